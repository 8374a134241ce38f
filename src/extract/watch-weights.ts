// What tells that a passage answers a standing question, as learned.
// Written by bench/quality/watches.ts from the labelled questions of corpus/editing and corpus/editing-pages; no chance is in it.

export const WATCHED: { base: number; weights: Readonly<Record<string, number>>; sure: number; maybe: number } = {
  base: 0.5319,
  weights: {
    ahead: -0.0221,
    apart: 0.1573,
    chance: 0.035,
    count: 0.3552,
    kin: 0.1,
    kind: 0.0091,
    kindOwn: 0.2215,
    margin: 0.2487,
    nearby: 0.1515,
    number: -0.0104,
    own: -0.323,
    pair: 0.5826,
    score: -0.0512,
    sentence: -0.0053,
    size: -0.5652,
    solid: 0.0474,
    terms: 0.1866,
    two: -0.2394,
  },
  sure: 0.82,
  maybe: 0.35,
};

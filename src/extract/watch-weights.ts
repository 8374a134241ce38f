// What tells that a passage answers a standing question, as learned.
// Written by bench/quality/watches.ts from the labelled questions of corpus/editing and corpus/editing-pages; no chance is in it.

export const WATCHED: { base: number; weights: Readonly<Record<string, number>>; sure: number; maybe: number } = {
  base: 0.1363,
  weights: {
    "asks how many": -0.1107,
    "asks other": -0.0113,
    "asks when": -0.0168,
    "asks where": -0.0148,
    "asks whether": -0.0233,
    "asks who": -0.0398,
    "asks why": 0.0542,
    count: 0.1903,
    lacks: -0.0535,
    margin: 0.1422,
    odds: 0.0588,
    opens: -0.093,
    pair: 0.3516,
  },
  sure: 0.74,
  maybe: 0.35,
};

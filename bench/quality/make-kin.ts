// Makes of WordNet the lists of words near in meaning, by random walk over senses and glosses.
// Run: node bench/quality/make-kin.ts [--show "word word"], which only shows
import { writeFileSync } from "node:fs";
import { stem } from "../../src/language/words.ts";
import { option, print } from "../figures.ts";
import { readWordNet, type WordNet } from "./wordnet.ts";

/** As in Hughes and Ramage 2007: how likely a walk goes on, how many steps it takes, how many of its nodes are kept. */
const WALK = { goesOn: 0.85, steps: 4, kept: 128, faint: 5e-6 };
/** What a synset passes on to its words, its relations and the words of its gloss; and a word to the glosses that use it. */
const SHARE = { words: 0.4, relations: 0.35, gloss: 0.25, uses: 0.15 };
/** Stems that so many glosses use, or that were met in tagged text, have a list; it is so long at most; cosines below say nothing. */
const LIST = { uses: 3, most: 48, least: 0.06 };

type Weighed = [node: number, weight: number];

/** Nodes are numbered, stems first, then synsets. `edges[node]` lists where a step may lead, likeliest first. */
interface Graph {
  stems: string[];
  edges: Weighed[][];
  /** The stems that have a list. */
  common: number[];
}

function graphOf({ synsets, senses }: WordNet): Graph {
  const stems = [...senses.keys()];
  const stemIds = new Map(stems.map((each, at) => [each, at]));
  const synsetIds = new Map([...synsets.keys()].map((key, at) => [key, stems.length + at]));
  const known = (ids: ReadonlyMap<string, number>, keys: readonly string[]): number[] =>
    keys.map((key) => ids.get(key)).filter((id) => id !== undefined);
  const glosses = new Map([...synsets].map(([key, { gloss }]) => [key, known(stemIds, gloss)]));
  const uses = stems.map((): Weighed[] => []);
  for (const [key, gloss] of glosses) {
    for (const word of gloss) uses[word]?.push([synsetIds.get(key) ?? 0, 1 / gloss.length]);
  }
  const rarity = (word: number): number => Math.log(1 + synsets.size / (1 + (uses[word]?.length ?? 0))) ** 2;
  const ofStems = stems.map((each, word) => {
    const own = (senses.get(each) ?? []).map(({ synset, weight }): Weighed => [synsetIds.get(synset) ?? 0, weight]);
    return ordered([...shared(own, 1 - SHARE.uses), ...shared(uses[word] ?? [], SHARE.uses)]);
  });
  const ofSynsets = [...synsets].map(([key, synset]) =>
    ordered([
      ...shared(
        known(stemIds, synset.stems).map((word) => [word, 1]),
        SHARE.words,
      ),
      ...shared(
        known(synsetIds, synset.relations).map((other) => [other, 1]),
        SHARE.relations,
      ),
      ...shared(
        (glosses.get(key) ?? []).map((word) => [word, rarity(word)]),
        SHARE.gloss,
      ),
    ]),
  );
  const met = (each: string): boolean => (senses.get(each) ?? []).some((sense) => sense.met > 0);
  const common = stems.flatMap((each, at) => ((uses[at]?.length ?? 0) >= LIST.uses || met(each) ? [at] : []));
  return { stems, edges: [...ofStems, ...ofSynsets], common };
}

function shared(to: readonly Weighed[], share: number): Weighed[] {
  const all = to.reduce((sum, [, weight]) => sum + weight, 0);
  return to.map(([node, weight]) => [node, (share * weight) / all]);
}

const ordered = (list: Weighed[]): Weighed[] => list.toSorted((a, b) => b[1] - a[1]);

/** Where a walk from each of the common stems is found: its likeliest nodes. */
function walks({ edges, common }: Graph): Weighed[][] {
  const next = new Float64Array(edges.length);
  return common.map((start) => {
    let now: Weighed[] = [[start, 1]];
    for (let step = 0; step < WALK.steps; step += 1) {
      const reached = [start];
      next[start] = 1 - WALK.goesOn;
      for (const [node, chance] of now) {
        for (const [to, weight] of edges[node] ?? []) {
          const moved = chance * WALK.goesOn * weight;
          if (moved < WALK.faint) break;
          if (next[to] === 0) reached.push(to);
          next[to] = (next[to] ?? 0) + moved;
        }
      }
      now = reached.map((node) => [node, next[node] ?? 0]);
      for (const node of reached) next[node] = 0;
    }
    return ordered(now).slice(0, WALK.kept);
  });
}

/** Unit vectors: the root of how likely a node is, by how few walks come by it. */
function vectorsOf(found: readonly Weighed[][]): Weighed[][] {
  const visits = new Map<number, number>();
  for (const list of found) for (const [node] of list) visits.set(node, (visits.get(node) ?? 0) + 1);
  return found.map((list) => {
    const weighed = list.map(([node, chance]): Weighed => [
      node,
      Math.sqrt(chance) * Math.log(found.length / (visits.get(node) ?? 1)),
    ]);
    const length = Math.sqrt(weighed.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
    return weighed.map(([node, value]): Weighed => [node, value / length]);
  });
}

/** For a vector the others nearest to it by cosine, nearest first. */
function nearest(vectors: readonly Weighed[][]): (at: number) => Weighed[] {
  const postings = new Map<number, Weighed[]>();
  for (const [at, vector] of vectors.entries()) {
    for (const [node, value] of vector) {
      const list = postings.get(node);
      if (list) list.push([at, value]);
      else postings.set(node, [[at, value]]);
    }
  }
  const sums = new Float64Array(vectors.length);
  return (at) => {
    const touched = new Set<number>();
    for (const [node, value] of vectors[at] ?? []) {
      for (const [other, theirs] of postings.get(node) ?? []) {
        touched.add(other);
        sums[other] = (sums[other] ?? 0) + value * theirs;
      }
    }
    const found = [...touched].map((other): Weighed => [other, sums[other] ?? 0]);
    for (const other of touched) sums[other] = 0;
    return ordered(found.filter(([other, value]) => other !== at && value >= LIST.least)).slice(0, LIST.most);
  };
}

/** As src/language/kin.ts reads it. */
function write(names: readonly string[], lists: readonly Weighed[][]): void {
  const text = new TextEncoder().encode(names.join("\n"));
  const pairs = lists.flat();
  const starts = new Uint32Array(names.length + 1);
  for (const [at, list] of lists.entries()) starts[at + 1] = (starts[at] ?? 0) + list.length;
  const parts = [
    new Uint32Array([names.length, pairs.length]),
    starts,
    Uint16Array.from(pairs, ([other]) => other),
    Uint8Array.from(pairs, ([, value]) => Math.min(255, Math.round(value * 255))),
    text,
  ];
  const bytes = Buffer.concat(
    parts.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  );
  writeFileSync(new URL("../../models/kin.bin", import.meta.url), bytes);
  print(`${names.length} stems, ${pairs.length} pairs, ${bytes.length} bytes`);
}

const begun = performance.now();
const graph = graphOf(readWordNet());
const near = nearest(vectorsOf(walks(graph)));
const names = graph.common.map((id) => graph.stems[id] ?? "");
const shown = option("show");
if (shown === undefined)
  write(
    names,
    names.map((_, at) => near(at)),
  );
for (const word of shown?.split(" ") ?? []) {
  const found = near(names.indexOf(stem(word))).slice(0, 12);
  print(`${word}: ${found.map(([other, value]) => `${names[other]} ${value.toFixed(2)}`).join(", ")}`);
}
print(`${((performance.now() - begun) / 1000).toFixed(0)} s`);

// Story clustering beside the plain centroid baseline: quality on labelled sets, and cost.
// Run: node bench/stories.ts [--quality], without the cost; [--items 500000] in the window
import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type Assignment, StoryIndex } from "../src/stories/cluster.ts";
import { inOrder } from "../src/stories/in-order.ts";
import { contentStems } from "../src/language/words.ts";
import { shared } from "../test/support/shared.ts";
import { bcubed, type LabelledDoc, readBasil, readUci } from "../test/support/story-sets.ts";
import { APART } from "../test/stories/cases/apart.ts";
import { TOGETHER } from "../test/stories/cases/together.ts";
import { among, joined } from "../test/stories/pairs.ts";
import { median, option } from "./figures.ts";
import { STREAM_SEED, madeStream } from "./making/stream.ts";

const SIZES = [2_500, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000];
/** Reports of which the processor time is taken together. */
const STRETCH = 500;

/** Single pass, TF-IDF cosine to the running centroid, document frequency: the textbook method, for comparison. */
class CentroidIndex {
  readonly #threshold: number;
  readonly #stories: { id: string; sum: Map<string, number> }[] = [];
  readonly #documents = new Map<string, number>();
  #seen = 0;

  constructor(threshold: number) {
    this.#threshold = threshold;
  }

  assign(doc: LabelledDoc): string {
    const counts = new Map<string, number>();
    for (const stem of contentStems(`${doc.title} ${doc.text}`)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    this.#seen += 1;
    for (const stem of counts.keys()) this.#documents.set(stem, (this.#documents.get(stem) ?? 0) + 1);
    const vector = unit(
      new Map(
        Array.from(counts, ([stem, count]) => [
          stem,
          (1 + Math.log(count)) * Math.log((this.#seen + 100) / this.#documents.get(stem)!),
        ]),
      ),
    );
    let best: { id: string; sum: Map<string, number> } | undefined;
    let score = this.#threshold;
    for (const story of this.#stories) {
      const fit = dot(vector, story.sum) / Math.sqrt(dot(story.sum, story.sum));
      if (fit >= score) [best, score] = [story, fit];
    }
    if (!best) this.#stories.push((best = { id: doc.id, sum: new Map() }));
    for (const [stem, weight] of vector) best.sum.set(stem, (best.sum.get(stem) ?? 0) + weight);
    return best.id;
  }
}

function dot(left: Map<string, number>, right: Map<string, number>): number {
  let sum = 0;
  for (const [stem, weight] of left) sum += weight * (right.get(stem) ?? 0);
  return sum;
}

function unit(vector: Map<string, number>): Map<string, number> {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return new Map(Array.from(vector, ([stem, weight]) => [stem, weight / length]));
}

function print(...cells: (string | number)[]): void {
  process.stdout.write(`${cells.map((cell) => String(cell).padEnd(22)).join("")}\n`);
}

function row(name: string, docs: LabelledDoc[], found: ReadonlyMap<string, string>, started: number): void {
  const us = ((performance.now() - started) * 1000) / docs.length;
  const { precision, recall, f1 } = bcubed(docs, found);
  print(name, precision.toFixed(3), recall.toFixed(3), f1.toFixed(3), new Set(found.values()).size, us.toFixed(0));
}

function quality(name: string, docs: LabelledDoc[]): void {
  print(name, "precision", "recall", "B-cubed F1", "stories", "us per item");
  // The better of a few thresholds, chosen with the labels in sight: the baseline at its best.
  const tries = [0.1, 0.15, 0.2, 0.25].map((threshold) => {
    const started = performance.now();
    const baseline = new CentroidIndex(threshold);
    return { found: new Map(docs.map((doc) => [doc.id, baseline.assign(doc)])), started: started - performance.now() };
  });
  const best = tries.toSorted((one, other) => bcubed(docs, other.found).f1 - bcubed(docs, one.found).f1)[0]!;
  row("centroid, tuned", docs, best.found, performance.now() + best.started);

  const started = performance.now();
  const index = new StoryIndex();
  const first = new Map(inOrder(docs).map((doc) => [doc.id, index.assign(doc).story]));
  row("footnote, first word", docs, first, started);
  row("footnote, merged", docs, new Map(Array.from(first, ([id, story]) => [id, index.root(story)])), started);
  answered(docs);
}

/** Stories that nearly joined another, and what it would bring if whoever is asked about them were always right. */
function answered(docs: LabelledDoc[]): void {
  const labels = new Map(docs.map(({ id, label }) => [id, label]));
  const belongs = (doc: LabelledDoc, near: Assignment["near"]) => near && labels.get(near.story) === doc.label;
  const unasked = new StoryIndex();
  const begun = inOrder(docs).flatMap((doc) => {
    const { story, near } = unasked.assign(doc);
    return story === doc.id ? [{ doc, near }] : [];
  });
  const near = begun.filter((entry) => entry.near);
  const same = near.filter((entry) => belongs(entry.doc, entry.near));

  const started = performance.now();
  const asked = new StoryIndex();
  const first = inOrder(docs).map((doc): [string, string] => {
    const assigned = asked.assign(doc);
    if (assigned.near && belongs(doc, assigned.near)) asked.absorb(assigned.near.story, doc.id);
    return [doc.id, assigned.story];
  });
  row("near, answered right", docs, new Map(first.map(([id, story]) => [id, asked.root(story)])), started);
  print(`${near.length} of ${begun.length} new stories nearly joined another; ${same.length} of these belong to it`);
}

/** Made pairs: two events that look alike, and one that is told in two ways. */
function pairs(): void {
  const all = [...APART.map(({ pair }) => pair), ...TOGETHER];
  const counts = (same: boolean[]) => [
    same.slice(0, APART.length).filter((one) => !one).length,
    same.slice(APART.length).filter(Boolean).length,
  ];
  print("made pairs", `apart of ${APART.length}`, `together of ${TOGETHER.length}`);
  print("each by itself", ...counts(all.map(joined)));
  print("among the others", ...counts(among(all)));
}

/** Processor time of this process so far, in microseconds. */
function cpuUs(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function cost(most: number): void {
  print("items in the window", "CPU us per item, median", "slowest stretch", "heap MB", "kB per item", "stories");
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const index = new StoryIndex();
  collect();
  const before = process.memoryUsage().heapUsed;
  let [stretches, id]: [number[], number] = [[], 0];
  let started = cpuUs();
  for (const doc of madeStream(most)) {
    index.assign(doc);
    id += 1;
    if (id % STRETCH > 0) continue;
    stretches.push((cpuUs() - started) / STRETCH);
    if (SIZES.includes(id)) {
      collect();
      const held = process.memoryUsage().heapUsed - before;
      const slowest = Math.max(...stretches).toFixed(0);
      print(
        id,
        median(stretches).toFixed(0),
        slowest,
        (held / 1e6).toFixed(0),
        (held / 1e3 / id).toFixed(2),
        index.size,
      );
      stretches = [];
    }
    started = cpuUs();
  }
}

const uci = shared("corpus/stories/uci-headlines.dev.jsonl");
const basil = shared("corpus/stories/basil.dev.jsonl");
if (uci) quality("headlines (UCI)", readUci(readFileSync(uci, "utf8")));
if (basil) quality("full texts (BASIL)", readBasil(readFileSync(basil, "utf8")));
if (!uci || !basil) print("The labelled sets are not here: quality is not measured.");
pairs();
if (option("quality") === undefined) {
  print(`made-up stream, seed ${STREAM_SEED}`);
  cost(Number(option("items") ?? 500_000));
}

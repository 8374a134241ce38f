// What is lost where the index of stories is parted: on real headlines and on a made-up stream.
// Run: node bench/sharding.ts [--items 100000] [--shards 2,4,8]
// A report goes to the shard of its rarest word, or to those of its two or three rarest; then stories that share a report are one.
import { readFileSync } from "node:fs";
import { contentStems } from "../src/language/words.ts";
import { type Assignment, StoryIndex } from "../src/stories/cluster.ts";
import { inOrder } from "../src/stories/in-order.ts";
import { shared } from "../test/support/shared.ts";
import { bcubed, type LabelledDoc, readUci } from "../test/support/story-sets.ts";
import { option, print, table } from "./figures.ts";
import { madeStream, STREAM_SEED } from "./making/stream.ts";

const ITEMS = Number(option("items") ?? 100_000);
const SHARDS = (option("shards") ?? "2,4,8").split(",").map(Number);
const KEYS = [1, 2, 3];

/** FNV-1a, by Fowler, Noll and Vo. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}

/** The stems of a title, those first that fewest titles before it had. */
function* routed(docs: Iterable<LabelledDoc>): Generator<[LabelledDoc, readonly string[]]> {
  const seen = new Map<string, number>();
  for (const doc of docs) {
    const stems = [...new Set(contentStems(doc.title))];
    // A word that nobody used before leads to nobody.
    const known = stems.filter((stem) => seen.has(stem));
    const first = (known.length > 0 ? known : stems).toSorted((a, b) => (seen.get(a) ?? 0) - (seen.get(b) ?? 0));
    for (const stem of stems) seen.set(stem, (seen.get(stem) ?? 0) + 1);
    yield [doc, first];
  }
}

/** Joins what it is told belongs together: the root of each name. */
function unions(): { join(one: string, other: string): void; root(name: string): string } {
  const above = new Map<string, string>();
  const root = (name: string): string => {
    let top = name;
    for (let next = above.get(top); next !== undefined; next = above.get(top)) top = next;
    if (top !== name) above.set(name, top);
    return top;
  };
  return { root, join: (one, other) => void (root(one) !== root(other) && above.set(root(one), root(other))) };
}

/** The story of each report as `shards` indexes tell them apart, each report told to those of its `keys` rarest words. */
function parted(
  docs: readonly LabelledDoc[],
  shards: number,
  keys: number,
): { found: Map<string, string>; told: number } {
  const indexes = Array.from({ length: shards }, () => new StoryIndex());
  const { join, root } = unions();
  let told = 0;
  const assigned: [number, LabelledDoc, Assignment][] = [];
  for (const [doc, stems] of routed(docs)) {
    const places = new Set(stems.slice(0, keys).map((stem) => hash(stem) % shards));
    if (places.size === 0) places.add(0);
    told += places.size;
    for (const place of places) assigned.push([place, doc, indexes[place]!.assign(doc)]);
  }
  for (const [place, doc, { story }] of assigned) join(`report ${doc.id}`, `${place} ${indexes[place]!.root(story)}`);
  return { found: new Map(docs.map(({ id }) => [id, root(`report ${id}`)])), told: told / docs.length };
}

function rowsOf(name: string, docs: readonly LabelledDoc[]): string[][] {
  const whole = new StoryIndex();
  const first = docs.map((doc): [string, string] => [doc.id, whole.assign(doc).story]);
  const figures = (found: ReadonlyMap<string, string>): string[] => {
    const { precision, recall, f1 } = bcubed([...docs], found);
    return [precision, recall, f1].map((figure) => figure.toFixed(3));
  };
  const one = new Map(first.map(([id, story]) => [id, whole.root(story)]));
  return [
    [name, "1", "", "1.00", ...figures(one)],
    ...SHARDS.flatMap((shards) =>
      KEYS.map((keys) => {
        const { found, told } = parted(docs, shards, keys);
        return [name, String(shards), String(keys), told.toFixed(2), ...figures(found)];
      }),
    ),
  ];
}

const uci = shared("corpus/stories/uci-headlines.dev.jsonl");
if (!uci) print("The labelled headlines are not here: their rows are left out.");
table(
  ["reports", "shards", "words that say where", "shards a report is told to", "precision", "recall", "B-cubed F1"],
  [
    ...(uci ? rowsOf("2,756 real headlines", inOrder(readUci(readFileSync(uci, "utf8")))) : []),
    ...rowsOf(`${ITEMS} of a made-up stream, seed ${STREAM_SEED}`, [...madeStream(ITEMS)]),
  ],
);

// Stories of the shared material with labels of our own: learned from, and never measured by.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { shared } from "../../test/support/shared.ts";
import { readBasil } from "../../test/support/story-sets.ts";
import type { Document, Told } from "./corpus.ts";
import type { Label } from "./labelled.ts";

type Row = [
  start: number,
  end: number,
  alone: Label["alone"],
  misleads: 0 | 1,
  role: Label["role"],
  weight: Label["weight"],
  kind: Label["kind"],
];

const FOLDER = join(import.meta.dirname, "labels");
const read = <T>(file: string): T[] =>
  readFileSync(join(FOLDER, file), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);

/** Documents with their sentences, the labels of those, and what was chosen of each story; nothing where the texts are not there. */
export function ownLabels(): { documents: Document[]; labels: Label[]; told: Told[] } {
  const path = shared("corpus/stories/basil.dev.jsonl");
  if (!path) return { documents: [], labels: [], told: [] };
  const texts = new Map(readBasil(readFileSync(path, "utf8")).map((one) => [one.id, one]));
  const documents: Document[] = [];
  const labels: Label[] = [];
  for (const { doc, story, rows } of read<{ doc: string; story: string; rows: Row[] }>("labels.jsonl")) {
    const known = texts.get(doc);
    if (!known) continue;
    const { title, text, source, published } = known;
    const sentences = rows.map(([start, end], at) => ({ n: at + 1, text: text.slice(start, end) }));
    documents.push({
      doc,
      story,
      source,
      title,
      text,
      ...(published && { published: published.toISOString() }),
      sentences,
    });
    for (const [at, [, , alone, misleads, role, weight, kind]] of rows.entries())
      labels.push({ doc, n: at + 1, alone, misleads: misleads === 1, role, weight, kind });
  }
  return { documents, labels, told: read<Told>("stories.jsonl") };
}

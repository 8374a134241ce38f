// Labelled news items and the measure they are judged by. The label never reaches the code under test.
import type { StoryDoc } from "../../src/stories/report.ts";

export interface LabelledDoc extends StoryDoc {
  label: string;
}

/** UCI news aggregator excerpt: headlines without text, in time order. */
export function readUci(jsonl: string): LabelledDoc[] {
  return lines<{ id: number; title: string; url: string; publisher: string; time: number; story: string }>(jsonl)
    .map(({ id, title, url, publisher, time, story }) => ({
      id: String(id),
      title,
      text: "",
      source: publisher,
      url,
      published: new Date(time),
      label: story,
    }))
    .toSorted((one, other) => one.published.getTime() - other.published.getTime());
}

/** BASIL: full texts, three outlets on each event, in time order. */
export function readBasil(jsonl: string): LabelledDoc[] {
  return lines<{
    id: string;
    title: string;
    url: string;
    source: string;
    date: string;
    story: string;
    paragraphs: string[];
  }>(jsonl)
    .map(({ id, title, url, source, date, story, paragraphs }) => ({
      id,
      title,
      text: paragraphs.join("\n\n"),
      source,
      url,
      published: new Date(date),
      label: story,
    }))
    .toSorted((one, other) => one.published.getTime() - other.published.getTime());
}

function lines<T>(jsonl: string): T[] {
  return jsonl
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
}

/** B-cubed precision, recall and F1 (Bagga and Baldwin 1998) of the found story per document id. */
export function bcubed(
  docs: LabelledDoc[],
  found: ReadonlyMap<string, string>,
): { precision: number; recall: number; f1: number } {
  const count = (key: (doc: LabelledDoc) => string): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const doc of docs) counts.set(key(doc), (counts.get(key(doc)) ?? 0) + 1);
    return counts;
  };
  const story = (doc: LabelledDoc): string => found.get(doc.id)!;
  const both = (doc: LabelledDoc): string => `${doc.label}\n${story(doc)}`;
  const [truths, stories, overlaps] = [count((doc) => doc.label), count(story), count(both)];
  let precision = 0;
  let recall = 0;
  for (const doc of docs) {
    precision += overlaps.get(both(doc))! / stories.get(story(doc))! / docs.length;
    recall += overlaps.get(both(doc))! / truths.get(doc.label)! / docs.length;
  }
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

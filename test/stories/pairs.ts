// Made pairs of reports, each pair by itself and all of them among each other: which ones are one story.
import { StoryIndex } from "../../src/stories/cluster.ts";
import { inOrder } from "../../src/stories/in-order.ts";
import type { StoryDoc } from "../../src/stories/report.ts";
import type { Given } from "./cases/apart.ts";

type Pair = readonly [Given, Given];

const START = Date.UTC(2026, 10, 24, 8);

const docsOf = ([first, second]: Pair, name: string): [StoryDoc, StoryDoc] => {
  const given = ({ by, title, text = "" }: Given, id: string, hours: number): StoryDoc => {
    return { id, title, text, source: by, url: undefined, published: new Date(START + hours * 3_600_000) };
  };
  return [given(first, `${name} first`, 0), given(second, `${name} second`, second.later ?? 1)];
};

/** Whether the second report of a pair joins the first. */
export const joined = (pair: Pair): boolean => among([pair])[0] === true;

/** The same of each pair, when all of them are news at once. */
export function among(pairs: readonly Pair[]): boolean[] {
  const index = new StoryIndex();
  const docs = pairs.map((pair, at) => docsOf(pair, String(at)));
  const first = new Map(inOrder(docs.flat()).map((doc) => [doc.id, index.assign(doc).story]));
  const story = ({ id }: StoryDoc): string => index.root(first.get(id) ?? id);
  return docs.map(([one, other]) => story(one) === story(other));
}

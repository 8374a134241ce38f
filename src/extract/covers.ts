// What the sources of a question do tell, for when they do not answer it: stories, by their titles.
import type { Question } from "../core/ports.ts";
import { isOrder } from "./orders.ts";

const MOST = 3;

/** The story asked about; where the question is about everything held, the stories that come nearest to it. */
export function coversOf({ analysis, story }: Pick<Question, "analysis" | "story">): string[] {
  const { text } = analysis.headline;
  if (text !== "") return [text];
  const titles = new Map<string, string>();
  for (const { id, storyId = id, title } of story.articles)
    if (!titles.has(storyId) && title !== "" && !isOrder(title)) titles.set(storyId, title);
  return [...titles.values()].slice(0, MOST);
}

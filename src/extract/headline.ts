// The headline of an analysis made without a model: one of the articles' own titles.
import type { Article, Headline } from "../core/domain.ts";
import { canon } from "../language/fold.ts";
import { contentStems } from "../language/words.ts";
import type { Vector } from "./vectors.ts";

/** A title that tells this share of what the fullest one tells is as good, if it is shorter. */
const NEARLY_AS_FULL = 0.85;
/** Longer titles are no titles, and are not searched for an outlet's name. */
const LONGEST_TITLE = 300;

/** Shortest title among those that hold the most of the story's centre; undefined when no article has a title. */
export function headlineOf(articles: readonly Article[], centre: Vector): Headline | undefined {
  const titles = articles
    .map((article) => ({ text: bareTitle(article), articleId: article.id }))
    .filter(({ text }) => text !== "")
    .map((title) => ({ ...title, told: toldBy(title.text, centre) }));
  const most = Math.max(...titles.map(({ told }) => told));
  const best = titles
    .filter(({ told }) => told >= most * NEARLY_AS_FULL)
    .toSorted((a, b) => Number(asks(a.text)) - Number(asks(b.text)) || a.text.length - b.text.length)[0];
  return best && { text: best.text, articleId: best.articleId, citations: [] };
}

/** The title without the outlet's name at its end ("... | The Gazette"); always a verbatim part of the title. */
function bareTitle({ title, source, domain, siteName }: Article): string {
  const whole = title.trim();
  const outlets = [source, siteName ?? "", domain, domain.split(".")[0] ?? ""].map(canon).filter((name) => name !== "");
  const mark = whole.length > LONGEST_TITLE ? undefined : [...whole.matchAll(/(?<=\s)[|–—·•:-](?=\s)/g)].at(-1);
  if (!mark) return whole;
  const tail = whole.slice(mark.index + 1);
  return !/[|–—]/.test(tail) && outlets.includes(canon(tail)) ? whole.slice(0, mark.index).trimEnd() : whole;
}

function toldBy(title: string, centre: Vector): number {
  let sum = 0;
  for (const term of new Set(contentStems(title))) sum += centre.get(term) ?? 0;
  return sum;
}

function asks(title: string): boolean {
  return /[?？][^\w?？]*$/u.test(title);
}

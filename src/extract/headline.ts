// The headline of an analysis made without a model: one of the articles' own titles.
import type { Article, Headline } from "../core/domain.ts";
import { HOUR } from "../core/time.ts";
import { cuesFor } from "../language/cues.ts";
import { canon } from "../language/fold.ts";
import { everyPattern } from "../language/languages.ts";
import { outsideQuotes } from "../language/quoted.ts";
import { contentStems } from "../language/words.ts";
import type { Passage } from "./passages.ts";
import type { Vector } from "./vectors.ts";

/** A title that tells this share of what the fullest one tells is as good, if it is shorter. */
const NEARLY_AS_FULL = 0.85;
/** Longer titles are no titles, and are not searched for an outlet's name. */
const LONGEST_TITLE = 300;

/** Titles with so many words in common tell of one thing. */
const SHARED = 2;

interface Title {
  text: string;
  article: Article;
  teases: boolean;
}

/**
 * Shortest title among those that hold the most of the story's centre; one that asks or baits only where no other is
 * there, one cut short never. Undefined when no article has a whole title.
 */
export function headlineOf(
  articles: readonly Article[],
  centre: Vector,
  lead?: Pick<Passage, "article" | "text">,
): Headline | undefined {
  const whole = articles
    .map((article) => ({ text: bareTitle(article), article }))
    .filter(({ text, article }) => text !== "" && !isCut(text, article))
    .map((title) => ({ ...title, teases: teases(title.text), told: toldBy(title.text, centre) }));
  const current = whole.filter((title) => !isSettled(title, lead, whole));
  const titles = current.length > 0 ? current : whole;
  const plain = titles.some((title) => !title.teases) ? titles.filter((title) => !title.teases) : titles;
  const most = Math.max(...plain.map(({ told }) => told));
  const best = plain
    .filter(({ told }) => told >= most * NEARLY_AS_FULL)
    .toSorted((a, b) => a.text.length - b.text.length)[0];
  return best && { text: best.text, articleId: best.article.id, citations: [] };
}

/** Ends in dots, or in the middle of a sentence of its own text: posts without a title have their first characters for one. */
function isCut(title: string, { text }: Article): boolean {
  if (/(?:…|\.{3})[\]"”'’)]{0,3}$/u.test(title)) return true;
  const begins = text.slice(0, title.length + 1);
  return begins.startsWith(title) && /^[\p{L}\p{N},]/u.test(begins.slice(title.length));
}

/** Tells as a plan ("Council to vote on pier") what the lead, or another title, of a later hour knows more of. */
function isSettled(
  title: Title,
  lead: Pick<Passage, "article" | "text"> | undefined,
  titles: readonly Title[],
): boolean {
  const cues = cuesFor(title.article.language);
  const isPlan = (text: string): boolean => cues?.next.test(text) === true || cues?.planned.test(text) === true;
  if (!cues || !(isPlan(title.text) || cues.titledPlan.test(title.text))) return false;
  if (lead && isLater(lead.article, title.article) && !isPlan(outsideQuotes(lead.text))) return true;
  const stems = new Set(contentStems(title.text));
  return titles.some(
    (other) =>
      !other.teases &&
      isLater(other.article, title.article) &&
      stems.intersection(new Set(contentStems(other.text))).size >= SHARED,
  );
}

const isLater = (late: Article, early: Article): boolean =>
  late.published !== undefined &&
  early.published !== undefined &&
  late.published.getTime() - early.published.getTime() >= HOUR;

/** Asks, or promises what it does not tell. */
function teases(title: string): boolean {
  return /[?？][^\w?？]*$/u.test(title) || BAIT.test(title);
}

const BAIT = new RegExp(`(?<![\\p{L}\\p{N}])(?:${everyPattern(({ page }) => page?.bait)})(?![\\p{L}\\p{N}])`, "iu");

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

// Tells what in a text gives orders to whoever reads it, an assistant most of all.
import learned from "#models/orders.json" with { type: "json" };
import { LRUCache } from "lru-cache";
import type { Article } from "../core/domain.ts";
import { genreCuesFor } from "../language/genres.ts";
import { everyPattern, LANGUAGES, primaryTag } from "../language/languages.ts";
import { outsideQuotes } from "../language/quoted.ts";
import { orderSigns } from "./order-signs.ts";

/** What needs no weighing: the markup of chats, and "ignore … instructions" in the languages we have it of. */
const ORDER = [
  ...LANGUAGES.flatMap(({ orders }) => orders?.patterns ?? []).map((pattern) => new RegExp(pattern, "iu")),
  new RegExp(
    `\\b(?:${everyPattern(({ orders }) => orders?.ignore)})\\b.{0,30}\\b(?:${everyPattern(({ orders }) => orders?.instructions)})\\b`,
    "iu",
  ),
];

/** So many, and such a share of all: orders slipped into a report are fewer. */
const MANY = { sentences: 3, share: 0.12 };

/** What is looked at of the article that a sentence stands in. */
export type Around = Pick<Article, "genre" | "language" | "text" | "sentences">;

/** What tells of events; a guide commands its readers, and a column speaks to them. */
const REPORTS: ReadonlySet<string> = new Set(["news", "live", "analysis"]);
const isReport = (genre: string | undefined): boolean => genre === undefined || REPORTS.has(genre);

const signWeights = new Map<string, number>(Object.entries(learned.signs));
/** The same sentences are asked about again and again while a post is made. */
const scores = new LRUCache<string, number>({ max: 5000 });

/** How much a sentence speaks like an order rather than a report: log odds, by the signs that were learned (`bench/quality/learn-orders.ts`). */
function orderScore(text: string): number {
  let score = scores.get(text);
  if (score !== undefined) return score;
  score = learned.base;
  for (const sign of orderSigns(text)) score += signWeights.get(sign) ?? 0;
  scores.set(text, score);
  return score;
}

/** From where on a sentence sounds like an order in its language; in languages that few orders were learned in, as in English. */
const faintest = new Map<string, number>(Object.entries(learned.from.faint));
const sounds = (text: string, { language }: Around): boolean =>
  orderScore(text) >= (faintest.get(primaryTag(language)) ?? learned.from.faint.en);

/** Whether the sentence gives orders, whatever stands around it. What a reporter quotes is news, not an order. */
export function isOrder(text: string): boolean {
  if (orderScore(text) >= learned.from.firm) return true;
  const own = outsideQuotes(text.normalize("NFKC"));
  return ORDER.some((mark) => mark.test(own));
}

/** Whether a sentence of a report sounds like an order, where the rest of the text does not. */
export function isCommand(text: string, article: Around): boolean {
  return isReport(article.genre) && sounds(text, article) && !commandsReaders(article);
}

/** Whether a report says "you" outside quotation marks, as whoever gives orders does. */
export function isAddressed(text: string, article: Around): boolean {
  return isReport(article.genre) && addresses(text, article) && !speaksToReaders(article);
}

const addresses = (text: string, { language }: Around): boolean =>
  genreCuesFor(language)?.voices.get("reader")?.test(outsideQuotes(text)) ?? false;

/** Whether "you" is how the whole text speaks: a guide's voice, also where its kind was not recognised. */
const speaksToReaders = habit((text, article) => addresses(text, article));
const commandsReaders = habit(sounds);

/** Whether many of an article's sentences are such; each article is read once. */
export function habit(such: (text: string, article: Around) => boolean): (article: Around) => boolean {
  const known = new WeakMap<Around, boolean>();
  return (article) => {
    const { text, sentences } = article;
    const read = known.get(article);
    if (read !== undefined) return read;
    const found = sentences.filter(({ start, end }) => such(text.slice(start, end), article)).length;
    const is = found >= MANY.sentences && found >= MANY.share * sentences.length;
    known.set(article, is);
    return is;
  };
}

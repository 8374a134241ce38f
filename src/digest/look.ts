// A stored story as it stood whenever it was looked at: all that telling would ask of it. Pure.
import type { Article } from "../core/domain.ts";
import { MINUTE } from "../core/time.ts";
import { isAdvertisement } from "../stories/advertisement.ts";
import { isHeadlineOnly } from "../stories/article.ts";
import { origins } from "../stories/origins.ts";
import { type Choosable, isSource, storyMentions } from "./choose.ts";
import { type Traits, answered, ownTraits } from "./importance.ts";

/** An article as it was kept, replaced ones too. `asked`: it is old, and somebody of the channel asked for it. */
export type PastArticle = Omit<Article, "sentences"> & { how: "news" | "asked" | undefined };

/** A story with all its reports. `offered`: when it was really weighed for the channel, where that is known. */
export interface StoryOnce {
  id: string;
  articles: readonly PastArticle[];
  offered: readonly Date[];
  /** Under which it was told; undefined where it was not. */
  headline: string | undefined;
}

/** What of the texts a replay will ask: words of filters and mutes, and questions of lenses. */
export interface AskedOfPast {
  words: readonly string[];
  questions: readonly string[];
  /** How long a story gathers reports before it is told. */
  settleMs: number;
}

export interface Look {
  at: Date;
  newest: number;
  origins: number;
  advertisement: boolean;
  headlineOnly: boolean;
  how: "news" | "asked";
  feedIds: readonly (string | undefined)[];
  outlets: readonly Pick<Article, "domain" | "source">[];
  /** Of the words that a replay asks about, those it mentions; and the questions it holds. */
  says: readonly string[];
  questions: readonly string[];
  /** All but what depends on the channel. */
  traits: Traits;
  /** Characters of its reports. */
  size: number;
}

export interface PastStory {
  id: string;
  headline: string;
  looks: readonly Look[];
}

/** Reports that come together are taken together, at most a minute apart. */
const GATHERED_MS = MINUTE;

/** When a story was told or would have been, with what stood in it then. */
function moments({ articles, offered }: StoryOnce, settleMs: number): { at: number; count: number }[] {
  const found: { at: number; count: number }[] = [];
  for (const [index, { seenAt }] of articles.entries()) {
    const seen = seenAt.getTime();
    const last = found.at(-1);
    if (last && seen + Math.min(GATHERED_MS, settleMs) <= last.at) {
      last.count = index + 1;
      continue;
    }
    // What was down then, or busy, came later.
    const next = articles.slice(index + 1).find((later) => later.seenAt.getTime() > seen + settleMs);
    const until = next ? next.seenAt.getTime() + settleMs : Infinity;
    const really = offered.find((at) => at.getTime() >= seen && at.getTime() < until)?.getTime();
    found.push({ at: really ?? seen + settleMs, count: index + 1 });
  }
  return found;
}

/** `held.articles` in the order in which they were seen. */
export function looksOf(held: StoryOnce, asked: AskedOfPast): PastStory {
  const looks = moments(held, asked.settleMs).flatMap(
    ({ at, count }) => lookAt(held.articles.slice(0, count), at, asked) ?? [],
  );
  return { id: held.id, headline: held.headline ?? held.articles[0]?.title ?? "", looks };
}

function lookAt(seen: readonly PastArticle[], at: number, { words, questions }: AskedOfPast): Look | undefined {
  const replaced = new Set(seen.flatMap(({ replaces }) => replaces ?? []));
  const articles = seen
    .filter(({ id }) => !replaced.has(id))
    .toSorted((a, b) => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : 1));
  const how = articles.some((article) => article.how === "news")
    ? "news"
    : articles.some((article) => article.how === "asked")
      ? "asked"
      : undefined;
  if (how === undefined) return undefined;
  const count = origins(articles).length;
  return {
    at: new Date(at),
    newest: Math.max(...articles.map(timeOf)),
    origins: count,
    advertisement: articles.every(isAdvertisement),
    headlineOnly: articles.every(isHeadlineOnly),
    how,
    feedIds: [...new Set(articles.map(({ feedId }) => feedId))],
    outlets: articles.map(({ domain, source }) => ({ domain, source })),
    says: words.filter((word) => storyMentions({ articles }, word)),
    questions: answered({ articles }, questions),
    traits: ownTraits({ articles }, count),
    size: articles.reduce((sum, { text }) => sum + text.length, 0),
  };
}

const timeOf = ({ published, seenAt }: PastArticle): number => (published ?? seenAt).getTime();

/** As filters and mutes ask of it; `says` knows the words that were asked about when it was looked at. */
export const choosable = (id: string, { origins: count, says, outlets, feedIds }: Look): Choosable => ({
  id,
  origins: count,
  says: (words) => says.includes(words),
  isFrom: (outlet) => outlets.every((one) => isSource(one, outlet)),
  isOf: (feeds) => feedIds.some((id) => id !== undefined && feeds.includes(id)),
});

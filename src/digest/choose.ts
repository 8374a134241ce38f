// Does this subscription want this story? A verdict with its reason. Pure.
import type { Article, Filters, Story } from "../core/domain.ts";
import { type SearchedText, mentions, sameSpelling, searchedText } from "../language/mentions.ts";
import type { Mute } from "../store/mutes.ts";
import { type Wording, sentence } from "../words/index.ts";

export type Choice = { wanted: true } | { wanted: false; reason: Wording };

type Saying = Pick<Article, "title" | "text" | "language">;

/** Several subscriptions ask for words in one article, one after the other. */
const searched = new WeakMap<Saying, SearchedText[]>();

function textsOf(article: Saying): SearchedText[] {
  let texts = searched.get(article);
  if (texts === undefined) {
    texts = [article.title, article.text].map((text) => searchedText(text, article.language));
    searched.set(article, texts);
  }
  return texts;
}

/** Whether an article of the story holds the words, in its title or its text. */
export const storyMentions = ({ articles }: { articles: readonly Saying[] }, words: string): boolean =>
  articles.some((article) => textsOf(article).some((text) => mentions(text, words)));

/** A story as far as filters and mutes ask of it. */
export interface Choosable {
  id: string;
  origins: number;
  says(words: string): boolean;
  /** Whether all of it comes from this outlet. */
  isFrom(outlet: string): boolean;
  /** Whether one of these feeds reports it. */
  isOf(feeds: readonly string[]): boolean;
}

/** Filters with the feeds that bear their tags today. */
export interface Sieve extends Filters {
  feeds?: readonly string[] | undefined;
}

type Silence = Pick<Mute, "kind" | "value" | "label">;

export const chooseStories = (story: Story, origins: number, filters: Sieve, mutes: readonly Silence[]): Choice =>
  choose(
    {
      id: story.id,
      origins,
      says: (words) => storyMentions(story, words),
      isFrom: (outlet) => story.articles.every((article) => isSource(article, outlet)),
      isOf: (feeds) => story.articles.some(({ feedId }) => feedId !== undefined && feeds.includes(feedId)),
    },
    filters,
    mutes,
  );

export function choose(story: Choosable, filters: Sieve, mutes: readonly Silence[]): Choice {
  for (const mute of mutes) {
    if (mute.kind === "story" && mute.value === story.id)
      return { wanted: false, reason: sentence("verdict.mutedStory") };
    if (mute.kind === "topic" && story.says(mute.value)) {
      return { wanted: false, reason: sentence("verdict.mutedTopic", { label: mute.label }) };
    }
    if (mute.kind === "source" && story.isFrom(mute.value)) {
      return { wanted: false, reason: sentence("verdict.mutedSource", { label: mute.label }) };
    }
  }
  const excluded = filters.exclude.find((word) => story.says(word));
  if (excluded) return { wanted: false, reason: sentence("verdict.excluded", { word: excluded }) };
  if (filters.include.length > 0 && !filters.include.some((word) => story.says(word))) {
    return { wanted: false, reason: sentence("verdict.notIncluded", { words: filters.include.join(", ") }) };
  }
  if (filters.feeds && !story.isOf(filters.feeds))
    return { wanted: false, reason: sentence("verdict.notTagged", { tags: (filters.tags ?? []).join(", ") }) };
  if (story.origins < filters.minOrigins) {
    return {
      wanted: false,
      reason: sentence("verdict.fewOrigins", { origins: story.origins, wanted: filters.minOrigins }),
    };
  }
  return { wanted: true };
}

export const isSource = (article: { source: string; domain: string }, value: string): boolean =>
  article.domain === value || sameSpelling(article.source, value);

// Does this subscription want this story? A verdict with its reason. Pure.
import type { Article, Filters, Story } from "../core/domain.ts";
import { type SearchedText, mentions, sameSpelling, searchedText } from "../language/mentions.ts";
import type { Mute } from "../store/mutes.ts";
import { type Wording, sentence } from "../words/index.ts";

export type Choice = { wanted: true } | { wanted: false; reason: Wording };

/** Several subscriptions ask for words in one article, one after the other. */
const searched = new WeakMap<Article, SearchedText[]>();

function textsOf(article: Article): SearchedText[] {
  let texts = searched.get(article);
  if (texts === undefined) {
    texts = [article.title, article.text].map((text) => searchedText(text, article.language));
    searched.set(article, texts);
  }
  return texts;
}

/** Whether an article of the story holds the words, in its title or its text. */
export const storyMentions = ({ articles }: Pick<Story, "articles">, words: string): boolean =>
  articles.some((article) => textsOf(article).some((text) => mentions(text, words)));

export function chooseStories(
  story: Story,
  origins: number,
  filters: Filters,
  mutes: Pick<Mute, "kind" | "value" | "label">[],
): Choice {
  for (const mute of mutes) {
    if (mute.kind === "story" && mute.value === story.id)
      return { wanted: false, reason: sentence("verdict.mutedStory") };
    if (mute.kind === "topic" && storyMentions(story, mute.value)) {
      return { wanted: false, reason: sentence("verdict.mutedTopic", { label: mute.label }) };
    }
    if (mute.kind === "source" && story.articles.every((article) => isSource(article, mute.value))) {
      return { wanted: false, reason: sentence("verdict.mutedSource", { label: mute.label }) };
    }
  }
  const excluded = filters.exclude.find((word) => storyMentions(story, word));
  if (excluded) return { wanted: false, reason: sentence("verdict.excluded", { word: excluded }) };
  if (filters.include.length > 0 && !filters.include.some((word) => storyMentions(story, word))) {
    return { wanted: false, reason: sentence("verdict.notIncluded", { words: filters.include.join(", ") }) };
  }
  if (origins < filters.minOrigins) {
    return {
      wanted: false,
      reason: sentence("verdict.fewOrigins", { origins, wanted: filters.minOrigins }),
    };
  }
  return { wanted: true };
}

const isSource = (article: { source: string; domain: string }, value: string): boolean =>
  article.domain === value || sameSpelling(article.source, value);

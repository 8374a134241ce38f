// Does this subscription want this story? A verdict with its reason. Pure.
import type { Filters, Story } from "../core/domain.ts";
import type { Mute } from "../store/mutes.ts";
import { type Wording, sentence } from "../words/index.ts";

export type Choice = { wanted: true } | { wanted: false; reason: Wording };

/** Same letters whatever case and accents. */
const plainWords = (value: string): string =>
  ` ${value
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

/** True when all words of `phrase` stand next to each other in `text`. */
const mentions = (text: string, phrase: string): boolean => text.includes(plainWords(phrase));

export function chooseStories(
  story: Story,
  origins: number,
  filters: Filters,
  mutes: Pick<Mute, "kind" | "value" | "label">[],
): Choice {
  const text = plainWords(story.articles.map((article) => `${article.title} ${article.text}`).join(" "));
  for (const mute of mutes) {
    if (mute.kind === "story" && mute.value === story.id)
      return { wanted: false, reason: sentence("verdict.mutedStory") };
    if (mute.kind === "topic" && mentions(text, mute.value)) {
      return { wanted: false, reason: sentence("verdict.mutedTopic", { label: mute.label }) };
    }
    if (mute.kind === "source" && story.articles.every((article) => isSource(article, mute.value))) {
      return { wanted: false, reason: sentence("verdict.mutedSource", { label: mute.label }) };
    }
  }
  const excluded = filters.exclude.find((word) => mentions(text, word));
  if (excluded) return { wanted: false, reason: sentence("verdict.excluded", { word: excluded }) };
  if (filters.include.length > 0 && !filters.include.some((word) => mentions(text, word))) {
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
  article.domain === value || plainWords(article.source) === plainWords(value);

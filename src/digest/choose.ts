// Does this subscription want this story? Pure: a verdict with its reason, for the post and for `why`.
import type { Filters, Story } from "../core/domain.ts";
import type { Mute } from "../store/mutes.ts";

export type Choice = { wanted: true } | { wanted: false; reason: string };

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

export function choose(
  story: Story,
  origins: number,
  filters: Filters,
  mutes: Pick<Mute, "kind" | "value" | "label">[],
): Choice {
  const text = plainWords(story.articles.map((article) => `${article.title} ${article.text}`).join(" "));
  for (const mute of mutes) {
    if (mute.kind === "story" && mute.value === story.id) return { wanted: false, reason: "This story is muted here." };
    if (mute.kind === "topic" && mentions(text, mute.value)) {
      return { wanted: false, reason: `The topic "${mute.label}" is muted here.` };
    }
    if (mute.kind === "source" && story.articles.every((article) => isSource(article, mute.value))) {
      return { wanted: false, reason: `The source "${mute.label}" is muted here, and no other tells this story.` };
    }
  }
  const excluded = filters.exclude.find((word) => mentions(text, word));
  if (excluded) return { wanted: false, reason: `It mentions "${excluded}", which the filter leaves out.` };
  if (filters.include.length > 0 && !filters.include.some((word) => mentions(text, word))) {
    return { wanted: false, reason: `It mentions none of: ${filters.include.join(", ")}.` };
  }
  if (origins < filters.minOrigins) {
    return {
      wanted: false,
      reason: `It has ${origins} of the ${filters.minOrigins} origins that the filter asks for.`,
    };
  }
  return { wanted: true };
}

const isSource = (article: { source: string; domain: string }, value: string): boolean =>
  article.domain === value || plainWords(article.source) === plainWords(value);

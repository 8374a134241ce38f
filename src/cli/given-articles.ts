// Articles given as text on a JSON line, and the story that they tell.
import { z } from "zod";
import type { Article } from "../core/domain.ts";
import { parseDate } from "../feeds/dates.ts";
import { guessLanguage } from "../language/detect.ts";
import { domainOf, toArticle } from "../stories/article.ts";
import { genreOf } from "../stories/genre.ts";
import type { HeldStory } from "./analysed.ts";
import { Id, readable, wellFormed } from "./json-lines.ts";

const GivenArticle = z.object({
  id: Id.transform(String),
  source: readable(),
  title: wellFormed(),
  url: wellFormed().nullish(),
  language: wellFormed().nullish(),
  published: z
    .union([z.string(), z.number()])
    .refine((at) => dateOf(at) !== undefined, "it is not a date such as 2026-11-24T08:00:00Z")
    .nullish(),
  text: readable().refine((text) => !HTML.test(text), "it is HTML; `footnote article` gives the text of a page"),
});

/** How a page begins, or a part of one. */
const HTML = /^\s*<(?:!doctype|html|head|body|main|article|section|div|p|h[1-6])(?:\s[^<>]*)?>/i;
/** Numbers of seconds below it; dates in milliseconds above it are later than 1973. */
const LAST_SECONDS = 1e11;

/** A date as feeds write them, UTC where no zone stands; of a number the seconds or milliseconds since 1970. */
function dateOf(at: string | number): Date | undefined {
  if (typeof at === "string") return parseDate(at);
  const date = new Date(at < LAST_SECONDS ? at * 1000 : at);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** "en", "de-AT", "zh-Hant"; names such as "english" are none. */
const TAG = /^[a-z]{2,3}(?:[-_][a-z\d]{2,8})*$/i;

/** `{id, source, title, url?, language?, published?, text}`, at least one, no id twice. */
export const GivenArticles = z
  .array(GivenArticle)
  .min(1)
  .refine((given) => new Set(given.map(({ id }) => id)).size === given.length, "an id is used twice");

/** The story of these articles, oldest first; one without a date keeps its place. The text is taken as it is. */
export function storyOf(given: z.infer<typeof GivenArticles>, now: Date): HeldStory {
  let latest = 0;
  const articles = given
    .map(articleOf(now))
    .map((article) => ({ article, at: (latest = article.published?.getTime() ?? latest) }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ article }) => article);
  // The schema asks for one at least.
  return { id: "given", articles: articles as [Article, ...Article[]], firstSeenAt: now, lastSeenAt: now };
}

const articleOf =
  (now: Date) =>
  ({ id, source, title, url, language, published, text }: z.infer<typeof GivenArticle>): Article => {
    const address = url ?? "";
    const at = published === null || published === undefined ? undefined : dateOf(published);
    const article = toArticle(
      {
        title,
        byline: undefined,
        published: at,
        language: language && TAG.test(language) ? language : guessLanguage(text),
        text,
        picture: undefined,
        siteName: source,
        canonicalUrl: undefined,
      },
      {
        id,
        itemId: undefined,
        feedId: undefined,
        url: address,
        source,
        storyId: undefined,
        replaces: undefined,
        seenAt: at ?? now,
      },
    );
    // Outlets without an address must not look like one publisher's.
    const genre = genreOf({ title, text, language: article.language, url: url ?? undefined });
    return { ...article, genre, domain: domainOf(address) || source };
  };

// Articles given as text on a JSON line, and the story that they tell.
import { z } from "zod";
import type { Article } from "../core/domain.ts";
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
    .refine((at) => !Number.isNaN(new Date(at).getTime()), "it is not a date")
    .nullish(),
  text: readable(),
});

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
    const at = published === null || published === undefined ? undefined : new Date(published);
    const article = toArticle(
      {
        title,
        byline: undefined,
        published: at,
        language: language ?? guessLanguage(text),
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

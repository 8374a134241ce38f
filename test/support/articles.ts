// Articles for tests, made from a text and whatever else matters to the test.
import type { Article, Lens, Origin, Story } from "../../src/core/domain.ts";
import { sentences } from "../../src/language/sentences.ts";

export const day = (date: string): Date => new Date(`${date}T12:00:00Z`);

/** An article of `text`; the id doubles as outlet and domain unless told otherwise. */
export function articleOf(text: string, given: Partial<Article> = {}): Article {
  const id = given.id ?? "one";
  const language = given.language ?? "en";
  return {
    id,
    itemId: undefined,
    feedId: undefined,
    url: `https://${id}.example/story`,
    source: id,
    domain: `${id}.example`,
    title: "",
    byline: undefined,
    published: day("2026-11-24"),
    language,
    text,
    picture: undefined,
    siteName: undefined,
    canonicalUrl: undefined,
    sentences: sentences(text, language),
    storyId: "story",
    replaces: undefined,
    seenAt: day("2026-11-24"),
    ...given,
  };
}

export function storyOf(...articles: Article[]): Story {
  return { id: "story", articles, firstSeenAt: day("2026-11-24"), lastSeenAt: day("2026-11-24") };
}

/** Each article an origin of its own. */
export function singleOrigins({ articles }: Story): Origin[] {
  return articles.map(({ id }) => ({ articleId: id, articleIds: [id], why: "single" }));
}

export function lensOf(given: Partial<Lens> = {}): Lens {
  return { name: "all", audience: undefined, length: "normal", language: "en", questions: [], points: true, ...given };
}

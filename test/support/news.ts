// Small feeds, articles and analyses for tests of what comes after them.
import type { Analysis, Article, ChannelRef, Claim, ParsedItem } from "../../src/core/domain.ts";
import { sentences } from "../../src/language/sentences.ts";

export const channel: ChannelRef = { platform: "fake", tenant: "fake:one", channel: "news", kind: "channel" };

export const item = (title: string, rest: Partial<ParsedItem> = {}): ParsedItem => ({
  guid: title,
  title,
  link: `https://outlet.example/${encodeURIComponent(title)}`,
  published: undefined,
  updated: undefined,
  author: undefined,
  summary: `${title}.`,
  content: undefined,
  picture: undefined,
  enclosures: [],
  ...rest,
});

export function article(id: string, text: string, rest: Partial<Article> = {}): Article {
  return {
    id,
    itemId: undefined,
    feedId: undefined,
    url: `https://${id}.example/story`,
    source: `Outlet ${id}`,
    domain: `${id}.example`,
    title: text.split(/[.!?]/)[0] ?? id,
    byline: undefined,
    published: new Date("2026-03-02T09:00:00Z"),
    language: "en",
    text,
    picture: undefined,
    siteName: undefined,
    canonicalUrl: undefined,
    sentences: sentences(text, "en"),
    storyId: undefined,
    replaces: undefined,
    seenAt: new Date("2026-03-02T09:01:00Z"),
    ...rest,
  };
}

/** The claim that a sentence of an article makes, word for word. */
export function quote(source: Article, n: number): Claim {
  const sentence = source.sentences[n - 1]!;
  const passage = source.text.slice(sentence.start, sentence.end);
  return {
    text: passage,
    kind: "fact",
    citations: [{ articleId: source.id, sentence: n, passage, start: sentence.start, end: sentence.end }],
    doubts: [],
  };
}

export function analysis(articles: Article[], rest: Partial<Analysis> = {}): Analysis {
  const [first] = articles as [Article, ...Article[]];
  return {
    headline: { text: first.title, articleId: first.id, citations: [] },
    lead: quote(first, 1),
    happened: [],
    why: [],
    points: [],
    conclusion: undefined,
    disagreements: [],
    reportedBy: articles.map((entry) => entry.id),
    origins: articles.map((entry) => ({ articleId: entry.id, articleIds: [entry.id], why: "single" as const })),
    picture: undefined,
    writtenBy: { kind: "extract" },
    language: "en",
    dropped: [],
    ...rest,
  };
}

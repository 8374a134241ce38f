// Whole posts, from an outlet's words to Discord's payload.
import { sampleStories } from "../../support/posts.ts";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Native, renderPages, renderPost, type Style } from "../../../adapters/discord/render.ts";
import { disagreements } from "../../../src/extract/disagree.ts";
import { extractAnalysis } from "../../../src/extract/points.ts";
import { composeDigest, composeStory } from "../../../src/digest/compose.ts";
import type { Article, ArticleText, Lens } from "../../../src/core/domain.ts";
import { parseFeed } from "../../../src/feeds/parse.ts";
import type { Message } from "../../../src/platform/index.ts";
import { articleFromItem, toArticle } from "../../../src/stories/article.ts";
import { extractPage } from "../../../src/stories/extract-page.ts";
import { articleOf, day, lensOf, singleOrigins, storyOf } from "../../support/articles.ts";
import { shared } from "../../support/shared.ts";
import { alive, faults, hostileStrings, texts } from "./reader.ts";
import { english } from "../../../src/words/index.ts";

const key = "abcdefghijklmnopqrstuvwx";
const styles: Style[] = ["components", "embeds"];

function analysed(articles: Article[], length: Lens["length"]) {
  const story = storyOf(...articles);
  const analysis = {
    ...extractAnalysis(story, singleOrigins(story), lensOf({ length })),
    disagreements: disagreements(articles),
  };
  return { analysis, articles: new Map(articles.map((article) => [article.id, article])) };
}

/** Long, because long posts are those that meet the limits. */
const storyPost = (articles: Article[], updatedAt?: Date, length: Lens["length"] = "long"): Message => {
  const { analysis, articles: byId } = analysed(articles, length);
  return composeStory(
    { storyId: "abcdefghjkmnpq", analysis, articles: byId, ...(updatedAt ? { updatedAt } : {}) },
    english,
  );
};

const payloads = (message: Message): Native[] =>
  styles.flatMap((style) => [
    renderPost(message, { style, ask: { key } }),
    ...renderPages(message, { style, ask: { key: undefined } }),
  ]);

/** What is wrong with the payloads of a message, as Discord sees it and as a reader does. */
const wrong = (message: Message): string[] =>
  payloads(message).flatMap((native) => [
    ...faults(native),
    ...texts(native).flatMap((text) => alive(text.replace(/\*+/g, "\u0002"))),
  ]);

describe("the sample newsroom", () => {
  const stories = sampleStories();

  it.each(stories)("passes as a post of $name, at each report that comes in", ({ articles }) => {
    for (let count = 1; count <= Math.min(articles.length, 6); count += 1) {
      const message = storyPost(articles.slice(0, count), count > 1 ? day("2026-11-24") : undefined);
      expect({ count, wrong: wrong(message) }).toEqual({ count, wrong: [] });
    }
  });

  it("passes as a digest of all its stories", () => {
    const message = composeDigest(
      "Digest, Tuesday",
      stories.map(({ articles }) => analysed(articles.slice(0, 4), "normal")),
      "All.",
      english,
    );
    expect(wrong(message)).toEqual([]);
  });

  it("shows headline, every outlet and the reasons why it matters of each story at the usual length, whatever is folded away", () => {
    for (const { name, articles } of stories.filter((entry) => entry.name !== "earlier")) {
      const native = renderPost(storyPost(articles, undefined, "normal"), { style: "components", ask: { key } });
      const said = texts(native).join("\n");
      expect({ name, headline: said.startsWith("## [") }).toEqual({ name, headline: true });
      for (const { source } of articles) expect(said.replaceAll("\\", "")).toContain(source);
      const { why } = analysed(articles, "normal").analysis;
      const shown = [...said.matchAll(/\*\*(\d+)\.\*\*/g)].map((match) => Number(match[1]));
      expect(shown).toEqual(shown.map((_, index) => index + 1));
      expect({ name, points: shown.length >= why.length }).toEqual({ name, points: true });
    }
  });
});

describe("material that means harm", () => {
  const folder = shared("corpus/injection");
  const files = (kind: "feeds" | "pages"): string[] =>
    folder ? readdirSync(`${folder}/${kind}`).filter((name) => !name.endsWith(".json")) : [];
  const bytes = (path: string) => readFileSync(`${folder}/${path}`);
  const stored = (text: ArticleText, id: string, url = `https://evil.example/${id}`): Article =>
    toArticle(text, {
      id,
      itemId: undefined,
      feedId: undefined,
      url,
      source: text.siteName ?? text.title,
      storyId: undefined,
      replaces: undefined,
      seenAt: day("2026-11-24"),
    });

  it.skipIf(!folder)("passes as posts of every hostile feed that can be read", async () => {
    let posts = 0;
    for (const file of files("feeds")) {
      const options = { url: "https://evil.example/feed.xml", contentType: undefined, maxItems: 30 };
      const feed = await parseFeed(bytes(`feeds/${file}`), options).catch(() => undefined);
      for (const [index, item] of (feed?.items ?? []).entries()) {
        const article = stored(articleFromItem(item, feed!.title), `i${index}`, item.link);
        if (article.sentences.length === 0) continue;
        posts += 1;
        expect({ file, title: item.title, wrong: wrong(storyPost([article])) }).toMatchObject({ wrong: [] });
      }
    }
    expect(posts).toBeGreaterThan(30);
  });

  it.skipIf(!folder)("passes as posts of every hostile page", () => {
    const pages = files("pages");
    expect(pages.length).toBeGreaterThan(30);
    for (const file of pages) {
      const url = `https://evil.example/${file}`;
      const article = stored(
        extractPage(bytes(`pages/${file}`), { url, contentType: "text/html" }, new Date("2026-11-28T12:00:00Z")),
        "page",
        url,
      );
      expect({ file, wrong: wrong(storyPost([article])) }).toEqual({ file, wrong: [] });
    }
  });

  it.skipIf(hostileStrings.length === 0)(
    "passes as posts whose title, outlet, credit and every sentence is hostile",
    () => {
      for (const [index, evil] of hostileStrings.entries()) {
        const article = articleOf(`${evil} was said on Monday in Halden, the city's council heard. ${evil}`, {
          id: `h${index}`,
          title: evil,
          source: evil,
          byline: evil,
          url: `https://evil.example/${encodeURIComponent(evil.toWellFormed())}`,
          picture: { url: "https://evil.example/p.png", alt: evil, credit: evil },
        });
        expect({ evil, wrong: wrong(storyPost([article])) }).toEqual({ evil, wrong: [] });
      }
    },
  );
});

// Whole posts, from an outlet's words to the Message a platform is given: the sample newsroom's, and those of material that means harm.
import { readdirSync, readFileSync } from "node:fs";
import { readArticles } from "../../sample/articles.ts";
import { disagreements } from "../../src/extract/disagree.ts";
import { extractAnalysis } from "../../src/extract/points.ts";
import { composeDigest, composeStory } from "../../src/digest/compose.ts";
import type { Article, ArticleText } from "../../src/core/domain.ts";
import { parseFeed } from "../../src/feeds/parse.ts";
import type { Message } from "../../src/platform/index.ts";
import { articleFromItem, toArticle } from "../../src/stories/article.ts";
import { extractPage } from "../../src/stories/extract-page.ts";
import { articleOf, day, lensOf, singleOrigins, storyOf } from "./articles.ts";
import { shared } from "./shared.ts";
import { type Words, english } from "../../src/words/index.ts";

export interface Post {
  name: string;
  message: Message;
  articles: Article[];
}

/** As the bot tells it without a model; long, because long posts are those that meet limits. */
function analysed(articles: Article[]) {
  const story = storyOf(...articles);
  const analysis = extractAnalysis(story, singleOrigins(story), lensOf({ length: "long" }));
  return {
    analysis: { ...analysis, disagreements: disagreements(articles) },
    articles: new Map(articles.map((article) => [article.id, article])),
  };
}

function post(name: string, articles: Article[], words: Words = english): Post {
  const { analysis, articles: held } = analysed(articles);
  return {
    name,
    articles,
    message: composeStory({ storyId: "abcdefghjkmnpq", analysis, articles: held, updatedAt: day("2026-11-24") }, words),
  };
}

/** The stories of the sample, each with its reports in order. */
export function sampleStories(): { name: string; articles: Article[] }[] {
  const told = readArticles(day("2026-11-24")).map((entry, index) => ({
    story: entry.story,
    article: articleOf(entry.paragraphs.join("\n\n"), {
      id: `a${index}`,
      title: entry.title,
      source: entry.outlet.name,
      url: `http://${entry.outlet.host}/${entry.section}/${entry.slug}`,
      picture: entry.picture && { ...entry.picture, url: `http://${entry.outlet.host}/${entry.picture.file}` },
    }),
  }));
  return Object.entries(Object.groupBy(told, ({ story }) => story)).map(([name, entries = []]) => ({
    name,
    articles: entries.map(({ article }) => article),
  }));
}

/** Each story of the sample at each report that comes in, and all of them in one digest. */
export function samplePosts(words = english): Post[] {
  const stories = sampleStories();
  const all = stories.flatMap(({ articles }) => articles);
  return [
    ...stories.flatMap(({ name, articles }) =>
      articles.map((_, index) => post(`${name} after ${index + 1}`, articles.slice(0, index + 1), words)),
    ),
    {
      name: "digest",
      articles: all,
      message: composeDigest(
        "Digest",
        stories.map(({ articles }) => analysed(articles)),
        "All.",
        words,
      ),
    },
  ];
}

const folder = shared("corpus/injection");
const files = (kind: "feeds" | "pages"): string[] =>
  folder ? readdirSync(`${folder}/${kind}`).filter((name) => !name.endsWith(".json")) : [];

const stored = (text: ArticleText, id: string, url: string, source: string): Article =>
  toArticle(text, {
    id,
    url,
    source,
    itemId: undefined,
    feedId: undefined,
    storyId: undefined,
    replaces: undefined,
    seenAt: day("2026-11-24"),
  });

/** Every item of every hostile feed that can be read; none where the material is not there. */
export async function hostileFeedPosts(): Promise<Post[]> {
  const posts: Post[] = [];
  for (const file of files("feeds")) {
    const options = { url: "https://evil.example/feed.xml", contentType: undefined, maxItems: 30 };
    const feed = await parseFeed(readFileSync(`${folder}/feeds/${file}`), options).catch(() => undefined);
    for (const [index, item] of (feed?.items ?? []).entries()) {
      const text = articleFromItem(item, feed!.title);
      const article = stored(text, `i${index}`, item.link ?? "https://evil.example/", feed!.title);
      if (article.sentences.length > 0) posts.push(post(`${file} ${index}`, [article]));
    }
  }
  return posts;
}

/** Every hostile page, read as a page of the web. */
export const hostilePagePosts = (): Post[] =>
  files("pages").map((file) => {
    const url = `https://evil.example/${file}`;
    const page = extractPage(
      readFileSync(`${folder}/pages/${file}`),
      { url, contentType: "text/html" },
      new Date("2026-11-28T12:00:00Z"),
    );
    return post(file, [stored(page, "page", url, page.siteName ?? "Evil")]);
  });

/** Titles, markup, scripts, orders and naughty strings; none where the material is not there. */
export function hostileStrings(): string[] {
  if (!folder) return [];
  const lines = (name: string): Record<string, string>[] =>
    readFileSync(`${folder}/${name}`, "utf8")
      .trim()
      .split("\n")
      .map((entry) => JSON.parse(entry));
  return [
    ...lines("chat-markup.jsonl").map((entry) => entry["title"]!),
    ...lines("xss.jsonl")
      .flatMap((entry) => Object.values(entry))
      .filter((entry) => typeof entry === "string"),
    ...lines("instructions.jsonl").map((entry) => entry["text"]!),
    ...(JSON.parse(readFileSync(`${folder}/blns.json`, "utf8")) as string[]),
    ...files("feeds").flatMap((file) =>
      [
        ...readFileSync(`${folder}/feeds/${file}`, "utf8")
          .slice(0, 200_000)
          .matchAll(/<title>([\s\S]*?)<\/title>/g),
      ]
        .slice(0, 20)
        .map((match) => match[1]!),
    ),
  ];
}

/** A post whose title, outlet, byline, picture and sentences all say `evil`. */
export const hostilePost = (evil: string): Post =>
  post(evil.slice(0, 60), [
    articleOf(`${evil} was said on Monday in Halden, the city's council heard. ${evil}`, {
      title: evil,
      source: evil,
      byline: evil,
      url: "https://evil.example/story",
      picture: { url: "https://evil.example/p.png", alt: evil, credit: evil },
    }),
  ]);

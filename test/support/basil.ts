// The BASIL triples as stories: three outlets on one event, for tests that need real articles.
import { readFileSync } from "node:fs";
import type { Article, Story } from "../../src/core/domain.ts";
import { articleOf } from "./articles.ts";
import { shared } from "./shared.ts";

interface Row {
  id: string;
  story: string;
  source: string;
  title: string;
  date: string;
  url: string;
  paragraphs: string[];
}

/** All stories of the file, articles oldest first; undefined when the file is not there. */
export function basilStories(): Story[] | undefined {
  const path = shared("corpus/stories/basil.dev.jsonl");
  if (!path) return undefined;
  const rows = readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
  return [...Map.groupBy(rows, ({ story }) => story)].map(([id, told]) => {
    const articles = told.toSorted((a, b) => a.date.localeCompare(b.date)).map(toArticle);
    const days = articles.map(({ seenAt }) => seenAt.getTime());
    return { id, articles, firstSeenAt: new Date(Math.min(...days)), lastSeenAt: new Date(Math.max(...days)) };
  });
}

function toArticle({ id, source, title, date, url, paragraphs }: Row): Article {
  return articleOf(paragraphs.join("\n\n"), {
    id,
    source,
    title,
    url,
    domain: `${source}.example`,
    published: new Date(`${date}T12:00:00Z`),
  });
}

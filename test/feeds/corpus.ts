// The feed corpus as tests read it: documents with what is known of them. Empty when the shared material is absent.
import { readFileSync } from "node:fs";
import { shared } from "../support/shared.ts";
import { titleToText } from "../../src/feeds/plain.ts";
import type { ParsedFeed } from "../../src/core/domain.ts";

export interface CorpusFeed {
  file: string;
  class: "captured" | "conformance" | "derived";
  kind: string;
  isFeed: boolean;
  hard?: boolean;
  itemCountDisputed?: boolean;
  httpContentType?: string;
  expected: { title: string; items: number; firstItemTitle: string | null };
}

const root = shared("corpus/feeds");

export const corpus: CorpusFeed[] =
  root === undefined
    ? []
    : (JSON.parse(readFileSync(`${root}/manifest.json`, "utf8")) as { feeds: CorpusFeed[] }).feeds;

export const bytesOf = (feed: CorpusFeed): Buffer => readFileSync(`${root}/${feed.file}`);

/** The expected titles keep markup and references that a reader does not see. */
const seen = (title: string | null) => titleToText(title ?? "").normalize("NFC");

/** What differs between the feed as parsed and as expected, in words; empty when nothing does. */
export function differences(parsed: ParsedFeed, { expected }: CorpusFeed): string[] {
  const wrong: string[] = [];
  if (parsed.items.length !== expected.items) wrong.push(`${parsed.items.length} items, not ${expected.items}`);
  if (seen(parsed.title) !== seen(expected.title)) wrong.push(`title "${parsed.title}", not "${expected.title}"`);
  const first = parsed.items[0]?.title ?? "";
  if (expected.items > 0 && seen(first) !== seen(expected.firstItemTitle))
    wrong.push(`first item "${first}", not "${expected.firstItemTitle}"`);
  return wrong;
}

/** Every place of a parsed feed where text belongs and something else stands. */
export function notText(feed: ParsedFeed): string[] {
  const wrong: string[] = [];
  const check = (path: string, value: unknown, optional: boolean) => {
    if (typeof value !== "string" && !(optional && value === undefined)) wrong.push(`${path}: ${typeof value}`);
  };
  check("title", feed.title, false);
  check("link", feed.link, true);
  check("language", feed.language, true);
  feed.items.forEach((item, index) => {
    for (const name of ["title", "summary"] as const) check(`${index}.${name}`, item[name], false);
    for (const name of ["guid", "link", "author", "content"] as const) check(`${index}.${name}`, item[name], true);
    for (const name of ["published", "updated"] as const) {
      const date = item[name];
      if (date !== undefined && !(date instanceof Date && !Number.isNaN(date.getTime())))
        wrong.push(`${index}.${name}`);
    }
    for (const { url } of item.enclosures) check(`${index}.enclosure`, url, false);
    if (item.picture) check(`${index}.picture`, item.picture.url, false);
    if (item.link !== undefined && !/^https?:/.test(item.link)) wrong.push(`${index}.link: ${item.link}`);
  });
  return wrong;
}

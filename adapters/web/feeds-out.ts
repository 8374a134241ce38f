// The posts of a channel or an outlet as RSS, Atom and JSON Feed, for readers of such feeds.
import type { Context, Hono } from "hono";
import { etag } from "hono/etag";
import { apart, plain, type LogEntry, type LogQuery } from "../../src/platform/index.ts";
import { placeOf, type Desk } from "./desk.ts";
import { sourceTypeOf } from "./marks.ts";
import { summaryOf } from "./place.ts";
import { renderMessage } from "./render.ts";
import { aboutTag } from "./tags.ts";
import { channelPath, LONGEST_SEARCH, outletPath, postPath, searchPath, tagPath, type View } from "./view.ts";

/** What a feed is about: `page` and `self` are whole addresses. */
export interface FeedHead {
  title: string;
  page: string;
  self: string;
}

const FORMATS = {
  json: { type: "application/feed+json", write: jsonFeed },
  rss: { type: "application/rss+xml", write: rss },
  atom: { type: "application/atom+xml", write: atom },
} as const;

export const FEED_TYPES = Object.entries(FORMATS).map(([format, { type }]) => ({ format, type }));

export function addFeedsOut(app: Hono, desk: Desk): void {
  const { board, channelOf, originOf, view } = desk;
  for (const [format, { type, write }] of Object.entries(FORMATS)) {
    app.get(`/feed.${format}`, etag(), async (c: Context) => {
      const wanted = c.req.query("channel");
      const channel = await channelOf(c, wanted);
      // The feed of a channel that is gone is no other channel's.
      if (wanted !== undefined && wanted !== channel) return desk.notHere(c, "page.noChannel");
      const part = await partOf(c, channel, desk);
      if (!part) return desk.notHere(c, "page.noTag");
      const { about, name, page, query } = part;
      const origin = originOf(c);
      const { posts } = await board.page(channel, about === undefined ? {} : { about });
      const head = {
        title: `Footnote: ${name}`,
        page: origin + page,
        self: `${origin}/feed.${format}?${new URLSearchParams({ channel, ...query }).toString()}`,
      };
      // What people asked is no news of the channel.
      const entries = posts.map(({ entry }) => entry).filter(({ author }) => author.bot);
      return c.body(await write(head, entries, { ...view, base: origin }), 200, {
        "content-type": `${type}; charset=utf-8`,
        // With a key in its address, no copy is kept on the way.
        "cache-control": c.req.query("key") === undefined ? "private, no-cache" : "private, no-store",
      });
    });
  }
}

interface Part {
  about: LogQuery["about"];
  name: string;
  page: string;
  query: Record<string, string>;
}

/** What of the channel a feed holds: all of it, what an outlet or feeds of a tag report, the posts that hold words; undefined for no tag here. */
async function partOf(c: Context, channel: string, { door, inbox, frame }: Desk): Promise<Part | undefined> {
  const tag = c.req.query("tag");
  const [outlet, words] = [c.req.query("outlet"), c.req.query("q")];
  if (words !== undefined) {
    const stories = await inbox.found(placeOf(channel, undefined), door.personOf(c), words.slice(0, LONGEST_SEARCH));
    return { about: { stories }, name: words, page: searchPath(words, channel), query: { q: words } };
  }
  if (outlet === undefined && tag !== undefined) {
    const about = aboutTag((await frame(c, channel)).overview, tag);
    return about && { about, name: tag, page: tagPath(tag, channel), query: { tag } };
  }
  if (outlet === undefined) return { about: undefined, name: channel, page: channelPath(channel), query: {} };
  return { about: { outlet }, name: outlet, page: outletPath(outlet, channel), query: { outlet } };
}

interface FeedItem {
  url: string;
  title: string;
  summary: string;
  html: string;
  published: Date;
  updated: Date;
}

function itemsOf(entries: readonly LogEntry[], view: View): (FeedItem & { entry: LogEntry })[] {
  return entries.flatMap((entry) => {
    if (!("message" in entry.body)) return [];
    const { message } = entry.body;
    const headline = message.sections.find((section) => section.kind === "headline");
    return {
      entry,
      url: view.base + postPath(entry.id),
      title: apart(headline?.text ?? summaryOf(entry)),
      summary: apart(message.summary),
      html: deadText(renderMessage(message, entry.id, view).toString()),
      published: entry.at,
      updated: entry.editedAt ?? entry.at,
    };
  });
}

/** JSON Feed 1.1. */
export function jsonFeed({ title, page, self }: FeedHead, entries: readonly LogEntry[], view: View): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title,
    home_page_url: page,
    feed_url: self,
    items: itemsOf(entries, view).flatMap(({ entry, url, html, published, ...told }) => {
      if (!("message" in entry.body)) return [];
      const { message } = entry.body;
      const sourceType = sourceTypeOf(message);
      return {
        id: url,
        url,
        title: told.title,
        ...(told.summary && { summary: told.summary }),
        language: message.language,
        content_html: html,
        content_text: apart(plain(message)),
        _footnote: {
          written_by: message.madeBy ?? "extract",
          ...(sourceType && { digital_source_type: sourceType }),
        },
        date_published: published.toISOString(),
        ...(entry.editedAt && { date_modified: entry.editedAt.toISOString() }),
      };
    }),
  });
}

/** Loaded for the first who asks. */
const feedsmith = () => import("feedsmith");

async function rss({ title, page, self }: FeedHead, entries: readonly LogEntry[], view: View): Promise<string> {
  const { generateRssFeed } = await feedsmith();
  return tight(
    generateRssFeed({
      title: legal(title),
      link: page,
      description: legal(title),
      atom: { links: [{ href: self, rel: "self", type: FORMATS.rss.type }] },
      items: itemsOf(entries, view).map((item) => ({
        title: legal(item.title),
        link: item.url,
        guid: { value: item.url, isPermaLink: true },
        pubDate: item.published,
        description: legal(item.summary),
        content: { encoded: legal(item.html) },
      })),
    }),
  );
}

async function atom({ title, page, self }: FeedHead, entries: readonly LogEntry[], view: View): Promise<string> {
  const { generateAtomFeed } = await feedsmith();
  const items = itemsOf(entries, view);
  return tight(
    generateAtomFeed({
      id: page,
      title: { value: legal(title) },
      updated: new Date(Math.max(0, ...items.map(({ updated }) => updated.getTime()))),
      links: [
        { href: page, rel: "alternate" },
        { href: self, rel: "self", type: FORMATS.atom.type },
      ],
      authors: [{ name: "Footnote" }],
      entries: items.map((item) => ({
        id: item.url,
        title: { value: legal(item.title) },
        links: [{ href: item.url, rel: "alternate" }],
        published: item.published,
        updated: item.updated,
        summary: { value: legal(item.summary) },
        content: { type: "html", value: legal(item.html) },
      })),
    }),
  );
}

/** Without the white space that is set around texts that need quoting: readers would show it as part of a title. */
const tight = (xml: string): string =>
  xml.replaceAll(/>\s+<!\[CDATA\[/g, "><![CDATA[").replaceAll(/\]\]>\s+<\//g, "]]></");

/** Without the characters that no XML document may hold. */
// eslint-disable-next-line no-control-regex
const legal = (text: string): string => text.toWellFormed().replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "");

/** What stands between tags, dead: readers of feeds link what reads like an address, in HTML too. */
const deadText = (html: string): string => html.replace(/(?<=>)[^<>]+/g, apart);

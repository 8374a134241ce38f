// From what a person typed to the feeds behind it: the address, its page, the usual places.
import { Parser } from "htmlparser2";
import type { ParsedFeed } from "../core/domain.ts";
import { asBotError, BotError } from "../core/errors.ts";
import type { FetchAnswer, GuardedFetch } from "../core/ports.ts";
import { decode } from "./decode.ts";
import { resolveLink } from "./links.ts";
import { titleToText } from "./plain.ts";
import type { FeedReader, LinkReader, PageLinks } from "./read.ts";
import { sentence } from "../words/index.ts";

export interface DiscoverPorts {
  fetch: GuardedFetch;
  readFeed: FeedReader;
  /** Absent: in this process. */
  readLinks?: LinkReader;
}

export interface DiscoveredFeed {
  url: string;
  title: string;
  kind: ParsedFeed["kind"];
}

/** Requests beyond the first: a person waits, and a site is not to be searched. */
const MAX_TRIES = 12;
const MAX_FOUND = 8;
/** Links are looked for in this much of a page. */
const PAGE_CHARS = 2_000_000;

const USUAL_PLACES = [
  "feed",
  "rss",
  "feed.xml",
  "rss.xml",
  "atom.xml",
  "index.xml",
  "feed.json",
  "feeds/posts/default",
  "blog/feed",
];
const FEED_TYPE = /^(?:application|text)\/(?:(?:rss|atom|rdf|feed)\+(?:xml|json)|xml|rdf|json)(?=\s*(?:;|$))/i;
const FEED_LINK = /(?:^|[/.?=&_-])(?:rss2?|atom|feeds?|rdf)(?:$|[/.?=&_-])|\.(?:rss|atom|rdf)$|feed\.json$/i;
const COMMENTS = /\bcomments?\b/i;

/**
 * The feeds of an address, those that declare themselves first, comment feeds last; every one of them was read. Throws `feed_not_found`
 * when there are none, or why the address itself could not be read.
 */
export async function discover(address: string, ports: DiscoverPorts): Promise<DiscoveredFeed[]> {
  const answer = await firstAnswer(address, ports.fetch);
  const itself = await feedIn(answer, ports.readFeed);
  if (itself) return [itself];
  const { readLinks = async (...given) => linksOf(...given) } = ports;
  const page = await readLinks(answer.body, { url: answer.url, contentType: answer.headers["content-type"] });
  const tried = new Set([answer.url]);
  for (const candidates of [page.declared, page.anchors, usualPlaces(answer.url)]) {
    const found = await readAll(candidates, tried, ports);
    if (found.length > 0) return found;
  }
  throw new BotError("feed_not_found", sentence("errors.noFeed"), {
    hint: sentence("errors.noFeedHint"),
  });
}

/** The address as typed, or with https and then http in front. `feed:` is how some sites link their feeds. */
function spellings(address: string): string[] {
  const typed = address
    .trim()
    .replace(/^<|>$/g, "")
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, "")
    .replace(/^feed:(?:\/\/)?/i, "https://");
  return /^[a-z][a-z\d+.-]*:(?!\d+(?:\/|$))/i.test(typed) ? [typed] : [`https://${typed}`, `http://${typed}`];
}

async function firstAnswer(address: string, fetch: GuardedFetch): Promise<FetchAnswer> {
  let first: unknown;
  for (const url of spellings(address)) {
    try {
      const answer = await fetch(url);
      if (answer.status < 400) return answer;
      throw new BotError("http_status", sentence("errors.siteStatus", { status: String(answer.status) }), {
        hint: sentence("errors.checkInBrowser"),
      });
    } catch (error) {
      first ??= error;
      const { code } = asBotError(error);
      if (code !== "fetch_failed" && code !== "fetch_timeout") break;
    }
  }
  throw first;
}

async function readAll(candidates: string[], tried: Set<string>, ports: DiscoverPorts): Promise<DiscoveredFeed[]> {
  const found: DiscoveredFeed[] = [];
  for (const url of candidates) {
    if (found.length >= MAX_FOUND || tried.size > MAX_TRIES) break;
    if (tried.has(url)) continue;
    tried.add(url);
    try {
      const feed = await feedIn(await ports.fetch(url), ports.readFeed);
      if (feed && found.every((other) => other.url !== feed.url)) found.push(feed);
    } catch {
      // A link that leads nowhere, or nowhere we may go, is not a feed; the next one may be.
    }
  }
  return found.toSorted(
    (a, b) => Number(COMMENTS.test(`${a.title} ${a.url}`)) - Number(COMMENTS.test(`${b.title} ${b.url}`)),
  );
}

/** Undefined when the answer is no feed. A feed that is one but broken throws. */
async function feedIn(answer: FetchAnswer, readFeed: FeedReader): Promise<DiscoveredFeed | undefined> {
  if (answer.status < 200 || answer.status >= 300) return undefined;
  try {
    const { feed } = await readFeed(answer.body, { url: answer.url, contentType: answer.headers["content-type"] });
    const permanent = answer.hops.every(({ status }) => status === 301 || status === 308);
    return { url: permanent ? answer.url : (answer.hops[0]?.from ?? answer.url), title: feed.title, kind: feed.kind };
  } catch (error) {
    if (asBotError(error).code === "not_a_feed") return undefined;
    throw error;
  }
}

/** Links of a page that declare a feed, and anchors that look like leading to one; absolute, in order, each once. */
export function linksOf(
  bytes: Uint8Array,
  { url, contentType }: { url: string; contentType: string | undefined },
): PageLinks {
  const html = decode(bytes, contentType).slice(0, PAGE_CHARS);
  const declared = new Set<string>();
  const anchors = new Set<string>();
  let base = url;
  let anchor: { href: string; text: string } | undefined;
  const parser = new Parser({
    onopentag(name, { href, rel, type, title }) {
      if (name === "base") base = resolveLink(href, url) ?? base;
      const link = resolveLink(href, base);
      if (!link) return;
      const rels = (rel ?? "").toLowerCase().split(/\s+/);
      if (name === "link" && ((rels.includes("alternate") && FEED_TYPE.test(type ?? "")) || rels.includes("feed")))
        declared.add(link);
      if (name === "a") {
        anchor = { href: link, text: title ?? "" };
        if (FEED_TYPE.test(type ?? "") || FEED_LINK.test(new URL(link).pathname + new URL(link).search))
          anchors.add(link);
      }
    },
    ontext(data) {
      if (anchor && anchor.text.length < 200) anchor.text += data;
    },
    onclosetag(name) {
      if (name !== "a" || !anchor) return;
      if (/\b(?:rss|atom|feed)\b/i.test(titleToText(anchor.text)) && anchor.text.length < 60) anchors.add(anchor.href);
      anchor = undefined;
    },
  });
  parser.end(html);
  return { declared: [...declared], anchors: [...anchors].slice(0, 5) };
}

/** Below the page's own folder first, then at the root. */
function usualPlaces(url: string): string[] {
  const folder = new URL("./", url).href;
  const root = new URL("/", url).href;
  const nearby = folder === root ? [] : USUAL_PLACES.slice(0, 3).map((place) => new URL(place, folder).href);
  return [...nearby, ...USUAL_PLACES.map((place) => new URL(place, root).href)];
}

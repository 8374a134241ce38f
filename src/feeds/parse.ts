// A feed document to a ParsedFeed: JSON Feed, or XML by one of two readers.
import type { ParsedFeed } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import { parseDate } from "./dates.ts";
import { decode } from "./decode.ts";
import { isPage, xmlDocument, type XmlDocument } from "./document.ts";
import { mapJsonFeed } from "./json.ts";
import { mapFeed } from "./map.ts";
import { firstText, type RawFeed, type RawItem } from "./raw.ts";
import { readStrict } from "./read-strict.ts";
import { readTolerant } from "./read-tolerant.ts";
import { sentence } from "../words/index.ts";

/** No feed of items is longer; a longer document is refused before it is decoded. */
export const MAX_BYTES = 10 * 1024 * 1024;
/** Items kept, newest first. */
export const MAX_ITEMS = 500;
/**
 * Longer documents go to the tolerant reader at once: it reads them in a third of the time, lets other work run in between, and is held
 * to the same answers by a test.
 */
const LARGE = 32 * 1024;

export interface ParseOptions {
  /** Where the document was found; relative links are resolved against it when it is http(s). */
  url: string;
  contentType: string | undefined;
  /** Default MAX_ITEMS. */
  maxItems?: number;
}

/**
 * Throws BotError `not_a_feed` (a page or something else), `feed_malformed` (a feed broken or hostile beyond use) or
 * `fetch_too_large`. Whatever else is wrong with a document costs the field it concerns, not the feed.
 */
export async function parseFeed(bytes: Uint8Array, options: ParseOptions): Promise<ParsedFeed> {
  if (bytes.length > MAX_BYTES) throw tooLargeFeed();
  const text = decode(bytes, options.contentType);
  const maxItems = options.maxItems ?? MAX_ITEMS;
  if (/^\s*[{[]/.test(text)) return parseJson(text, options.url, maxItems);
  const document = xmlDocument(text);
  if (!document) throw notAFeed(text);
  const raw = await readXml(document, maxItems);
  return mapFeed({ ...raw, items: newest(raw.items, maxItems) }, options.url);
}

export function tooLargeFeed(): BotError {
  return new BotError("fetch_too_large", sentence("errors.feedTooLarge"), {
    hint: sentence("errors.feedTooLargeHint"),
  });
}

async function readXml({ xml, kind }: XmlDocument, maxItems: number): Promise<RawFeed> {
  const strict = xml.length > LARGE ? undefined : await readStrict(xml, kind);
  return strict ?? (await readTolerant(xml, kind, (items) => newest(items, Math.max(maxItems, 512))));
}

function parseJson(text: string, url: string, maxItems: number): ParsedFeed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    if (!text.slice(0, 4096).includes("jsonfeed.org")) throw notAFeed(text);
    throw new BotError("feed_malformed", sentence("errors.feedNotJson"), {
      hint: sentence("errors.publisherRepairs"),
      cause,
    });
  }
  const feed = mapJsonFeed(value, url, maxItems);
  if (!feed) throw notAFeed(text);
  return feed;
}

/** The `limit` newest items in the order of the document; undated ones count by their place in it. */
function newest(items: RawItem[], limit: number): RawItem[] {
  if (items.length <= limit) return items;
  const dated = items.map((item, index) => ({
    index,
    at:
      parseDate(firstText(item.fields, "pubdate", "published", "updated", "dc:date"))?.getTime() ??
      Number.NEGATIVE_INFINITY,
  }));
  const kept = new Set(
    dated
      .toSorted((a, b) => (a.at === b.at ? a.index - b.index : b.at - a.at))
      .slice(0, limit)
      .map(({ index }) => index),
  );
  return items.filter((_, index) => kept.has(index));
}

function notAFeed(text: string): BotError {
  if (text.trim() === "")
    return new BotError("not_a_feed", sentence("errors.answerEmpty"), { hint: sentence("errors.checkInBrowser") });
  return isPage(text)
    ? new BotError("not_a_feed", sentence("errors.webPage"), {
        hint: sentence("errors.webPageHint"),
      })
    : new BotError("not_a_feed", sentence("errors.noFeedFormat"), {
        hint: sentence("errors.checkInBrowser"),
      });
}

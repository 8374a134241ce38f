// Lists of feeds, in and out, as OPML 2.0.
import { decodeXML } from "entities";
import { BotError } from "../core/errors.ts";
import { resolveLink } from "./links.ts";
import { oneLine } from "./plain.ts";
import { type Wording, sentence } from "../words/index.ts";

const MAX_CHARS = 5_000_000;
const MAX_FEEDS = 5000;
/** The last letters of a document, its end among them. */
const END = 1_000;
/** Between the folders of a path. */
const FOLDER_MARK = " / ";

/** `tags`: the path of the outlines around it, joined by ` / `, and its categories; undefined where there are none. */
export interface Outline {
  url: string;
  title: string;
  tags?: readonly string[] | undefined;
}

/** What a list held: its feeds, the names of those entries whose address could not be read, and whether it breaks off. */
export interface OpmlRead {
  feeds: Outline[];
  unread: string[];
  isCut: boolean;
}

/** The feeds of an OPML document, each address once; a damaged one gives what can be read. Throws `opml_malformed` when it names no feed. */
export function readOpml(text: string): OpmlRead {
  if (text.length > MAX_CHARS) throw malformed(sentence("errors.opmlTooLarge"));
  const feeds = new Map<string, Outline>();
  const unread: string[] = [];
  for (const { attributes, source, folders } of outlinesOf(text)) {
    const title = labelOf(attributes);
    // An address that breaks off with its tag leads elsewhere.
    const loose = /xmlurl/i.test(source) && source.includes(">") ? ADDRESS.exec(source)?.[0] : undefined;
    const given = attributes.get("xmlurl") ?? loose;
    const isFeed =
      given !== undefined || /xmlurl/i.test(source) || /^(?:rss|atom)$/i.test(attributes.get("type") ?? "");
    if (!isFeed) continue;
    const url = resolveLink(asHttp(given), undefined);
    if (url === undefined || feeds.size >= MAX_FEEDS) unread.push(title || oneLine(given ?? "") || "?");
    else if (!feeds.has(url))
      feeds.set(url, { url, title: title || url, tags: tagsIn(folders, attributes.get("category")) });
  }
  if (feeds.size === 0) throw malformed(sentence(/<opml[\s>]/i.test(text) ? "errors.opmlEmpty" : "errors.opmlOther"));
  return { feeds: [...feeds.values()], unread, isCut: breaksOff(text) };
}

const breaksOff = (text: string): boolean => /<opml[\s>]/i.test(text) && !/<\/opml\s*>/i.test(text.slice(-END));

interface Tag {
  attributes: Map<string, string>;
  /** The tag as it stands in the file. */
  source: string;
  /** Labels of the outlines around it. */
  folders: readonly string[];
}

/** A folder as deep as anybody's; below it, feeds keep the path so far. */
const DEEPEST = 10;
const LONGEST_LABEL = 300;
const MOST_TAGS = 10;
const ATTRIBUTE = /([\w:.-]{1,40})\s{0,20}=\s{0,20}(?:"([^"]{0,8000})"|'([^']{0,8000})')/g;
const ADDRESS = /\b(?:https?|feed):[^\s"'<>]{1,4000}/i;

/**
 * Every outline in order. In XML a value holds no "<": from one "<" to the next is a tag, whatever is broken in it, and the next tag is
 * whole again.
 */
function* outlinesOf(text: string): Generator<Tag> {
  /** Every outline that is open, and the labels of those that have one. */
  const open: string[] = [];
  const labels: string[] = [];
  for (let at = text.indexOf("<"); at !== -1;) {
    if (text.startsWith("<!--", at)) {
      const end = text.indexOf("-->", at);
      at = end === -1 ? -1 : text.indexOf("<", end);
      continue;
    }
    const next = text.indexOf("<", at + 1);
    const source = text.slice(at, next === -1 ? undefined : next);
    at = next;
    if (/^<\/outline/i.test(source) && open.pop()) labels.pop();
    if (!/^<outline(?![\w:.-])/i.test(source)) continue;
    const attributes = attributesOf(source);
    yield { attributes, source, folders: labels.slice(0, DEEPEST) };
    if (/\/\s{0,20}>\s*$/.test(source.slice(-200))) continue;
    const label = labelOf(attributes);
    open.push(label);
    if (label !== "") labels.push(label);
  }
}

function attributesOf(source: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = "", double, single] of source.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, decodeXML(double ?? single ?? ""));
  }
  return found;
}

const labelOf = (attributes: ReadonlyMap<string, string>): string =>
  oneLine(attributes.get("title") || attributes.get("text") || "").slice(0, LONGEST_LABEL);

/** The path of its folders is a feed's first tag; what it is filed under besides stands in its categories, as slashes or words. */
function tagsIn(folders: readonly string[], categories: string | undefined): string[] | undefined {
  const path = folders.join(FOLDER_MARK);
  const named = (categories ?? "")
    .split(",")
    .map((category) => oneLine(category).replace(/^\//, "").slice(0, LONGEST_LABEL));
  const all = [...new Set([path, ...named])].filter((tag) => tag !== "");
  return all.length > 0 ? all.slice(0, MOST_TAGS) : undefined;
}

/** Addresses of readers that were given a scheme of their own. */
const asHttp = (address: string | undefined): string | undefined =>
  address?.replace(/^feed:(?:\/\/)?(?=https?:)/i, "").replace(/^feed:(?:\/\/)?/i, "http://");

/** An OPML document. A feed stands in the outlines of its first tag's path, and names all of them as categories. */
export async function writeOpml(
  title: string,
  feeds: readonly { url: string; title: string; siteUrl?: string | undefined; tags?: readonly string[] | undefined }[],
): Promise<string> {
  // A hundred modules that few processes ever need.
  const { generateOpml } = await import("feedsmith");
  const outline = (feed: (typeof feeds)[number]) => ({
    text: feed.title,
    title: feed.title,
    type: "rss",
    xmlUrl: feed.url,
    ...(feed.siteUrl === undefined ? {} : { htmlUrl: feed.siteUrl }),
    ...(feed.tags && feed.tags.length > 1 ? { category: feed.tags.join(",") } : {}),
  });
  type Nested = ReturnType<typeof outline> | { text: string; title: string; outlines: Nested[] };
  const body: Nested[] = [];
  const folders = new Map<string, Nested[]>();
  /** The outlines of a folder, made where they are not there yet. */
  const inside = (path: readonly string[]): Nested[] => {
    const label = path.at(-1);
    if (label === undefined) return body;
    const key = path.join(FOLDER_MARK);
    const known = folders.get(key);
    if (known) return known;
    const outlines: Nested[] = [];
    folders.set(key, outlines);
    inside(path.slice(0, -1)).push({ text: label, title: label, outlines });
    return outlines;
  };
  for (const feed of feeds) inside(feed.tags?.[0]?.split(FOLDER_MARK) ?? []).push(outline(feed));
  return generateOpml({ head: { title }, body: { outlines: body } });
}

function malformed(why: Wording, cause?: unknown): BotError {
  return new BotError("opml_malformed", sentence("errors.opml", { why }), {
    hint: sentence("errors.opmlHint"),
    cause,
  });
}

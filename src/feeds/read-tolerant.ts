// The second reader, htmlparser2, for documents that are large, damaged or odd.
// It keeps every item it can see.
import { setImmediate } from "node:timers/promises";
import { Parser } from "htmlparser2";
import { BotError } from "../core/errors.ts";
import { resolveLink } from "./links.ts";
import { escapeHtml } from "./plain.ts";
import { MARKUP_ELEMENTS, type Fields, type Node, type RawFeed, type RawItem } from "./raw.ts";
import { sentence } from "../words/index.ts";

/** Real feeds stay below 40, HTML in them included. */
const MAX_DEPTH = 256;
/** Items that never end pile up too; the parser's own work grows with the square of this. */
const MAX_UNCLOSED = 4096;
/** Characters of one text that are kept; the mapping keeps less, and a text in a million pieces fills the memory. */
const MAX_TEXT = 1024 * 1024;
/** Characters parsed before other work gets its turn: a few milliseconds. */
const SLICE = 128 * 1024;

/** The usual prefix of each vocabulary we read; elements of the feed's own format have none. */
const VOCABULARIES = new Map([
  ["http://www.w3.org/2005/atom", "atom:"],
  ["http://purl.org/atom/ns#", "atom:"],
  ["http://purl.org/rss/1.0/", ""],
  ["http://purl.org/rss/1.0", ""],
  ["http://my.netscape.com/rdf/simple/0.9/", ""],
  ["http://channel.netscape.com/rdf/simple/0.9/", ""],
  ["http://backend.userland.com/rss2", ""],
  ["http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"],
  ["http://purl.org/rss/1.0/modules/content/", "content:"],
  ["http://purl.org/rss/1.0/modules/syndication/", "sy:"],
  ["http://purl.org/dc/elements/1.1/", "dc:"],
  ["http://purl.org/dc/elements/1.0/", "dc:"],
  ["http://purl.org/dc/terms/", "dcterms:"],
  ["http://search.yahoo.com/mrss/", "media:"],
  ["http://search.yahoo.com/mrss", "media:"],
  ["http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes:"],
  ["http://rssnamespace.org/feedburner/ext/1.0", "feedburner:"],
  ["http://www.w3.org/1999/xhtml", "xhtml:"],
]);

/** Vocabularies whose elements the mapping needs by name; the others may be prefixed as they like. */
const NAMED_VOCABULARIES = new Set(["", "rdf:", "content:", "dc:", "media:", "itunes:", "sy:"]);

/**
 * True for what rss-parser is known to get wrong: XHTML, whose order it loses, elements under another prefix than the usual one,
 * and `xml:base` where links need it.
 */
export function needsTolerance(xml: string): boolean {
  if (xml.includes("xhtml") && XHTML.test(xml)) return true;
  if (xml.includes("xml:base") && RELATIVE_LINK.test(xml)) return true;
  for (const [, prefix = "", uri = ""] of xml.slice(0, 8192).matchAll(/\sxmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g)) {
    const usual = VOCABULARIES.get(uri.trim().toLowerCase());
    if (usual !== undefined && NAMED_VOCABULARIES.has(usual) && usual !== `${prefix}:`) return true;
  }
  return false;
}

const XHTML = /<(?:content|title|summary)\s[^<>]*type\s*=\s*["']xhtml["']/;

/** A link, in an attribute or as an element's text, that does not say its scheme. */
const RELATIVE_LINK =
  /<(?:link|enclosure|content)\s[^<>]*(?:href|url|src)\s*=\s*["'](?![a-z][\w.+-]*:)|<link>(?!\s*(?:[a-z][\w.+-]*:|<))/i;

interface Open {
  name: string;
  /** Depth within the item, or within the document outside one. */
  depth: number;
  inItem: boolean;
  prefixes: Map<string, string>;
  base: string | undefined;
  /** Where children are put; undefined while inside an element of markup or one that nobody reads. */
  fields: Fields | undefined;
  node: Exclude<Node, string>;
  item: RawItem | undefined;
}

/** Reads what can be read. Throws `feed_malformed` only for nesting that no feed has. `keep` bounds the items held at a time. */
export async function readTolerant(
  xml: string,
  kind: RawFeed["kind"],
  keep: (items: RawItem[]) => RawItem[],
): Promise<RawFeed> {
  const reader = new Reader(kind, keep);
  const parser = new Parser(reader, { xmlMode: true });
  for (let at = 0; at < xml.length; at += SLICE) {
    parser.write(xml.slice(at, at + SLICE));
    if (at + SLICE < xml.length) await setImmediate();
  }
  parser.end();
  return { kind, channel: reader.channel, items: reader.items };
}

class Reader {
  readonly channel: RawItem = { fields: new Map(), base: undefined };
  items: RawItem[] = [];
  readonly #kind: RawFeed["kind"];
  readonly #keep: (items: RawItem[]) => RawItem[];
  readonly #open: Open[] = [];
  /** The HTML collected inside a markup element, and how deep in it we are. */
  #markup: { html: string; depth: number } | undefined;

  constructor(kind: RawFeed["kind"], keep: (items: RawItem[]) => RawItem[]) {
    this.#kind = kind;
    this.#keep = keep;
  }

  onopentag(rawName: string, attributes: Record<string, string>): void {
    const parent = this.#open.at(-1);
    const depth = parent ? parent.depth + 1 : 0;
    if (depth + (this.#markup?.depth ?? 0) >= MAX_DEPTH || this.#open.length > MAX_UNCLOSED) {
      throw new BotError("feed_malformed", sentence("errors.feedTooDeep"), {
        hint: sentence("errors.publisherRepairs"),
      });
    }
    if (this.#markup) {
      this.#markup.depth += 1;
      this.#write(openTag(rawName, attributes));
      return;
    }
    const prefixes = declared(parent?.prefixes ?? new Map(), attributes);
    const name = this.#nameOf(rawName, prefixes);
    const base =
      attributes["xml:base"] === undefined
        ? parent?.base
        : (resolveLink(attributes["xml:base"], parent?.base) ?? parent?.base);
    const inItem = parent?.inItem ?? false;
    const open: Open = { name, depth, inItem, prefixes, base, fields: undefined, node: {}, item: undefined };
    if (Object.keys(attributes).length > 0) open.node.$ = attributes;
    if (base !== undefined && open.node.$) open.node.$["xml:base"] = base;
    this.#place(open, parent);
    this.#open.push(open);
  }

  /** Decides what the element is to the feed: an item, the channel, an element of either, or structure to look through. */
  #place(open: Open, parent: Open | undefined): void {
    const isItem = open.name === (this.#kind === "atom" ? "entry" : "item");
    if (isItem) {
      // An item inside an item means that the first was never closed.
      const item = { fields: new Map<string, Node[]>(), base: open.base };
      const about = open.node.$?.["rdf:about"];
      if (about !== undefined) item.fields.set("rdf:about", [about]);
      Object.assign(open, { item, inItem: true, depth: 0 });
      open.fields = item.fields;
      this.items.push(item);
    } else if (["rss", "rdf:rdf", "feed", "channel"].includes(open.name) && !open.inItem) {
      this.channel.base = open.base ?? this.channel.base;
      if (open.node.$ && !this.channel.fields.has("$")) this.channel.fields.set("$", [open.node]);
      open.fields = this.channel.fields;
    } else if (parent?.fields) {
      if (MARKUP_ELEMENTS.has(open.name)) this.#markup = { html: "", depth: 0 };
      else {
        open.node.children = new Map();
        open.fields = open.node.children;
      }
    }
  }

  ontext(data: string): void {
    if (this.#markup) {
      this.#write(this.#markup.depth > 0 || this.#isXhtml() ? escapeHtml(data) : data);
      return;
    }
    const open = this.#open.at(-1);
    if (open?.fields && (open.node._?.length ?? 0) < MAX_TEXT) open.node._ = (open.node._ ?? "") + data;
  }

  #write(html: string): void {
    if (this.#markup && this.#markup.html.length < MAX_TEXT) this.#markup.html += html;
  }

  /** In XHTML and in elements inside a text, `<` was written as a reference and must stay text. */
  #isXhtml(): boolean {
    const type = this.#open.at(-1)?.node.$;
    return type?.["type"] === "xhtml" || type?.["mode"] === "xml";
  }

  onclosetag(rawName: string): void {
    if (this.#markup && this.#markup.depth > 0) {
      this.#markup.depth -= 1;
      if (!VOID.has(localName(rawName))) this.#write(`</${localName(rawName)}>`);
      return;
    }
    const open = this.#open.pop();
    if (!open) return;
    if (this.#markup) {
      open.node._ = this.#markup.html;
      this.#markup = undefined;
    }
    // Only now is the item's date known.
    if (open.item && this.items.length % 1024 === 0) this.items = this.#keep(this.items);
    const parent = this.#open.at(-1);
    if (open.item || !parent?.fields || open.fields === parent.fields) return;
    const siblings = parent.fields.get(open.name);
    if (siblings) siblings.push(open.node);
    else parent.fields.set(open.name, [open.node]);
  }

  #nameOf(rawName: string, prefixes: Map<string, string>): string {
    const lower = rawName.toLowerCase();
    const colon = lower.indexOf(":");
    const vocabulary = prefixes.get(colon === -1 ? "" : lower.slice(0, colon));
    if (vocabulary === undefined) return lower;
    const local = lower.slice(colon + 1);
    return vocabulary === "atom:" && (this.#kind === "atom" || colon === -1) ? local : vocabulary + local;
  }
}

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1).toLowerCase();
}

function openTag(name: string, attributes: Record<string, string>): string {
  let tag = `<${localName(name)}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (!key.startsWith("xmlns")) tag += ` ${key}="${escapeHtml(value).replaceAll('"', "&quot;")}"`;
  }
  return `${tag}>`;
}

/** Prefix to usual prefix; the default namespace stands under "". The map is shared until an element declares something. */
function declared(outer: Map<string, string>, attributes: Record<string, string>): Map<string, string> {
  let prefixes = outer;
  for (const [name, uri] of Object.entries(attributes)) {
    if (!name.startsWith("xmlns")) continue;
    const usual = VOCABULARIES.get(uri.trim().toLowerCase());
    if (prefixes === outer) prefixes = new Map(outer);
    const prefix = name.slice(6).toLowerCase();
    if (usual === undefined) prefixes.delete(prefix);
    else prefixes.set(prefix, usual);
  }
  return prefixes;
}

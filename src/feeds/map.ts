// From elements to a ParsedFeed: which element says what in RSS, RDF and Atom.
import type { ParsedFeed, ParsedItem } from "../core/domain.ts";
import { parseDate } from "./dates.ts";
import { resolveLink } from "./links.ts";
import { pictureOf } from "./pictures.ts";
import { boundedContent, boundedName, cut, headline, summaryText } from "./lengths.ts";
import { escapeHtml, htmlToText } from "./plain.ts";
import {
  rawAttribute,
  firstNode,
  firstText,
  nodes,
  rawText,
  type Fields,
  type Node,
  type RawFeed,
  type RawItem,
} from "./raw.ts";

/** Where an item has only its whole text, this much of the HTML stands for a summary. */
const OPENING = 3000;

type Kind = RawFeed["kind"];

/** Pure. `url` is where the feed was found; only its http(s) form is used to resolve links. */
export function mapFeed(raw: RawFeed, url: string): ParsedFeed {
  const { fields } = raw.channel;
  const self = linkWithRel([...nodes(fields, "link"), ...nodes(fields, "atom:link")], "self");
  const document = resolveLink(url, undefined) ?? resolveLink(self, undefined);
  const base = raw.channel.base ?? document;
  const link = resolveLink(pageLink(fields, raw.kind), base);
  // Atom says that links are relative to the document; RSS says nothing, and its writers mean their site.
  const itemBase = raw.channel.base ?? (raw.kind === "atom" ? (document ?? link) : (link ?? document));
  const author = authorOf(fields);
  return {
    kind: raw.kind,
    title: titleOf(fields, raw.kind),
    link,
    ttlMinutes: ttlOf(fields),
    language: boundedName(
      firstText(fields, "language", "dc:language") ?? rawAttribute(nodes(fields, "$")[0], "xml:lang"),
    ),
    items: raw.items.map((item) => mapItem(item, raw.kind, itemBase, author)),
  };
}

function mapItem(
  { fields, base }: RawItem,
  kind: Kind,
  feedBase: string | undefined,
  feedAuthor: string | undefined,
): ParsedItem {
  const itemBase = base ?? feedBase;
  const guidNode = firstNode(fields, "guid", "id", "rdf:about");
  const guid = boundedName(rawText(guidNode).trim() || undefined);
  const content = boundedContent(contentOf(fields));
  const published = firstDate(
    fields,
    "pubdate",
    "published",
    "issued",
    "dc:date",
    "dcterms:issued",
    "dcterms:created",
    "created",
    "date",
  );
  const updated = firstDate(fields, "updated", "modified", "dcterms:modified", "atom:updated");
  const enclosures = enclosuresOf(fields, itemBase);
  return {
    guid,
    title: titleOf(fields, kind),
    link:
      resolveLink(pageLink(fields, kind), itemBase) ??
      (rawAttribute(guidNode, "isPermaLink") === "false" ? undefined : resolveLink(guid, undefined)),
    published: published ?? updated,
    updated,
    author: authorOf(fields) ?? authorOf(childrenOf(nodes(fields, "source")[0])) ?? feedAuthor,
    summary: summaryOf(fields, content),
    content,
    picture: pictureOf(fields, itemBase, enclosures),
    enclosures,
  };
}

/** A title is HTML to be shown as text, save in Atom where its type says that it is literal. Without a type it would be too, but too many write HTML. */
function titleOf(fields: Fields, kind: Kind): string {
  const node = firstNode(fields, "title", "dc:title", "media:title");
  const literal =
    kind === "atom" &&
    /^text(?:\/plain)?$/i.test(rawAttribute(node, "type") ?? "") &&
    rawAttribute(node, "mode") !== "escaped";
  return headline(rawText(node), literal);
}

/** The page an item or a feed stands for, not yet resolved. */
function pageLink(fields: Fields, kind: Kind): string | undefined {
  const original = firstText(fields, "feedburner:origlink");
  if (original) return original;
  const links = nodes(fields, "link");
  const written = links.map((node) => rawText(node).trim()).find((value) => value !== "");
  if (kind !== "atom" && written) return written;
  return (
    linkWithRel(links, "alternate") ??
    linkWithRel(nodes(fields, "atom:link"), "alternate") ??
    written ??
    rawAttribute(nodes(fields, "content")[0], "src") ??
    linkWithRel(links, "self", "related", "via")
  );
}

/** The first link of the rels asked for, pages before other media. A link without rel is an alternate. */
function linkWithRel(links: readonly Node[], ...rels: string[]): string | undefined {
  const hits = links.filter(
    (node) => rawAttribute(node, "href") && rels.includes((rawAttribute(node, "rel") ?? "alternate").toLowerCase()),
  );
  const page =
    hits.find((node) => /^(?:text\/html|application\/xhtml\+xml|)$/i.test(rawAttribute(node, "type") ?? "")) ?? hits[0];
  const href = rawAttribute(page, "href");
  const base = rawAttribute(page, "xml:base");
  return base === undefined ? href : (resolveLink(href, base) ?? href);
}

/** HTML: content:encoded, atom:content or an XHTML body. Text content is escaped; content that is neither is not read. */
function contentOf(fields: Fields): string | undefined {
  const encoded = firstText(fields, "content:encoded", "xhtml:body", "body", "xhtml:div");
  if (encoded) return encoded;
  for (const node of nodes(fields, "content")) {
    const value = rawText(node).trim();
    const type = (rawAttribute(node, "type") ?? "text").toLowerCase();
    if (value === "") continue;
    if (rawAttribute(node, "mode") === "base64") continue;
    if (type === "html" || type === "xhtml" || /html|xml/.test(type)) return value;
    if (type === "text" || type === "text/plain") return looksLikeHtml(value) ? value : escapeHtml(value);
  }
  return undefined;
}

function looksLikeHtml(value: string): boolean {
  return /<(?:p|br|div|a|img|ul|ol|li|b|i|em|strong|h[1-6]|table|blockquote|span)[\s/>]/i.test(value);
}

function summaryOf(fields: Fields, content: string | undefined): string {
  const own = firstText(fields, "description", "summary", "dc:description");
  if (own === undefined && content !== undefined)
    return cut(htmlToText(content.slice(0, OPENING)), content.length > OPENING);
  const group = childrenOf(nodes(fields, "media:group")[0]);
  return summaryText(
    own ?? firstText(fields, "itunes:summary", "media:description") ?? firstText(group, "media:description") ?? "",
  );
}

function authorOf(fields: Fields | undefined): string | undefined {
  const names: string[] = [];
  for (const element of ["dc:creator", "author", "itunes:author"]) {
    for (const node of nodes(fields, element)) {
      const name = personName(
        firstText(childrenOf(node), "name") ?? firstText(childrenOf(node), "email") ?? rawText(node),
      );
      if (name && !names.includes(name)) names.push(name);
    }
    if (names.length > 0) return names.join(", ").slice(0, 300);
  }
  return undefined;
}

/** `jo@example.org (Jo Doe)` is RSS for Jo Doe. */
function personName(value: string): string {
  const plain = headline(value);
  const inBrackets = /^\S[^\s@]*@\S+\s+\((.+)\)$/.exec(plain)?.[1];
  return inBrackets ?? (plain.replace(/<?\(?(?<![\w.+-])[\w.+-]+@[\w.-]+\)?>?$/, "").trim() || plain);
}

function enclosuresOf(fields: Fields, base: string | undefined): ParsedItem["enclosures"] {
  const given = [
    ...nodes(fields, "enclosure").map((node) => ({ node, href: rawAttribute(node, "url") })),
    ...nodes(fields, "link")
      .filter((node) => rawAttribute(node, "rel")?.toLowerCase() === "enclosure")
      .map((node) => ({ node, href: rawAttribute(node, "href") })),
  ];
  return given.slice(0, 50).flatMap(({ node, href }) => {
    const url = resolveLink(href, base);
    const length = Number(rawAttribute(node, "length"));
    const type = boundedName(rawAttribute(node, "type")?.trim() || undefined);
    return url ? [{ url, type, length: Number.isSafeInteger(length) && length > 0 ? length : undefined }] : [];
  });
}

/** Minutes between polls: `ttl`, or the syndication module's period divided by its frequency. */
function ttlOf(fields: Fields): number | undefined {
  const ttl = Number(firstText(fields, "ttl"));
  if (ttl > 0) return Math.min(Math.round(ttl), 7 * 24 * 60);
  const period = PERIODS[(firstText(fields, "sy:updateperiod") ?? "").toLowerCase()];
  const frequency = Number(firstText(fields, "sy:updatefrequency") ?? 1);
  return period && frequency > 0 ? Math.max(1, Math.round(period / frequency)) : undefined;
}

const PERIODS: Record<string, number | undefined> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

function firstDate(fields: Fields, ...names: string[]): Date | undefined {
  for (const name of names) {
    for (const node of nodes(fields, name)) {
      const date = parseDate(rawText(node));
      if (date) return date;
    }
  }
  return undefined;
}

function childrenOf(node: Node | undefined): Fields | undefined {
  return typeof node === "object" ? node.children : undefined;
}

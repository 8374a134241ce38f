// JSON Feed 1.0 and 1.1, and their look-alikes, to a ParsedFeed; every value is checked.
import type { ParsedFeed, ParsedItem } from "../core/domain.ts";
import { isObject } from "../core/values.ts";
import { parseDate } from "./dates.ts";
import { resolveLink } from "./links.ts";
import { boundedContent, boundedName, headline, summaryText } from "./lengths.ts";
import { escapeHtml, oneLine } from "./plain.ts";

type Json = Record<string, unknown>;

/** Undefined when the value is no JSON Feed. At most `limit` items are read, from the top. */
export function mapJsonFeed(value: unknown, url: string, limit: number): ParsedFeed | undefined {
  if (!isObject(value) || !Array.isArray(value["items"])) return undefined;
  const named = [value["version"], value["title"], value["home_page_url"], value["feed_url"]].some(
    (field) => typeof field === "string",
  );
  if (!named) return undefined;
  const base = resolveLink(url, undefined) ?? resolveLink(string(value["feed_url"]), undefined);
  const link = resolveLink(string(value["home_page_url"]), base);
  const author = authorOf(value);
  return {
    kind: "json",
    title: headline(string(value["title"]) ?? ""),
    link,
    ttlMinutes: undefined,
    language: boundedName(string(value["language"])),
    items: value["items"]
      .slice(0, limit)
      .filter(isObject)
      .map((item) => mapItem(item, base ?? link, author)),
  };
}

function mapItem(item: Json, base: string | undefined, feedAuthor: string | undefined): ParsedItem {
  const html = boundedContent(string(item["content_html"]));
  const text = boundedContent(string(item["content_text"]));
  const guid = typeof item["id"] === "number" ? String(item["id"]) : boundedName(string(item["id"]));
  const updated = parseDate(string(item["date_modified"]));
  const image = resolveLink(string(item["image"]) ?? string(item["banner_image"]), base);
  const summary = string(item["summary"]) ?? string(item["description"]);
  return {
    guid,
    title: headline(string(item["title"]) ?? ""),
    link:
      resolveLink(string(item["url"]), base) ??
      resolveLink(string(item["external_url"]), base) ??
      resolveLink(guid, undefined),
    published: parseDate(string(item["date_published"])) ?? updated,
    updated,
    author: authorOf(item) ?? feedAuthor,
    summary: summaryText(summary ?? html ?? escapeHtml(text?.replace(/\s+/g, " ") ?? "")),
    content: html ?? (text ? paragraphs(text) : undefined),
    picture: image ? { url: image, alt: undefined, credit: undefined } : undefined,
    enclosures: attachments(item["attachments"], base),
  };
}

function authorOf(from: Json): string | undefined {
  const listed = Array.isArray(from["authors"]) ? from["authors"] : [];
  const names = [...listed, from["author"]].map((author) =>
    isObject(author) ? boundedName(string(author["name"])) : boundedName(string(author)),
  );
  const known = [...new Set(names.filter((name) => name !== undefined).map(oneLine))];
  return known.length > 0 ? known.join(", ").slice(0, 300) : undefined;
}

function attachments(value: unknown, base: string | undefined): ParsedItem["enclosures"] {
  const listed = Array.isArray(value) ? value.slice(0, 50).filter(isObject) : [];
  return listed.flatMap((file) => {
    const url = resolveLink(string(file["url"]), base);
    const length = file["size_in_bytes"];
    return url
      ? [
          {
            url,
            type: boundedName(string(file["mime_type"])),
            length: typeof length === "number" && length > 0 ? length : undefined,
          },
        ]
      : [];
  });
}

/** Plain text as HTML, so that `content` is one thing everywhere. */
function paragraphs(text: string): string {
  return escapeHtml(text)
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.trim().replaceAll("\n", "<br>")}</p>`)
    .join("");
}

function string(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

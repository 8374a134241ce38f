// The picture of an item: Media RSS, iTunes and enclosures, the largest first.
import type { ParsedItem, Picture } from "../core/domain.ts";
import { resolveLink } from "./links.ts";
import { oneLine, titleToText } from "./plain.ts";
import { rawAttribute, firstText, nodes, type Fields, type Node } from "./raw.ts";

const IMAGE_FILE = /\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)/i;

/** Undefined when the item names none. Credit and alternative text come from the same media element, or from the item's. */
export function pictureOf(
  fields: Fields,
  base: string | undefined,
  enclosures: ParsedItem["enclosures"],
): Picture | undefined {
  const scopes = [fields, ...nodes(fields, "media:group").map(children)];
  const contents = scopes.flatMap((scope) => nodes(scope, "media:content"));
  const images = contents.filter(isImage).toSorted((a, b) => width(b) - width(a));
  const thumbnails = [...scopes, ...contents.map(children)].flatMap((scope) => nodes(scope, "media:thumbnail"));
  const candidates: { href: string | undefined; node?: Node }[] = [
    ...images.map((node) => ({ href: rawAttribute(node, "url"), node })),
    ...thumbnails.toSorted((a, b) => width(b) - width(a)).map((node) => ({ href: rawAttribute(node, "url") })),
    ...enclosures
      .filter((file) => file.type?.startsWith("image/") ?? IMAGE_FILE.test(file.url))
      .map((file) => ({ href: file.url })),
    ...nodes(fields, "itunes:image").map((node) => ({ href: rawAttribute(node, "href") })),
  ];
  for (const { href, node } of candidates) {
    const url = resolveLink(href, base);
    if (!url) continue;
    const scope = node === undefined ? undefined : children(node);
    return {
      url,
      alt: plain(firstText(scope, "media:description", "media:text", "media:title")),
      credit: plain(firstText(scope, "media:credit") ?? firstText(fields, "media:credit")),
    };
  }
  return undefined;
}

function isImage(node: Node): boolean {
  const medium = rawAttribute(node, "medium");
  const type = rawAttribute(node, "type");
  if (medium || type) return medium === "image" || type?.startsWith("image/") === true;
  return IMAGE_FILE.test(rawAttribute(node, "url") ?? "");
}

function width(node: Node): number {
  return Number(rawAttribute(node, "width")) || 0;
}

function children(node: Node): Fields | undefined {
  return typeof node === "object" ? node.children : undefined;
}

function plain(value: string | undefined): string | undefined {
  return value === undefined ? undefined : oneLine(titleToText(value)).slice(0, 500) || undefined;
}

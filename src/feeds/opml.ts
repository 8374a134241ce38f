// Lists of feeds, in and out, as OPML 2.0.
import { generateOpml, parseOpml } from "feedsmith";
import { BotError } from "../core/errors.ts";
import { resolveLink } from "./links.ts";
import { oneLine } from "./plain.ts";
import { type Wording, sentence } from "../words/index.ts";

const MAX_CHARS = 5_000_000;
const MAX_FEEDS = 5000;

/** `folder` is the path of the outlines around it, joined by ` / `; undefined at the top. */
export interface Outline {
  url: string;
  title: string;
  folder: string | undefined;
}

interface Node {
  text?: string;
  title?: string;
  xmlUrl?: string;
  outlines?: Node[];
}

/** The feeds of an OPML document, each address once. Throws `opml_malformed` when it is none or names no feed. */
export function readOpml(text: string): Outline[] {
  if (text.length > MAX_CHARS) throw malformed(sentence("errors.opmlTooLarge"));
  const feeds = new Map<string, Outline>();
  // A stack, not recursion: the depth is the sender's choice.
  const open: { node: Node; folder: string[] }[] = outlines(text)
    .toReversed()
    .map((node) => ({ node, folder: [] }));
  for (let next = open.pop(); next && feeds.size < MAX_FEEDS; next = open.pop()) {
    const { node, folder } = next;
    const label = oneLine(node.title ?? node.text ?? "").slice(0, 300);
    const url = resolveLink(
      node.xmlUrl?.replace(/^feed:(?:\/\/)?(?=https?:)/i, "").replace(/^feed:(?:\/\/)?/i, "http://"),
      undefined,
    );
    if (url && !feeds.has(url))
      feeds.set(url, { url, title: label || url, folder: folder.length > 0 ? folder.join(" / ") : undefined });
    const inside = label === "" ? folder : [...folder, label].slice(-10);
    for (const child of (node.outlines ?? []).toReversed()) open.push({ node: child, folder: inside });
  }
  if (feeds.size === 0) throw malformed(sentence("errors.opmlEmpty"));
  return [...feeds.values()];
}

/** An OPML document. Feeds with a `folder` stand in an outline of that name. */
export function writeOpml(
  title: string,
  feeds: readonly { url: string; title: string; siteUrl?: string | undefined; folder?: string | undefined }[],
): string {
  const outline = (feed: (typeof feeds)[number]) => ({
    text: feed.title,
    title: feed.title,
    type: "rss",
    xmlUrl: feed.url,
    ...(feed.siteUrl === undefined ? {} : { htmlUrl: feed.siteUrl }),
  });
  const folders = Map.groupBy(feeds, (feed) => feed.folder);
  const top = (folders.get(undefined) ?? []).map(outline);
  const named = [...folders].flatMap(([folder, inside]) =>
    folder === undefined ? [] : [{ text: folder, title: folder, outlines: inside.map(outline) }],
  );
  return generateOpml({ head: { title }, body: { outlines: [...top, ...named] } });
}

function outlines(text: string): Node[] {
  try {
    // The library's outlines, of whose fields only these are read.
    return (parseOpml(withoutDoctype(text.replace(/^\uFEFF/, ""))).body?.outlines ?? []) as Node[];
  } catch (cause) {
    throw malformed(sentence("errors.opmlOther"), cause);
  }
}

/** A document has one DOCTYPE: only the first is looked at, once. */
function withoutDoctype(text: string): string {
  const doctype = /<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>/iy;
  doctype.lastIndex = Math.max(text.search(/<!DOCTYPE/i), 0);
  return text.replace(doctype, "");
}

function malformed(why: Wording, cause?: unknown): BotError {
  return new BotError("opml_malformed", sentence("errors.opml", { why }), {
    hint: sentence("errors.opmlHint"),
    cause,
  });
}

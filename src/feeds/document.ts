// A feed document before it is parsed: its kind, and its text without what no reader needs.
import { BotError } from "../core/errors.ts";
import type { RawFeed } from "./raw.ts";
import { sentence } from "../words/index.ts";

const ROOT = /<(?:[\w.-]+:)?(rss|rdf|feed|channel)(?=[\s/>])/i;
const BARE = /^\s*(?:<\?[^>]*\?>\s*)*<(?:[\w.-]+:)?(item|entry)(?=[\s/>])/i;
const PAGE = /<(?:html|head)(?=[\s/>])/i;

/** Not allowed in XML 1.0, and seen in real feeds all the same. */
// oxlint-disable-next-line no-control-regex -- these characters are the subject
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Where the root of a feed may begin at the latest: some servers print warnings in front of it. */
const HEAD = 64 * 1024;

export interface XmlDocument {
  kind: RawFeed["kind"];
  xml: string;
}

/** Undefined when the text is no XML feed. Throws `feed_malformed` for a DOCTYPE that declares harmful entities. */
export function xmlDocument(text: string): XmlDocument | undefined {
  const clean = text.search(CONTROLS) !== -1 ? text.replaceAll(CONTROLS, "") : text;
  const body = withoutDoctype(clean);
  const head = body.slice(0, HEAD);
  const visible = head.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => " ".repeat(comment.length));
  const match = ROOT.exec(visible);
  if (!match) {
    const bare = BARE.exec(visible)?.[1]?.toLowerCase();
    return bare ? { kind: bare === "entry" ? "atom" : "rss", xml: body } : undefined;
  }
  if (PAGE.test(visible.slice(0, match.index))) return undefined;
  const root = (match[1] ?? "").toLowerCase();
  const kind = root === "feed" ? "atom" : root === "rdf" ? "rdf" : "rss";
  // The XML declaration says only the encoding, and that is settled; whatever else stands before the root is junk.
  return { kind, xml: body.slice(match.index) };
}

/** True when the document's text looks like a web page rather than a broken feed. */
export function isPage(text: string): boolean {
  return PAGE.test(text.slice(0, HEAD)) || /^\s*<!doctype\s+html/i.test(text);
}

/**
 * Entities are never expanded, so a declaration is only a danger to whoever would. What tries (entities in entities, files, long
 * values) is refused; a harmless list of names is stripped with its DOCTYPE.
 */
function withoutDoctype(text: string): string {
  const start = text.slice(0, HEAD).search(/<!doctype/i);
  if (start === -1) return text;
  let end = text.indexOf(">", start);
  const subset = text.indexOf("[", start);
  if (subset !== -1 && subset < end) {
    const close = /\]\s*>/.exec(text.slice(subset));
    const declarations = close ? text.slice(subset, subset + close.index) : text.slice(subset);
    if (
      /<!ENTITY\s+(?:%|\S+\s+(?:SYSTEM|PUBLIC)\b|\S+\s+(?:"[^"]*[&%][^"#]|'[^']*[&%][^'#])|\S+\s+["'][^"']{256})/i.test(
        declarations,
      )
    ) {
      throw new BotError("feed_malformed", sentence("errors.feedEntities"), {
        hint: sentence("errors.feedEntitiesHint"),
      });
    }
    end = close ? subset + close.index + close[0].length - 1 : text.length;
  }
  return end === -1 ? text : text.slice(0, start) + text.slice(end + 1);
}

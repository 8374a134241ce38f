// HTML to plain text, for titles and summaries: a scan over tags, since every item passes here.
import { decodeHTMLStrict } from "entities";
import { cleanText } from "../language/clean.ts";

const BLOCKS = new Set(
  "address article aside blockquote br center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul".split(
    " ",
  ),
);

/** Elements whose text nobody reads, each with what ends it. */
const SKIPPED = new Map(
  ["script", "style", "head", "template", "noscript", "iframe", "object", "svg", "math", "textarea"].map((name) => [
    name,
    new RegExp(`</${name}(?=[\\s/>])`, "gi"),
  ]),
);

/** Tags that may be taken out of a title. `Option<T>` and other words in brackets stay as they were written. */
const INLINE_TAG =
  /<\/?(?:a|abbr|acronym|b|bdi|bdo|big|br|center|cite|code|del|dfn|div|em|font|h[1-6]|i|img|ins|kbd|mark|nobr|p|q|s|samp|script|small|span|strike|strong|style|sub|sup|tt|u|var|wbr)(?=[\s/>])[^<>]*>/gi;

/** Text in these characters has nothing that `cleanText` would take out. */
const PRINTABLE =
  /^[\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u05ff\u2010-\u2027\u2030-\u205e\u3001-\u3163\u3165-\ud7a3]*$/;

/** Runs of spaces, and spaces that are not the plain one; line ends are left alone. */
const SPACE_RUN = /  +/g;
const ODD_SPACE = /[^\S\n ]+/g;

/** Plain text of an HTML fragment: one line per block, single spaces; scripts, styles and comments left out. */
export function htmlToText(html: string): string {
  if (!html.includes("<") && !html.includes("&")) return oneLine(html);
  const text = decodeHTMLStrict(withoutTags(html.replace(/[\t\n\f\r]+/g, " ")));
  const lines = seen(text).replace(ODD_SPACE, " ").replace(SPACE_RUN, " ").split("\n");
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

/** Plain text of a title: known inline tags are taken out, anything else in angle brackets is kept as text. One line. */
export function titleToText(html: string): string {
  if (!html.includes("<") && !html.includes("&")) return oneLine(html);
  let kept = "";
  let from = 0;
  for (const tag of html.matchAll(INLINE_TAG)) {
    kept += html.slice(from, tag.index).replaceAll("<", "&lt;") + tag[0];
    from = tag.index + tag[0].length;
  }
  return oneLine(htmlToText(kept + html.slice(from).replaceAll("<", "&lt;")));
}

/** Plain text that is already plain: unseen characters dropped, single spaces, one line. */
export function oneLine(text: string): string {
  return seen(text)
    .replace(/[^\S ]+/g, " ")
    .replace(SPACE_RUN, " ")
    .trim();
}

/** Plain text as HTML that reads the same. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Most text has nothing to clean, and looking is cheaper than cleaning. */
function seen(text: string): string {
  return PRINTABLE.test(text) ? text : cleanText(text);
}

/** The text between the tags, a line end for every block tag. Reads forward only: what is never closed ends with the text. */
function withoutTags(html: string): string {
  const name = /[a-z][a-z0-9]*/iy;
  let out = "";
  let at = 0;
  for (let open = html.indexOf("<"); open !== -1; open = html.indexOf("<", at)) {
    const closing = html.charCodeAt(open + 1) === 0x2f;
    name.lastIndex = open + (closing ? 2 : 1);
    const tag = name.exec(html)?.[0].toLowerCase();
    if (tag === undefined && !closing && !/[!?]/.test(html.charAt(open + 1))) {
      out += html.slice(at, open + 1);
      at = open + 1;
      continue;
    }
    out += html.slice(at, open);
    if (tag !== undefined && BLOCKS.has(tag)) out += "\n";
    const end = html.startsWith("<!--", open) ? html.indexOf("-->", open + 4) + 2 : tagEnd(html, open);
    if (end < open) return out;
    at = end + 1;
    const closer = closing || tag === undefined ? undefined : SKIPPED.get(tag);
    if (closer && html.charAt(end - 1) !== "/") {
      closer.lastIndex = at;
      const hit = closer.exec(html);
      if (!hit) return out;
      at = hit.index;
    }
  }
  return out + html.slice(at);
}

/** Index of the `>` that ends a tag, not one inside a quoted attribute; -1 when there is none. */
function tagEnd(html: string, open: number): number {
  let end = html.indexOf(">", open);
  let quote = 0;
  for (let i = open; i < end; i += 1) {
    const code = html.charCodeAt(i);
    if (code === quote) quote = 0;
    else if (quote === 0 && (code === 0x22 || code === 0x27)) quote = code;
    if (i < end - 1 || quote === 0) continue;
    // An odd quote is a typing error more often than a long attribute: without its pair in sight the tag ends here.
    const pair = html.slice(end, end + 2000).indexOf(String.fromCharCode(quote));
    if (pair === -1) return end;
    i = end + pair;
    quote = 0;
    end = html.indexOf(">", i);
  }
  return end;
}

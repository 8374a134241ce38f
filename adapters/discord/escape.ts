// Foreign text in Discord's Markdown, so that nothing in it is ever live.
import { apart, cleanText, clip, webUrl } from "../../src/platform/index.ts";

const WORD_JOINER = "\u2060";

/** Always read as markup, wherever they stand. */
const MARKS = /[\\*_~`|[\]#<>@]/g;
/** Read as markup at the start of a line (lists, small print) or before a word (`https://`, `:emoji:`, `discord.gg`), which may be the next span's. */
const MARKS_BY_PLACE = /(?<![\p{L}\p{N}\\])[-+]|[:.](?!\s)|(?<=\p{N})\./gu;
/** Discord looks for these in the raw text, before it reads any Markdown. */
const EVERYBODY = /@(?=everyone|here)/gi;

/**
 * The text on one line with every mark escaped that Discord could read: shown, it is the text as it was. discord.js's
 * escapeMarkdown leaves `<`, `@`, `-#` and bare addresses alive (measured with 14.28), hence our own.
 */
export const markdown = (text: string): string =>
  apart(inline(text))
    .replace(MARKS, String.raw`\$&`)
    .replace(MARKS_BY_PLACE, String.raw`\$&`)
    .replace(EVERYBODY, `@${WORD_JOINER}`);

/** On one line, unseen characters gone, outer spaces kept: spans of a line are set one after another. */
export const inline = (text: string): string => cleanText(text).replace(/\s+/g, " ");

/** For places that Discord shows as they are: labels of controls, alternative texts, names of threads. */
export const oneLine = (text: string): string => inline(text).trim();

/** `markdown(text)` of at most `most` units; the text is cut, never an escape. */
export function markdownWithin(text: string, most: number): string {
  let kept = clip(inline(text), most);
  while (markdown(kept).length > most) kept = clip(kept, Math.min(kept.length - 1, Math.floor(kept.length * 0.9)));
  return markdown(kept);
}

/** Long enough for real articles; longer ones would eat a message's room. */
const LONGEST_ADDRESS = 1000;

/** The address when a reader may be sent there and it leaves room for more. */
export function webAddress(text: string): string | undefined {
  const parsed = webUrl(text);
  if (!parsed) return undefined;
  // Percent-encoded they mean the same to the site and nothing to Discord, which looks for `@everyone` in here too.
  const address = parsed.href.replace(
    /[()<>\\[\]|`"@*]|\s/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
  return address.length <= LONGEST_ADDRESS ? address : undefined;
}

/** What a client says of a link when it is pointed at or read aloud: letters, digits and spaces, which end nothing. */
const titled = (name: string): string => {
  const said = clip(oneLine(name).replaceAll(/[^\p{L}\p{M}\p{N} .,&-]+/gu, " "), 30)
    .replaceAll(/\s+/g, " ")
    .trim();
  return said === "" ? "" : ` "${said}"`;
};

/** A masked link of at most `most` label units; the label alone when the address is not one of the web. `about`: who stands behind it. */
export function link(label: string, url: string, most = 150, about = ""): string {
  const address = webAddress(url);
  // Brackets in a label end the link in some clients, escaped or not.
  const words = oneLine(label).replaceAll("[", "(").replaceAll("]", ")");
  if (!address) return markdownWithin(words, most);
  const host = new URL(address).host.replace(/^www\./, "");
  const shown = markdownWithin(words, most) || markdown(host);
  // A label that reads like an address of elsewhere must not hide where the link goes.
  const elsewhere = /\p{L}\.\p{L}{2}|:\/\//u.test(words) && !words.toLowerCase().includes(host);
  return `[${shown}${elsewhere ? ` (${markdown(host)})` : ""}](<${address}>${titled(about)})`;
}

/** Text of ours as it was before `markdown` and `link`, for names of threads and for what was said before. */
export const unmarked = (text: string): string =>
  text
    .replace(/\\.|\[((?:\\.|[^\\[\]])*)\]\(<[^<>]*>(?: "[^"]*")?\)/gs, (found, label?: string) => label ?? found)
    .replace(/^(#{1,3}|-#|>) /gm, "")
    .replace(/(?<!\\)\*+/g, "")
    .replace(/\\([^0-9A-Za-z\s])/g, "$1")
    .replaceAll(WORD_JOINER, "");

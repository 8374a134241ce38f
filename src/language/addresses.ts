// Addresses and mentions in any spelling: told in a claim, dead where a client could link them.
import { parse } from "tldts";
import unhomoglyph from "unhomoglyph";
import { cleanText } from "./clean.ts";

/** An ideographic full stop ends sentences; between plain letters it stands for a dot, as browsers read it. */
const IDEOGRAPHIC_DOT = /(?<=[a-z0-9])\u3002(?=[a-z0-9])/gi;
/** Endings that are told in words: others are words of some language. */
const ENDINGS = "com|net|org|info|biz|io|app|xyz|online|site|top|shop|club|live|test|example";
/** A dot in brackets, or said as a word. What is between brackets is short; spaces are one by then. */
const SAID_DOT = new RegExp(
  String.raw` ?[([{<] ?(?:\.|dot|punkt|point|punto) ?[)\]}>] ?| (?:dot|punkt|point|punto) (?=(?:${ENDINGS})(?![\p{L}\p{N}]))`,
  "giu",
);

/** Letters of other scripts as the plain ones they look like (Unicode's confusables); plain letters stay what they are. */
// oxlint-disable-next-line no-control-regex -- all but ASCII
const plainTwins = (text: string): string => text.replace(/[^\u0000-\u007f]+/g, unhomoglyph).toLowerCase();

/** The text as it is read, for comparing only: one case, one form of each letter, mark and dot, nothing unseen. */
export const skeleton = (text: string): string =>
  plainTwins(cleanText(text).normalize("NFKC").toLowerCase().replace(IDEOGRAPHIC_DOT, "."))
    .replace(/\s+/g, " ")
    .replace(SAID_DOT, ".");

const WORD_JOINER = "\u2060";
const EVERYBODY = new Set(["everyone", "here", "channel", "all"]);
const MENTION = /[@\uff20\ufe6b](?=(\p{L}{3,12})(?!\p{L}))/gu;
const SCHEME = /(?<=[a-z\uff41-\uff5a]{2})[:\uff1a](?=[/\uff0f]{2})/giu;
const DOT = /[.\u2024\uff0e\ufe52\uff61]|(?<=[a-z0-9])\u3002(?=[a-z0-9])/giu;
/** Labels, in letters with circles too, and the dots between them: whether they end as an address does is looked up. */
const HOST =
  /(?<![\p{L}\p{N}\u24b6-\u24e9-])[\p{L}\p{N}\u24b6-\u24e9-]+(?:(?:[.\u2024\uff0e\ufe52\uff61]|(?<=[a-z0-9])\u3002(?=[a-z0-9]))[\p{L}\p{N}\u24b6-\u24e9-]+)+/giu;

/** The same to the eye, and no client links or notifies by it: an unseen joiner stands in every address and mention. */
export function apart(text: string): string {
  return text
    .replace(MENTION, (at, word: string) => (EVERYBODY.has(skeleton(word)) ? at + WORD_JOINER : at))
    .replace(SCHEME, `$&${WORD_JOINER}`)
    .replace(HOST, (host) => (isAddress(host) ? host.replace(DOT, `$&${WORD_JOINER}`) : host));
}

/** What is longer is no name of a host. */
const LONGEST_HOST = 253;

function isAddress(host: string): boolean {
  if (host.length > LONGEST_HOST) return false;
  const plain = skeleton(host);
  const { isIcann, publicSuffix } = parse(plain, { detectIp: false });
  return plain.startsWith("www.") || (isIcann === true && publicSuffix !== plain);
}

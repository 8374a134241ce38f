// Foreign text in each of Slack's syntaxes, so that nothing in it is ever live.
import { apart, cleanText, clip, type Ping, webUrl } from "../../src/platform/index.ts";

/** Look the same, mean nothing: no parser of Slack's takes these for markup. */
const TWINS: Record<string, string> = { "*": "∗", _: "＿", "~": "∼", "`": "ˋ" };
const WORD_JOINER = "\u2060";

/**
 * For `plain_text` objects and rich text elements, which Slack shows as they are: only unseen characters go.
 * This is where quoted passages are shown, because there they stay verbatim.
 */
export const literal = (text: string): string => cleanText(text);

/** The same on one line. */
export const oneLine = (text: string): string => literal(text).replace(/\s+/g, " ").trim();

/** The same on one line, its outer spaces kept: spans of a line are set one after another. */
export const inline = (text: string): string => literal(text).replace(/\s+/g, " ");

/**
 * For `mrkdwn`: fallback text and link labels. `&`, `<` and `>` are escaped as Slack asks
 * (docs.slack.dev/messaging/formatting-message-text#escaping); the marks of bold, italic, strike, code, emoji and quote
 * become their twins, because Slack has no escape for those.
 */
export function mrkdwn(text: string): string {
  const inert = escaped(apart(withTwins(oneLine(text))));
  return inert.startsWith("&gt;") ? WORD_JOINER + inert : inert;
}

/** The same cut so that it takes at most `most` characters once escaped. */
export function mrkdwnWithin(text: string, most: number): string {
  return mrkdwn(clipTo(oneLine(text), most, (kept) => mrkdwn(kept).length));
}

/** Text that Slack escapes itself, cut so that it takes at most `most` characters then. */
export const clipEscaped = (text: string, most: number): string => clipTo(text, most, (kept) => escaped(kept).length);

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function clipTo(text: string, most: number, length: (kept: string) => number): string {
  let kept = clip(text, most);
  while (length(kept) > most) kept = clip(kept, Math.floor(kept.length * 0.8));
  return kept;
}

/**
 * For `markdown_text` of a stream, whose escapes are not documented: nothing that any Markdown could read is left, also
 * where one piece ends and the next begins. Shown only until the finished message takes its place.
 */
export function preview(piece: string): string {
  return literal(piece)
    .split("\n")
    .map((row) => row.replace(/ +/g, " ").replace(/[<>[\]|\\@&#:]/g, (mark) => PREVIEW_TWINS[mark] ?? mark))
    .map((row) => apart(withTwins(row)).replace(/\.(?=\p{L}|$)/gu, `.${WORD_JOINER}`))
    .map((row) => (row ? WORD_JOINER + row : row))
    .join("\n");
}

const PREVIEW_TWINS: Record<string, string> = {
  "<": "‹",
  ">": "›",
  "[": "［",
  "]": "］",
  "|": "❘",
  "\\": "＼",
  "@": "＠",
  "&": "＆",
  "#": "＃",
  ":": "꞉",
};

function withTwins(text: string): string {
  return (
    text
      .replace(/[*~`]/g, (mark) => TWINS[mark] ?? mark)
      // An underscore inside a word formats nothing, and names such as snake_case should stay what they are.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, TWINS["_"] ?? "_")
      // :name: would be an emoji; of several colons in a word only the last stays.
      .replace(/(?<!\S)\S*:/g, (word) => `${word.slice(0, -1).replaceAll(":", "꞉")}:`)
  );
}

/** The address when a reader may be sent there and Slack takes it, which holds at most 3,000 characters. */
export function webAddress(text: string): string | undefined {
  const url = webUrl(text);
  return url && url.href.length <= 3000 ? url.href : undefined;
}

/** A text object of Slack's holds so many characters, as they are written. */
const MOST_IN_A_TEXT = 3000;

/** `<url|label>`; the label alone when the address is not one of the web, or leaves it no room. */
export function mrkdwnLink(url: string, said: string): string {
  const address = webAddress(url);
  const shown = mrkdwn(said);
  if (!address) return shown;
  const encoded = address.replace(/[<>|&]/g, (mark) => (mark === "&" ? "&amp;" : encodeURIComponent(mark)));
  const label = shown || mrkdwn(new URL(address).host);
  const linked = `<${encoded}|${label}>`;
  return linked.length <= MOST_IN_A_TEXT ? linked : label;
}

/** Whom what a person wrote mentions, each under the name that `plainText` leaves of it. */
export const mentionedIn = (text: string): Ping[] =>
  [...text.matchAll(/<(@|!subteam\^)([A-Z0-9]+)(?:\|@?([^<>]*))?>/g)].map(([, kind, id = "", name]) => ({
    kind: kind === "@" ? "person" : "group",
    id,
    name: name || id,
  }));

/** What a person wrote, as plain text: links as addresses, mentions as `@id`, channels as `#name`, entities decoded. */
export function plainText(text: string): string {
  return text
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, target: string, label: string | undefined) => {
      if (target.startsWith("@")) return label ? `@${label}` : target;
      if (target.startsWith("#")) return label ? `#${label}` : target;
      if (target.startsWith("!subteam^")) return `@${label?.replace(/^@/, "") || target.slice("!subteam^".length)}`;
      if (target.startsWith("!")) return label ?? `@${target.slice(1).split("^")[0]}`;
      return target;
    })
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

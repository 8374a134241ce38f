// The catalogue as judge: which of the bot's English sentences stand in a text that should hold none.
import { type MessageFormatElement, TYPE, parse } from "@formatjs/icu-messageformat-parser";
import { ANGLES } from "../../src/core/ports.ts";
import { de } from "../../src/words/de.ts";
import { en } from "../../src/words/en.ts";

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** What a message may come to: its text as it is, anything in the place of a value, any branch of a plural. */
const opened = (elements: readonly MessageFormatElement[]): string =>
  elements
    .map((element) => {
      if (element.type === TYPE.literal) return escaped(element.value);
      if (element.type === TYPE.pound) return "[\\d.,]+";
      // A value ends with its own text: what stands between quotation marks or tags of another is another sentence.
      if (element.type !== TYPE.plural && element.type !== TYPE.select) return '\\S[^"\\\\<>]{0,200}?';
      return `(?:${Object.values(element.options)
        .map(({ value }) => opened(value))
        .join("|")})`;
    })
    .join("");

/** The text of a message with nothing in it but its own words. */
const bare = (elements: readonly MessageFormatElement[]): string =>
  elements
    .map((element) => {
      if (element.type === TYPE.literal) return element.value;
      if (element.type !== TYPE.plural && element.type !== TYPE.select) return "1";
      return bare(element.options["other"]!.value);
    })
    .join("");

/** A lone small word ("source", "story"), or short ones alone ("of … a day"), are parts of other sentences and of the platforms' own formats. */
const isTelling = (text: string): boolean =>
  /\p{L}{4}/u.test(text) && (/\p{L}{2}.*\s.*\p{L}{2}/u.test(text) || /^\p{Lu}/u.test(text));

/** Also the bot's name, names of commands and options as titles, a German word, and what people type in every language. */
const ANYWHERE = new Set<string>(["Footnote", "Ask", "Command", "Listen", ...ANGLES]);

/** The longest piece that stands in the message whatever its values are: looked for first, as that is quick. */
const anchorOf = (elements: readonly MessageFormatElement[]): string =>
  elements
    .map((element) => (element.type === TYPE.literal ? element.value : ""))
    .reduce((longest, text) => (text.length > longest.length ? text : longest), "");

const sentences = Object.entries(en).flatMap(([key, text]) => {
  const english = parse(text, { ignoreTag: true });
  const german = bare(parse(de[key as keyof typeof de], { ignoreTag: true }));
  const own = bare(english)
    .replace(/\b1\b/g, "")
    .replace(/^\W+|\W+$/g, "");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${opened(english)}(?![\\p{L}\\p{N}])`, "u");
  return isTelling(own) && !ANYWHERE.has(own) && !pattern.test(german)
    ? [{ key: key as keyof typeof en, pattern, anchor: anchorOf(english) }]
    : [];
});

/** The keys of the English sentences that are to be read in `shown`; empty where it is said in another language. */
export const englishIn = (shown: string): (keyof typeof en)[] =>
  sentences.filter(({ pattern, anchor }) => shown.includes(anchor) && pattern.test(shown)).map(({ key }) => key);

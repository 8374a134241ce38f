// The bot's own sentences in a reader's language, by Intl; English where a language has none.
import { IntlMessageFormat } from "intl-messageformat";
import { type Key, catalogue } from "./catalogue.ts";
import { en } from "./en.ts";
import type { Names, Value, Values } from "./message.ts";

/** A sentence not yet said: for whoever does not know who will read it. It may be kept as JSON. */
export interface Wording {
  key: Key;
  values?: Record<string, Value | Wording>;
}

/** What was kept: a sentence, or plain text from before sentences were kept. */
export type Said = Wording | string;

export const sentence = <K extends Key>(key: K, ...values: Values<(typeof en)[K], Value | Wording>): Wording =>
  values[0] === undefined ? { key } : { key, values: values[0] };

export interface Words {
  /** BCP 47 tag of what is said. */
  readonly language: string;
  say<K extends Key>(key: K, ...values: Values<(typeof en)[K], Value | Wording>): string;
  /** The sentence in parts, where some values are more than text: links, moments, commands. */
  parts<K extends Key, V extends Record<Names<(typeof en)[K]>, Value | object>>(
    key: K,
    values: V,
  ): (string | Exclude<V[keyof V], Value | Wording>)[];
  tell(sentence: Said): string;
  /** A moment, as the language writes it; give the reader's time zone. */
  date(at: Date, options: Intl.DateTimeFormatOptions): string;
  /** "a, b and c". */
  list(items: readonly string[], type?: "conjunction" | "disjunction"): string;
}

/** Has the shape of a sentence; its key may be one that this version does not hold. */
const isKept = (value: unknown): value is Wording =>
  typeof value === "object" && value !== null && "key" in value && typeof value.key === "string";

const isSentence = (value: unknown): value is Wording => isKept(value) && Object.hasOwn(en, value.key);

/** What a column of text holds: a sentence as JSON, or text of older days. */
export function readSaid(stored: string): Said {
  if (!stored.startsWith('{"key":')) return stored;
  try {
    const read: unknown = JSON.parse(stored);
    return isSentence(read) ? read : stored;
  } catch {
    return stored;
  }
}

export const writeSaid = (told: Said): string => (typeof told === "string" ? told : JSON.stringify(told));

const OTHER_VERSION: Wording = { key: "errors.otherVersion" };

const made = new Map<string, Words>();

/** The words for a reader of `language` (BCP 47); languages the bot does not speak get English. */
export function wordsIn(language: string): Words {
  const [tag = "en", primary = "en"] = /^([a-z]{2})(?:-[a-z]{2})?(?![a-z])/i.exec(language.toLowerCase()) ?? [];
  const spoken = catalogue[primary] === undefined ? "en" : tag;
  let words = made.get(spoken);
  if (!words) made.set(spoken, (words = createWords(spoken, catalogue[primary] ?? en)));
  return words;
}

function createWords(language: string, own: Readonly<Partial<Record<Key, string>>>): Words {
  const formats = new Map<Key, IntlMessageFormat>();
  const texts = new Map<Key, string>();
  const formatOf = (key: Key): IntlMessageFormat => {
    let format = formats.get(key);
    if (!format) {
      const text = own[key];
      format = new IntlMessageFormat(text ?? en[key], text === undefined ? "en" : language, undefined, {
        ignoreTag: true,
      });
      formats.set(key, format);
    }
    return format;
  };
  const plain = (values: Record<string, unknown> = {}): Record<string, unknown> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isKept(value) ? kept(value) : value]));
  // Text goes in as it is, whatever it holds: values are never read as messages. Sentences among them have become text here.
  function told({ key, values }: Wording): string {
    // A page says hundreds of sentences that never change.
    const text = values ? undefined : texts.get(key);
    if (text !== undefined) return text;
    // Sentences among the values have become text: what is left are values.
    const said = String(formatOf(key).format(plain(values) as Record<string, Value>));
    if (!values) texts.set(key, said);
    return said;
  }
  /** What was kept may be of another version: its key may be gone, or its message ask for more. That must stop nobody who reads. */
  const kept = (held: Wording): string => {
    try {
      return told(isSentence(held) ? held : OTHER_VERSION);
    } catch {
      return told(OTHER_VERSION);
    }
  };
  return {
    language,
    say: (key, ...values) => told({ key, ...(values[0] ? { values: values[0] } : {}) }),
    parts: <V extends Record<string, Value | object>>(key: Key, values: V) => {
      type Part = Exclude<V[keyof V], Value | Wording>;
      return (
        formatOf(key)
          // What is no text by now is one of the parts that were given.
          .formatToParts<Part>(plain(values) as Record<string, Value | Part>)
          .map(({ value }) => value as string | Part)
      );
    },
    tell: (sentence) => (typeof sentence === "string" ? sentence : kept(sentence)),
    date: (at, options) => dateFormat(language, options).format(at),
    list: (items, type = "conjunction") => new Intl.ListFormat(language, { type }).format(items),
  };
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than to write hundreds of dates with it. They are as many as languages, zones and styles. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = JSON.stringify([locale, options]);
  const made = dateFormats.get(name) ?? new Intl.DateTimeFormat(locale, options);
  dateFormats.set(name, made);
  return made;
}

export const english: Words = wordsIn("en");

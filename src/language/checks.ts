// Which checks run in which language: what is not checked must be said, not guessed.
import { en } from "./en.ts";
import type { Language } from "./language.ts";
import { languageFor, primaryTag } from "./languages.ts";

export interface Checks {
  /** The lists that texts are read with: the language's own, or English where we have none. */
  language: Language;
  numbers: boolean;
  dates: boolean;
  names: boolean;
  quotes: boolean;
  attribution: boolean;
  binding: boolean;
  polarity: boolean;
  /** Whether one side denies and the other does not; what is denied is not asked. */
  denials: boolean;
  /** Share of content words and word pairs found in the source; only used where a claim has no citation. */
  support: boolean;
  /** The language's decimal sign. */
  decimal: "." | ",";
}

const POINT_LANGUAGES = new Set("en zh ja ko th he ga cy mt ms hi bn ta te mr und".split(" "));

/** Languages whose names are written with capitals and whose other nouns are not. */
const CAPITALS_MEAN_NAMES = new Set(
  "en fr es it pt nl ca gl ro pl cs sk sl hr bs sr sv no nb nn da fi et lv lt hu el ru uk bg mk tr is ga cy sq eu und".split(
    " ",
  ),
);

/** More tags than there are languages: a page may claim to be written in anything. */
const MOST_TAGS = 1000;
const byTag = new Map<string, Checks>();

/**
 * The checks for a claim and its sources in `language` (BCP 47; `und` is checked as English, so that nothing passes unread).
 * Dates, negation, opposites, neighbour words and "X said" are checked where the language's file has their lists. German writes
 * every noun with a capital, and many scripts have none: there names are not checked.
 */
export function checksFor(language: string): Readonly<Checks> {
  const primary = primaryTag(language);
  const known = byTag.get(primary) ?? checksOf(primary);
  // The same language gives the same object, by which prepared sources are kept.
  if (byTag.size < MOST_TAGS) byTag.set(primary, known);
  return known;
}

function checksOf(primary: string): Checks {
  const own = languageFor(primary);
  return {
    language: own ?? en,
    numbers: true,
    quotes: true,
    names: CAPITALS_MEAN_NAMES.has(primary),
    dates: own?.dates !== undefined,
    attribution: own?.reporting !== undefined,
    binding: own?.passive !== undefined,
    polarity: own?.polarity !== undefined,
    denials: own?.polarity === undefined && own?.negations !== undefined,
    support: true,
    decimal: POINT_LANGUAGES.has(primary) ? "." : ",",
  };
}

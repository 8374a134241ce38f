// Which checks run in which language: what is not checked must be said, not guessed.

export interface Checks {
  numbers: boolean;
  dates: boolean;
  names: boolean;
  quotes: boolean;
  attribution: boolean;
  binding: boolean;
  polarity: boolean;
  /** Share of content words and word pairs found in the source; only used where a claim has no citation. */
  support: boolean;
  /** The language's decimal sign. */
  decimal: "." | ",";
}

const POINT_LANGUAGES = new Set("en zh ja ko th he ga cy mt ms hi bn ta te mr und".split(" "));

/** Languages whose names are written with capitals and whose other nouns are not. */
const CAPITALS_MEAN_NAMES = new Set(
  "en fr es it pt nl ca gl ro pl cs sk sl hr bs sr sv no nb nn da fi et lv lt hu el ru uk bg mk tr is ga cy sq eu".split(
    " ",
  ),
);

/**
 * The checks for a claim and its sources in `language` (BCP 47; `und` is checked as English, so that nothing passes unread).
 * Month names, negation, opposites, neighbour words and "X said" are known in English only. German writes every noun with a
 * capital, and many scripts have none: there names are not checked.
 */
export function checksFor(language: string): Readonly<Checks> {
  const primary = language.toLowerCase().split("-")[0] || "und";
  const known = byLanguage.get(primary) ?? checksOf(primary);
  // The same language gives the same object, by which prepared sources are kept.
  if (byLanguage.size < 1000) byLanguage.set(primary, known);
  return known;
}

const byLanguage = new Map<string, Checks>();

function checksOf(primary: string): Checks {
  const english = primary === "en" || primary === "und";
  return {
    numbers: true,
    quotes: true,
    names: english || CAPITALS_MEAN_NAMES.has(primary),
    dates: english,
    attribution: english,
    binding: english,
    polarity: english,
    support: true,
    decimal: POINT_LANGUAGES.has(primary) ? "." : ",",
  };
}

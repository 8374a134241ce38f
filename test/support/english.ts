// The catalogue as judge: which of the bot's English sentences stand in a text that should hold none.
import { en } from "../../src/words/en.ts";
import { de } from "../../src/words/de.ts";

/** Shorter pieces (a name, "Feeds") may stand in any language. */
const LEAST = 12;

/** The longest piece of a message between its values. */
const pieceOf = (text: string): string =>
  text
    .split(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/)
    .map((piece) => piece.trim())
    .reduce((a, b) => (b.length > a.length ? b : a), "");

const pieces = Object.entries(en)
  .map(([key, text]) => ({ key: key as keyof typeof en, piece: pieceOf(text) }))
  // Angles are typed in English everywhere, so help names them so.
  .filter(({ key, piece }) => piece.length >= LEAST && !key.startsWith("angles.") && !de[key].includes(piece));

/** The keys of the English sentences that are to be read in `shown`; empty where it is said in another language. */
export const englishIn = (shown: string): string[] =>
  pieces.filter(({ piece }) => shown.includes(piece)).map(({ key }) => key);

// What is seen of a sentence that tells whether it reports or gives orders.
import { outsideQuotes } from "../language/quoted.ts";
import { stem, words } from "../language/words.ts";

/** A sentence is read so far: what gives orders begins early. */
const READ = 600;

/** How a sentence is written, beside its words. */
const SHAPES: readonly (readonly [name: string, shape: RegExp])[] = [
  ["colon", /^.{0,60}:(?!\d)/su],
  ["markup", /[<>[\]{}#|=*_\\`]|\/\//u],
  ["code", /\b(?:\p{Lu}[\p{Lu}\d]{1,20}-[\p{Lu}\d]+|\p{Lu}{5,})\b/u],
  ["address", /\b[\p{L}\d-]{1,63}\.(?:\p{Ll}{2,12})\b/u],
  ["capitals", /^\W{0,8}\p{Lu}{3}/u],
  ["calls", /!/u],
  ["quotes", /["“”„«»]/u],
  ["digits", /\d/u],
];

/** Two and more capitalised words in a row: who it is says nothing of how a sentence speaks. */
const NAMES = /(?<![\p{L}])\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+/gu;

/** The names of what is seen, each once: `w:` a stem, `b:` two in a row, `s:` two with one between, `1:` the first, `is:` a shape. What is quoted is not looked at. */
export function orderSigns(text: string): Set<string> {
  const own = outsideQuotes(text.slice(0, READ).normalize("NFKC"));
  const stems = words(own.replace(NAMES, "someone")).map((word) => (/^\d/.test(word) ? "#" : stem(word)));
  const signs = new Set<string>();
  for (const [at, one] of stems.entries()) {
    signs.add(`w:${one}`);
    const [next, third] = [stems[at + 1], stems[at + 2]];
    if (next !== undefined) signs.add(`b:${one} ${next}`);
    if (third !== undefined) signs.add(`s:${one} ${third}`);
  }
  if (stems[0] !== undefined) signs.add(`1:${stems[0]}`);
  if (stems[1] !== undefined) signs.add(`1:${stems[0]} ${stems[1]}`);
  for (const [name, shape] of SHAPES) if (shape.test(name === "quotes" ? text : own)) signs.add(`is:${name}`);
  return signs;
}

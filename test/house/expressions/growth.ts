// Whether an expression takes more than twice the steps for twice the text, tried on every word that could make it.
import { compile, type Program } from "./program.ts";
import { countSteps } from "./steps.ts";
import { suspects } from "./suspects.ts";

/** Twice, and a quarter of it. */
const LINEAR = 2.5;
/** Steps for one character of the longest text tried, above which an expression is slow, however it grows. */
const COSTLY = 1_000;

/** A repetition with a bound above this is looked at as if it had none: its bound may be too large all the same. */
const FEW = 3;

export interface Slow {
  /** The text, and how much more another doubling of its middle costs than the one before: 2 is linear, 4 quadratic. */
  before: string;
  word: string;
  after: string;
  growth: number;
  stepsPerCharacter: number;
}

/** A text that an expression is slow on, or undefined where it is linear. */
export function slowText(expression: Pick<RegExp, "source" | "flags">): Slow | undefined {
  const program = compile(expression);
  for (const { before, word, stops } of suspects(compile(expression, FEW))) {
    for (const after of endings(word, stops)) {
      const { growth, stepsPerCharacter } = tried(program, before, word, after);
      if (growth < LINEAR && stepsPerCharacter < COSTLY) continue;
      const text = (symbols: number[]) => symbols.map((symbol) => program.alphabet[symbol]).join("");
      return { before: text(before), word: text(word), after: text(after), growth, stepsPerCharacter };
    }
  }
  return undefined;
}

/** The text may end in the middle of a word, or in what few ways read, alone or behind the beginning of a word. */
function endings(word: number[], stops: number[]): number[][] {
  const ends = stops.map((_, n) => stops.slice(0, n + 1));
  return [[], ...ends, word.slice(0, 1), ...ends.slice(0, 1).map((end) => [...word.slice(0, 1), ...end])];
}

function tried(program: Program, before: number[], word: number[], after: number[]) {
  const once = Math.ceil(Math.max(100, program.bound * 3) / word.length);
  const texts = [1, 2, 4].map((times) => [
    ...before,
    ...Array.from({ length: once * times }, () => word).flat(),
    ...after,
  ]);
  const longest = texts[2]!.length;
  const limit = longest * longest * 4;
  const [one, two, four] = texts.map((text) => countSteps(program, text, limit)) as [number, number, number];
  return {
    growth: four > limit ? Infinity : (four - two) / Math.max(two - one, longest),
    stepsPerCharacter: four / longest,
  };
}

/** The steps over a slow text of `length` characters. */
export function stepsOver(
  expression: Pick<RegExp, "source" | "flags">,
  { before, word, after }: Slow,
  length: number,
): number {
  const program = compile(expression);
  const text = `${before}${word.repeat(length)}`.slice(0, length - after.length) + after;
  return countSteps(
    program,
    Array.from(text, (symbol) => program.alphabet.indexOf(symbol)),
    Infinity,
  );
}

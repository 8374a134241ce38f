// Puts number words together: "two hundred and five" is one number, "two, three" are two.
import type { NumberValues } from "./number-values.ts";
import { oneOf } from "./phrases.ts";

export interface Composed {
  value: number;
  start: number;
  end: number;
}

/** Puts the number words of a language together: the numbers of a run, in order; `offset` is added to their spans. */
export function composer({ words, small, tens, scales, articles }: NumberValues) {
  // "Quatre-vingt" is one word, "twenty-one" two.
  const token = new RegExp(`(?:${oneOf([...small.keys(), ...tens.keys()])}|\\p{L}+)(?!\\p{L})`, "giu");
  return (written: string, offset: number): Composed[] => {
    const composing = new Composer(words.onesAfterAnd);
    let joined = false;
    for (const { 0: raw, index } of written.matchAll(token)) {
      const word = raw.toLowerCase();
      if (word === words.and) {
        joined = true;
        continue;
      }
      const unscaled = small.get(word) ?? tens.get(word) ?? articles.get(word);
      if (unscaled !== undefined) composing.add(unscaled, joined);
      else composing.multiply(scales.get(word) ?? 1, joined);
      composing.spread(offset + index, offset + index + raw.length);
      joined = false;
    }
    return composing.finish();
  };
}

/** Takes number words one by one; what cannot belong to the number so far begins another. */
class Composer {
  readonly #done: Composed[] = [];
  /** What thousands and millions have closed: 2000 of "two thousand and five". */
  #total = 0;
  /** What is still below a thousand. */
  #current = 0;
  #lastScale = Infinity;
  #open: { start: number; end: number } | undefined;
  /** The largest that joins the tens, and whether "and" may stand between. */
  readonly #ones: number;
  readonly #linked: boolean;

  constructor(onesAfterAnd: number | undefined) {
    this.#ones = onesAfterAnd ?? 9;
    this.#linked = onesAfterAnd !== undefined;
  }

  /** A word such as "five" or "twenty"; `joined` when "and" stands before it. */
  add(value: number, joined: boolean): void {
    const onTens = this.#current % 100 >= 20 && this.#current % 10 === 0 && (this.#linked || !joined);
    const afterTens = onTens && value > 0 && value <= this.#ones;
    const afterHundred = this.#current >= 100 && this.#current % 100 === 0;
    const afterScale = this.#current === 0 && this.#total > 0;
    if (!afterTens && !afterHundred && !afterScale) this.#close();
    this.#current += value;
  }

  /** A word such as "hundred" or "million". */
  multiply(scale: number, joined: boolean): void {
    const small = scale <= 100;
    const fits = small ? this.#current > 0 && this.#current < 100 : this.#current > 0 && scale < this.#lastScale;
    if (joined || !fits) this.#close();
    const value = (this.#current || 1) * scale;
    if (small) this.#current = value;
    else {
      this.#total += value;
      [this.#current, this.#lastScale] = [0, scale];
    }
  }

  /** The number now reaches to the end of this word. */
  spread(start: number, end: number): void {
    this.#open = { start: this.#open?.start ?? start, end };
  }

  finish(): Composed[] {
    this.#close();
    return this.#done;
  }

  #close(): void {
    if (!this.#open) return;
    this.#done.push({ ...this.#open, value: this.#total + this.#current });
    [this.#total, this.#current, this.#lastScale, this.#open] = [0, 0, Infinity, undefined];
  }
}

// Puts number words together: "two hundred and five" is one number, "two, three" are two.
import { SCALES, type NumberValues } from "./number-values.ts";

export interface Composed {
  value: number;
  start: number;
  end: number;
}

/** The numbers that a run of number words makes, in order; `offset` is added to their spans. */
export function composeNumbers(written: string, offset: number, { small, tens }: NumberValues): Composed[] {
  const composer = new Composer();
  let joined = false;
  for (const { 0: raw, index } of written.matchAll(/\p{L}+/gu)) {
    const word = raw.toLowerCase();
    if (word === "and") {
      joined = true;
      continue;
    }
    const unscaled = small.get(word) ?? tens.get(word);
    if (unscaled !== undefined) composer.add(unscaled, joined);
    else composer.multiply(SCALES.get(word) ?? 1, joined);
    composer.spread(offset + index, offset + index + raw.length);
    joined = false;
  }
  return composer.finish();
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

  /** A word such as "five" or "twenty"; `joined` when "and" stands before it. */
  add(value: number, joined: boolean): void {
    const afterTens = this.#current % 100 >= 20 && this.#current % 10 === 0 && value > 0 && value < 10 && !joined;
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

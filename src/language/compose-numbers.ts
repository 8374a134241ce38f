// Puts number words together: "two hundred and five" is one number, "two, three" are two.
import { SCALES, type NumberValues } from "./number-values.ts";

export interface Composed {
  value: number;
  start: number;
  end: number;
}

/** The numbers that a run of number words makes, in order; `offset` is added to their spans. */
export function composeNumbers(written: string, offset: number, { small, tens }: NumberValues): Composed[] {
  const done: Composed[] = [];
  let total = 0;
  let current = 0;
  let lastScale = Infinity;
  let open: Composed | undefined;
  let joinedByAnd = false;
  const close = (): void => {
    if (open) done.push({ ...open, value: total + current });
    [total, current, lastScale, open] = [0, 0, Infinity, undefined];
  };
  for (const { 0: raw, index } of written.matchAll(/\p{L}+/gu)) {
    const word = raw.toLowerCase();
    if (word === "and") {
      joinedByAnd = true;
      continue;
    }
    const unscaled = small.get(word) ?? tens.get(word);
    const scale = unscaled === undefined ? (SCALES.get(word) ?? 1) : 1;
    if (unscaled !== undefined) {
      const afterTens = current % 100 >= 20 && current % 10 === 0 && unscaled > 0 && unscaled < 10 && !joinedByAnd;
      const afterHundred = current >= 100 && current % 100 === 0;
      const afterScale = current === 0 && total > 0;
      if (open && !afterTens && !afterHundred && !afterScale) close();
      current += unscaled;
    } else if (scale <= 100) {
      if (open && (current === 0 || current >= 100 || joinedByAnd)) close();
      current = (current || 1) * scale;
    } else {
      if (open && (joinedByAnd || scale >= lastScale || current === 0)) close();
      total += (current || 1) * scale;
      [current, lastScale] = [0, scale];
    }
    joinedByAnd = false;
    open = { value: 0, start: open?.start ?? offset + index, end: offset + index + raw.length };
  }
  close();
  return done;
}

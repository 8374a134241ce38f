// How rare a word is in any English text: what is common everywhere says little of one event.
import { COMMON } from "./common-words.ts";

let levels: Map<string, number> | undefined;

/** From 0, the most common word there could be, to 1: a name, a rare word, a word of another language. Expects a stem. */
export function rarityOf(stem: string): number {
  levels ??= new Map(
    Object.entries(COMMON).flatMap(([level, stems]) =>
      stems.split(" ").map((each): [string, number] => [each, Number(level)]),
    ),
  );
  return levels.get(stem) ?? 1;
}

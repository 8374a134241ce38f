// The room that a post has and what takes it: characters as they are seen, and lines. Pure.
import { type Section, plain } from "../platform/index.ts";

export const COLUMNS = 90;

/** Characters as they are seen (no addresses, markup or buttons), and lines as wide as `COLUMNS`. */
export interface Size {
  characters: number;
  lines: number;
}

/** How much of the room sections take as every platform shows them: footnotes as numbers, addresses not at all. */
export function sizeOf(sections: readonly Section[]): Size {
  const said = plain({ sections: [...sections], actions: [], summary: "", language: "" });
  const rows = said.split("\n").filter(Boolean);
  return sum(rows.map(({ length }) => ({ characters: length, lines: Math.ceil(length / COLUMNS) })));
}

export const sum = (sizes: readonly Size[]): Size =>
  sizes.reduce(
    (all, { characters, lines }) => ({ characters: all.characters + characters, lines: all.lines + lines }),
    { characters: 0, lines: 0 },
  );
export const minus = (a: Size, b: Size): Size => ({
  characters: a.characters - b.characters,
  lines: a.lines - b.lines,
});
export const isRoom = ({ characters, lines }: Size): boolean => characters >= 0 && lines >= 0;

/**
 * The first of `points` that fit into `room`, at most `most` of them. A long one is passed over where it would leave no
 * room for as many as `least` of those after it, if so many fit at all.
 */
export function admit<P extends { size: Size }>(points: readonly P[], room: Size, least: number, most: number): P[] {
  const cheapest = (from: number, count: number): Size =>
    sum(
      points
        .slice(from)
        .map(({ size }) => size)
        .toSorted((a, b) => a.characters - b.characters)
        .slice(0, count),
    );
  while (least > 0 && !isRoom(minus(room, cheapest(0, least)))) least -= 1;
  const admitted: P[] = [];
  let left = room;
  for (const [index, point] of points.entries()) {
    if (admitted.length === most) break;
    const after = minus(left, point.size);
    if (!isRoom(minus(after, cheapest(index + 1, Math.max(0, least - admitted.length - 1))))) continue;
    admitted.push(point);
    left = after;
  }
  return admitted;
}

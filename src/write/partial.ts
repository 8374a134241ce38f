// What can already be read of a JSON answer that is still being written. Pure.
import { endOfBlock } from "../core/balanced.ts";

export interface PartialAnswer {
  /** Whole objects of the array, in order. */
  elements: unknown[];
  /** String values of the top level that stand before the array, by key. */
  before: Record<string, string>;
}

/** Reads the array under `key`, in the first object of `text`, as far as it is whole. Later arrays of that name do not count. */
export function readPartial(text: string, key: string): PartialAnswer {
  const start = text.indexOf("{");
  const opening = start < 0 ? null : new RegExp(`"${key}"\\s*:\\s*\\[`).exec(text.slice(start));
  const head = opening ? text.slice(start, start + opening.index) : text.slice(Math.max(0, start));
  const before = Object.fromEntries(
    [...head.matchAll(/"(\w+)"\s*:\s*"([^"\\]*)"/g)].map((found) => [found[1] ?? "", found[2] ?? ""]),
  );
  return { elements: opening ? wholeObjects(text, start + opening.index + opening[0].length) : [], before };
}

function wholeObjects(text: string, from: number): unknown[] {
  const elements: unknown[] = [];
  for (let at = from; ;) {
    const next = /^[\s,]*(?=[{[])/.exec(text.slice(at));
    const start = next ? at + next[0].length : undefined;
    const end = start === undefined ? undefined : endOfBlock(text, start);
    if (start === undefined || end === undefined) return elements;
    try {
      elements.push(JSON.parse(text.slice(start, end)));
    } catch {
      // Not JSON after all: the whole answer will be judged at its end.
      return elements;
    }
    at = end;
  }
}

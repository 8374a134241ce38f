// What can already be read of a JSON answer that is still being written. Pure.

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
  let depth = 0;
  let quoted = false;
  let start = from;
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === "\\") i++;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === "{" || c === "[") {
      if (depth++ === 0) start = i;
    } else if (c === "]" && depth === 0) break;
    else if ((c === "}" || c === "]") && --depth === 0) {
      try {
        elements.push(JSON.parse(text.slice(start, i + 1)));
      } catch {
        // Not JSON after all: the whole answer will be judged at its end.
        return elements;
      }
    }
  }
  return elements;
}

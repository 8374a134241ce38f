// The numbered lines around those that claims cite, each once, for another look at them.
import { lineAt, type NumberedSources } from "./sources.ts";

/** Lines as `S2.7 words`, in order. */
export function linesFor(
  cited: string[][],
  sources: NumberedSources,
  { before, after }: { before: number; after: number },
): string[] {
  const wanted = new Set<string>();
  for (const sid of cited.flat()) {
    const [, source, n] = /^S(\d+)\.(\d+)$/.exec(sid) ?? [];
    for (let near = Number(n) - before; near <= Number(n) + after; near++) wanted.add(`S${source}.${near}`);
  }
  return [...wanted]
    .toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .flatMap((sid) => {
      const line = lineAt(sources, sid);
      return line === undefined ? [] : [`${sid} ${line}`];
    });
}

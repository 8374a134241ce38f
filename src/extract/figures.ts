// Figures that two sentences share.
import type { Passage } from "./passages.ts";

/** Whether both give the same figures, three digits of them at least; years are no figures. */
export function shareFigures(a: Passage, b: Passage): boolean {
  const figures = ({ terms }: Passage): Set<string> =>
    new Set(terms.filter((term) => /^\d+$/.test(term) && !/^(19|20)\d\d$/.test(term)));
  return [...figures(a).intersection(figures(b))].join("").length >= 3;
}

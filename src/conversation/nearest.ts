// The nearest valid word, for "did you mean".
import { distance } from "fastest-levenshtein";

/** The entry of `among` with the fewest changed letters, whatever its case; an empty string when there is none. */
export function nearest(word: string, among: readonly string[]): string {
  const far = (entry: string) => distance(word.toLowerCase(), entry.toLowerCase());
  return among.toSorted((a, b) => far(a) - far(b))[0] ?? "";
}

// The nearest valid word, for "did you mean".
import { distance } from "fastest-levenshtein";
import { type Wording, sentence } from "../words/index.ts";

/** The entry of `among` with the fewest changed letters, whatever its case; an empty string when there is none. */
export function nearest(word: string, among: readonly string[]): string {
  const far = (entry: string) => distance(word.toLowerCase(), entry.toLowerCase());
  return among.toSorted((a, b) => far(a) - far(b))[0] ?? "";
}

/** A question with the nearest entry, where one is near enough (at most `most` letters away) to be meant. */
export function didYouMean(
  word: string,
  among: readonly string[],
  most = Math.max(2, word.length / 2),
): Wording | undefined {
  const near = nearest(word, among);
  const letters = distance(word.toLowerCase(), near.toLowerCase());
  return near !== "" && letters <= most ? sentence("conversation.didYouMean", { word: near }) : undefined;
}

// The nearest valid word, for "did you mean".
import { distance } from "fastest-levenshtein";
import { type Wording, sentence } from "../words/index.ts";

/** The entry of `among` with the fewest changed letters, whatever its case; an empty string when there is none. */
export function nearest(word: string, among: readonly string[]): string {
  const far = (entry: string) => distance(word.toLowerCase(), entry.toLowerCase());
  return among.toSorted((a, b) => far(a) - far(b))[0] ?? "";
}

/** A question with the nearest entry, where it begins so or is near enough (at most `most` letters away) to be meant. */
export function didYouMean(
  word: string,
  among: readonly string[],
  most = Math.max(1, Math.floor(word.length / 3)),
): Wording | undefined {
  const typed = word.toLowerCase();
  const begun = typed.length > 2 ? among.find((entry) => entry.toLowerCase().startsWith(typed)) : undefined;
  const near = begun ?? nearest(word, among);
  // Another word altogether is as many letters away as it has.
  const letters = begun ? 0 : distance(typed, near.toLowerCase());
  return near !== "" && letters <= most && letters < near.length
    ? sentence("conversation.didYouMean", { word: near })
    : undefined;
}

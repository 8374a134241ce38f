// Whether two sentences tell a reader the same thing.
import { contentStems } from "../language/words.ts";

/** True when one says nothing, or hardly anything, that the other does not: four fifths of the shorter one's content words. */
export function similar(a: string, b: string): boolean {
  const [shorter, longer] = [new Set(contentStems(a)), new Set(contentStems(b))].toSorted((x, y) => x.size - y.size);
  if (!shorter || !longer || shorter.size === 0) return false;
  const common = [...shorter].filter((word) => longer.has(word)).length;
  const numbers = [...shorter].filter((word) => /\d/.test(word));
  // Another number is other news, however alike the words.
  return common / shorter.size >= 0.8 && numbers.every((number) => longer.has(number));
}

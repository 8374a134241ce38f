// How the lists of a language are written, and what is made of them: words, alternatives, phrases.

/** The words of a list. */
export const splitWords = (words: string | undefined): string[] => words?.trim().split(/\s+/) ?? [];

/** The words as alternatives of a pattern, longest first. */
export const oneOf = (words: Iterable<string>): string => [...words].toSorted((a, b) => b.length - a.length).join("|");

/**
 * Any of the phrases, as whole words, without case. Phrases are parted by ` | `; `*` stands for any ending, a last
 * ` (?!this|that)` for "unless this or that follows"; the rest is regular expression.
 */
export function anyOf(phrases: string): RegExp {
  return new RegExp(`${BEGINS}(?:${joined(phrases)})${ENDS}`, "iu");
}

/** As `anyOf`, but every place of the text is found (`match`). */
export function everyOf(phrases: string): RegExp {
  return new RegExp(`${BEGINS}(?:${joined(phrases)})${ENDS}`, "giu");
}

/** As `anyOf`, but only as the first words of a sentence, behind quotation marks and brackets. */
export function opening(phrases: string): RegExp {
  return new RegExp(String.raw`^["“„«»'‘(¿¡\s]*(?!["“„«»'‘(¿¡\s])(?:${joined(phrases)})${ENDS}`, "iu");
}

const BEGINS = String.raw`(?<![\p{L}\p{N}])`;
const ENDS = String.raw`(?![\p{L}\p{N}])`;

function joined(phrases: string): string {
  return phrases
    .split(/\s\|\s*|\|\s+/)
    .map((phrase) => phrase.trim().replaceAll(/(?<=\p{L})\*/gu, String.raw`\p{L}*`))
    .map((phrase) => {
      const unless = phrase.endsWith(")") ? phrase.indexOf(" (?!") : -1;
      return unless === -1 ? phrase : `${phrase.slice(0, unless)}(?! (?:${phrase.slice(unless + 4, -1)}))`;
    })
    .join("|");
}

// The shape of one language's cues, and the shorthand they are written in.

/** Tested on the words outside quotation marks, except where it says otherwise. */
export interface Cues {
  /** Consequence, cause, size. */
  why: RegExp;
  /** What is planned, expected or due. */
  next: RegExp;
  /** What came before. */
  background: RegExp;
  /** Somebody judges, or the writer does. */
  judgement: RegExp;
  /** Supposed, not stated. */
  supposed: RegExp;
  /** Opening words, joining ones taken off, that lean on the sentence before. Tested on the whole sentence. */
  leaning: RegExp;
  /** Opening words that only join. Tested on the whole sentence. */
  joining: RegExp;
  /** A person meant by a pronoun. */
  pronoun: RegExp;
  /** A day of the news: what the sentence tells happened then. */
  day: RegExp;
}

/**
 * Any of the phrases, as whole words, without case. Phrases are parted by ` | `; `*` stands for any ending, a last
 * ` (?!this|that)` for "unless this or that follows"; the rest is regular expression.
 */
export function anyOf(phrases: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${joined(phrases)})(?![\p{L}\p{N}])`, "iu");
}

/** As `anyOf`, but only as the first words of a sentence, behind quotation marks and brackets. */
export function opening(phrases: string): RegExp {
  return new RegExp(String.raw`^["“„«»'‘(¿¡\s]*(?:${joined(phrases)})(?![\p{L}\p{N}])`, "iu");
}

function joined(phrases: string): string {
  return phrases
    .trim()
    .split(/\s*\|\s+|\s+\|\s*/)
    .map((phrase) => phrase.replaceAll(/(?<=\p{L})\*/gu, String.raw`\p{L}*`).replace(/ \(\?!(.*)\)$/, "(?! (?:$1))"))
    .join("|");
}

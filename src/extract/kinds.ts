// Is a sentence a fact, an inference or an opinion? Told by its words, in four languages.
import type { ClaimKind } from "../core/domain.ts";
import { cuesFor } from "../language/cues.ts";
import { outsideQuotes, quotations } from "../language/quoted.ts";

/** A quotation of this many words is somebody's statement; a shorter one is a borrowed phrase. */
const STATEMENT_WORDS = 6;

/**
 * A statement in quotation marks and a judgement ascribed to somebody are opinions; what the reporter's own words only
 * suppose is an inference; the rest are facts as the source tells them.
 */
export function kindOf(text: string, language: string): ClaimKind {
  const cues = cuesFor(language);
  const own = outsideQuotes(text);
  if (quotations(text).some((words) => words.split(/\s+/).length >= STATEMENT_WORDS)) return "opinion";
  if (cues?.judgement.test(own)) return "opinion";
  return cues?.supposed.test(own) ? "inference" : "fact";
}

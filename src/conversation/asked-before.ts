// Whether a thread was asked the same before: then its answer stands above, and the new one says so.
import type { Turn } from "../core/domain.ts";
import { searchTerms } from "../language/search-terms.ts";
import { type Section, line } from "../platform/index.ts";
import type { Words } from "../words/index.ts";

/** The earlier turn that asked for the same words, whatever their order and endings, and was answered; the last of them. */
function lastAsked(text: string, turns: readonly Turn[]): Turn | undefined {
  const terms = new Set(searchTerms(text));
  if (terms.size === 0) return undefined;
  return turns.findLast((turn, at) => {
    const next = turns[at + 1];
    if (turn.role !== "person" || next?.role !== "bot" || next.claims.length === 0) return false;
    return terms.symmetricDifference(new Set(searchTerms(turn.text))).size === 0;
  });
}

export function askedBefore(text: string, turns: readonly Turn[], words: Words): Section[] {
  const before = lastAsked(text, turns);
  if (!before) return [];
  const at = { kind: "time", at: before.at, style: "date" } as const;
  return [{ kind: "context", lines: [line(...words.parts("conversation.askedBefore", { at }))] }];
}

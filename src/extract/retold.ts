// Whether openings of several outlets tell one event again, each in words of its own.
import { perStatement, statementOf, common, type Statement } from "./differ/statement.ts";
import type { Passage } from "./passages.ts";

/** The first sentences of an article tell what happened. */
const OPENING = 3;
/** Names that both hold: who and where. */
const NAMES = 2;
/** So much of the shorter sentence stands in the other; of a third one, in all that were told before it together. */
const SHARED = { one: 0.5, several: 0.6 };
const FEWEST = 5;

const opens = ({ index }: Passage): boolean => index < OPENING;

const namesOf = perStatement(({ said }): Set<string> => new Set(said.names.flatMap(({ parts }) => parts)));

/** Whether `passage` opens its article with the event that openings of other articles among `told` have told already. */
export function isRetold(passage: Passage, told: readonly Passage[]): boolean {
  if (!opens(passage)) return false;
  const own = statementOf(passage);
  const others = told
    .filter((other) => other.article !== passage.article && opens(other))
    .map((other) => statementOf(other))
    .filter((other) => namesOf(own).intersection(namesOf(other)).size >= NAMES);
  return others.some((other) => isMuch(common(own, other))) || (others.length > 1 && isCovered(own, others));
}

const isMuch = ({ count, share }: { count: number; share: number }): boolean => count >= FEWEST && share >= SHARED.one;

function isCovered({ subject }: Statement, others: readonly Statement[]): boolean {
  const all = new Set(others.flatMap((other) => [...other.subject]));
  return subject.intersection(all).size >= SHARED.several * subject.size;
}

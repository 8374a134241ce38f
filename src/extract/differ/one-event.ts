// Whether two sentences that count the same kind of thing may tell of one event.
import type { Statement } from "./statement.ts";

/** "8,000 households without power", and power "restored to 5,000": no figure of the loss. */
export const isRestored = ({ said, lists }: Statement): boolean =>
  said.words.some(({ plain }) => lists.restored.has(plain));

/** Two of a place are arrested for one thing where more than the place and the arrest is told alike. */
export function mayBeOne(mine: Statement, theirs: Statement): boolean {
  const isOften = mine.said.words.some(({ plain }) => mine.lists.often.has(plain));
  return !isOften || !toldBeside(mine).isDisjointFrom(toldBeside(theirs));
}

/** What a sentence tells of beside names, people, and what is counted. */
function toldBeside({ said, lists, subject }: Statement): Set<string> {
  const left = said.words.filter(
    ({ plain, capital, initial }) => lists.counted.has(plain) || lists.people.has(plain) || (capital && !initial),
  );
  return new Set(subject).difference(new Set(left.map(({ stem }) => stem)));
}

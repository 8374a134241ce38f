// Whether two sentences that count the same kind of thing may tell of one event.
import { HOUR } from "../../core/time.ts";
import { cuesFor } from "../../language/cues.ts";
import type { KeyFigure } from "./numbers.ts";
import type { Statement } from "./statement.ts";

/** A report so much later counts anew. */
const ANEW_MS = 12 * HOUR;

/** Whether one is how things stood later: more dead the day after, or so many who "remain without power". */
export function isLaterState(one: KeyFigure, other: KeyFigure): boolean {
  const timeOf = ({ statement }: KeyFigure): number => statement.passage.article.published?.getTime() ?? NaN;
  const apart = timeOf(other) - timeOf(one);
  // Without both times nothing is known.
  if (!(Math.abs(apart) >= ANEW_MS)) return false;
  const [early, late] = apart > 0 ? [one, other] : [other, one];
  const { said, lists, passage } = late.statement;
  if (cuesFor(passage.article.language)?.ongoing.test(said.text) === true) return true;
  const grows = early.groups.intersection(late.groups).intersection(lists.growing).size > 0;
  return grows && late.number.value > early.number.value;
}

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

// How long something took, and where two outlets disagree on it.
import type { Disagreement } from "../../core/domain.ts";
import { UNITS } from "../../language/quantities.ts";
import type { NumberItem } from "../../language/numbers.ts";
import { supports } from "../../language/numbers.ts";
import { sentence } from "../../words/index.ts";
import { common, ofOutlet, perStatement, sides, type Statement } from "./statement.ts";

/** So much must both sentences tell alike beside names: how many words, and which share of the shorter one's. */
const SAME_THING = { count: 2, share: 0.5 };
/** Spans in two units agree this closely. */
const CONVERTED = 0.1;

/** "Lasted 14 hours", "after 31 hours": stretches of time that something took, in a sentence that gives one alone. */
const spansOf = perStatement(({ said, lists }): NumberItem[] => {
  const all = said.numbers.filter(({ unit }) => unit?.dimension === "time");
  return all.length === 1
    ? all.filter(
        ({ start, kind }) => kind === "num" && lists.lasting.test(said.text.slice(Math.max(0, start - 40), start)),
      )
    : [];
});

/** Two stretches of time for one thing, neither of which the other outlet gives as well. */
export function spansDiffer(a: Statement, b: Statement, all: readonly Statement[]): Disagreement | undefined {
  const [mine] = spansOf(a);
  const [theirs] = spansOf(b);
  if (!mine || !theirs || agree(mine, theirs)) return undefined;
  const both = nameless(a, b);
  const word = a.said.words.find(({ stem }) => both.has(stem));
  if (!word || both.size < SAME_THING.count || common(a, b).share < SAME_THING.share) return undefined;
  if (givenBy(b, mine, all) || givenBy(a, theirs, all)) return undefined;
  return {
    about: sentence("post.aboutNumber", { what: word.text }),
    kind: "number",
    sides: sides(a, mine.raw, b, theirs.raw),
  };
}

/** Stems of both that are no names, and no units of the spans themselves. */
function nameless(a: Statement, b: Statement): Set<string> {
  const left = [a, b].flatMap(({ said }) =>
    said.words.filter(({ plain, capital, initial }) => (capital && !initial) || UNITS.has(plain)),
  );
  return new Set(a.subject).intersection(b.subject).difference(new Set(left.map(({ stem }) => stem)));
}

function agree(mine: NumberItem, theirs: NumberItem): boolean {
  if (mine.hedge || theirs.hedge || supports(mine, theirs) || supports(theirs, mine)) return true;
  const [one, other] = [mine.value * (mine.unit?.factor ?? 0), theirs.value * (theirs.unit?.factor ?? 0)];
  return Math.abs(one - other) <= CONVERTED * Math.max(one, other);
}

const givenBy = (outlet: Statement, span: NumberItem, all: readonly Statement[]): boolean =>
  ofOutlet(outlet, all).some(({ said }) =>
    said.numbers.some((number) => number.unit?.dimension === "time" && agree(number, span)),
  );

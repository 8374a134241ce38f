// Key figures: how many, of what, in which unit, and where two outlets give different ones.
import type { Disagreement } from "../../core/domain.ts";
import { cuesFor } from "../../language/cues.ts";
import type { Differences } from "../../language/differences.ts";
import { supports, type NumberItem } from "../../language/numbers.ts";
import { CURRENCIES, UNITS } from "../../language/quantities.ts";
import type { Word } from "../../language/tokens.ts";
import { sentence } from "../../words/index.ts";
import { isLaterState, isRestored, mayBeOne } from "./one-event.ts";
import {
  aroundNameless,
  clauseOf,
  common,
  isValue,
  ofOutlet,
  perStatement,
  sides,
  type Statement,
} from "./statement.ts";

export interface KeyFigure {
  statement: Statement;
  number: NumberItem;
  /** What it may be, its hedge taken into account. */
  least: number;
  most: number;
  /** Groups of words for what is counted, by the words of its clause: the dead, the injured, a fine. */
  groups: ReadonlySet<number>;
  /** By how much something changed, and not to what. */
  isChange: boolean;
  /** The week, month or year it is counted for. */
  period: string | undefined;
  /** The noun behind the number. */
  head: Word | undefined;
  /** Stems near by: what else the number is told of. */
  near: ReadonlySet<string>;
}

/** "About 200" may be so much less or more. */
const ABOUT = 0.2;
/** Amounts in two units agree this closely. */
const CONVERTED = 0.05;
/** Words this far from a number say what it counts. */
const NEAR = 6;
/** What tells that two numbers without a group in common are of one thing, and how much of it is enough. */
const SIGNS = {
  noun: { same: 2, open: 0, other: -1 },
  measure: 1,
  share: 0.4,
  otherGroup: 2,
  oneGroup: 1,
  ofAll: 0.2,
  enough: 4,
};

/** The figures of a sentence that are told as they are: no parts, no comparisons, nothing supposed. */
export const keyFigures = perStatement((statement): KeyFigure[] => {
  const cues = cuesFor(statement.passage.article.language);
  return cues?.supposed.test(statement.said.text) ? [] : allFigures(statement);
});

/** The same, whether the sentence tells or supposes. */
const allFigures = perStatement((statement): KeyFigure[] => {
  const { said, lists } = statement;
  return said.numbers.filter(isPlain).flatMap((number): KeyFigure[] => {
    const [before, after] = [
      said.text.slice(Math.max(0, number.start - 40), number.start),
      said.text.slice(number.end),
    ];
    if (
      lists.beside.test(before) ||
      lists.part.test(after.slice(0, 24)) ||
      /\byears?[- ]old\b/.test(after.slice(0, 10))
    )
      return [];
    const head = headOf(number, statement);
    const clause = [...(head ? [head] : []), ...nearestFirst(clauseOf(number, said), number)];
    const slack = number.hedge === "about" ? ABOUT * number.value : 0;
    return [
      {
        statement,
        number,
        least: number.hedge === "under" ? 0 : number.value - slack,
        most: number.hedge === "over" ? Infinity : number.value + slack,
        groups: new Set(
          clause
            .slice(0, 3 * NEAR)
            // "The House", "Mr. Homes": names count nothing.
            .flatMap(({ plain, capital, initial }) => (capital && !initial ? [] : (lists.counted.get(plain) ?? [])))
            .slice(0, 1),
        ),
        isChange: isChange(number, before, lists),
        period: said.words
          .filter(({ start }) => start >= number.end)
          .slice(0, 4)
          .find(({ plain }) => lists.periods.has(plain))?.plain,
        head,
        near: aroundNameless(number, statement, NEAR),
      },
    ];
  });
});

/** "Rose by two metres", "up 3 percent": by how much, and not to what. */
function isChange({ kind, currency }: NumberItem, before: string, { change }: Differences): boolean {
  const isShare = kind === "pct" || currency !== undefined;
  return change.test(before) && (isShare ? !/\bto \S?$/.test(before) : /\bby \S?$/.test(before));
}

/** Plain amounts: no ages, scores, years or versions. */
function isPlain({ kind, pair, value }: NumberItem): boolean {
  return (kind === "num" || kind === "pct") && pair === undefined && value > 1;
}

function nearestFirst(words: readonly Word[], { start, end }: NumberItem): Word[] {
  const distance = (word: Word): number => (word.end <= start ? start - word.end : word.start - end);
  return words.toSorted((one, other) => distance(one) - distance(other));
}

/** The first content word behind the number, at most one small word between. */
function headOf(number: NumberItem, { said, lists }: Statement): Word | undefined {
  const { end } = number;
  const next = said.words.find((word) => word.start >= end && word.content && !isValue(word, said));
  if (number.kind === "pct") return undefined;
  if (next && (UNITS.has(next.plain) || CURRENCIES.has(next.plain)) && !lists.people.has(next.plain)) return undefined;
  return next && /^[\s-]*(?:\p{Ll}+ ){0,1}$/u.test(said.text.slice(end, next.start)) ? next : undefined;
}

/** Two amounts of one thing, neither of which the other outlet gives as well. */
export function numbersDiffer(a: Statement, b: Statement, all: readonly Statement[]): Disagreement | undefined {
  for (const mine of keyFigures(a)) {
    for (const theirs of keyFigures(b)) {
      if (!sameThing(mine, theirs) || agree(mine, theirs) || isPartOf(a, b) || isLaterState(mine, theirs)) continue;
      if (isSum(mine, b) || isSum(theirs, a)) continue;
      if (givenBy(b, mine, all) || givenBy(a, theirs, all)) continue;
      const { number } = mine;
      const about = number.currency
        ? "post.aboutAmount"
        : number.kind === "pct"
          ? "post.aboutShare"
          : "post.aboutNumber";
      return {
        about: sentence(about, { what: phraseOf(mine) || phraseOf(theirs) || namedBy(mine, theirs) }),
        kind: "number",
        sides: sides(a, number.raw, b, theirs.number.raw),
      };
    }
  }
  return undefined;
}

/** Whether two sentences give other amounts of one thing; of the first one, also what it expects. */
export function amountsConflict(a: Statement, b: Statement): boolean {
  return allFigures(a).some((mine) => keyFigures(b).some((theirs) => sameThing(mine, theirs) && !agree(mine, theirs)));
}

/** The same, when they tell of the same whole, and the same year. */
export function isUpdate(a: Statement, b: Statement): boolean {
  const isDated = ({ said }: Statement): boolean => said.numbers.some(({ kind }) => kind === "year");
  return !isPartOf(a, b) && isDated(a) === isDated(b) && (amountsConflict(a, b) || isRaised(a, b));
}

/** "At least 31", which 38 do not gainsay, is an older figure all the same. */
function isRaised(a: Statement, b: Statement): boolean {
  const bounds = keyFigures(a).filter(({ number }) => number.hedge === "over");
  return bounds.some((bound) =>
    keyFigures(b).some((theirs) => theirs.number.value > bound.number.value && sameThing(bound, theirs)),
  );
}

/** Whether both figures are of one thing, as far as their words tell. */
function sameThing(mine: KeyFigure, theirs: KeyFigure): boolean {
  if (!comparable(mine.number, theirs.number) || mine.isChange !== theirs.isChange) return false;
  const shared = common(mine.statement, theirs.statement);
  if (periodsConflict(mine, theirs) || isRestored(mine.statement) !== isRestored(theirs.statement)) return false;
  const groups = [mine.groups.size, theirs.groups.size];
  const both = mine.groups.intersection(theirs.groups).size;
  const noun = headsOf(mine, theirs);
  if (both > 0) return shared.count >= 1 && mayBeOne(mine.statement, theirs.statement);
  const isMeasure =
    mine.number.currency !== undefined || mine.number.kind === "pct" || kindOf(mine.number) !== "people";
  const score =
    SIGNS.noun[noun] +
    (isMeasure ? SIGNS.measure : 0) +
    Math.min(2, nearBoth(mine, theirs)) +
    (shared.count >= 2 ? 1 : 0) +
    (shared.share >= SIGNS.share ? 1 : 0) -
    (Math.min(...groups) > 0 ? SIGNS.otherGroup : Math.max(...groups) > 0 ? SIGNS.oneGroup : 0);
  return (
    (noun === "same" || isMeasure) && nearBoth(mine, theirs) > 0 && shared.ofAll >= SIGNS.ofAll && score >= SIGNS.enough
  );
}

/** "2,100 a month" and "25,200 a year"; "48 million euros" of a "quarter" and "181 million" of 2025. */
function periodsConflict(one: KeyFigure, other: KeyFigure): boolean {
  if (one.period !== undefined && other.period !== undefined) return one.period !== other.period;
  const isOfYear = ({ statement }: KeyFigure): boolean => yearsOf(statement).length > 0;
  const isOfPeriod = ({ statement: { said, lists } }: KeyFigure): boolean =>
    said.words.some(({ plain }) => lists.periods.has(plain));
  const areOfBoth = (a: KeyFigure, b: KeyFigure): boolean =>
    isOfYear(a) && !isOfPeriod(a) && isOfPeriod(b) && !isOfYear(b);
  return one.number.currency !== undefined && (areOfBoth(one, other) || areOfBoth(other, one));
}

/** Words near both numbers, the noun behind them left out. */
function nearBoth({ near, head }: KeyFigure, theirs: KeyFigure): number {
  const both = near.intersection(theirs.near);
  return both.size - (head && both.has(head.stem) ? 1 : 0);
}

/** Whether the nouns behind two numbers are the same, may mean the same, or mean another thing. */
function headsOf(one: KeyFigure, other: KeyFigure): "same" | "open" | "other" {
  const { head: mine } = one;
  const { head: theirs } = other;
  if (!mine || !theirs) return "open";
  const { people } = one.statement.lists;
  if (people.has(mine.plain) || people.has(theirs.plain)) return "open";
  const isSame = mine.stem === theirs.stem || mine.stem === behind(other)?.stem || theirs.stem === behind(one)?.stem;
  return isSame ? "same" : "other";
}

/** "Nineteen mountain villages" are villages; "33 Senate Democrats" are no others. */
function behind({ head, statement: { said } }: KeyFigure): Word | undefined {
  const next = head && said.words.find(({ start }) => start > head.end);
  return head && !head.capital && next?.content && next.start - head.end <= 1 ? next : undefined;
}

/** Units of people and of tolls only say what is counted. */
function kindOf({ unit }: NumberItem): string {
  return !unit || unit.dimension === "toll" || unit.dimension === "people" || unit.dimension === "vote"
    ? "people"
    : unit.dimension;
}

function comparable(a: NumberItem, b: NumberItem): boolean {
  if (a.kind !== b.kind || a.currency !== b.currency || kindOf(a) !== kindOf(b)) return false;
  const isSpan = kindOf(a) === "time";
  return !isSpan && (kindOf(a) === "people" || a.unit?.name === b.unit?.name || (factorOf(a) > 0 && factorOf(b) > 0));
}

const factorOf = ({ unit }: NumberItem): number => unit?.factor ?? 0;

/** Equal, one a fair rounding of the other, or two hedges that meet. */
function agree(mine: KeyFigure, theirs: KeyFigure): boolean {
  if (supports(mine.number, theirs.number) || supports(theirs.number, mine.number)) return true;
  const isConverted = mine.number.unit?.name !== theirs.number.unit?.name && factorOf(mine.number) > 0;
  const [one, other] = isConverted ? [factorOf(mine.number), factorOf(theirs.number)] : [1, 1];
  const slack = isConverted ? CONVERTED : 0;
  return mine.least * one * (1 - slack) <= theirs.most * other && theirs.least * other * (1 - slack) <= mine.most * one;
}

/** One tells of the whole, the other of a place or a part in it; or both of other years, or other days. */
function isPartOf(a: Statement, b: Statement): boolean {
  if (a.lists.whole.test(a.said.text) !== b.lists.whole.test(b.said.text)) return true;
  const [mine, theirs] = [yearsOf(a), yearsOf(b)];
  return mine.length > 0 && theirs.length > 0 && !mine.some((year) => theirs.includes(year));
}

const yearsOf = ({ said }: Statement): number[] =>
  said.numbers.filter(({ kind }) => kind === "year").map(({ value }) => value);

/** Three children and two adults are five people. */
function isSum({ number }: KeyFigure, statement: Statement): boolean {
  const parts = statement.said.numbers.filter((each) => isPlain(each) && comparable(each, number));
  return parts.some((one, at) => parts.slice(at + 1).some((other) => one.value + other.value === number.value));
}

/** Whether the same outlet gives this amount of the same thing anywhere. */
function givenBy(outlet: Statement, figure: KeyFigure, all: readonly Statement[]): boolean {
  return ofOutlet(outlet, all).some((statement) =>
    statement.said.numbers
      .filter(isPlain)
      .some(
        (number) =>
          (supports(number, figure.number) || supports(figure.number, number)) &&
          aroundNameless(number, statement, NEAR).intersection(figure.near).size > 0,
      ),
  );
}

/** "people injured": the head and the word that follows it at once. */
function phraseOf(figure: KeyFigure): string {
  const { head, statement } = figure;
  const next = behind(figure);
  return head && next && !next.capital ? statement.said.text.slice(head.start, next.end) : (head?.text ?? "");
}

/** The first word near the number that both have. */
function namedBy(mine: KeyFigure, theirs: KeyFigure): string {
  const { said } = mine.statement;
  return (
    nearestFirst(said.words, mine.number).find(({ stem, content }) => content && theirs.near.has(stem))?.text ??
    mine.number.raw
  );
}

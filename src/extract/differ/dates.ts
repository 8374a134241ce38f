// On which day, or in which year, and where two outlets disagree on it.
import type { Disagreement } from "../../core/domain.ts";
import { DAY } from "../../core/time.ts";
import { checksFor } from "../../language/checks.ts";
import { isVerbAt } from "../../language/contraries.ts";
import { daysMeant, type DateItem } from "../../language/dates.ts";
import { sentence } from "../../words/index.ts";
import { amountsConflict } from "./numbers.ts";
import {
  aroundNameless,
  clauseOf,
  isValue,
  common,
  ofOutlet,
  perStatement,
  sides,
  type ValueSpan,
  type Statement,
} from "./statement.ts";

/** A time that a sentence gives to what happens in it. */
interface Moment {
  raw: string;
  span: ValueSpan;
  /** What it is compared with: days with days, months with months, years with years. */
  grain: "day" | "month" | "year";
  /** Every day, month or year it may mean. */
  values: readonly number[];
  near: ReadonlySet<string>;
  /** The stem of the verb it stands behind. */
  verb: string | undefined;
}

const NEAR = 4;
/** A verb of saying this near before a day is what the day is of. */
const SAYING = 3;
/** So much must two sentences have in common to be of one event. */
const SAME_EVENT = { count: 3, share: 0.4, shareOfTwo: 0.6 };

export const moments = perStatement((statement): Moment[] => {
  const { said, passage } = statement;
  const { published } = passage.article;
  const years = said.numbers.filter(({ kind }) => kind === "year");
  const dated = said.dates
    .filter((date) => !isOfSaying(date, statement))
    .flatMap((date): Moment[] => {
      const made = {
        raw: date.raw,
        span: date,
        near: aroundNameless(date, statement, NEAR),
        verb: verbOf(date, statement),
      };
      const days = daysMeant(date, { dates: [], years: years.map(({ value }) => value), published });
      if (days.length > 0)
        return [
          { ...made, grain: "day", values: days.map(({ year, month, day }) => Date.UTC(year, month - 1, day) / DAY) },
        ];
      return date.month === undefined ? [] : [{ ...made, grain: "month", values: [date.month] }];
    });
  const bare = years.map((year): Moment => ({
    raw: year.raw,
    span: year,
    grain: "year",
    values: [year.value],
    near: aroundNameless(year, statement, 2),
    verb: verbOf(year, statement),
  }));
  return [...dated, ...bare];
});

/** "The mayor said on Tuesday": the day of the saying. */
function isOfSaying(date: DateItem, { said, lists }: Statement): boolean {
  const before = said.words.filter(({ end }) => end <= date.start).slice(-SAYING);
  return before.some(({ plain }) => lists.saying.has(plain));
}

/** The last verb before the date in its clause, unless it says nothing of what happens. */
function verbOf(date: ValueSpan, { said, lists, passage }: Statement): string | undefined {
  const { language } = checksFor(passage.article.language);
  const before = clauseOf(date, said).filter(({ end }) => end <= date.start);
  const at = before.findLastIndex(
    (word, index) => word.content && !isValue(word, said) && isVerbAt(before, index, language),
  );
  const verb = before[at];
  return verb && !lists.light.has(verb.plain) ? verb.stem : undefined;
}

/** Whether two dates may be of one event: a verb before them, if any, is told by the other sentence too. */
function sameEvent(one: Moment, a: Statement, other: Moment, b: Statement): boolean {
  if (one.verb === undefined || other.verb === undefined) return true;
  return one.verb === other.verb || b.subject.has(one.verb) || a.subject.has(other.verb);
}

/** "Since Sunday", "by Wednesday": a stretch of days, not one. */
function isBound({ start }: ValueSpan, { said, lists }: Statement): boolean {
  const before = said.words.findLast(({ end }) => end <= start);
  return before !== undefined && lists.bounds.has(before.plain);
}

export function datesDiffer(a: Statement, b: Statement, all: readonly Statement[]): Disagreement | undefined {
  const shared = common(a, b);
  const least = shared.count >= SAME_EVENT.count ? SAME_EVENT.share : SAME_EVENT.shareOfTwo;
  if (shared.count < 2 || shared.share < least) return undefined;
  // Other amounts on another day: more likely another event than a disagreement.
  if (amountsConflict(a, b)) return undefined;
  const [mine, theirs] = [moments(a), moments(b)];
  for (const one of mine) {
    for (const other of theirs) {
      if (one.grain !== other.grain || meet(one, other) || !sameEvent(one, a, other, b)) continue;
      const both = one.near.intersection(other.near);
      if (both.size < (one.grain === "year" ? 1 : 2)) continue;
      if (mine.some((each) => meet(each, other)) || theirs.some((each) => meet(each, one))) continue;
      if (gives(b, one, all) || gives(a, other, all)) continue;
      const word =
        a.said.words.findLast((each) => both.has(each.stem) && each.end <= one.span.start) ??
        a.said.words.find(({ stem }) => both.has(stem));
      return {
        about: sentence("post.aboutDate", { word: word?.text ?? one.raw }),
        kind: "date",
        sides: sides(a, one.raw, b, other.raw),
      };
    }
  }
  return undefined;
}

function meet(one: Moment, other: Moment): boolean {
  return one.grain === other.grain && one.values.some((value) => other.values.includes(value));
}

/** Whether the outlet names that day anywhere. */
function gives(outlet: Statement, moment: Moment, all: readonly Statement[]): boolean {
  return ofOutlet(outlet, all).some((statement) => moments(statement).some((other) => meet(moment, other)));
}

/** Whether two sentences give other days to what they tell. */
export function daysConflict(a: Statement, b: Statement): boolean {
  const days = (statement: Statement) =>
    moments(statement).filter(({ grain, span }) => grain === "day" && !isBound(span, statement));
  const [mine, theirs] = [days(a), days(b)];
  return mine.length > 0 && theirs.length > 0 && !mine.some((one) => theirs.some((other) => meet(one, other)));
}

// Made reports that differ, agree, overtake, copy and bring news: how many are told right, by halves.
// Run: node bench/quality/disagreement.ts [--wrong], which prints what the open half gets wrong
import { disagreements } from "../../src/extract/disagree.ts";
import { ALIKE } from "../../test/extract/cases/alike.ts";
import { DIFFER } from "../../test/extract/cases/differ.ts";
import { OVERTAKEN } from "../../test/extract/cases/overtaken.ts";
import { PAIRS } from "../../test/extract/cases/one-origin.ts";
import { SINCE } from "../../test/extract/cases/since.ts";
import { isNews, isOvertaken, isToldApart, newsOf, reportsOf, takesSides } from "../../test/extract/made.ts";
import { option, print, table } from "../figures.ts";

const isOpen = (_: unknown, at: number): boolean => at % 2 === 0;
const showWrong = option("wrong") !== undefined;

/** How many of either half are right; what is wrong in the open half is printed on demand, never in the other. */
function halves<Case>(
  cases: readonly Case[],
  isRight: (made: Case) => boolean,
  show: (made: Case) => string,
): string[] {
  const of = (half: readonly Case[]): string => `${half.filter(isRight).length} of ${half.length}`;
  const open = cases.filter(isOpen);
  if (showWrong) for (const made of open) if (!isRight(made)) print(show(made));
  return [of(open), of(cases.filter((made, at) => !isOpen(made, at))), of(cases)];
}

const shown = (value: unknown): string => JSON.stringify(value, undefined, 1);

const rows = [
  [
    "differences found",
    ...halves(DIFFER, takesSides, (made) =>
      shown([
        made,
        disagreements(reportsOf(made.reports)).map(({ kind, sides }) => [kind, ...sides.map(({ value }) => value)]),
      ]),
    ),
    "at least 30 of 40",
  ],
  [
    "alike, and nothing said",
    ...halves(
      ALIKE,
      ({ reports }) => disagreements(reportsOf(reports)).length === 0,
      (made) =>
        shown([
          made,
          disagreements(reportsOf(made.reports)).map(({ kind, sides }) => [kind, ...sides.map(({ value }) => value)]),
        ]),
    ),
    "at least 19 of 20",
  ],
  ["what a later report overtakes", ...halves(OVERTAKEN, isOvertaken, shown), "at least 18 of 20"],
  [
    "copies retold, of one origin",
    ...halves(
      PAIRS.filter(({ copy }) => copy),
      isToldApart,
      shown,
    ),
    "",
  ],
  [
    "the same agency, two origins",
    ...halves(
      PAIRS.filter(({ copy }) => !copy),
      isToldApart,
      shown,
    ),
    "",
  ],
  ["new since, and nothing else", ...halves(SINCE, isNews, (made) => shown([made, newsOf(made)])), ""],
];
table(["made reports", "open half", "half kept back", "all", "bar"], rows);

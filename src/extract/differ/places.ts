// Where something happens, and where two outlets disagree on it.
import type { Disagreement } from "../../core/domain.ts";
import type { NameItem } from "../../language/names.ts";
import { sentence } from "../../words/index.ts";
import { around, clauseOf, common, ofOutlet, perStatement, sides, type Statement } from "./statement.ts";

interface Place {
  name: NameItem;
  /** Stems of what happens there. */
  near: ReadonlySet<string>;
}

const NEAR = 5;
const SAME_EVENT = { count: 3, share: 0.4, shareOfTwo: 0.6 };

const placesOf = perStatement((statement): Place[] => {
  const { said, lists } = statement;
  return said.names.flatMap((name): Place[] => {
    const before = said.words.findLast(({ end }) => end <= name.start);
    if (name.acronym || !before || !lists.at.has(before.plain)) return [];
    // "The court in Marle said": the place of who speaks.
    const next = said.words.find(({ start }) => start >= name.end);
    if (next && !next.stopped && lists.saying.has(next.plain)) return [];
    const near = around(name, statement, NEAR, 0);
    const clause = new Set(clauseOf(name, said).map(({ stem }) => stem));
    return [{ name, near: near.intersection(clause) }];
  });
});

export function placesDiffer(a: Statement, b: Statement, all: readonly Statement[]): Disagreement | undefined {
  const shared = common(a, b);
  const least = shared.count >= SAME_EVENT.count ? SAME_EVENT.share : SAME_EVENT.shareOfTwo;
  if (shared.count < 2 || shared.share < least) return undefined;
  const [mine, ...more] = placesOf(a);
  const [theirs, ...others] = placesOf(b);
  if (!mine || !theirs || more.length + others.length > 0) return undefined;
  const namesOf = ({ said }: Statement) => said.words.filter(({ capital, initial }) => capital && !initial);
  const names = new Set([...namesOf(a), ...namesOf(b)].map(({ stem }) => stem));
  const both = mine.near.intersection(theirs.near).difference(names);
  if (both.size === 0 || knows(b, mine.name, all) || knows(a, theirs.name, all)) return undefined;
  const verb = a.said.words.findLast(({ stem, end }) => both.has(stem) && end <= mine.name.start);
  return {
    about: sentence("post.aboutPlace", { word: verb?.text ?? "" }),
    kind: "place",
    sides: sides(a, mine.name.raw, b, theirs.name.raw),
  };
}

/** Whether the outlet names it anywhere, or part of it. */
export function knows(outlet: Statement, { parts }: Pick<NameItem, "parts">, all: readonly Statement[]): boolean {
  return ofOutlet(outlet, all).some(({ said }) => parts.some((part) => said.lookup.words.has(part)));
}

// Where articles differ on one thing: figures, ages, days, places, names, yes and no.
import type { Article, Disagreement } from "../core/domain.ts";
import { HOUR } from "../core/time.ts";
import { agesDiffer } from "./differ/ages.ts";
import { datesDiffer, daysConflict } from "./differ/dates.ts";
import { namesDiffer } from "./differ/names.ts";
import { numbersDiffer } from "./differ/numbers.ts";
import { placesDiffer } from "./differ/places.ts";
import { polaritiesDiffer } from "./differ/polarity.ts";
import { spansDiffer } from "./differ/spans.ts";
import { common, readStatements, type Statement } from "./differ/statement.ts";

/** Reports further apart than this tell different states of the event: the later number is an update. */
const SAME_TIME_MS = 36 * HOUR;
const MOST = 3;

/** At most three, the closest sentences first; each side is one outlet's value with its passage. */
export function disagreements(articles: readonly Article[]): Disagreement[] {
  const statements = readStatements(articles);
  const found = [...pairsOf(statements)].flatMap(([a, b]) => {
    const difference = differenceOf(a, b, statements);
    const { count, share } = common(a, b);
    return difference ? [{ difference, closeness: count * share }] : [];
  });
  const told = new Set<string>();
  return found
    .toSorted((a, b) => b.closeness - a.closeness)
    .map(({ difference }) => difference)
    .filter(({ about, kind, sides }) => {
      const keys = [
        JSON.stringify(about),
        ...sides.map(({ value, citation }) => `${kind} ${citation.articleId} ${value}`),
        ...sides.map(({ citation }) => `${citation.articleId} ${citation.sentence}`),
      ];
      if (keys.some((key) => told.has(key))) return false;
      for (const key of keys) told.add(key);
      return true;
    })
    .slice(0, MOST);
}

/** Sentences of two outlets, at one time, that share words of what they tell: two, or one where both give a number. */
function* pairsOf(statements: readonly Statement[]): Generator<[Statement, Statement]> {
  const holders = new Map<string, number[]>();
  for (const [at, b] of statements.entries()) {
    const shared = new Map<number, number>();
    for (const stem of b.subject) {
      const held = holders.get(stem) ?? [];
      for (const other of held) shared.set(other, (shared.get(other) ?? 0) + 1);
      holders.set(stem, [...held, at]);
    }
    for (const [other, count] of [...shared].toSorted(([one], [two]) => one - two)) {
      // `holders` names statements that came before.
      const a = statements[other]!;
      if (a.passage.article.domain === b.passage.article.domain || !sameTime(a, b)) continue;
      if (count >= 2 || (a.said.numbers.length > 0 && b.said.numbers.length > 0)) yield [a, b];
    }
  }
}

function sameTime({ passage: { article: a } }: Statement, { passage: { article: b } }: Statement): boolean {
  if (!a.published || !b.published) return true;
  return Math.abs(a.published.getTime() - b.published.getTime()) <= SAME_TIME_MS;
}

function differenceOf(a: Statement, b: Statement, all: readonly Statement[]): Disagreement | undefined {
  return (
    agesDiffer(a, b, all) ??
    (daysConflict(a, b) ? undefined : (numbersDiffer(a, b, all) ?? spansDiffer(a, b, all))) ??
    polaritiesDiffer(a, b) ??
    datesDiffer(a, b, all) ??
    placesDiffer(a, b, all) ??
    namesDiffer(a, b, all)
  );
}

// Where articles on one event give different numbers, dates or names for the same thing.
import { HOUR } from "../core/time.ts";
import type { Article, Disagreement } from "../core/domain.ts";
import { fold } from "../language/fold.ts";
import { stem } from "../language/words.ts";
import { citationOf, readPassages, type Passage } from "./passages.ts";
import { isFurniture } from "./furniture.ts";
import { cosine, likenessTo, without } from "./vectors.ts";
import { sameDate, type DateItem } from "../language/dates.ts";
import { checksFor } from "../language/checks.ts";
import type { NameItem } from "../language/names.ts";
import { supports, type NumberItem } from "../language/numbers.ts";
import { read, type Reading } from "../language/reading.ts";
import type { Word } from "../language/tokens.ts";
import { sentence } from "../words/index.ts";
import { timeOf } from "./when.ts";

/** Sentences must tell the same thing this closely, values left out. */
const SAME_THING = { number: 0.3, date: 0.42, name: 0.42 };
const LOOK_AT = 0.25;
/** What an article disagrees on stands among its first sentences. */
const LOOK_WITHIN = 80;
/** Reports further apart than this tell different states of the event: the later number is an update. */
const SAME_TIME_MS = 36 * HOUR;
/** Words this near to a value say what it counts. */
const SLOT = 3;
const MOST = 3;

/** A sentence; read only when another one is close to it. */
interface Statement {
  passage: Passage;
  readonly said: Reading;
}

/** At most three, the closest sentences first; each side is one outlet's value with its passage. */
export function disagreements(articles: readonly Article[]): Disagreement[] {
  const statements = readStatements(articles);
  const likenesses = likenessTo(statements.map(({ passage }) => passage.vector));
  const found: (Disagreement & { likeness: number })[] = [];
  for (const [at, a] of statements.entries()) {
    for (const [other, likeness] of likenesses(a.passage.vector)) {
      const b = statements[other];
      if (!b || other <= at || likeness < LOOK_AT) continue;
      if (a.passage.article.domain === b.passage.article.domain || !sameTime(a.passage, b.passage)) continue;
      const difference =
        numbersDiffer(a, b, likeness, statements) ?? datesDiffer(a, b, likeness) ?? namesDiffer(a, b, statements);
      if (difference) found.push({ ...difference, likeness });
    }
  }
  const told = new Set<string>();
  return found
    .toSorted((a, b) => b.likeness - a.likeness)
    .filter(({ about, sides }) => {
      const keys = [
        JSON.stringify(about),
        ...sides.map(({ citation }) => `${citation.articleId} ${citation.sentence}`),
      ];
      if (keys.some((key) => told.has(key))) return false;
      for (const key of keys) told.add(key);
      return true;
    })
    .slice(0, MOST)
    .map(({ about, kind, sides }) => ({ about, kind, sides }));
}

function readStatements(articles: readonly Article[]): Statement[] {
  return readPassages(articles)
    .filter(({ text, terms, index }) => index < LOOK_WITHIN && terms.length >= 4 && !isFurniture(text))
    .map((passage) => {
      let said: Reading | undefined;
      return {
        passage,
        get said() {
          return (said ??= read(fold(passage.text).text, checksFor(passage.article.language)));
        },
      };
    });
}

function isValue({ start, end }: Word, { numbers, dates }: Reading): boolean {
  return [...numbers, ...dates].some((value) => value.start < end && start < value.end);
}

function sameTime({ article: a }: Passage, { article: b }: Passage): boolean {
  if (!a.published || !b.published) return true;
  return Math.abs(a.published.getTime() - b.published.getTime()) <= SAME_TIME_MS;
}

type Difference = Disagreement | undefined;

function sides(a: Statement, aValue: string, b: Statement, bValue: string): Disagreement["sides"] {
  return [
    { value: aValue, citation: citationOf(a.passage) },
    { value: bValue, citation: citationOf(b.passage) },
  ];
}

/** Two exact amounts of the same thing, neither of which the other outlet gives as well. */
function numbersDiffer(a: Statement, b: Statement, likeness: number, all: readonly Statement[]): Difference {
  if (likeness < SAME_THING.number || daysConflict(a.said.dates, b.said.dates)) return undefined;
  for (const mine of a.said.numbers.filter(isExact)) {
    for (const theirs of b.said.numbers.filter(isExact)) {
      if (!comparable(mine, theirs) || agree(mine, theirs)) continue;
      const [slot, other] = [slotOf(mine, a.said), slotOf(theirs, b.said)];
      if (slot.head === undefined || slot.head.stem !== other.head?.stem) continue;
      if (slot.near.intersection(other.near).size < 1) continue;
      if (a.said.numbers.some((item) => agree(item, theirs)) || b.said.numbers.some((item) => agree(item, mine)))
        continue;
      if (givenBy(b, mine, slot, all) || givenBy(a, theirs, other, all)) continue;
      const what = phraseOf(slot, a.said);
      const about = mine.currency ? "post.aboutAmount" : mine.kind === "pct" ? "post.aboutShare" : "post.aboutNumber";
      return {
        about: sentence(about, { what }),
        kind: "number",
        sides: sides(a, mine.raw, b, theirs.raw),
      };
    }
  }
  return undefined;
}

function isExact({ kind, hedge, pair, value }: NumberItem): boolean {
  return (kind === "num" || kind === "pct") && hedge === undefined && pair === undefined && value > 0;
}

function comparable(a: NumberItem, b: NumberItem): boolean {
  return a.kind === b.kind && a.currency === b.currency && a.unit?.name === b.unit?.name;
}

/** Equal, or one a fair rounding of the other. */
function agree(a: NumberItem, b: NumberItem): boolean {
  return supports(a, b) || supports(b, a);
}

/** What a value counts: the first content word after it, and the content words around it. */
interface Slot {
  head: Word | undefined;
  near: Set<string>;
  after: Word[];
}

function slotOf({ start, end }: { start: number; end: number }, said: Reading): Slot {
  const content = said.words.filter((word) => word.content && !isValue(word, said));
  const before = content.filter((word) => word.end <= start).slice(-SLOT);
  const after = content.filter((word) => word.start >= end).slice(0, SLOT);
  const [head] = after;
  const touches = head !== undefined && /^[\s-]*(?:\p{Ll}+ ){0,1}$/u.test(said.text.slice(end, head.start));
  const near = new Set([...before, ...after].map(({ stem }) => stem));
  if (touches) near.delete(head.stem);
  return { head: touches ? head : undefined, near, after };
}

/** "people injured": the head and the word that follows it at once. */
function phraseOf({ head, after }: Slot, said: Reading): string {
  const next = after[1];
  if (!head) return "";
  return next && next.start - head.end <= 1 && !next.capital ? said.text.slice(head.start, next.end) : head.text;
}

/** Whether the same outlet gives this amount of the same thing anywhere. */
function givenBy({ passage }: Statement, amount: NumberItem, { head }: Slot, all: readonly Statement[]): boolean {
  return all.some(
    ({ passage: other, said }) =>
      other.article.domain === passage.article.domain &&
      said.numbers.some((item) => agree(item, amount) && slotOf(item, said).head?.stem === head?.stem),
  );
}

function daysConflict(a: readonly DateItem[], b: readonly DateItem[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((mine) => b.some((theirs) => sameDate(mine, theirs)));
}

/** One event on two days: one date each, of the same form, after the same word. */
function datesDiffer(a: Statement, b: Statement, likeness: number): Difference {
  const [mine, ...more] = a.said.dates;
  const [theirs, ...others] = b.said.dates;
  if (likeness < SAME_THING.date || !mine || !theirs || more.length + others.length > 0 || sameDate(mine, theirs))
    return undefined;
  const days = mine.day !== undefined && theirs.day !== undefined;
  const weekdays =
    mine.weekday !== undefined && theirs.weekday !== undefined && mine.day === undefined && theirs.day === undefined;
  if (!days && !weekdays) return undefined;
  if (timeOf(a.passage.text, a.passage.article) === timeOf(b.passage.text, b.passage.article)) return undefined;
  if (amountsConflict(a.said, b.said)) return undefined;
  const [verb, other] = [wordBefore(mine, a.said), wordBefore(theirs, b.said)];
  if (!verb || verb.stem !== other?.stem) return undefined;
  return {
    about: sentence("post.aboutDate", { word: verb.text }),
    kind: "date",
    sides: sides(a, mine.raw, b, theirs.raw),
  };
}

/** Other numbers on another day: more likely another event than a disagreement. */
function amountsConflict(a: Reading, b: Reading): boolean {
  const [mine, theirs] = [a.numbers.filter(isExact), b.numbers.filter(isExact)];
  return mine.length > 0 && theirs.length > 0 && !mine.some((one) => theirs.some((other) => agree(one, other)));
}

function wordBefore({ start }: { start: number }, said: Reading): Word | undefined {
  return said.words.findLast((word) => word.end <= start && word.content && !isValue(word, said));
}

/** One name each in the same place between the same words, neither known to the other outlet. */
function namesDiffer(a: Statement, b: Statement, all: readonly Statement[]): Difference {
  for (const mine of a.said.names.filter(isFullName)) {
    for (const theirs of b.said.names.filter(isFullName)) {
      if (mine.parts.some((part) => theirs.parts.includes(part))) continue;
      const [left, right] = [wordBefore(mine, a.said), wordBefore(theirs, b.said)];
      const [next, other] = [slotOf(mine, a.said).after[0], slotOf(theirs, b.said).after[0]];
      if (!left || !next || left.stem !== right?.stem || next.stem !== other?.stem) continue;
      const names = new Set([...mine.parts, ...theirs.parts].map(stem));
      if (cosine(without(a.passage.vector, names), without(b.passage.vector, names)) < SAME_THING.name) continue;
      if (knows(b, mine, all) || knows(a, theirs, all)) continue;
      return {
        about: sentence("post.aboutName", { word: left.text }),
        kind: "name",
        sides: sides(a, mine.raw, b, theirs.raw),
      };
    }
  }
  return undefined;
}

function isFullName({ parts, weak, acronym }: NameItem): boolean {
  return parts.length > 1 && !weak && !acronym;
}

function knows({ passage }: Statement, { parts }: NameItem, all: readonly Statement[]): boolean {
  return all.some(
    ({ passage: other, said }) =>
      other.article.domain === passage.article.domain && parts.some((part) => said.lookup.words.has(part)),
  );
}

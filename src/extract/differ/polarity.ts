// Whether something is so or not, will be or will not, and where two outlets disagree on it.
import type { Disagreement } from "../../core/domain.ts";
import { checksFor } from "../../language/checks.ts";
import { cuesFor } from "../../language/cues.ts";
import { contraries, type Contrary, type SaidVerb } from "../../language/contraries.ts";
import type { Word } from "../../language/tokens.ts";
import { sentence } from "../../words/index.ts";
import { around, clauseOf, common, isValue, sides, type Statement } from "./statement.ts";

/** So much of the shorter sentence must the other say as well. */
const SAME_THING = { count: 3, share: 0.5, near: 2, nearOpposite: 3, ofAll: 0.3 };
/** Words this near to a verb say who does it, and to what. */
const NEAR = 5;

export function polaritiesDiffer(a: Statement, b: Statement): Disagreement | undefined {
  const shared = common(a, b);
  if (shared.count < SAME_THING.count || shared.share < SAME_THING.share || shared.ofAll < SAME_THING.ofAll)
    return undefined;
  if (isOpen(a) || isOpen(b) || isBounded(a) !== isBounded(b)) return undefined;
  const { language } = checksFor(a.passage.article.language);
  const [contrary] = contraries(a.said.words, b.said.words, language).filter((each) => isOfSubject(each, a, b));
  if (!contrary) return undefined;
  return {
    about: sentence("post.aboutWhether", { what: contrary.one.verb.text }),
    kind: "polarity",
    sides: sides(a, textOf(contrary.one, a), b, textOf(contrary.other, b)),
  };
}

/** What is only supposed, conceded before it is answered, or said in somebody's own words, is no statement of the report. */
function isOpen({ passage, said, lists }: Statement): boolean {
  return (
    passage.insideQuote ||
    /["“”]/u.test(said.text) ||
    lists.concedes.test(said.text) ||
    cuesFor(passage.article.language)?.supposed.test(said.text) === true
  );
}

/** "Not before Christmas" leaves open what comes after. */
function isBounded({ said, lists }: Statement): boolean {
  return said.words.some(({ plain }, at) => {
    const next = said.words[at + 1];
    return (
      lists.bounds.has(plain) && next !== undefined && (isValue(next, said) || (next.capital && !lists.doer.has(plain)))
    );
  });
}

/** Both verbs stand among words that the other sentence has too; a verb of saying is not what is denied. */
function isOfSubject({ one, other, isOpposite }: Contrary, a: Statement, b: Statement): boolean {
  if (!isOpposite && (a.lists.saying.has(one.verb.plain) || b.lists.saying.has(other.verb.plain))) return false;
  // "Closed, and opened again": both are said.
  const saysBoth = ({ said }: Statement, { verb }: SaidVerb): boolean =>
    said.words.some(({ stem }) => stem === verb.stem);
  if (isOpposite && (saysBoth(a, other) || saysBoth(b, one))) return false;
  if (areOthers(one, a, other, b) || areOthers(other, b, one, a)) return false;
  const near = around(one.verb, a, NEAR).intersection(around(other.verb, b, NEAR));
  const verbs = new Set([one.verb.stem, other.verb.stem]);
  return near.difference(verbs).size >= (isOpposite ? SAME_THING.nearOpposite : SAME_THING.near);
}

/** Whether somebody is named before the one verb whom the other sentence does not name, and tells of another before its own. */
function areOthers(one: SaidVerb, a: Statement, other: SaidVerb, b: Statement): boolean {
  const doers = ({ from }: SaidVerb, { said }: Statement): Word[] =>
    clauseOf(from, said).filter(({ content, end }) => content && end <= from.start);
  const [mine, theirs] = [doers(one, a), doers(other, b)];
  // "Mr. Suthers": behind the stop of a title as well.
  const named = mine.filter(({ capital, start }) => capital && start > 0);
  const stems = new Set(b.said.words.map(({ stem }) => stem));
  return named.length > 0 && theirs.length > 0 && !mine.some(({ stem }) => stems.has(stem));
}

/** From the helping verb or the negation to the verb: "will not reopen". */
function textOf({ from, verb }: SaidVerb, { said }: Statement): string {
  return said.text.slice(from.start, verb.end);
}

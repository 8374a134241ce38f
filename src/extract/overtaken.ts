// What a later report has overtaken: plans that came about, what has ended, older figures.
import { DAY, HOUR } from "../core/time.ts";
import { checksFor } from "../language/checks.ts";
import { cuesFor } from "../language/cues.ts";
import { comingDay, timeOfDate } from "../language/dates.ts";
import { decidedVerbs, doneVerbs, plannedVerbs, tellsOfPast, tellsOfPresent } from "../language/tenses.ts";
import { readWords } from "../language/tokens.ts";
import { isUpdate, keyFigures } from "./differ/numbers.ts";
import { common, statementOf, type Statement } from "./differ/statement.ts";
import { isFurniture } from "./furniture.ts";
import type { Passage } from "./passages.ts";
import { quotations, unbalanced } from "../language/quoted.ts";
import { stampOf } from "../language/stamps.ts";
import { words } from "../language/words.ts";

/** A report is later from here on; of two nearer ones neither is, and only its tense tells. */
const LATER_MS = HOUR;
/** An outlet updates a figure within days; after that it is another event. */
const WITHIN_MS = 14 * 24 * HOUR;
const STATEMENT_WORDS = 4;
/** So much of the shorter sentence must both share: with the plan's own verb, without it, and in short ones; and of all words. */
const SHARED = { withVerb: 0.3, half: 0.5, most: 0.6, ofAll: 0.25 };

/**
 * The passages that a later report has overtaken, each with the passage that did: a plan ("plans to vote") that another report
 * tells as done, what "is still" going on that another tells as over, a figure of which another gives the present state. The
 * time of publication tells which is later; where it does not, a report in the past tense overtakes a plan of the same verb.
 * A plan for a day that was over when the latest report came is overtaken by it. What nothing overtakes is not in the map.
 */
export function overtaken<P extends Passage>(passages: readonly P[]): Map<P, P> {
  const statements = passages
    .filter(({ text, terms }) => terms.length >= 3 && !isFurniture(text))
    .map((passage) => ({ passage, statement: statementOf(passage) }));
  const found = new Map<P, P>();
  const latest = statements.reduce<(typeof statements)[number] | undefined>(
    (most, one) => (publishedAt(one.passage) > (most ? publishedAt(most.passage) : 0) ? one : most),
    undefined,
  );
  for (const early of statements) {
    const open = opennessOf(early.statement);
    const by =
      statements.find((late) => late !== early && overtakes(late.statement, early.statement, open)) ??
      (isPastDue(early.statement, open, latest?.passage) ? latest : undefined);
    if (by) found.set(early.passage, by.passage);
  }
  return found;
}

const publishedAt = ({ article }: Passage): number => article.published?.getTime() ?? 0;

/** A plan for days that were over when the latest report came: whether it came about, that report should know. */
function isPastDue({ passage, said }: Statement, { isPlan }: Openness, latest: Passage | undefined): boolean {
  const { published } = passage.article;
  if (!isPlan || !latest || !published || said.dates.length === 0) return false;
  return said.dates.every((date) => {
    const isExact = date.weekday !== undefined || date.day !== undefined || date.shift?.[1] === "day";
    const time = isExact ? (comingDay(date, published) ?? timeOfDate(date, published, undefined)) : undefined;
    return time !== undefined && time + DAY <= publishedAt(latest);
  });
}

/** What of a sentence is still open. */
interface Openness {
  /** Verbs of what is planned, by the stems of their base forms. */
  planned: ReadonlySet<string>;
  isPlan: boolean;
  /** It is told as planned, as going on, or as a state of things. */
  isOpen: boolean;
}

function opennessOf({ passage, said }: Statement): Openness {
  const { language } = checksFor(passage.article.language);
  const cues = cuesFor(passage.article.language);
  if (!cues || isSpeech(passage)) return { planned: new Set(), isPlan: false, isOpen: false };
  // "Was expected to sign" is of the past in its form alone.
  const rest = said.text.replace(cues.next, " ").replace(cues.planned, " ").replace(cues.supposed, " ");
  const isPresent = !tellsOfPast(readWords(rest), language);
  const isCued = isPresent && rest !== said.text;
  const goesOn = cues.ongoing.test(said.text) || (isPresent && tellsOfPresent(said.words, language));
  return {
    planned: isCued ? plannedVerbs(said.words, language) : new Set(),
    isPlan: isPresent && cues.next.test(said.text),
    isOpen: isCued || goesOn || (isPresent && said.dates.length > 0),
  };
}

/** What somebody said stays said; fewer words in quotation marks are a borrowed phrase. */
function isSpeech({ text, insideQuote }: Passage): boolean {
  return insideQuote || unbalanced(text) || quotations(text).some((quoted) => words(quoted).length >= STATEMENT_WORDS);
}

function overtakes(late: Statement, early: Statement, open: Openness): boolean {
  const order = orderOf(early, late);
  if (order === "neither" || (order === "together" && open.planned.size === 0)) return false;
  const isLater = order === "later";
  const { count, share } = common(early, late);
  if (count < 2 && share < SHARED.half) return false;
  if (isLater && share >= (isSupposed(early) ? SHARED.most : SHARED.half) && isUpdate(early, late)) return true;
  if (isLater && isTollOf(late, early)) return true;
  if (!open.isOpen || isSpeech(late.passage)) return false;
  return settles(late, early, open, isLater) || (isLater && closes(late, early));
}

/** "The toll from the storm rose to nine" is of all who died in it, whoever else is told of; "two firefighters" may be a part of them. */
function isTollOf(late: Statement, early: Statement): boolean {
  if (cuesFor(late.passage.article.language)?.toll.test(late.said.text) !== true || !isUpdate(early, late))
    return false;
  return keyFigures(early).some(({ head }) => head === undefined || early.lists.people.has(head.plain));
}

/** "Is expected to cost": what costs as much as another thing must be told of in many of the same words. */
const isSupposed = ({ said, passage }: Statement): boolean =>
  cuesFor(passage.article.language)?.supposed.test(said.text) === true;

/** What was planned is done, whatever else is planned with it ("announced that it would stop"), or is given up. */
function settles(late: Statement, early: Statement, { planned }: Openness, isLater: boolean): boolean {
  const { language } = checksFor(late.passage.article.language);
  const { share } = common(early, late);
  const isDecided = decidedVerbs(late.said.words, language).intersection(planned).size > 0;
  const isDone = isDecided || doneVerbs(late.said.words, language).intersection(planned).size > 0;
  if (isDone && isToldAsDone(late)) return share >= SHARED.withVerb;
  if (isDone && isLater && share >= SHARED.half) return true;
  const cues = cuesFor(late.passage.article.language);
  return isLater && planned.size > 0 && share >= SHARED.half && cues?.dropped.test(late.said.text) === true;
}

/** What was going on is told as over; who "he" is stands elsewhere, and may be another. */
function closes(late: Statement, early: Statement): boolean {
  const cues = cuesFor(early.passage.article.language);
  if (!isToldAsDone(late) || cues?.pronoun.test(early.said.words[0]?.text ?? "")) return false;
  const { count, share, ofAll } = common(early, late);
  // Names alone may stand in many reports, and a word in quotation marks is somebody's.
  if (/["“”]/u.test(late.passage.text) || namelessOf(early).isDisjointFrom(namelessOf(late))) return false;
  const isMuch = (count >= 3 && share >= SHARED.half) || (count >= 2 && share >= SHARED.most);
  return isMuch && ofAll >= SHARED.ofAll;
}

/** What it tells of, without names. */
function namelessOf({ said, subject }: Statement): Set<string> {
  const names = said.words.filter(({ capital, initial }) => capital && !initial).map(({ stem }) => stem);
  return subject.difference(new Set(names));
}

/** Told in the past tense, with nothing planned or going on. */
function isToldAsDone({ passage, said }: Statement): boolean {
  const { language } = checksFor(passage.article.language);
  const cues = cuesFor(passage.article.language);
  if (!cues || isSpeech(passage)) return false;
  const isOpen = [cues.next, cues.supposed, cues.ongoing].some((cue) => cue.test(said.text));
  return !isOpen && tellsOfPast(said.words, language);
}

const HALF_DAY = 12 * 60;

/** Whether the times of day before two entries of a live page tell that one came later. */
function isLaterEntry(early: Passage, late: Passage): boolean {
  if (early.article.genre !== "live") return false;
  const [from, to] = [stampOf(early.text), stampOf(late.text)];
  const later = from && to ? to.minutes - from.minutes : 0;
  // More apart, the page may have run past midnight.
  return later > 0 && later < HALF_DAY;
}

/** Whether one article came later than the other, or both at the same hour as far as anybody knows. */
function orderOf({ passage: early }: Statement, { passage: late }: Statement): "later" | "together" | "neither" {
  if (early.article === late.article) return isLaterEntry(early, late) ? "later" : "neither";
  const [from, to] = [early.article.published, late.article.published];
  const apart = from && to ? to.getTime() - from.getTime() : 0;
  if (Math.abs(apart) < LATER_MS) return "together";
  return apart > 0 && apart <= WITHIN_MS ? "later" : "neither";
}

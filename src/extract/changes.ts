// What changed: facts that later articles add, and corrections an outlet made to its own text.
import { claimsOf } from "../core/analysis.ts";
import type { Analysis, Article, Claim, Correction, TitleCorrection } from "../core/domain.ts";
import type { Changes } from "../core/ports.ts";
import { canon, fold } from "../language/fold.ts";
import { repeats } from "./choose.ts";
import { shareFigures } from "./figures.ts";
import { cuesFor } from "../language/cues.ts";
import { kindOf } from "./kinds.ts";
import { citationOf, claimOf, readPassages, type Passage } from "./passages.ts";
import { outsideQuotes } from "../language/quoted.ts";
import { rank } from "./rank.ts";
import { unfit } from "./standing.ts";
import { allowsDate, type DateItem } from "../language/dates.ts";
import { checksFor } from "../language/checks.ts";
import { missingParts, nameEvidence } from "../language/names.ts";
import { isTrivial, supports, type NumberItem } from "../language/numbers.ts";
import { basesOf, doneVerbs, tellsOfPast } from "../language/tenses.ts";
import { contraries } from "../language/contraries.ts";
import { flips } from "../language/polarity.ts";
import { readText, type Reading } from "../language/reading.ts";
import { cosine } from "./vectors.ts";

/** A development stands at the head of its report; what comes further down is background, and no reason to ring anybody. */
const LEAD_SENTENCES = 4;

/** What `fresh` articles change in an analysis that was made of `held`: corrections of those, and facts of the others. */
export function changesOf(before: Analysis, held: readonly Article[], fresh: readonly Article[]): Changes {
  const corrected = fresh.flatMap((article) => {
    const old = held.find((entry) => entry.id === article.replaces);
    return old ? corrections(old, article) : [];
  });
  const titles = fresh.flatMap((article) => {
    const old = held.find((entry) => entry.id === article.replaces);
    return (old && isHeadlineOf(before, old) && titleCorrection(old, article)) || [];
  });
  const reports = fresh.filter((article) => !held.some((entry) => entry.id === article.replaces));
  return { corrected, titles, facts: newFacts(before, held, reports.map(lead)) };
}

/** Whether the headline that was told is the title of this article. */
const isHeadlineOf = ({ headline }: Analysis, { id }: Article): boolean =>
  headline.articleId === id && headline.citations.length === 0;

const lead = (article: Article): Article => ({ ...article, sentences: article.sentences.slice(0, LEAD_SENTENCES) });

/** A sentence without a new amount is new when nothing held is closer than this. */
const HELD = 0.35;
/** A sentence with fewer words of the story belongs to another subject. */
const BELONGS = 2;
/** Close enough to tell of the same plan. */
const PLANNED = { closest: 0.25, sameFigures: 0.12 };
/** What an article tells in passing is no news of the story. */
const WORTH = { amount: 0.3, name: 0.5 };
const MOST = 3;

/**
 * What `fresh` articles say that nothing held so far does: sentences that carry a new number or name, the weightiest
 * first. Empty for mere repeats, for new wordings and for opinions. `held` are the articles the analysis was made of.
 */
export function newFacts(before: Analysis, held: readonly Article[], fresh: readonly Article[]): Claim[] {
  const known = new Set(held.map(({ id }) => id));
  const passages = readPassages([...held, ...fresh.filter(({ id }) => !known.has(id))]);
  const old = passages.filter(({ article }) => known.has(article.id));
  const told = evidenceOf([...old.map(({ text }) => text), ...claimTexts(before)].join(" "), before.language);
  const candidates = passages.filter((passage) => !known.has(passage.article.id) && unfit(passage) === undefined);
  const facts: Passage[] = [];
  for (const passage of rank(passages, candidates)) {
    if (facts.length >= MOST) break;
    if (isOldOrOpinion(passage)) continue;
    const said = readingOf(passage);
    const likenesses = old.map((other) => ({ other, likeness: cosine(passage.vector, other.vector) }));
    const nearest = Math.max(0, ...likenesses.map(({ likeness }) => likeness));
    const amounts = said.numbers.filter(
      (amount) => isAmount(amount) && !told.numbers.some((other) => supports(amount, other)),
    );
    const names = said.names.filter(
      (name) => !name.weak && missingParts(name, told.lookup).length === name.parts.length,
    );
    const byAmount = amounts.length > 0 && passage.score >= WORTH.amount;
    const byName = names.length > 0 && nearest < HELD && passage.score >= WORTH.name;
    const byEvent = isEvent(said, told.bases, passage) && (nearest < HELD || turns(said, passage, likenesses));
    const isNew =
      (byAmount || byName || byEvent || isFulfilled(passage, likenesses, nearest)) &&
      namelessOf(said, passage).intersection(told.bases).size >= BELONGS;
    if (isNew && !facts.some((fact) => repeats(fact, passage))) facts.push(passage);
  }
  return facts.map((fact) => claimOf(fact));
}

/** What was planned has happened: the closest sentence held, or one with the same figures, tells of the future; this one does not. */
function isFulfilled(
  passage: Passage,
  held: readonly { other: Passage; likeness: number }[],
  nearest: number,
): boolean {
  if (tellsOfFuture(passage)) return false;
  return held.some(
    ({ other, likeness }) =>
      tellsOfFuture(other) &&
      ((likeness === nearest && likeness >= PLANNED.closest) ||
        (likeness >= PLANNED.sameFigures && shareFigures(passage, other))),
  );
}

function tellsOfFuture({ text, article }: Passage): boolean {
  const cues = cuesFor(article.language);
  const own = outsideQuotes(text);
  return cues !== undefined && (cues.next.test(own) || cues.supposed.test(own));
}

/** Stems of what a sentence tells of, names left out: another event of the same town shares no more than them. */
function namelessOf({ words }: Reading, { article }: Passage): Set<string> {
  const nameless = words.filter(({ capital, initial }) => !capital || initial);
  return basesOf(nameless, checksFor(article.language).language);
}

/** Something has happened that no verb of what is held tells of. */
function isEvent({ words }: Reading, told: ReadonlySet<string>, { article }: Passage): boolean {
  const { language } = checksFor(article.language);
  return tellsOfPast(words, language) && doneVerbs(words, language).difference(told).size > 0;
}

/** The opposite of the closest sentence held: a road that was closed is open. */
function turns(said: Reading, { article }: Passage, held: readonly { other: Passage; likeness: number }[]): boolean {
  const [nearest] = held.toSorted((a, b) => b.likeness - a.likeness);
  return (
    nearest !== undefined &&
    contraries(said.words, readingOf(nearest.other).words, checksFor(article.language).language).length > 0
  );
}

/** What somebody thinks of the story, and what came before it, is no news. */
function isOldOrOpinion({ text, article }: Passage): boolean {
  const cues = cuesFor(article.language);
  return kindOf(text, article.language) === "opinion" || (cues?.background.test(outsideQuotes(text)) ?? false);
}

/** From this share of common words on, a sentence is the other one rewritten. */
const REWRITTEN = 0.5;

/** Pairs of sentences that are compared for a correction. */
const MOST_COMPARED = 100_000;

/** The sentences of `before` that `after` words differently, in order. Sentences added or taken out are no corrections. */
export function corrections(before: Article, after: Article): Correction[] {
  const [old, young] = [readPassages([before]), readPassages([after])];
  const wordings = (passages: readonly Passage[]): Set<string> => new Set(passages.map(({ text }) => fold(text).text));
  const [oldWordings, youngWordings] = [wordings(old), wordings(young)];
  const added = young.filter(({ text }) => !oldWordings.has(fold(text).text));
  const taken = old.filter(({ text }) => !youngWordings.has(fold(text).text));
  // Each is compared with each: so much is another text, and no correction of this one.
  if (taken.length * added.length > MOST_COMPARED) return [];
  const found: Correction[] = [];
  for (const passage of taken) {
    const [best] = added
      .map((other) => ({ other, share: shareOfWords(passage.text, other.text) }))
      .filter(({ share }) => share >= REWRITTEN)
      .toSorted((a, b) => b.share - a.share);
    if (!best) continue;
    added.splice(added.indexOf(best.other), 1);
    const material = saysOtherwise(readingOf(passage), readingOf(best.other), before);
    found.push({ before: citationOf(passage), after: citationOf(best.other), material });
  }
  return found;
}

/** A title that is another one now; its case and its signs are no matter. */
function titleCorrection(before: Article, after: Article): TitleCorrection | undefined {
  if (canon(before.title) === canon(after.title)) return undefined;
  const read = ({ title, language }: Article): Reading => readText(fold(title).text, checksFor(language));
  const material = saysOtherwise(read(before), read(after), before);
  return { before: before.title, after: after.title, articleId: after.id, material };
}

/** Common words of two sentences by the longer one's length (counted with repetitions), 0..1. */
function shareOfWords(a: string, b: string): number {
  const [mine, theirs] = [canon(a).split(" "), canon(b).split(" ")];
  const left = [...theirs];
  let common = 0;
  for (const word of mine) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    common += 1;
    left.splice(at, 1);
  }
  return common / Math.max(mine.length, theirs.length);
}

function saysOtherwise(
  before: Reading,
  after: Reading,
  { published, language: tag }: Pick<Article, "published" | "language">,
): boolean {
  const { language } = checksFor(tag);
  const differ = (a: Reading, b: Reading): boolean =>
    a.numbers.some((amount) => !b.numbers.some((other) => sameAmount(amount, other))) ||
    a.names.some((name) => !name.weak && missingParts(name, b.lookup).length > 0) ||
    a.dates.some((date) => !holdsDate(date, b, published));
  return differ(before, after) || differ(after, before) || flips(after.words, before.words, language).length > 0;
}

/** For an outlet's own words a rounding is a change too. */
function sameAmount(a: NumberItem, b: NumberItem): boolean {
  return (
    a.kind === b.kind &&
    a.currency === b.currency &&
    a.unit?.name === b.unit?.name &&
    (a.value === b.value || a.raw === b.raw)
  );
}

function holdsDate(date: DateItem, { dates, numbers }: Reading, published: Date | undefined): boolean {
  const years = numbers.filter(({ kind }) => kind === "year").map(({ value }) => value);
  return allowsDate(date, [{ dates, years, published }]);
}

function isAmount(item: NumberItem): boolean {
  return ["num", "pct", "mult", "frac", "code"].includes(item.kind) && !isTrivial(item);
}

function readingOf({ text, article }: Passage): Reading {
  return readText(fold(text).text, checksFor(article.language));
}

function evidenceOf(text: string, language: string): Pick<Reading, "numbers" | "lookup"> & { bases: Set<string> } {
  const folded = fold(text).text;
  const checks = checksFor(language);
  const { numbers, words } = readText(folded, checks);
  return { numbers, lookup: nameEvidence(words, folded), bases: basesOf(words, checks.language) };
}

function claimTexts(analysis: Analysis): string[] {
  return [analysis.headline, ...claimsOf(analysis)].map(({ text }) => text);
}

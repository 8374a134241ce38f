// Checks a text that cites nothing, sentence by sentence, against the whole of its sources.
import type { Citation } from "../core/domain.ts";
import { fold } from "../language/fold.ts";
import { sentences } from "../language/sentences.ts";
import { holdsQuoted, quotedParts } from "./attribution.ts";
import { swaps } from "./binding.ts";
import type { Issue } from "./verify.ts";
import { allowsDate } from "../language/dates.ts";
import { checksFor, type Checks } from "../language/checks.ts";
import { missingParts, namePieces, sameName } from "../language/names.ts";
import { isTrivial, readNumbers, supports } from "../language/numbers.ts";
import { flips } from "../language/polarity.ts";
import { readText, type Reading } from "../language/reading.ts";
import { prepareSource, type PreparedSource, type Source } from "./source.ts";
import { bestSentence, isBorneOut, measureSupport } from "./support.ts";
import { LONGEST_CLAIM, verdictOf, type Verdict, type VerifyOptions } from "./verify.ts";

/** A sentence of the source is compared word by word when it holds this share of the claim's content words. */
const ALIKE = 0.7;

/** A verdict that rests on the whole of the sources. Its citations are the sentences most alike, for a reader to look at. */
export interface WholeVerdict extends Verdict {
  checkedAgainst: "whole source";
}

export function verifyText(text: string, sources: Source[], options: VerifyOptions = {}): WholeVerdict {
  const language = options.language ?? sources[0]?.language ?? "en";
  const checks = checksFor(language);
  const held = sources.map((source) => prepareSource(source, checks));
  const issues: Issue[] = [];
  const citations: Citation[] = [];
  for (const { start, end } of sentences(text, language)) {
    if (end - start > LONGEST_CLAIM) {
      issues.push({ kind: "citation", hard: true, text: `a sentence has at most ${LONGEST_CLAIM} characters` });
      continue;
    }
    const claim = readText(fold(text.slice(start, end)).text, checks);
    const nearest = mostAlike(claim, held);
    issues.push(...checkSentence(claim, held, nearest, checks));
    if (nearest) citations.push(nearest.citation);
  }
  if (citations.length === 0)
    issues.push({ kind: "citation", hard: true, text: "the sources hold no text to check against" });
  return { verdict: verdictOf(issues), issues, hints: [], citations, derived: [], checkedAgainst: "whole source" };
}

interface Nearest {
  reading: Reading;
  share: number;
  citation: Citation;
}

function mostAlike(claim: Reading, sources: readonly PreparedSource[]): Nearest | undefined {
  let nearest: Nearest | undefined;
  for (const source of sources) {
    const best = bestSentence(claim.words, source);
    const span = best && source.source.sentences[best.index];
    if (!best || !span || best.share <= (nearest?.share ?? -1)) continue;
    const { start, end } = span;
    nearest = {
      reading: source.reading({ start, end }),
      share: best.share,
      citation: {
        articleId: source.source.id,
        sentence: span.n,
        passage: source.source.text.slice(start, end),
        start,
        end,
      },
    };
  }
  return nearest;
}

function checkSentence(
  claim: Reading,
  sources: readonly PreparedSource[],
  nearest: Nearest | undefined,
  checks: Checks,
): Issue[] {
  const issues: Issue[] = [];
  const miss = (kind: Issue["kind"], item: string): void => {
    issues.push({ kind, hard: true, text: `"${item}" is not in the source` });
  };
  const numbers = sources.flatMap((source) => [...source.whole.numbers, ...spacedNumbers(source.whole.text, checks)]);
  const inDates = (start: number): boolean => claim.dates.some((date) => start >= date.start && start < date.end);
  for (const item of claim.numbers)
    if (!isTrivial(item) && !inDates(item.start) && !numbers.some((other) => supports(item, other)))
      miss("number", item.raw);
  const dates = sources.map(({ whole, source: { published } }) => ({
    dates: whole.dates,
    years: whole.numbers.filter(({ kind }) => kind === "year").map(({ value }) => value),
    published,
  }));
  for (const date of claim.dates) if (!allowsDate(date, dates)) miss("date", date.raw);
  for (const name of claim.names)
    if (!name.weak && sources.every(({ whole }) => missingParts(name, whole.lookup).length > 0)) miss("name", name.raw);
  for (const quoted of checks.quotes ? quotedParts(claim.text) : [])
    if (!sources.some((source) => holdsQuoted(quoted, source.folded.text))) miss("attribution", quoted.text);
  if (nearest && nearest.share >= ALIKE && nearest.reading.text.length <= LONGEST_CLAIM)
    issues.push(...compare(claim, nearest.reading, checks));
  if (checks.support && !sources.some((source) => isBorneOut(measureSupport(claim.words, source))))
    issues.push({ kind: "support", hard: true, text: "too little of the wording is borne out by the source" });
  return issues;
}

/** What the sentence most alike says against the claim. */
function compare(claim: Reading, held: Reading, checks: Checks): Issue[] {
  const bound = checks.binding
    ? [
        ...swaps({ reading: claim, slots: claim.numbers }, { reading: held, slots: held.numbers }, supports),
        ...swaps({ reading: claim, slots: namePieces(claim) }, { reading: held, slots: namePieces(held) }, sameName),
      ]
    : [];
  const flipped = checks.polarity ? flips(claim.words, held.words) : [];
  return [
    ...bound.map(([a, b]): Issue => ({
      kind: "binding",
      hard: false,
      text: `"${a.raw}" stands where the source has "${b.raw}"`,
    })),
    ...flipped.map((flip): Issue => ({
      kind: "polarity",
      hard: false,
      text: `the claim says "${flip.claim}", the source "${flip.evidence}"`,
    })),
  ];
}

/** Tokenised texts write "3, 000" and "1. 5": read once more with the gap closed. */
function spacedNumbers(text: string, checks: Checks): Reading["numbers"] {
  const closed = text.replace(/(?<=\d)([.,]) (?=\d)/g, "$1");
  return closed === text || !checks.numbers ? [] : readNumbers(closed, { decimal: checks.decimal });
}

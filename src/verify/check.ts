// The checks of one claim against what it cites, item by item.
import type { ClaimKind } from "../core/domain.ts";
import { holdsQuoted, isSpokenBy, locateQuoted, quotations, speakers } from "./attribution.ts";
import { replaced, swaps, type Slot } from "./binding.ts";
import { allowsDate, allowsYear, FIELDS, sameDate, saysDate, type DateItem } from "../language/dates.ts";
import { derive } from "./derive.ts";
import type { Cited, Evidence } from "./evidence.ts";
import type { Checks } from "../language/checks.ts";
import { everyPattern, everyWord } from "../language/languages.ts";
import { missingParts, mixedNames, namePieces, sameName, settlesFullName, type NameItem } from "../language/names.ts";
import { isTrivial, supports, type NumberItem } from "../language/numbers.ts";
import { flips } from "../language/polarity.ts";
import type { Reading } from "../language/reading.ts";

export type IssueKind =
  | "quote"
  | "citation"
  | "number"
  | "date"
  | "name"
  | "attribution"
  | "binding"
  | "polarity"
  | "support";

export interface Issue {
  kind: IssueKind;
  /** Hard issues make a claim unsupported; soft ones leave it doubtful. */
  hard: boolean;
  /** One sentence for people and for the repair prompt. */
  text: string;
}

export interface ReadClaim {
  reading: Reading;
  kind: ClaimKind;
}

/** The issues of a claim. Widens and adds to the evidence's citations; pushes explanations of derived numbers to `derived`. */
export function checkClaim(claim: ReadClaim, evidence: Evidence, checks: Checks, derived: string[]): Issue[] {
  return [
    ...checkNumbers(claim, evidence, derived),
    ...claim.reading.dates.flatMap((date) => checkDate(date, claim, evidence)),
    ...checkNames(claim, evidence),
    ...(checks.attribution || checks.quotes ? checkQuotations(claim, evidence, checks) : []),
    ...(checks.binding ? checkBinding(claim, evidence) : []),
    ...(checks.polarity ? checkPolarity(claim, evidence, checks) : []),
  ];
}

const inside = (item: Slot, spans: readonly Slot[]): boolean =>
  spans.some((span) => item.start >= span.start && item.end <= span.end);

function checkNumbers({ reading, kind }: ReadClaim, evidence: Evidence, derived: string[]): Issue[] {
  const slots = reading.numbers.filter((item) => !inside(item, reading.dates));
  const said = { reading, slots };
  return slots.flatMap((item): Issue[] => {
    const holds = ({ numbers }: Reading): boolean => isHeld(item, numbers);
    if (holds(evidence.spans)) return [];
    const instead = replaced(item, said, { reading: evidence.sentences, slots: evidence.sentences.numbers }, supports);
    if (instead && !(isTrivial(item) && isTrivial(instead)))
      return [hard("number", `"${item.raw}" stands where the passage says "${instead.raw}"`)];
    if (item.kind === "year" && allowsYear(item.value, evidence.dates(evidence.cited))) return [];
    if (isTrivial(item) || evidence.widen(holds)) return [];
    const how = derive(item, reading.text, evidence.sentences.numbers) ?? countOf(item, evidence);
    if (how !== undefined) {
      derived.push(`${item.raw} = ${how}`);
      return [];
    }
    if (kind !== "inference" && recite(item, reading, evidence, holds, (other) => other.numbers, supports))
      return [soft("number", `"${item.raw}" is not in the cited passage; a passage that has it was added`)];
    if (kind !== "inference" && isCount(item))
      return [soft("number", `the count "${item.raw}" is not in the cited passage`)];
    return [hard("number", `"${item.raw}" is not in the cited passage`)];
  });
}

/** A bare number does not vouch for a unit that the evidence contradicts: "12 weeks (12)" is no 12 years. */
function isHeld(item: NumberItem, numbers: readonly NumberItem[]): boolean {
  const supporters = numbers.filter((other) => supports(item, other));
  if (supporters.every(({ unit }) => unit !== undefined) || item.unit === undefined) return supporters.length > 0;
  const { dimension } = item.unit;
  const contradicted = numbers.some(({ value, unit }) => value === item.value && unit?.dimension === dimension);
  return supporters.some(({ unit }) => unit !== undefined || !contradicted);
}

/** Two to ten of something: what a reader may have counted. */
function isCount({ kind, value, currency, unit, pair }: NumberItem): boolean {
  const plain = kind === "num" && !currency && !unit && pair === undefined;
  return plain && value >= 2 && value <= 10 && Number.isInteger(value);
}

/** "A, b and c", with the last two as its group; or what lacks these, as a whole, so that it is not tried from each comma on. */
const LISTS = /(?:[^,.;]{2,40}, )+([^,.;]{2,40},? (?:and|or) [^,.;]{2,40})|(?:[^,.;]{2,40}, )*[^,.;]{2,40},/g;

/** "Three countries" for a list of three, or for three cited passages. */
function countOf(item: NumberItem, evidence: Evidence): string | undefined {
  if (!isCount(item)) return undefined;
  const { value } = item;
  if (evidence.cited.length >= 3 && evidence.cited.length === value) return `${value} cited passages`;
  const lists = Array.from(evidence.sentences.text.matchAll(LISTS), ([list, last]) => (last ? list : ""));
  return lists.some((list) => list.split(/, (?:and |or )?| and | or /).length === value)
    ? `a list of ${value}`
    : undefined;
}

function checkDate(date: DateItem, { reading, kind }: ReadClaim, evidence: Evidence): Issue[] {
  if (saysDate(date, evidence.dates(evidence.cited))) return [];
  const context = { reading: evidence.sentences, slots: evidence.sentences.dates };
  const instead = replaced(date, { reading, slots: reading.dates }, context, sameDate);
  // March 4 for "Tuesday" is no contradiction; Monday for "Tuesday" is.
  const rival =
    instead &&
    FIELDS.some((field) => date[field] !== undefined && instead[field] !== undefined && date[field] !== instead[field]);
  if (rival) return [hard("date", `"${date.raw}" stands where the passage says "${instead.raw}"`)];
  if (allowsDate(date, evidence.dates(evidence.cited))) return [];
  if (date.relative !== undefined)
    return [hard("date", `"${date.raw}" is not in the cited passage; give the absolute date`)];
  const wider = evidence.cited.map((one) => evidence.whole(one)).find((one) => allowsDate(date, evidence.dates([one])));
  if (wider) {
    evidence.add(wider);
    return [];
  }
  const holds = (other: Reading): boolean =>
    allowsDate(date, [{ dates: other.dates, years: [], published: undefined }]);
  if (
    kind !== "inference" &&
    date.year === undefined &&
    recite(date, reading, evidence, holds, (other) => other.dates, sameDate)
  )
    return [soft("date", `"${date.raw}" is not in the cited passage; a passage that has it was added`)];
  return [hard("date", `"${date.raw}" is not in the cited passage`)];
}

function checkNames({ reading, kind }: ReadClaim, evidence: Evidence): Issue[] {
  const said = { reading, slots: reading.names };
  return reading.names.flatMap((name): Issue[] => {
    const holds = (other: Reading): boolean => missingParts(name, other.lookup).length === 0;
    const context = { reading: evidence.sentences, slots: evidence.sentences.names };
    if (holds(evidence.spans)) {
      // Held, but as a word only ("the press" for Press): then it must not stand in the place of a name.
      const asName = name.weak || name.parts.length > 1 || evidence.spans.names.some((other) => sameName(name, other));
      const taken = asName ? undefined : replaced(name, said, context, sameName);
      return taken ? [hard("name", `"${name.raw}" stands where the passage says "${taken.raw}"`)] : [];
    }
    const held = missingParts(name, evidence.spans.lookup).length < name.parts.length;
    const instead = replaced(name, said, context, (a, b) => sameName(a, b) && !held);
    const other = instead && !sameName(name, instead) ? instead : undefined;
    if (other) return [hard("name", `"${name.raw}" stands where the passage says "${other.raw}"`)];
    if (evidence.widen(holds)) return [];
    if (held && evidence.citedSources.some(({ whole }) => settlesFullName(name, whole.names, evidence.spans.lookup)))
      return [];
    const known = evidence.sources.some(({ whole }) => holds(whole) && !(name.weak && isWordOnly(name, whole)));
    if (name.weak && !known)
      return looksCommon(name, reading, evidence) ? [] : [soft("name", `"${name.raw}" is not in the sources`)];
    if (!known) return [hard("name", `"${name.raw}" is not in the sources`)];
    if (kind === "inference") return [hard("name", `"${name.raw}" is not in the cited passage`)];
    const added = nameBefore(evidence, holds) || recite(name, reading, evidence, holds, ({ names }) => names, sameName);
    return [
      soft("name", `"${name.raw}" is not in the cited passage${added ? "; a passage that has it was added" : ""}`),
    ];
  });
}

/** At the start of a sentence, a word that the source writes without a capital too is no name. */
function isWordOnly(name: NameItem, whole: Reading): boolean {
  return whole.words.some((word) => !word.capital && word.plain === name.parts[0]);
}

const COMMON_END = new RegExp(`(?:${everyPattern(({ names }) => names?.commonEnds)})$`);
const AFTER_NAME = everyWord(({ reporting }) => reporting?.afterName);

function looksCommon(name: NameItem, reading: Reading, evidence: Evidence): boolean {
  const [part = ""] = name.parts;
  if (COMMON_END.test(part)) return true;
  if (evidence.sources.some(({ whole }) => isWordOnly(name, whole))) return true;
  const next = reading.words.find((word) => word.start >= name.end);
  // Plurals and words before a verb of their own open sentences; "Xavier said" names somebody.
  return part.endsWith("s") || !next || !AFTER_NAME.has(next.plain);
}

/** Among the first words. */
const PRONOUN_FIRST = new RegExp(
  `^(?:[^\\p{L}\\d_]*\\p{L}+(?!\\p{L})){0,6}?[^\\p{L}\\d_]*\\b(?:${everyPattern(({ names }) => names?.pronouns)})\\b`,
  "iu",
);

/** "He said": the name stands in one of the sentences before; that sentence is cited too. */
function nameBefore(evidence: Evidence, holds: (reading: Reading) => boolean): boolean {
  for (const { source, span } of evidence.cited) {
    if (!PRONOUN_FIRST.test(source.reading(span).text)) continue;
    const [first = 0] = source.touched(span);
    for (let before = first - 1; before >= Math.max(0, first - 3); before -= 1) {
      const sentence = source.sentenceSpan([before]);
      if (!sentence || !holds(source.reading(sentence))) continue;
      evidence.add({ source, span: sentence });
      return true;
    }
  }
  return false;
}

/** Share of the claim's other content words that a sentence must have to be cited for a missing item. */
const ALIKE = 0.5;
const ALIKE_WORDS = 3;

/**
 * Cites another sentence of the story for an item the cited spans lack, when one event was told in two places: the sentence has
 * the item, most of the claim's other words, and no rival in the item's place.
 */
function recite<T extends Slot>(
  item: T,
  claim: Reading,
  evidence: Evidence,
  holds: (reading: Reading) => boolean,
  slotsOf: (reading: Reading) => T[],
  same: (claim: T, evidence: T) => boolean,
): boolean {
  const wanted = new Set(
    claim.words
      .filter((word) => word.content && (word.end <= item.start || word.start >= item.end))
      .map((word) => word.stem),
  );
  let best: Cited | undefined;
  let most = Math.max(ALIKE_WORDS, ALIKE * wanted.size) - 1e-9;
  for (const source of evidence.sources) {
    for (const span of source.source.sentences) {
      const reading = source.reading(span);
      const alike = [...wanted].filter((word) => reading.lookup.stems.has(word)).length;
      if (alike <= most || !holds(reading)) continue;
      const rival = replaced(item, { reading: claim, slots: [item] }, { reading, slots: slotsOf(reading) }, same);
      if (!rival) [best, most] = [{ source, span: { start: span.start, end: span.end } }, alike];
    }
  }
  if (best) evidence.add(best);
  return best !== undefined;
}

function checkQuotations({ reading }: ReadClaim, evidence: Evidence, checks: Checks): Issue[] {
  const quoted = quotations(reading.text);
  if (quoted.length === 0) return [];
  const named = checks.attribution ? speakers(reading, quoted) : [];
  return quoted.flatMap((one): Issue[] => {
    const here = evidence.cited.find(({ source, span }) => {
      const around = source.sentenceSpan(source.touched(span), 1) ?? span;
      return holdsQuoted(one, source.reading(around).text);
    });
    const place = here
      ? { source: here.source, span: evidence.whole(here).span }
      : evidence.citedSources.flatMap((source) => {
          const span = locateQuoted(one, source);
          return span ? [{ source, span }] : [];
        })[0];
    if (!place) return [hard("attribution", `the words "${one.text}" are not in the cited source`)];
    if (!here) evidence.add(place);
    return named.flatMap((speaker) =>
      isSpokenBy(speaker, place.span, place.source)
        ? []
        : [hard("attribution", `"${one.text}" is not said by ${speaker.raw} in the source`)],
    );
  });
}

function checkBinding({ reading }: ReadClaim, evidence: Evidence): Issue[] {
  const context = evidence.sentences;
  const numbers = swaps({ reading, slots: reading.numbers }, { reading: context, slots: context.numbers }, supports);
  const names = swaps(
    { reading, slots: namePieces(reading) },
    { reading: context, slots: namePieces(context) },
    sameName,
  );
  const dates = swaps({ reading, slots: reading.dates }, { reading: context, slots: context.dates }, sameDate);
  const mixed = mixedNames(reading.names, context.names, context.lookup);
  return [
    ...[...numbers, ...names, ...dates].map(([a, b]) =>
      soft("binding", `"${a.raw}" stands where the passage has "${b.raw}"`),
    ),
    ...mixed.map((name) => soft("binding", `"${name.raw}" is put together from different names of the passage`)),
  ];
}

function checkPolarity({ reading }: ReadClaim, evidence: Evidence, { language }: Checks): Issue[] {
  return flips(reading.words, evidence.sentences.words, language).map(({ claim, evidence: held }) =>
    soft("polarity", `the claim says "${claim}", the passage "${held}"`),
  );
}

function hard(kind: IssueKind, text: string): Issue {
  return { kind, hard: true, text };
}

function soft(kind: IssueKind, text: string): Issue {
  return { kind, hard: false, text };
}

// The checks of one claim against what it cites, item by item.
import { holdsQuoted, isSpokenBy, locateQuoted, quotedParts, speakerOf } from "./attribution.ts";
import { replaced, swaps } from "./binding.ts";
import { checkNames } from "./check-names.ts";
import { checkNumbers } from "./check-numbers.ts";
import { checkReason } from "./check-reason.ts";
import { allowsDate, FIELDS, sameDate, saysDate, type DateItem } from "../language/dates.ts";
import type { Evidence } from "./evidence.ts";
import type { Checks } from "../language/checks.ts";
import { hard, soft, type Issue } from "./issue.ts";
import { mixedNames, namePieces, sameName } from "../language/names.ts";
import { supports } from "../language/numbers.ts";
import { denialIn, flips } from "../language/polarity.ts";
import type { Reading } from "../language/reading.ts";
import { recite, type Kind, type ReadClaim } from "./recite.ts";

/** What speaks against a claim. Widens and adds to the evidence's citations; pushes explanations of derived numbers to `derived`. */
export function checkClaim(claim: ReadClaim, evidence: Evidence, checks: Checks, derived: string[]): Issue[] {
  return [
    ...checkNumbers(claim, evidence, derived),
    ...claim.reading.dates.flatMap((date) => checkDate(date, claim, evidence)),
    ...checkNames(claim, evidence),
    ...checkReason(claim, evidence, checks.language),
    ...(checks.attribution || checks.quotes ? checkQuotations(claim, evidence, checks) : []),
    ...(checks.binding ? checkBinding(claim, evidence) : []),
    ...(checks.polarity ? checkPolarity(claim, evidence, checks) : []),
    ...(checks.denials ? checkDenials(claim, evidence, checks) : []),
  ];
}

function checkDate(date: DateItem, { reading }: ReadClaim, evidence: Evidence): Issue[] {
  if (saysDate(date, evidence.dates(evidence.cited))) return [];
  const context = { reading: evidence.sentences, slots: evidence.sentences.dates };
  const instead = replaced(date, { reading, slots: reading.dates }, context, sameDate);
  // March 4 for "Tuesday" is no contradiction; Monday for "Tuesday" is.
  const rival =
    instead &&
    FIELDS.some((field) => date[field] !== undefined && instead[field] !== undefined && date[field] !== instead[field]);
  if (rival) return [hard("date", `"${date.raw}" stands where the passage says "${instead.raw}"`)];
  const other = evidence.cited.length === 1 ? otherWeekday(date, reading.dates, evidence.sentences.dates) : undefined;
  if (other) return [hard("date", `"${date.raw}" stands where the passage says "${other.raw}"`)];
  if (allowsDate(date, evidence.dates(evidence.cited))) return [];
  const wider = evidence.cited.map((one) => evidence.whole(one)).find((one) => allowsDate(date, evidence.dates([one])));
  if (wider) evidence.add(wider);
  if (wider || allowsDate(date, evidence.dates(evidence.near))) return [];
  const holds = (other: Reading): boolean =>
    allowsDate(date, [{ dates: other.dates, years: [], published: undefined }]);
  if (date.year === undefined && recite(date, reading, evidence, holds, DATES))
    return [soft("date", `"${date.raw}" is not in the cited passage; a passage that has it was added`)];
  if (allowsDate(date, evidence.wholes))
    return [soft("date", `"${date.raw}" is not in the cited passage, but elsewhere in the story`)];
  // "Tomorrow's retirees" tells no day.
  if (date.relative !== undefined && reading.text.startsWith("'s", date.end))
    return [soft("date", `"${date.raw}" is not in the cited passage`)];
  if (date.relative !== undefined)
    return [hard("date", `"${date.raw}" is not in the cited passage; give the absolute date`)];
  return [hard("date", `"${date.raw}" is not in the sources`)];
}

/** The weekday of the passage where claim and passage name one each, and not the same. */
function otherWeekday(date: DateItem, said: readonly DateItem[], held: readonly DateItem[]): DateItem | undefined {
  const [other] = held;
  const isLone = said.length === 1 && held.length === 1 && other?.day === undefined && other?.month === undefined;
  return isLone && date.weekday !== undefined && other?.weekday !== undefined && date.weekday !== other.weekday
    ? other
    : undefined;
}

const DATES: Kind<DateItem> = { slots: ({ dates }) => dates, same: sameDate };

function checkQuotations({ reading }: ReadClaim, evidence: Evidence, checks: Checks): Issue[] {
  const quoted = quotedParts(reading.text);
  if (quoted.length === 0) return [];
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
    const speaker = checks.attribution ? speakerOf(one, reading, quoted) : undefined;
    return !speaker || isSpokenBy(speaker, place.span, place.source)
      ? []
      : [hard("attribution", `"${one.text}" is not said by ${speaker.raw} in the source`)];
  });
}

function checkBinding({ reading }: ReadClaim, evidence: Evidence): Issue[] {
  const context = evidence.sentences;
  const mixed = mixedNames(reading.names, context.names, context.lookup);
  const patched = mixed.map((name) =>
    soft("binding", `"${name.raw}" is put together from different names of the passage`),
  );
  // Of two passages, each has places of its own.
  if (evidence.cited.length > 1) return patched;
  const numbers = swaps({ reading, slots: reading.numbers }, { reading: context, slots: context.numbers }, supports);
  const names = swaps(
    { reading, slots: namePieces(reading) },
    { reading: context, slots: namePieces(context) },
    sameName,
  );
  const dates = swaps({ reading, slots: reading.dates }, { reading: context, slots: context.dates }, sameDate);
  return [
    ...[...numbers, ...names, ...dates].map(([a, b]) =>
      soft("binding", `"${a.raw}" stands where the passage has "${b.raw}"`),
    ),
    ...patched,
  ];
}

function checkPolarity({ reading }: ReadClaim, evidence: Evidence, { language }: Checks): Issue[] {
  return flips(reading.words, evidence.sentences.words, language).map(({ claim, evidence: held }) =>
    soft("polarity", `the claim says "${claim}", the passage "${held}"`),
  );
}

/** Where the words of a language's opposites are not known, a denial on one side alone is a hint. */
function checkDenials({ reading }: ReadClaim, evidence: Evidence, { language }: Checks): Issue[] {
  const [said, held] = [denialIn(reading.words, language), denialIn(evidence.sentences.words, language)];
  if (said && !held) return [soft("polarity", `the claim says "${said.text}", the passage denies nothing`)];
  return held && !said ? [soft("polarity", `the passage says "${held.text}", the claim denies nothing`)] : [];
}

// Checks the numbers of a claim: those of its passage, those that follow from it, those of elsewhere.
import { everyPattern } from "../language/languages.ts";
import { isTrivial, supports, type NumberItem } from "../language/numbers.ts";
import type { Reading } from "../language/reading.ts";
import { allowsYear } from "../language/dates.ts";
import { replaced, type Slot } from "./binding.ts";
import { derive, partOf, ratio } from "./derive.ts";
import type { Evidence } from "./evidence.ts";
import { hard, soft, type Issue } from "./issue.ts";
import { recite, type Kind, type ReadClaim } from "./recite.ts";

const NUMBERS: Kind<NumberItem> = { slots: ({ numbers }) => numbers, same: supports };

/** `derived` takes the explanations of numbers that follow from others. */
export function checkNumbers(claim: ReadClaim, evidence: Evidence, derived: string[]): Issue[] {
  const { reading } = claim;
  const slots = reading.numbers.filter((item) => !inside(item, reading.dates));
  return [
    ...slots.flatMap((item) => checkNumber(item, slots, claim, evidence, derived)),
    ...turnedScores(reading, evidence.surroundings),
  ];
}

const SCORE = new RegExp(`^(?: (?:${everyPattern(({ derivations }) => derivations?.score)}) |-)$`, "i");

/** Two numbers with "to" between them, as votes and goals are told. */
const scoresIn = ({ numbers, text }: Reading): { of: [number, number]; raw: string }[] =>
  numbers.flatMap((a, i) => {
    const b = numbers[i + 1];
    return b && SCORE.test(text.slice(a.end, b.start))
      ? [{ of: [a.value, b.value], raw: text.slice(a.start, b.end) }]
      : [];
  });

/** "4 to 9" for "9 to 4": both numbers are held, and the result is another. */
function turnedScores(claim: Reading, held: Reading): Issue[] {
  const theirs = scoresIn(held).map(({ of }) => of.join(" "));
  return scoresIn(claim)
    .filter(({ of: [a, b] }) => theirs.includes(`${b} ${a}`) && !theirs.includes(`${a} ${b}`))
    .map(({ raw }) => hard("number", `"${raw}" is the other way round in the passage`));
}

const inside = (item: Slot, spans: readonly Slot[]): boolean =>
  spans.some((span) => item.start >= span.start && item.end <= span.end);

function checkNumber(
  item: NumberItem,
  slots: NumberItem[],
  { reading }: ReadClaim,
  evidence: Evidence,
  derived: string[],
): Issue[] {
  const holds = ({ numbers }: Reading): boolean => isHeld(item, numbers);
  if (holds(evidence.spans)) return [];
  const follows = (how: string | undefined): how is string => {
    if (how !== undefined) derived.push(`${item.raw} = ${how}`);
    return how !== undefined;
  };
  const cited = evidence.sentences.numbers;
  // Small counts come out of others by chance; shares, money and large numbers do not.
  const worked =
    ["mult", "frac", "pct"].includes(item.kind) ||
    item.currency !== undefined ||
    (item.kind === "num" && item.value >= LARGE);
  const part =
    ratio(item, reading, cited) ??
    partOf(item, evidence.sentences) ??
    (worked ? derive(item, reading.text, cited) : undefined);
  if (follows(part)) return [];
  const instead = replaced(
    item,
    { reading, slots },
    { reading: evidence.sentences, slots: rivals(item, evidence) },
    supports,
  );
  if (instead && !(isTrivial(item) && isTrivial(instead)))
    return [hard("number", `"${item.raw}" stands where the passage says "${instead.raw}"`)];
  if (item.kind === "year" && allowsYear(item.value, evidence.dates(evidence.cited))) return [];
  if (isTrivial(item) || evidence.widen(holds)) return [];
  if (follows(derive(item, reading.text, cited) ?? countOf(item, evidence))) return [];
  if (recite(item, reading, evidence, holds, NUMBERS))
    return [soft("number", `"${item.raw}" is not in the cited passage; a passage that has it was added`)];
  return [uncited(item, slots, evidence, holds)];
}

/** How bad it is that no cited passage has the number. */
function uncited(
  item: NumberItem,
  slots: NumberItem[],
  evidence: Evidence,
  holds: (reading: Reading) => boolean,
): Issue {
  if (isCount(item) && contradictsCount(slots, evidence))
    return hard("number", `the count "${item.raw}" is not that of the cited passage`);
  if (evidence.sources.some(({ whole }) => holds(whole)))
    return soft("number", `"${item.raw}" is not in the cited passage, but elsewhere in the story`);
  if (isCount(item)) return soft("number", `the count "${item.raw}" is not in the cited passage`);
  return hard("number", `"${item.raw}" is not in the sources`);
}

const LARGE = 1000;

/** What a number can stand in the place of: years are no counts, a stretch of time no share, and Ground Zero no number. */
const rivals = ({ kind, unit }: NumberItem, { sentences }: Evidence): NumberItem[] =>
  sentences.numbers.filter(
    (other) =>
      (kind === "year") === (other.kind === "year") &&
      !(unit !== undefined && (other.kind === "pct" || other.currency !== undefined)) &&
      other.value !== 0,
  );

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

/** Whether the passage counts something that the claim does not say: then the claim's own count may be a wrong one. */
function contradictsCount(said: readonly NumberItem[], { sentences }: Evidence): boolean {
  const counts = (of: readonly NumberItem[]): number[] =>
    of.filter((item) => isCount({ ...item, unit: undefined })).map(({ value }) => value);
  const left = counts(said);
  return counts(sentences.numbers).some((value) => {
    const at = left.indexOf(value);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
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

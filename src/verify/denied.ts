// What a claim takes from its question, to deny it: "14, not 310" needs no passage that holds 310.
import type { Checks } from "../language/checks.ts";
import { sameDate } from "../language/dates.ts";
import { fold } from "../language/fold.ts";
import { missingParts } from "../language/names.ts";
import { supports } from "../language/numbers.ts";
import { polarityLists } from "../language/polarity.ts";
import { type Reading, readText } from "../language/reading.ts";
import type { Slot } from "./binding.ts";
import { type Issue, soft } from "./issue.ts";

/** A denial reaches so many words, and none beyond a comma. */
const REACH = 5;

/** The claim without the figures, days and names that the question holds and the claim denies; `hints` tell of these. */
export function withoutDenied(claim: Reading, asked: string, checks: Checks): { reading: Reading; hints: Issue[] } {
  const question = readText(fold(asked).text, checks);
  const denies = denialOf(claim, checks);
  const hints: Issue[] = [];
  const denied: Slot[] = [];
  const rest = <T extends Slot & { raw: string }>(
    items: T[],
    isAsked: (item: T) => boolean,
    kind: Issue["kind"],
  ): T[] =>
    items.filter((item) => {
      if (!denies(item) || !isAsked(item)) return true;
      hints.push(soft(kind, `"${item.raw}" is what the reader asked, and the claim denies it`));
      denied.push(item);
      return false;
    });
  const rests = {
    numbers: rest(claim.numbers, (item) => question.numbers.some((other) => supports(item, other)), "number"),
    dates: rest(claim.dates, (item) => question.dates.some((other) => sameDate(item, other)), "date"),
    names: rest(claim.names, (item) => missingParts(item, question.lookup).length === 0, "name"),
  };
  const words = claim.words.filter(({ start, end }) => !denied.some((item) => start >= item.start && end <= item.end));
  return { reading: { text: claim.text, lookup: claim.lookup, words, ...rests }, hints };
}

function denialOf({ words }: Reading, { language }: Checks): (item: Slot) => boolean {
  const { negations } = polarityLists(language);
  return ({ start }) => {
    const first = words.findIndex((word) => word.end > start);
    const at = first < 0 ? words.length : first;
    // Back to the comma, which stands before the word that is marked.
    for (let back = at; back > Math.max(0, at - REACH); back -= 1) {
      if (words[back]?.stopped) return false;
      const { plain = "" } = words[back - 1] ?? {};
      if (negations.has(plain) || plain.endsWith("n't")) return true;
    }
    return false;
  };
}

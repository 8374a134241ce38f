// Cites further sentences of a story for what a claim says beyond the passages it cites.
import type { ClaimKind } from "../core/domain.ts";
import { everyPattern } from "../language/languages.ts";
import type { Reading } from "../language/reading.ts";
import { replaced, type Slot } from "./binding.ts";
import type { Cited, Evidence } from "./evidence.ts";

export interface ReadClaim {
  reading: Reading;
  kind: ClaimKind;
}

/** How the items of one kind are found in a text, and compared. */
export interface Kind<T extends Slot> {
  slots(reading: Reading): T[];
  same(claim: T, evidence: T): boolean;
}

/** Among the first words. */
const PRONOUN_FIRST = new RegExp(
  `^(?:[^\\p{L}\\d_]*\\p{L}+(?!\\p{L})){0,6}?[^\\p{L}\\d_]*\\b(?:${everyPattern(({ names }) => names?.pronouns)})\\b`,
  "iu",
);
/** Sentences. */
const NAMED_BEFORE = 6;

/** "He said": the name stands in one of the sentences before; that sentence is cited too. */
export function citeNameBefore(evidence: Evidence, holds: (reading: Reading) => boolean): boolean {
  for (const { source, span } of evidence.cited) {
    if (!PRONOUN_FIRST.test(source.reading(span).text)) continue;
    const [first = 0] = source.touched(span);
    for (let before = first - 1; before >= Math.max(0, first - NAMED_BEFORE); before -= 1) {
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
export function recite<T extends Slot>(
  item: T,
  claim: Reading,
  evidence: Evidence,
  holds: (reading: Reading) => boolean,
  { slots, same }: Kind<T>,
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
      const rival = replaced(item, { reading: claim, slots: [item] }, { reading, slots: slots(reading) }, same);
      if (!rival) [best, most] = [{ source, span: { start: span.start, end: span.end } }, alike];
    }
  }
  if (best) evidence.add(best);
  return best !== undefined;
}

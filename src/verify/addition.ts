// Finds what a claim adds to its passages, as a last clause or as a whole.
import type { Checks } from "../language/checks.ts";
import { fold } from "../language/fold.ts";
import type { Language } from "../language/language.ts";
import { everyWord, perLanguage } from "../language/languages.ts";
import { missingParts } from "../language/names.ts";
import { splitWords } from "../language/phrases.ts";
import type { Reading } from "../language/reading.ts";
import { readWords, type Word } from "../language/tokens.ts";
import { stem } from "../language/words.ts";
import type { Evidence } from "./evidence.ts";
import { hard, soft, type Issue } from "./issue.ts";
import type { ReadClaim } from "./recite.ts";

/**
 * What counts as added, by shares of content words that the passages, their neighbours and the titles hold. A clause behind a comma
 * or "because" is an addition when it shares no more than half with them and what stands before it most (`behind`), or when it
 * shares next to nothing (`strange`); one behind a mere "and" only when it shares nothing. A claim that shares less than a third
 * speaks of something else; where it is no fact, only when the story does not hold its words either. Curve: `node bench/quality/additions.ts`.
 */
export const ADDED = {
  behind: { clause: 0.5, rest: 0.7 },
  strange: { clause: 0.2, rest: 0.4 },
  loose: true,
  whole: { near: 1 / 3, story: 0.34 },
};
/** Content words: fewer say too little to be judged, or to be refused. */
const LEAST = { clause: 2, refused: 3, tied: 4 };

/** Sentences around a passage that a clause may be made of. */
const NEIGHBOURS = { before: 3, after: 1 };

interface Clause {
  text: string;
  /** Content stems of the clause, and of what stands before it. */
  stems: string[];
  rest: string[];
  /** Joined by a mere "and". */
  loose: boolean;
}

/** What a claim adds, as one issue; `found` is what other checks say; none across languages, where words say nothing. */
export function checkAddition(
  { reading, kind }: ReadClaim,
  evidence: Evidence,
  { checks, found, bars = ADDED }: { checks: Checks; found: readonly Issue[]; bars: typeof ADDED | undefined },
): Issue[] {
  const { language } = checks;
  if (evidence.isForeign || !language.clauses) return [];
  const near = stemsNear(evidence);
  // Names have a check of their own: those that stand near count as held, whatever their spelling.
  for (const name of reading.names.filter((one) => wordsIn(reading, one).some((word) => !near.has(word.stem))))
    if (missingParts(name, evidence.surroundings.lookup).length === 0)
      for (const word of wordsIn(reading, name)) near.add(word.stem);
  const inStory = (of: readonly string[]): number =>
    shareWhere(of, (one) => near.has(one) || evidence.sources.some(({ whole }) => whole.lookup.stems.has(one)));
  // Numbers that passed their checks tie a short claim to its passage.
  const tied = reading.numbers.length > 0 && !found.some((one) => one.kind === "number");
  const all = contentOf(reading, reading.words);
  const isShort = all.length < (tied ? LEAST.tied : 1);
  const held = share(all, near);
  const strays = held < bars.whole.near && (kind === "fact" || inStory(all) < bars.whole.story);
  if (!isShort && (held === 0 || strays)) return [hard("addition", "the cited passage speaks of something else")];
  const added = lastClauses(reading, language).find((clause) => isAdded(clause, near, bars));
  if (!added) return [];
  // Refused where the story has none of the words; else in doubt.
  const nowhere = added.stems.length >= LEAST.refused && inStory(added.stems) === 0;
  return [(nowhere ? hard : soft)("addition", `"${added.text}" is not in the cited passage`)];
}

const wordsIn = ({ words }: Reading, span: { start: number; end: number }): Word[] =>
  words.filter(({ start, end }) => start >= span.start && end <= span.end);

function isAdded({ stems, rest, loose }: Clause, near: ReadonlySet<string>, bars: typeof ADDED): boolean {
  const [clause, before] = [share(stems, near), share(rest, near)];
  if (loose) return bars.loose && clause === 0;
  return [bars.behind, bars.strange].some((bar) => clause <= bar.clause && before >= bar.rest);
}

const share = (stems: readonly string[], held: ReadonlySet<string>): number =>
  shareWhere(stems, (one) => held.has(one));

const shareWhere = (stems: readonly string[], fits: (stem: string) => boolean): number =>
  stems.length === 0 ? 0 : stems.filter(fits).length / stems.length;

/** Words and stems of the passages, their neighbours and their titles. */
function stemsNear({ all: cited }: Evidence): Set<string> {
  return new Set(
    cited.flatMap(({ source, span }) =>
      [...source.words(source.around(span, NEIGHBOURS)), ...readWords(fold(source.source.title).text)].map(
        (word) => word.stem,
      ),
    ),
  );
}

const REPORTING = new Set([...everyWord(({ reporting }) => reporting?.verbs)].map(stem));

/** Content stems, each once. Verbs of saying are none, nor numbers and dates, which have checks of their own. */
function contentOf({ numbers, dates }: Reading, words: readonly Word[]): string[] {
  const counted = ({ start, end }: Word): boolean =>
    [...numbers, ...dates].some((item) => start >= item.start && end <= item.end);
  const kept = words.filter((word) => word.content && !REPORTING.has(word.stem) && !counted(word));
  return [...new Set(kept.map((word) => word.stem))];
}

const bordersOf = perLanguage(({ clauses }) => {
  const any = (words: string | undefined): string => splitWords(words).join("|");
  return (
    clauses && {
      opener: new RegExp(`^["']?(?:${clauses.openers})(?!\\p{L})`, "iu"),
      firm: new RegExp(`[,;:] | - | (?=(?:${any(clauses.causes)}) )`, "giu"),
      loose: new RegExp(` (?=(?:${any(clauses.joins)}) )`, "giu"),
    }
  );
});

/** The last clause by either kind of border; none where a claim opens with its side clause, for then its last is the main one. */
function lastClauses(reading: Reading, language: Language): Clause[] {
  const { text, words } = reading;
  const borders = bordersOf(language);
  if (!borders) return [];
  return (["firm", "loose"] as const).flatMap((kind) => {
    const found = [...text.matchAll(borders[kind])];
    const last = found.at(-1);
    if (!last || (kind === "firm" && found.length === 1 && borders.opener.test(text))) return [];
    const at = last.index;
    const stems = contentOf(
      reading,
      words.filter(({ start }) => start >= at),
    );
    if (stems.length < (kind === "loose" ? LEAST.refused : LEAST.clause)) return [];
    const rest = contentOf(
      reading,
      words.filter(({ start }) => start < at),
    );
    return [{ text: text.slice(at).replace(/^[\s,;:-]+/, ""), stems, rest, loose: kind === "loose" }];
  });
}

// Checks the names of a claim: near the passage a name may come from, nowhere in the story it may not.
import { everyPattern, everyWord } from "../language/languages.ts";
import { missingParts, nameEvidence, sameName, settlesFullName, type NameItem } from "../language/names.ts";
import type { Reading } from "../language/reading.ts";
import { replaced } from "./binding.ts";
import type { Evidence } from "./evidence.ts";
import { hard, soft, type Issue } from "./issue.ts";
import { exchangedName } from "./near-copy.ts";
import { citeNameBefore, recite, type Kind, type ReadClaim } from "./recite.ts";

const NAMES: Kind<NameItem> = { slots: ({ names }) => names, same: sameName };

export function checkNames({ reading }: ReadClaim, evidence: Evidence): Issue[] {
  const found = reading.names.flatMap((name) => checkName(name, reading, evidence));
  if (found.some((issue) => issue.hard)) return found;
  const exchanged = exchangedName(reading, evidence.sentences);
  return exchanged ? [...found, instead(exchanged.said, exchanged.held)] : found;
}

const instead = (said: string, held: string): Issue =>
  hard("name", `"${said}" stands where the passage says "${held}"`);

function checkName(name: NameItem, reading: Reading, evidence: Evidence): Issue[] {
  const holds = (other: Reading): boolean => missingParts(name, other.lookup).length === 0;
  const said = { reading, slots: reading.names };
  const context = { reading: evidence.sentences, slots: evidence.sentences.names };
  const stands = (other: NameItem): Issue[] => [instead(name.raw, other.raw)];
  if (holds(evidence.spans)) {
    // Held, but as a word only ("the press" for Press): then it must not stand in the place of a name.
    const asName = name.weak || name.parts.length > 1 || evidence.spans.names.some((other) => sameName(name, other));
    const taken = asName ? undefined : replaced(name, said, context, sameName);
    return taken ? stands(taken) : [];
  }
  if (evidence.widen(holds)) return [];
  if (holds(evidence.surroundings)) {
    const taken = evidence.cited.length === 1 ? replaced(name, said, context, sameName, true) : undefined;
    if (taken) return stands(taken);
    citeNameBefore(evidence, holds);
    return [];
  }
  const held = missingParts(name, evidence.surroundings.lookup).length < name.parts.length;
  const rival = held ? undefined : replaced(name, said, context, sameName);
  if (rival) return stands(rival);
  if (
    held &&
    evidence.citedSources.some(({ whole }) => settlesFullName(name, whole.names, evidence.surroundings.lookup))
  )
    return [];
  const known = evidence.sources.some(({ whole }) => holds(whole) && !(name.weak && isWordOnly(name, whole)));
  if (known) {
    if (!evidence.sources.some(({ whole }) => isOneName(name, whole)))
      return [hard("name", `"${name.raw}" is put together from different names of the sources`)];
    const added = recite(name, reading, evidence, holds, NAMES);
    return [
      soft("name", `"${name.raw}" is not in the cited passage${added ? "; a passage that has it was added" : ""}`),
    ];
  }
  if (!name.weak) return [hard("name", `"${name.raw}" is not in the sources`)];
  return looksCommon(name, reading, evidence) ? [] : [soft("name", `"${name.raw}" is not in the sources`)];
}

/** Whether some name of the text has all of its words; or one of them is no name there. */
function isOneName(name: NameItem, { names, words, text }: Reading): boolean {
  const parts = names.flatMap((other) => other.parts);
  if (name.parts.length === 1 || name.parts.some((part) => !parts.includes(part))) return true;
  return names.some((other) => {
    const held = nameEvidence(
      words.filter(({ start, end }) => start >= other.start && end <= other.end),
      text,
    );
    return missingParts(name, held).length === 0;
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

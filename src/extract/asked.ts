// What a question asks: its content words, the kind of answer it waits for, and questions about the story as a whole.
import type { Article, Turn } from "../core/domain.ts";
import { fold } from "../language/fold.ts";
import { isStopword, stem, words } from "../language/words.ts";
import { sameWord } from "../language/same-words.ts";
import { checksFor } from "../language/languages.ts";
import { read, type Reading } from "../language/reading.ts";

export type Wanted = "when" | "how old" | "how many" | "who" | "where" | "why" | undefined;

export interface Asked {
  /** Content words as `sameWord`, each once; taken from the turn before when the question has none of its own. */
  terms: string[];
  wants: Wanted;
  /** The story as a whole, where nothing more is asked. */
  about: "what happened" | "why it matters" | "what next" | "more" | undefined;
}

const WANTS: [RegExp, Exclude<Wanted, undefined>][] = [
  [/\b(how old|what age)\b/iu, "how old"],
  [
    /\b(when|what (time|date|day|year)|which (day|year)|since when|how (long ago|soon|recently)|wann|quand|cuándo)\b/iu,
    "when",
  ],
  [
    /\b(how (many|much|long|far|big|large|high|tall|often)|what (percentage|number|amount|share|price)|wie ?viele?|combien|cuánt[oa]s?)\b/iu,
    "how many",
  ],
  [/\b(who|whom|whose|wer|wen|wem|qui|quién(es)?)\b/iu, "who"],
  [/\b(where|wo|woher|wohin|dónde)\b|(?<!\p{L})où(?!\p{L})/iu, "where"],
  [/\b(why|what (is|was) the (reason|cause)|how come|warum|weshalb|pourquoi)\b|por qué/iu, "why"],
];

const ABOUT: [RegExp, NonNullable<Asked["about"]>][] = [
  [/\b(next|will happen|(going|about) to happen|coming up|happens now|from here)\b/iu, "what next"],
  [/\b(why (does|is|should|would|do)?|so what|(matter|importan|significan|relevan)\w*)\b/iu, "why it matters"],
  [
    /\b(what(['’]s| is| was| has)? (this|it|that|the story|happen\w*|going on|new|up)|summar\w+|tl;?dr|recap|gist|happened|the story)\b/iu,
    "what happened",
  ],
  [/\b(more|else|details?|explain|elaborate|go on|continue)\b/iu, "more"],
];

/** Words that ask, and say nothing of what is asked for. */
const ASKING = new Set(
  `tell know mean explain article story source report please happen find think exactly actual actually number amount long
  old ago date time day year detail details info information question thread post wonder ask anything person people somebody
  mention state describe write happened name list involve involved matter matters important next kind sort type reason cause summarize
  summarise summary recap gist new latest continue elaborate big large tall big high often far soon recently current currently
  percentage share exact bitte gibt warum wann wieviel wie viele cuanto combien quand quien donde pourquoi`
    .split(/\s+/)
    .map(stem),
);

/** Reads a question. `turns` are the thread so far, oldest first; a bare number is the address of a point. */
export function readQuestion(question: string, turns: readonly Turn[] = []): Asked {
  const text = question.replace(/^(.{0,20}?)(?:\bpoint\s*|\bnumber\s*|#)?\b\d{1,2}\s*([?.!]*)$/iu, "$1 $2");
  const wants = WANTS.find(([sign]) => sign.test(text))?.[1];
  const own = termsOf(text);
  if (own.length > 0) return { terms: own, wants, about: undefined };
  const about = ABOUT.find(([sign]) => sign.test(text))?.[1];
  const before = turns.findLast(
    (turn) => turn.role === "person" && turn.text !== question && termsOf(turn.text).length > 0,
  );
  if (!before || (about !== undefined && wants === undefined)) return { terms: [], wants, about };
  // "And when?" asks about what was asked before.
  return { terms: termsOf(before.text), wants, about: undefined };
}

function termsOf(text: string): string[] {
  const content = words(text.replaceAll(/['’]s\b/g, " ")).filter((word) => !isStopword(word));
  const stems = content.map(stem).filter((term) => !ASKING.has(term));
  return [...new Set(stems.map(sameWord))];
}

/** A sentence as evidence for the kind of answer a question waits for. */
export function answersKind(wants: Wanted, text: string, { language }: Pick<Article, "language">): boolean {
  if (wants === undefined || wants === "why") return true;
  if (wants === "how old") return /\b\d{1,3}[- ]years?[- ]old\b|\baged? \d|, \d{1,3}(,|\.?$)/i.test(text);
  const said = read(fold(text).text, checksFor(language));
  if (wants === "when") return tellsTime(said);
  if (wants === "how many")
    return said.numbers.some(({ kind }) => !["year", "day", "ord", "time", "decade", "code"].includes(kind));
  // Where names cannot be told from other words, any sentence may hold one.
  return !checksFor(language).names || said.names.length > 0;
}

function tellsTime({ numbers, dates, text }: Reading): boolean {
  if (dates.length > 0 || numbers.some(({ kind }) => ["year", "day", "time", "decade"].includes(kind))) return true;
  return /\b(ago|tomorrow|recently|soon|(end|beginning|start|middle) of (the|this|next|last) (day|week|month|year|decade|century)|(hours?|days?|weeks?|months?|years?) (later|earlier|before|after))\b/i.test(
    text,
  );
}

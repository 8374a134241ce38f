// What somebody means who types a line or speaks to the bot: a command, a question, a link, a greeting.
import { everyPattern } from "../language/languages.ts";
import { opening } from "../language/phrases.ts";
import { type CommandSpec, findCommand } from "../platform/index.ts";
import { didYouMean } from "./nearest.ts";

export type Meant =
  /** A command's line, polite words taken off. */
  | { kind: "command"; line: string }
  | { kind: "question"; text: string }
  /** An address and nothing that says what to do with it. */
  | { kind: "link"; address: string }
  /** `news`: what there is, of nothing in particular. */
  | { kind: "greeting" | "thanks" | "news" | "number" | "other" };

/** A turn that says this and nothing else. */
export const wholeTurn = (phrases: string): RegExp => new RegExp(`^[¿¡]?(?:${phrases})[\\s.!?,]*$`, "iu");

export const QUESTION_WORDS = opening(everyPattern(({ questions }) => questions?.openers));
export const THANKS = wholeTurn(everyPattern(({ questions }) => questions?.thanks));
/** In the place of a name: every one there is. */
const EVERYTHING = new RegExp(`^(?:${everyPattern(({ questions }) => questions?.everything)})$`, "iu");
export const meansAll = (name: string): boolean => EVERYTHING.test(name);
export const GREETING = wholeTurn(
  `(?:${everyPattern(({ questions }) => questions?.greetings)})(?:[ ,]+(?:@?footnote|bot|there|all))?`,
);
/** Asked of the bot itself, which says hello to it. */
const WHO = wholeTurn(everyPattern(({ questions }) => questions?.abilities));
const NEWS = wholeTurn(everyPattern(({ questions }) => questions?.newsOfDay));
/** As one speaks to it where it has a name to mention; elsewhere the platform takes it off. */
const SPOKEN_TO = /^@footnote(?![\w-])[,:]?\s*/i;
export const POLITE_END = new RegExp(
  `(?<![ ,])[ ,]+(?:${everyPattern(({ questions }) => questions?.politeEnd)})[.!]*$`,
  "iu",
);
export const POLITE = new RegExp(`^(?:(?:${everyPattern(({ questions }) => questions?.polite)})[,!]? +)+`, "iu");
/** Groups under which other platforms have the same commands. */
const GROUP = /^(?:digest|feed|footnote) +(?=\S)/i;

/** Questions end so in any script. */
export const ENDS_ASKING = /[?？؟;]\s*["”»)]?$/;

const LINK = /^<?((?:https?:\/\/|feed:|www\.)[^\s<>|]+|(?:[a-z\d-]+\.)+[a-z]{2,}\/[^\s<>|]*)(?:\|[^>]*)?>?[.,!]?$/i;
const linkIn = (word: string): string | undefined => LINK.exec(word)?.[1];
/** So many words beside a link do not say more than "look". */
const FEW_WORDS = 4;

export function meant(commands: readonly CommandSpec[], said: string): Meant {
  const line = said
    .trim()
    .replace(SPOKEN_TO, "")
    .replace(/^\/(?=\S)/, "");
  if (line === "" || GREETING.test(line) || WHO.test(line)) return { kind: "greeting" };
  if (THANKS.test(line)) return { kind: "thanks" };
  if (NEWS.test(line)) return { kind: "news" };
  if (/^[?？؟]+$/.test(line)) return { kind: "command", line: "help" };
  if (/^(?:#|point )?\d{1,2}[?.!]*$/i.test(line)) return { kind: "number" };
  const plain = line.replace(POLITE, "");
  const grouped = plain.replace(GROUP, "");
  const bare = grouped !== plain && nameOf(commands, grouped) && !nameOf(commands, plain) ? grouped : plain;
  const named = nameOf(commands, bare);
  if (named) {
    const asked = withoutThanks(named, bare);
    const polite = asked !== line;
    const command = commandIn(named, asked, polite);
    if (command !== undefined) return { kind: "command", line: command };
    return { kind: "question", text: line };
  }
  // A word that is nearly a command's, before an address, is that command mistyped: whoever reads it says so.
  const [first = "", second] = line.split(/\s+/);
  const mistyped = first.length > 1 && second !== undefined && linkIn(second) !== undefined;
  if (
    mistyped &&
    didYouMean(
      first,
      commands.flatMap(({ name, aliases }) => [name, ...aliases]),
    )
  )
    return { kind: "command", line };
  return withoutName(line);
}

/** Without "please" at its end; but what is no name, and is to be looked for or told, may end so. */
function withoutThanks({ spec, words }: { spec: CommandSpec; words: number }, line: string): string {
  const asked = line.replace(POLITE_END, "");
  const takesText = spec.options.some(({ completes, shape }) => shape === "rest" && completes === undefined);
  return takesText || asked.split(/\s+/).length < words ? line : asked;
}

function withoutName(line: string): Meant {
  const words = line.split(/\s+/);
  const links = words.map(linkIn).filter((link) => link !== undefined);
  const [link] = links;
  const asks = ENDS_ASKING.test(line);
  if (link !== undefined && (words.length === 1 || (!asks && links.length === 1 && words.length <= FEW_WORDS + 1)))
    return { kind: "link", address: link };
  if (asks || (words.length > 1 && QUESTION_WORDS.test(line))) return { kind: "question", text: line };
  return { kind: "other" };
}

/** A text without such signs at its end. */
export function withoutMarks(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** The command that a line begins with, and how many of its words are the name. */
function nameOf(commands: readonly CommandSpec[], line: string): { spec: CommandSpec; words: number } | undefined {
  const [first = "", second] = line.toLowerCase().split(/\s+/);
  const pair = second === undefined ? undefined : findCommand(commands, `${first} ${withoutMarks(second, "?!.")}`);
  const spec = pair ?? findCommand(commands, withoutMarks(first, "?!.,:"));
  return spec && { spec, words: pair ? 2 : 1 };
}

/**
 * The line as a command; undefined where it is a sentence that only begins like one: "why is it closed", "now what?". A command
 * that shows something may be typed with a question mark; one that changes something may not.
 */
function commandIn(named: { spec: CommandSpec; words: number }, line: string, polite: boolean): string | undefined {
  const { spec } = named;
  const words = line.split(/\s+/);
  const rest = words.slice(named.words);
  const unasked = withoutMarks(line, " \t\n?!.？؟");
  if (rest.length === 0) return unasked.replace(/[:,]$/, "");
  if (spec.options.some(({ required, shape }) => required && shape === "rest") && spec.rights === "guest") return line;
  // What it takes is a question itself.
  if (spec.options.some(({ name }) => name === "question")) return line;
  if (rest.some((word) => linkIn(word.replace(/[?!]$/, "")) !== undefined)) return polite ? unasked : line;
  if (rest.some((word) => spec.options.some(({ name }) => word.toLowerCase().startsWith(`${name}:`)))) return line;
  if (ENDS_ASKING.test(line) && !polite) {
    if (spec.rights !== "guest") return undefined;
    return rest.length === 1 || spec.options.some(({ completes }) => completes === "command" || completes === "angle")
      ? unasked
      : undefined;
  }
  if (QUESTION_WORDS.test(line) && rest.length > 1) return undefined;
  return polite ? unasked : line;
}

// A typed line to a command and its options. Pure; unknown words get the nearest valid ones.
import { BotError } from "../core/errors.ts";
import type { CommandSpec, Message, OptionSpec } from "../platform/index.ts";
import { type Wording, type Words, sentence } from "../words/index.ts";
import { thumbIn, thumbsStand } from "./intent.ts";
import { meant } from "./meant.ts";
import { didYouMean } from "./nearest.ts";
import { type Reader, greeted, say } from "./say.ts";
import { findCommand, usage } from "./table.ts";

export interface ParsedCommand<C extends CommandSpec> {
  spec: C;
  options: Record<string, string>;
}

/** The commands there are, and in whose words something is wrong with one. */
interface Table<C extends CommandSpec> {
  commands: readonly C[];
  words: Words;
}

/** What a typed line asks for: a command, or an answer of words alone. Throws BotError `unknown_command` or `usage`. */
export function readTyped<C extends CommandSpec>(
  table: Table<C>,
  line: string,
): ParsedCommand<C> | { answer: (reader: Reader) => Message } {
  const said = meant(table.commands, line);
  switch (said.kind) {
    case "command":
      return parseLine(table, said.line);
    case "question":
      return parseCall(table, "ask", { question: said.text });
    case "news":
      return parseCall(table, "catchup", {});
    case "link":
      return parseCall(table, "read", { address: said.address });
    case "greeting":
      return { answer: greeted };
    case "thanks":
      return { answer: (reader) => say(reader, sentence("conversation.welcome")) };
    case "number":
      throw new BotError("usage", sentence("conversation.numberAlone"), {
        hint: sentence("conversation.numberAloneHint", { number: line.replaceAll(/\D/g, "") }),
      });
    case "other":
      return parseLine(table, line);
  }
}

/** A command's line. Throws as `readTyped` does. */
export function parseLine<C extends CommandSpec>({ commands, words }: Table<C>, line: string): ParsedCommand<C> {
  const typed = tokens(line.trim().replace(/^\//, ""));
  const two = typed.slice(0, 2).map((word) => word.toLowerCase());
  const pair = findCommand(commands, two.join(" "));
  const spec = pair ?? findCommand(commands, two[0] ?? "");
  if (!spec) throw notACommand(typed, namesOf(commands));
  const length = pair && two.length === 2 && pair.name !== two[0] ? 2 : 1;
  const markup = markupOf(spec, line);
  return { spec, options: check(spec, markup ?? readOptions(spec, typed.slice(length)), words) };
}

/** The same checks for options that a platform's own form gave. */
export function parseCall<C extends CommandSpec>(
  { commands, words }: Table<C>,
  name: string,
  given: Record<string, string>,
): ParsedCommand<C> {
  const spec = findCommand(commands, name.toLowerCase());
  if (!spec) throw unknownCommand(name, namesOf(commands));
  const options = Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim() !== ""));
  return { spec, options: check(spec, options, words) };
}

/** What does it, where a word is no command of ours. */
const INSTEAD: Readonly<Record<string, "conversation.undoHow" | "conversation.stopHow">> = {
  undo: "conversation.undoHow",
  stop: "conversation.stopHow",
};

/** That there is no such command, and the nearest of `names` where one is near. */
export function unknownCommand(word: string, names: readonly string[]): BotError {
  const tryHelp = sentence("conversation.tryHelp");
  if (word === "") return new BotError("unknown_command", sentence("conversation.noCommand"), { hint: tryHelp });
  return new BotError("unknown_command", sentence("conversation.unknownCommand", { word }), {
    hint: (INSTEAD[word] && sentence(INSTEAD[word])) ?? didYouMean(word, names) ?? tryHelp,
  });
}

/** A line of several words that begins like no command may be meant for the sources. */
function notACommand(typed: readonly string[], names: readonly string[]): BotError {
  const [word = ""] = typed;
  const line = typed.join(" ");
  if (thumbIn(line) !== undefined) {
    return new BotError("unknown_command", sentence("conversation.unknownCommand", { word: line }), {
      hint: thumbsStand(),
    });
  }
  if (typed.length < 3 || didYouMean(word, names)) return unknownCommand(word.toLowerCase(), names);
  return new BotError("unknown_command", sentence("conversation.unknownCommand", { word }), {
    hint: sentence("conversation.tryAsk", { question: typed.join(" ") }),
  });
}

const namesOf = (commands: readonly CommandSpec[]): string[] =>
  commands.flatMap(({ name, aliases }) => [name, ...aliases]);

/** Words; quotes keep several together, also after `name:`. */
const tokens = (line: string): string[] =>
  [...line.matchAll(/(?:[^\s"“”]|["“”][^"“”]*["“”])+/g)].map(([token]) => token.replaceAll(/["“”]/g, ""));

/** `name:value` of a flag anywhere; of any other option at the beginning, where nothing else can be meant. */
function namedAt(
  spec: CommandSpec,
  words: readonly string[],
  at: number,
): { option: OptionSpec; value: string } | undefined {
  const [, name, value = ""] = /^([a-z]+):(.*)$/is.exec(words[at] ?? "") ?? [];
  const option = spec.options.find((entry) => entry.name === name?.toLowerCase());
  return option && (option.shape === "flag" || (at === 0 && value !== "")) ? { option, value } : undefined;
}

/** Whether a value goes on with the next word: a list behind its comma, a span behind its dash. */
const goesOn = (value: string, next: string): boolean => /(?:[,;:–]|^|-)$/.test(value) || /^[,;–-]/.test(next);

/** A pasted document, letter for letter: its quotes are its own. */
function markupOf(spec: CommandSpec, line: string): Record<string, string> | undefined {
  const [option, ...others] = spec.options;
  if (option?.shape !== "rest" || others.length > 0) return undefined;
  const text = line.slice(line.search(/\s|$/)).trim();
  return /^(?:<[?!a-z]|["“”`]{1,3}\s*<[?!a-z])/i.test(text) ? { [option.name]: unfenced(text) } : undefined;
}

/** Without the quotes or code marks that somebody put around it. */
const unfenced = (text: string): string =>
  text.startsWith("<") ? text : text.slice(text.indexOf("<"), text.lastIndexOf(">") + 1);

function readOptions(spec: CommandSpec, words: readonly string[]): Record<string, string> {
  const options: Record<string, string> = {};
  const plain: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const named = namedAt(spec, words, at);
    // Within the list of words.
    if (!named) plain.push(words[at] ?? "");
    if (!named) continue;
    const { option } = named;
    let { value } = named;
    for (; at + 1 < words.length && !namedAt(spec, words, at + 1); at += 1) {
      const next = words[at + 1] ?? "";
      if (!option.runs && option.shape !== "rest" && !goesOn(value, next)) break;
      value = `${value} ${next}`.trim();
    }
    if (value !== "") options[option.name] = value;
  }
  for (const entry of spec.options.filter(({ shape, name }) => shape !== "flag" && options[name] === undefined)) {
    const value = (entry.shape === "rest" ? plain.splice(0) : plain.splice(0, 1)).join(" ");
    if (value) options[entry.name] = value;
  }
  if (plain.length > 0) throw stray(spec, plain.join(" "));
  return options;
}

const stray = (spec: CommandSpec, words: string): BotError =>
  new BotError("usage", sentence("conversation.notUnderstood", { words }), {
    hint: sentence("conversation.writeFor", { usage: usage(spec), example: spec.example }),
  });

/** The options, choices spelled as the table has them. Throws BotError `usage` where one is missing or wrong. */
function check(spec: CommandSpec, options: Record<string, string>, words: Words): Record<string, string> {
  const checked = { ...options };
  for (const entry of spec.options) {
    const value = options[entry.name];
    if (value === undefined && entry.required) {
      const option = inSentence(words.tell(entry.description), words);
      throw new BotError("usage", sentence("conversation.needs", { command: spec.name, option }), {
        hint: sentence("conversation.writeFor", { usage: usage(spec), example: spec.example }),
      });
    }
    if (value === undefined || !entry.choices) continue;
    const choice = entry.choices.find((each) => each === value.toLowerCase());
    if (choice === undefined && entry.choices.length === 1) throw stray(spec, value);
    if (choice === undefined) {
      throw new BotError("usage", sentence("conversation.notOneOf", { value, choices: entry.choices.join(", ") }), {
        hint:
          didYouMean(value, entry.choices) ??
          includeOf(spec, value) ??
          sentence("conversation.write", { usage: usage(spec) }),
      });
    }
    checked[entry.name] = choice;
  }
  return checked;
}

/** Where a word stands alone that stories may be chosen by. */
const includeOf = ({ name, options }: CommandSpec, word: string): Wording | undefined =>
  options.some((option) => option.name === "include")
    ? sentence("conversation.didYouMean", { word: `${name} include:${word}` })
    : undefined;

/** A phrase as it stands inside a sentence: German nouns keep their capital. */
const inSentence = (phrase: string, { language }: Words): string =>
  language.startsWith("de") ? phrase : phrase.charAt(0).toLowerCase() + phrase.slice(1);

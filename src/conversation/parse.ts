// A typed line to a command and its options. Pure; unknown words get the nearest valid ones.
import { BotError } from "../core/errors.ts";
import type { CommandSpec } from "../platform/index.ts";
import { english } from "../words/index.ts";
import { didYouMean } from "./nearest.ts";
import { findCommand, usage } from "./table.ts";

export interface ParsedCommand<C extends CommandSpec> {
  spec: C;
  options: Record<string, string>;
}

/** Throws BotError `unknown_command` or `usage`. */
export function parseLine<C extends CommandSpec>(commands: readonly C[], line: string): ParsedCommand<C> {
  const words = tokens(line.trim().replace(/^\//, ""));
  const two = words.slice(0, 2).map((word) => word.text.toLowerCase());
  const pair = findCommand(commands, two.join(" "));
  const spec = pair ?? findCommand(commands, two[0] ?? "");
  if (!spec) throw unknownCommand(commands, two[0] ?? "");
  const length = pair && two.length === 2 && pair.name !== two[0] ? 2 : 1;
  return { spec, options: readOptions(spec, words.slice(length)) };
}

/** The same checks for options that a platform's own form gave. */
export function parseCall<C extends CommandSpec>(
  commands: readonly C[],
  name: string,
  given: Record<string, string>,
): ParsedCommand<C> {
  const spec = findCommand(commands, name.toLowerCase());
  if (!spec) throw unknownCommand(commands, name);
  const options = Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim() !== ""));
  return { spec, options: check(spec, options) };
}

function unknownCommand(commands: readonly CommandSpec[], word: string): BotError {
  if (word === "") return new BotError("unknown_command", "There was no command.", { hint: 'Try "help".' });
  const names = commands.flatMap((entry) => [entry.name, ...entry.aliases]);
  const suggestion = didYouMean(word, names) ?? 'Try "help".';
  return new BotError("unknown_command", `There is no command "${word}".`, { hint: suggestion });
}

interface Token {
  text: string;
  /** Where the token starts in the line, so that `rest` options keep the words as typed. */
  start: number;
  end: number;
}

/** Words; quotes keep several together, also after `name:`. */
function tokens(line: string): Token[] {
  return [...line.matchAll(/(?:[^\s"“”]|["“”][^"“”]*["“”])+/g)].map((match) => ({
    text: match[0].replaceAll(/["“”]/g, ""),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function readOptions(spec: CommandSpec, words: Token[]): Record<string, string> {
  const options: Record<string, string> = {};
  const flags = new Set(spec.options.filter((entry) => entry.shape === "flag").map((entry) => entry.name));
  const plain: Token[] = [];
  for (const word of words) {
    const [, name, value] = /^([a-z]+):(.+)$/is.exec(word.text) ?? [];
    if (name && value && flags.has(name.toLowerCase())) options[name.toLowerCase()] = value;
    else plain.push(word);
  }
  for (const entry of spec.options.filter((candidate) => candidate.shape !== "flag")) {
    const next = entry.shape === "rest" ? plain.splice(0) : plain.splice(0, 1);
    const value = next.map((word) => word.text).join(" ");
    if (value) options[entry.name] = value;
  }
  if (plain.length > 0) {
    throw new BotError("usage", `I do not understand "${plain.map((word) => word.text).join(" ")}" there.`, {
      hint: `Write: ${usage(spec)}`,
    });
  }
  return check(spec, options);
}

function check(spec: CommandSpec, options: Record<string, string>): Record<string, string> {
  const checked = { ...options };
  for (const entry of spec.options) {
    const value = options[entry.name];
    if (value === undefined && entry.required) {
      throw new BotError("usage", `${spec.name} needs ${article(english.tell(entry.description))}.`, {
        hint: `Write: ${usage(spec)}, for example "${spec.example}".`,
      });
    }
    if (value === undefined || !entry.choices) continue;
    const choice = entry.choices.find((each) => each === value.toLowerCase());
    if (choice === undefined) {
      throw new BotError("usage", `"${value}" is not one of ${entry.choices.join(", ")}.`, {
        hint: didYouMean(value, entry.choices) ?? `Write: ${usage(spec)}`,
      });
    }
    checked[entry.name] = choice;
  }
  return checked;
}

const article = (description: string): string => description.charAt(0).toLowerCase() + description.slice(1);

// What may come next on the command line: names of commands, then values of options.
import { type CommandSpec, type Completion, type OptionSpec, type Words } from "../../src/platform/index.ts";

/** One entry of the list: `line` is the whole line once it is chosen, `label` and `hint` are what the list shows. */
export interface Suggestion {
  line: string;
  label: string;
  hint: string;
}

type Complete = (kind: NonNullable<OptionSpec["completes"]>, typed: string) => Promise<Completion[]>;

const MOST = 8;

/** Suggestions for `line` as typed so far, the cursor at its end; at most eight. */
export async function suggest(
  line: string,
  commands: readonly CommandSpec[],
  complete: Complete,
  words: Words,
): Promise<Suggestion[]> {
  const typed = line.replace(/^\s*\/?\s*/, "");
  const command = commands.find((spec) => [spec.name, ...spec.aliases].some((name) => startsWith(typed, `${name} `)));
  const found = command ? await values(typed, command, complete, words) : names(typed, commands, words);
  return found.slice(0, MOST);
}

function names(typed: string, commands: readonly CommandSpec[], words: Words): Suggestion[] {
  return commands
    .filter((spec) => [spec.name, ...spec.aliases].some((name) => startsWith(name, typed)))
    .map((spec) => ({
      line: spec.options.length > 0 ? `${spec.name} ` : spec.name,
      label: spec.name,
      hint: words.tell(spec.summary),
    }));
}

async function values(typed: string, command: CommandSpec, complete: Complete, words: Words): Promise<Suggestion[]> {
  const name = [command.name, ...command.aliases].find((entry) => startsWith(typed, `${entry} `)) ?? command.name;
  const parts = typed.slice(name.length + 1).split(/\s+/);
  const flags = command.options.filter((option) => option.shape === "flag");
  const current = parts.at(-1) ?? "";

  const flag = flags.find((option) => startsWith(current, `${option.name}:`));
  if (flag) {
    const head = typed.slice(0, typed.length - current.length + flag.name.length + 1);
    return optionValues(flag, current.slice(flag.name.length + 1), head, complete, words);
  }

  const given = parts.slice(0, -1).filter((word) => !flags.some((option) => startsWith(word, `${option.name}:`)));
  const positional = command.options.filter((option) => option.shape !== "flag");
  const rest = positional.findIndex((option) => option.shape === "rest");
  const at = rest >= 0 ? Math.min(given.length, rest) : given.length;
  const option = positional[at];
  const text = option?.shape === "rest" ? [...given.slice(at), current].join(" ") : current;
  const head = typed.slice(0, typed.length - text.length);
  return [
    ...(option ? await optionValues(option, text, head, complete, words) : []),
    ...flags
      .filter(
        (entry) => startsWith(`${entry.name}:`, current) && !parts.some((word) => startsWith(word, `${entry.name}:`)),
      )
      .map((entry) => ({
        line: `${typed.slice(0, typed.length - current.length)}${entry.name}:`,
        label: `${entry.name}:`,
        hint: words.tell(entry.description),
      })),
  ];
}

async function optionValues(
  option: OptionSpec,
  typed: string,
  head: string,
  complete: Complete,
  words: Words,
): Promise<Suggestion[]> {
  const completions: Completion[] = option.choices
    ? option.choices.filter((choice) => startsWith(choice, typed)).map((value) => ({ value, label: value }))
    : option.completes
      ? await complete(option.completes, typed)
      : [];
  return completions.map(({ value, label }) => ({
    line: head + value,
    label,
    hint: words.tell(option.description),
  }));
}

const startsWith = (text: string, start: string): boolean => text.toLowerCase().startsWith(start.toLowerCase());

// help: all commands by what they are for, or one of them with its options.
import {
  type CommandSpec,
  type Line,
  type Message,
  type OptionSpec,
  type Section,
  type Span,
  line,
  text,
  textSection,
} from "../../platform/index.ts";
import { unknownCommand } from "../parse.ts";
import { howToAsk } from "../standing.ts";
import type { Ask } from "../ports.ts";
import { supportLines } from "../privacy.ts";
import { type Reader, answerOf } from "../say.ts";
import { findCommand, optionsUsage, usage } from "../table.ts";
import { command } from "./command.ts";

const GROUPS = ["feeds", "reading", "settings", "help"] as const;

export const help = command({
  name: "help",
  aliases: ["?"],
  example: "help schedule",
  options: { command: { shape: "rest", completes: "command" } },
  group: "help",
  async handle(ask, options) {
    return options.command ? helpOn(ask, options.command) : helpOnAll(ask, ask.ports.privacy.contact);
  },
});

function helpOnAll(reader: Pick<Ask, "words" | "commands" | "here">, contact: string | undefined): Message {
  const { words, commands } = reader;
  const sections = GROUPS.map((group): Section => ({
    kind: "text",
    title: words.say(`conversation.group.${group}`),
    lines: commands
      .filter((spec) => spec.group === group)
      .map((spec) => line(...usageSpans(spec), ` ${words.tell(spec.summary)}`)),
  }));
  return answerOf(reader, words.say("conversation.commands"), [
    ...sections,
    textSection(
      words.say("conversation.inThread"),
      words.tell(howToAsk(reader)),
      words.say("conversation.inThreadReceipts"),
    ),
    textSection(undefined, ...supportLines(reader, contact)),
  ]);
}

/** On the command that is named, alone or somewhere in a sentence. */
function helpOn(reader: Ask, asked: string): Message {
  const { words, commands } = reader;
  const named = asked
    .toLowerCase()
    .replaceAll(/["“”?!.,:/]/g, " ")
    .trim();
  const spec =
    findCommand(commands, named) ??
    named
      .split(/\s+/)
      .map((word) => findCommand(commands, word))
      .find((found) => found !== undefined);
  if (!spec && /\s/.test(named)) return helpOnAll(reader, reader.ports.privacy.contact);
  if (!spec)
    throw unknownCommand(
      asked,
      commands.map((entry) => entry.name),
    );
  const example = { kind: "command", line: spec.example, group: spec.group } as const;
  return answerOf(reader, usage(spec), [
    textSection(
      undefined,
      line(...usageSpans(spec)),
      words.tell(spec.summary),
      ...spec.options.map((option) => optionLine(reader, option)),
      line(...words.parts("conversation.example", { command: example })),
      words.say("conversation.whoMay", { who: words.say(`conversation.rights.${spec.rights}`) }),
    ),
  ]);
}

/** The command, to be typed or pressed as the platform has it, and what may stand behind it. */
function usageSpans(spec: CommandSpec): (Span | string)[] {
  const options = optionsUsage(spec);
  return [
    { kind: "command", line: spec.name, group: spec.group },
    ...(options.length > 0 ? [` ${options.join(" ")}`] : []),
  ];
}

const optionLine = ({ words }: Reader, { name, shape, description }: OptionSpec): Line =>
  line(text(shape === "flag" ? `${name}:` : name, "strong"), ` ${words.tell(description)}`);

// help: all commands by what they are for, or one of them with its options.
import { BotError } from "../../core/errors.ts";
import {
  type CommandSpec,
  type Message,
  type Section,
  line,
  message,
  text,
  textSection,
} from "../../platform/index.ts";
import { didYouMean } from "../nearest.ts";
import { findCommand, usage } from "../table.ts";
import type { Reader } from "../say.ts";
import { command } from "./command.ts";

const GROUPS: Record<CommandSpec["group"], string> = {
  feeds: "Feeds",
  reading: "Reading",
  settings: "Settings of this channel",
  help: "The bot",
};

export const help = command({
  name: "help",
  aliases: ["?"],
  example: "help schedule",
  options: { command: { completes: "command" } },
  group: "help",
  async handle(ask, options) {
    return options.command ? helpOn(ask, options.command) : helpOnAll(ask);
  },
});

function helpOnAll({ commands, words }: Reader): Message {
  const sections = (Object.keys(GROUPS) as CommandSpec["group"][]).map((group): Section => ({
    kind: "text",
    title: GROUPS[group],
    lines: commands
      .filter((entry) => entry.group === group)
      .map((entry) => line(text(usage(entry), "strong"), ` ${words.tell(entry.summary)}`)),
  }));
  return message("Commands", [
    ...sections,
    textSection(
      "In a thread",
      'Under a post, just ask. "3?" or "why 3" means its point 3, "source?" gives receipts, "stop" ends following.',
      "Every claim carries the passage it rests on. Analyses may still be wrong: open the receipt before you quote.",
    ),
  ]);
}

function helpOn({ commands, words }: Reader, name: string): Message {
  const spec = findCommand(commands, name.toLowerCase().replace(/^\//, ""));
  if (!spec) {
    const names = commands.map((entry) => entry.name);
    throw new BotError("unknown_command", `There is no command "${name}".`, {
      hint: didYouMean(name, names) ?? 'Try "help".',
    });
  }
  const rights = {
    guest: "Anyone",
    member: "Members",
    "member*": "Members, if the administrator allows it",
    admin: "Administrators",
  };
  return message(usage(spec), [
    textSection(
      usage(spec),
      words.tell(spec.summary),
      ...spec.options.map((entry) =>
        line(
          text(entry.shape === "flag" ? `${entry.name}:` : entry.name, "strong"),
          ` ${words.tell(entry.description)}`,
        ),
      ),
      `Example: ${spec.example}`,
      `Who may: ${rights[spec.rights]}.`,
    ),
  ]);
}

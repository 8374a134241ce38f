// Help.
import { BotError } from "../../core/errors.ts";
import { type CommandSpec, type Section, line, message, text, textSection } from "../../platform/index.ts";
import { commands, findCommand, usage } from "../commands.ts";
import { english } from "../../words/index.ts";
import { didYouMean } from "../nearest.ts";
import type { Handler } from "../ports.ts";

const GROUPS: Record<CommandSpec["group"], string> = {
  feeds: "Feeds",
  reading: "Reading",
  settings: "Settings of this channel",
  help: "The bot",
};

export const help: Handler = async ({ options }) => {
  const name = options["command"];
  if (name) return helpOn(name);
  const sections = (Object.keys(GROUPS) as CommandSpec["group"][]).map((group): Section => ({
    kind: "text",
    title: GROUPS[group],
    lines: commands
      .filter((entry) => entry.group === group)
      .map((entry) => line(text(usage(entry), "strong"), ` ${english.tell(entry.summary)}`)),
  }));
  return message("Commands", [
    ...sections,
    textSection(
      "In a thread",
      'Under a post, just ask. "3?" or "why 3" means its point 3, "source?" gives receipts, "stop" ends following.',
      "Every claim carries the passage it rests on. Analyses may still be wrong: open the receipt before you quote.",
    ),
  ]);
};

function helpOn(name: string) {
  const spec = findCommand(name.toLowerCase().replace(/^\//, ""));
  if (!spec) {
    throw new BotError("unknown_command", `There is no command "${name}".`, {
      hint:
        didYouMean(
          name,
          commands.map((entry) => entry.name),
        ) ?? 'Try "help".',
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
      english.tell(spec.summary),
      ...spec.options.map((entry) =>
        line(
          text(entry.shape === "flag" ? `${entry.name}:` : entry.name, "strong"),
          ` ${english.tell(entry.description)}`,
        ),
      ),
      `Example: ${spec.example}`,
      `Who may: ${rights[spec.rights]}.`,
    ),
  ]);
}

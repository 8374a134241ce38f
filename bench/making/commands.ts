// Writes what is made from the table of commands: Slack's manifest and the table in docs/commands.md.
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { typedInDiscord } from "../../adapters/discord/commands.ts";
import { doorsOf, slackSettings } from "../../adapters/slack/config.ts";
import { manifestOf, typedInSlack } from "../../adapters/slack/manifest.ts";
import { commands } from "../../src/conversation/commands/index.ts";
import { optionsUsage, usage } from "../../src/conversation/table.ts";
import { english } from "../../src/words/index.ts";

const MANIFEST = new URL("../../adapters/slack/manifest.json", import.meta.url);
const DOCUMENT = new URL("../../docs/commands.md", import.meta.url);
const [BEGIN, END] = ["<!-- made by npm run commands: begin -->", "<!-- made by npm run commands: end -->"];

/** With the names that the environment gives Slack's commands, where it gives any. */
export function manifestText(env: Readonly<Record<string, string | undefined>> = {}): string {
  const { SLACK_COMMAND, SLACK_COMMAND_DEEPER, SLACK_COMMAND_ASK } = slackSettings.shape;
  const doors = doorsOf({
    SLACK_COMMAND: SLACK_COMMAND.parse(env["SLACK_COMMAND"]),
    SLACK_COMMAND_DEEPER: SLACK_COMMAND_DEEPER.parse(env["SLACK_COMMAND_DEEPER"]),
    SLACK_COMMAND_ASK: SLACK_COMMAND_ASK.parse(env["SLACK_COMMAND_ASK"]),
  });
  return `${JSON.stringify(manifestOf(commands, usage, doors), undefined, 2)}\n`;
}

const WHO = {
  guest: "everybody",
  member: "members",
  "member*": "members, or administrators alone",
  admin: "administrators",
};

function table(): string {
  const rows = commands.map((spec) => {
    const options = optionsUsage(spec).join(" ").replaceAll("|", "\\|");
    const names = [spec.name, typedInSlack(spec), typedInDiscord(spec)].map((name) => `\`${name}\``);
    return [...names, options === "" ? "" : `\`${options}\``, english.tell(spec.summary), WHO[spec.rights]];
  });
  const head = ["command", "in Slack", "in Discord", "with", "what it does", "who may"];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The document with its table made anew. */
export function documentText(held: string): string {
  const [before] = held.split(BEGIN);
  const after = held.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`docs/commands.md has lost ${BEGIN}`);
  return `${before}${BEGIN}\n\n${table()}\n\n${END}${after}`;
}

export const held = { manifest: () => readFileSync(MANIFEST, "utf8"), document: () => readFileSync(DOCUMENT, "utf8") };

if (import.meta.main) {
  const { values } = parseArgs({ options: { print: { type: "boolean", default: false } } });
  // Printed, it is the manifest for whoever has renamed the commands; the repository keeps the usual names.
  if (values.print) process.stdout.write(manifestText(process.env));
  else {
    writeFileSync(MANIFEST, manifestText());
    writeFileSync(DOCUMENT, documentText(held.document()));
  }
}

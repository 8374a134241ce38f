// The one table of commands: names, options, rights and help. Platforms register from it, people read it, the parser obeys it.
import type { CommandSpec, OptionSpec } from "../platform/index.ts";
import { ANGLES } from "../core/ports.ts";

const option = (
  name: string,
  description: string,
  rest: Partial<Omit<OptionSpec, "name" | "description">> = {},
): OptionSpec => ({
  name,
  description,
  required: false,
  shape: "word",
  choices: undefined,
  completes: undefined,
  ...rest,
});
const flag = (name: string, description: string, choices?: readonly string[]): OptionSpec =>
  option(name, description, { shape: "flag", choices });

const theFeed = option("feed", "Title, address or id of a feed", { required: true, shape: "rest", completes: "feed" });

type Entry = Pick<CommandSpec, "name" | "summary" | "example" | "group"> & Partial<CommandSpec>;
const command = (entry: Entry): CommandSpec => ({
  aliases: [],
  options: [],
  rights: "guest",
  visibility: "private",
  ...entry,
});

export const commands: readonly CommandSpec[] = [
  command({
    name: "add",
    aliases: ["subscribe", "feeds add"],
    summary: "Watch a feed or a site. Posts nothing old.",
    example: "add https://example.org",
    options: [
      option("address", "Address of a feed, or of a site that has one", { required: true }),
      option("private", "The address is a secret: only this workspace reads it", { choices: ["private"] }),
    ],
    rights: "member*",
    group: "feeds",
  }),
  command({
    name: "feeds",
    aliases: ["list", "feeds list"],
    summary: "List the feeds of this channel with their health.",
    example: "feeds",
    group: "feeds",
  }),
  command({
    name: "pause",
    aliases: ["feeds pause"],
    summary: "Stop polling a feed until it is resumed.",
    example: "pause Harbour Courier",
    options: [theFeed],
    rights: "member*",
    group: "feeds",
  }),
  command({
    name: "resume",
    aliases: ["feeds resume"],
    summary: "Resume a paused feed, or, without a name, this channel's subscription.",
    example: "resume Harbour Courier",
    options: [{ ...theFeed, required: false }],
    rights: "member*",
    group: "feeds",
  }),
  command({
    name: "remove",
    aliases: ["unsubscribe", "feeds remove"],
    summary: "Take a feed out of this channel.",
    example: "remove Harbour Courier",
    options: [theFeed],
    rights: "member*",
    group: "feeds",
  }),
  command({
    name: "test",
    aliases: ["feeds test"],
    summary: "Fetch a feed once and show what was read. Changes nothing.",
    example: "test https://example.org/feed.xml",
    options: [option("address", "Address of a feed or site", { required: true })],
    group: "feeds",
  }),
  command({
    name: "import",
    summary: "Watch every feed of an OPML file.",
    example: "import https://example.org/feeds.opml",
    options: [option("opml", "Address of an OPML file, or its text", { required: true, shape: "rest" })],
    rights: "admin",
    group: "feeds",
  }),
  command({ name: "export", summary: "This channel's feeds as OPML.", example: "export", group: "feeds" }),
  command({
    name: "now",
    summary: "Tell at once what waits for the next digest.",
    example: "now",
    options: [option("topic", "Only stories that mention this", { shape: "rest" })],
    rights: "member*",
    group: "reading",
  }),
  command({
    name: "preview",
    summary: "What the last seven days would have brought here, before you turn anything on.",
    example: "preview",
    group: "reading",
  }),
  command({
    name: "read",
    aliases: ["analyse"],
    summary: "Analyse any page, with a receipt behind every claim.",
    example: "read https://example.org/story",
    options: [option("address", "Address of an article", { required: true })],
    visibility: "channel",
    group: "reading",
  }),
  command({
    name: "deeper",
    summary: "More commentary on a story or one of its points.",
    example: "deeper 3 timeline",
    options: [
      option("story", "A story, a link, or the number of a point", { completes: "story" }),
      option("angle", `One of: ${ANGLES.join(", ")}`, { shape: "rest", completes: "angle" }),
    ],
    visibility: "thread",
    group: "reading",
  }),
  command({
    name: "ask",
    summary: "Ask a question; the answer comes from the articles held, with receipts.",
    example: "ask when does the bridge open?",
    options: [
      option("question", "Your question", { required: true, shape: "rest" }),
      flag("since", "Only articles since, for example 7d"),
    ],
    visibility: "thread",
    group: "reading",
  }),
  command({
    name: "catchup",
    aliases: ["catch up"],
    summary: "What this channel was told lately, for your eyes only.",
    example: "catchup since:2d",
    options: [flag("since", "How far back, for example 2d or 12h")],
    group: "reading",
  }),
  command({
    name: "why",
    summary: "Why a link was, or was not, posted here.",
    example: "why https://example.org/story",
    options: [option("link", "Link of an article; in a thread, its own story", { shape: "word" })],
    group: "reading",
  }),
  command({
    name: "mistake",
    summary: "Report a mistake in a post to its keepers.",
    example: "mistake the bridge cost 60 million, not 40",
    options: [
      option("text", "What is wrong, best with a link", { required: true, shape: "rest" }),
      { ...flag("story", "The story; in a thread, its own"), completes: "story" },
    ],
    group: "reading",
  }),
  command({
    name: "schedule",
    summary: "Each story as it comes, or one digest at set times; quiet hours; cap.",
    example: "schedule 08:00 days:mon-fri tz:Europe/Berlin quiet:22:00-07:00",
    options: [
      option("when", "each, a time such as 08:00, or five cron fields in quotes"),
      flag("days", "daily, mon-fri, or a list such as mon,thu"),
      flag("tz", "IANA time zone"),
      flag("quiet", "HH:MM-HH:MM, or off"),
      flag("cap", "Most stories a day"),
    ],
    rights: "admin",
    group: "settings",
  }),
  command({
    name: "lens",
    summary: "Who reads here, how much, in which language.",
    example: 'lens audience:"security engineers" length:short',
    options: [
      flag("audience", "Who reads"),
      flag("length", "How much", ["short", "normal", "long"]),
      flag("language", "Language code, for example de"),
      flag("points", "Numbered commentary", ["on", "off"]),
      flag("ask", "A question this reader always has; ask:none clears"),
    ],
    rights: "admin",
    group: "settings",
  }),
  command({
    name: "filter",
    summary: "Only, or never, stories that mention certain words.",
    example: "filter include:bridge,harbour exclude:sport",
    options: [
      option("clear", "Take all filters away", { choices: ["clear"] }),
      flag("include", "Words, one of which a story must mention"),
      flag("exclude", "Words no story may mention"),
      flag("origins", "Least number of independent origins"),
    ],
    rights: "admin",
    group: "settings",
  }),
  command({
    name: "mute",
    summary: "No more of a story, a topic or a source in this channel.",
    example: "mute source Harbour Courier for:7d",
    options: [
      option("what", "story, topic <words>, source <name>, or just the words", { shape: "rest", completes: "story" }),
      flag("for", "How long, for example 12h or 7d; without it, until unmuted"),
    ],
    rights: "member",
    group: "settings",
  }),
  command({
    name: "unmute",
    summary: "Take a mute back.",
    example: "unmute bridge",
    options: [option("what", "What was muted", { required: true, shape: "rest" })],
    rights: "member",
    group: "settings",
  }),
  command({
    name: "sample",
    summary: "Leave the bundled sample newsroom, or bring it back.",
    example: "sample off",
    options: [option("state", "on or off", { required: true, choices: ["on", "off"] })],
    rights: "admin",
    group: "settings",
  }),
  command({
    name: "status",
    summary: "Feeds, stories, deliveries and what went wrong.",
    example: "status",
    group: "help",
  }),
  command({
    name: "cost",
    summary: "What the model cost today, per channel and story.",
    example: "cost",
    group: "help",
  }),
  command({
    name: "help",
    aliases: ["?"],
    summary: "All commands, or one of them.",
    example: "help schedule",
    options: [option("command", "Name of a command", { completes: "command" })],
    group: "help",
  }),
];

/** The command of this name or alias. */
export const findCommand = (name: string): CommandSpec | undefined =>
  commands.find((entry) => entry.name === name || entry.aliases.includes(name));

/** How a command is written, for help and errors. */
export function usage(spec: CommandSpec): string {
  const options = spec.options.map((entry) => {
    const shown = entry.shape === "flag" ? `${entry.name}:…` : entry.choices ? entry.choices.join("|") : entry.name;
    return entry.required ? `<${shown}>` : `[${shown}]`;
  });
  return [spec.name, ...options].join(" ");
}

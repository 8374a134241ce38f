// The one table of commands: names, options, rights and help. Platforms register from it, people read it, the parser obeys it.
import type { CommandSpec, OptionSpec } from "../platform/index.ts";
import type { Key } from "../words/index.ts";

type NamesIn<K> = K extends `commands.${infer Name}.summary` ? Name : never;
/** A command has its sentences in the catalogue, or it does not compile: what it does, and what each option is. */
type CommandName = NamesIn<Key>;
type OptionsIn<Name extends string, K> = K extends `commands.${Name}.${infer Option}`
  ? Exclude<Option, "summary">
  : never;
type OptionName<Name extends string> = OptionsIn<Name, Key>;

/** An option before it is known whose it is. */
type Option<Name extends string> = Omit<OptionSpec, "name" | "description"> & { name: Name };

const option = <const Name extends string>(
  name: Name,
  rest: Partial<Omit<Option<string>, "name">> = {},
): Option<Name> => ({ name, required: false, shape: "word", choices: undefined, completes: undefined, ...rest });
const flag = <const Name extends string>(name: Name, choices?: readonly string[]) =>
  option(name, { shape: "flag", choices });

const theFeed = option("feed", { required: true, shape: "rest", completes: "feed" });

type Entry<Name extends CommandName> = Pick<CommandSpec, "example" | "group"> &
  Partial<Pick<CommandSpec, "aliases" | "rights" | "visibility">> & {
    name: Name;
    options?: readonly Option<OptionName<Name>>[];
  };
const command = <const Name extends CommandName>({ options = [], ...entry }: Entry<Name>): CommandSpec => ({
  aliases: [],
  rights: "guest",
  visibility: "private",
  ...entry,
  summary: { key: `commands.${entry.name}.summary` },
  options: options.map((rest) => ({
    ...rest,
    // The type of `options` holds the names to those of the catalogue; what is built from two of them, it cannot follow.
    description: { key: `commands.${entry.name}.${rest.name}` as Key },
  })),
});

export const commands: readonly CommandSpec[] = [
  command({
    name: "add",
    aliases: ["subscribe", "feeds add"],
    example: "add https://example.org",
    options: [option("address", { required: true }), option("private", { choices: ["private"] })],
    rights: "member*",
    group: "feeds",
  }),
  command({
    name: "feeds",
    aliases: ["list", "feeds list"],
    example: "feeds",
    group: "feeds",
  }),
  command({
    name: "pause",
    aliases: ["feeds pause"],
    example: "pause Harbour Courier",
    options: [theFeed],
    rights: "member*",
    group: "feeds",
  }),
  command({
    name: "resume",
    aliases: ["feeds resume"],
    example: "resume Harbour Courier",
    options: [{ ...theFeed, required: false }],
    rights: "member*",
    group: "feeds",
  }),
  command({
    name: "remove",
    aliases: ["unsubscribe", "feeds remove"],
    example: "remove Harbour Courier",
    options: [theFeed],
    rights: "member*",
    group: "feeds",
  }),
  command({
    name: "test",
    aliases: ["feeds test"],
    example: "test https://example.org/feed.xml",
    options: [option("address", { required: true })],
    group: "feeds",
  }),
  command({
    name: "import",
    example: "import https://example.org/feeds.opml",
    options: [option("opml", { required: true, shape: "rest" })],
    rights: "admin",
    group: "feeds",
  }),
  command({ name: "export", example: "export", group: "feeds" }),
  command({
    name: "now",
    example: "now",
    options: [option("topic", { shape: "rest" })],
    rights: "member*",
    group: "reading",
  }),
  command({
    name: "preview",
    example: "preview",
    group: "reading",
  }),
  command({
    name: "read",
    aliases: ["analyse"],
    example: "read https://example.org/story",
    options: [option("address", { required: true })],
    visibility: "channel",
    group: "reading",
  }),
  command({
    name: "deeper",
    example: "deeper 3 timeline",
    options: [option("story", { completes: "story" }), option("angle", { shape: "rest", completes: "angle" })],
    visibility: "thread",
    group: "reading",
  }),
  command({
    name: "ask",
    example: "ask when does the bridge open?",
    options: [option("question", { required: true, shape: "rest" }), flag("since")],
    visibility: "thread",
    group: "reading",
  }),
  command({
    name: "catchup",
    aliases: ["catch up"],
    example: "catchup since:2d",
    options: [flag("since")],
    group: "reading",
  }),
  command({
    name: "why",
    example: "why https://example.org/story",
    options: [option("link", { shape: "word" })],
    group: "reading",
  }),
  command({
    name: "mistake",
    example: "mistake the bridge cost 60 million, not 40",
    options: [option("text", { required: true, shape: "rest" }), { ...flag("story"), completes: "story" }],
    group: "reading",
  }),
  command({
    name: "schedule",
    example: "schedule 08:00 days:mon-fri tz:Europe/Berlin quiet:22:00-07:00",
    options: [option("when"), flag("days"), flag("tz"), flag("quiet"), flag("cap")],
    rights: "admin",
    group: "settings",
  }),
  command({
    name: "lens",
    example: 'lens audience:"security engineers" length:short',
    options: [
      flag("audience"),
      flag("length", ["short", "normal", "long"]),
      flag("language"),
      flag("points", ["on", "off"]),
      flag("ask"),
    ],
    rights: "admin",
    group: "settings",
  }),
  command({
    name: "filter",
    example: "filter include:bridge,harbour exclude:sport",
    options: [option("clear", { choices: ["clear"] }), flag("include"), flag("exclude"), flag("origins")],
    rights: "admin",
    group: "settings",
  }),
  command({
    name: "mute",
    example: "mute source Harbour Courier for:7d",
    options: [option("what", { shape: "rest", completes: "story" }), flag("for")],
    rights: "member",
    group: "settings",
  }),
  command({
    name: "unmute",
    example: "unmute bridge",
    options: [option("what", { required: true, shape: "rest" })],
    rights: "member",
    group: "settings",
  }),
  command({
    name: "sample",
    example: "sample off",
    options: [option("state", { required: true, choices: ["on", "off"] })],
    rights: "admin",
    group: "settings",
  }),
  command({
    name: "status",
    example: "status",
    group: "help",
  }),
  command({
    name: "cost",
    example: "cost",
    group: "help",
  }),
  command({
    name: "help",
    aliases: ["?"],
    example: "help schedule",
    options: [option("command", { completes: "command" })],
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

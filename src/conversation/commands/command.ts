// What a command is made of: names, options, rights, visibility and what it does.
import type { CommandSpec, OptionSpec } from "../../platform/index.ts";
import type { Key } from "../../words/index.ts";
import type { Handler } from "../ports.ts";

type NamesIn<K> = K extends `commands.${infer Name}.summary` ? Name : never;
/** What has its sentences in the catalogue: what the command does, and what each of its options is. */
type CommandName = NamesIn<Key>;
type OptionsIn<Name extends string, K> = K extends `commands.${Name}.${infer Option}`
  ? Exclude<Option, "summary">
  : never;
type OptionName<Name extends string> = OptionsIn<Name, Key>;

type OptionEntry = Partial<Omit<OptionSpec, "name" | "description">>;

type ValueOf<Entry> =
  | (Entry extends { choices: readonly (infer Choice)[] } ? Choice : string)
  | (Entry extends { required: true } ? never : undefined);

/** What a handler is given of its options: those that are required stand there, and a choice is one of its list. */
export type Given<Options> = { readonly [Name in keyof Options]: ValueOf<Options[Name]> };

interface Entry<Name extends CommandName, Options> {
  name: Name;
  aliases?: readonly string[];
  example: string;
  /** In the order of a command line. */
  options?: Options & { readonly [Name2 in Exclude<keyof Options, OptionName<Name>>]: never };
  shows?: true;
  rights?: CommandSpec["rights"];
  ownInbox?: true;
  visibility?: CommandSpec["visibility"];
  group: CommandSpec["group"];
  handle: Handler<Given<Options>>;
}

/** A command as the inbox runs it; `options` must have been checked against its table. */
export interface Command extends CommandSpec {
  handle: Handler<Record<string, string>>;
}

/** A command of its own file. Without a handler, or without its sentences in the catalogue, it does not compile. */
export function command<const Name extends CommandName, const Options extends Record<string, OptionEntry> = {}>(
  entry: Entry<Name, Options>,
): Command {
  const { name, aliases = [], options = {}, rights = "guest", visibility = "private", ...rest } = entry;
  return {
    ...rest,
    name,
    aliases,
    rights,
    visibility,
    summary: { key: `commands.${name}.summary` },
    options: Object.entries<OptionEntry>(options).map(([option, shape]) => ({
      name: option,
      // The type of `options` holds its names to the catalogue's; the compiler does not see that in a list of entries.
      description: { key: `commands.${name}.${option}` as Key },
      required: false,
      shape: "word",
      choices: undefined,
      completes: undefined,
      ...shape,
    })),
    // The parser has checked by this very table that what is required is there and what is chosen is one of the list.
    handle: entry.handle as Command["handle"],
  };
}

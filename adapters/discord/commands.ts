// The core's table of commands as Discord's definitions, and back. Registered only when they changed.
import { createHash } from "node:crypto";
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  Routes,
  type APIApplication,
  type APIApplicationCommandAttachmentOption,
  type APIApplicationCommandMentionableOption,
  type APIApplicationCommandStringOption,
  type APIApplicationCommandSubcommandOption,
  type REST,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";
import {
  clip,
  type CommandSpec,
  type Logger,
  type OptionSpec,
  type Records,
  type Said,
  sentence,
  textIn,
  valueIn,
  wordsIn,
} from "../../src/platform/index.ts";

import type { CommandIds } from "./mentions.ts";
import { call } from "./wire.ts";

const english = wordsIn("en");
const german = wordsIn("de");

/** Names of the message commands, which have no description. */
const ON_MESSAGES = { ask: sentence("form.askAbout"), analyse: sentence("discord.analyse") };
/** What Discord calls the first of them by. */
export const ASK_ABOUT = english.tell(ON_MESSAGES.ask);

/** Commands that stand by themselves; the others are subcommands of /feed (those about feeds) and /digest. */
const ALONE = new Set(["deeper", "ask", "help", "privacy", "watch", "watches", "unwatch", "verify", "budget"]);
/** These anybody may take along to servers the bot is not in: they answer from what that person had read. */
const PERSONAL = new Set(["read", "ask", "deeper"]);
const standsAlone = ({ name }: Pick<CommandSpec, "name">): boolean => ALONE.has(name) || PERSONAL.has(name);
const groupOf = (spec: Pick<CommandSpec, "group">): "feed" | "digest" => (spec.group === "feeds" ? "feed" : "digest");
/** `/feed feeds` would be odd. */
const shortName = (spec: Pick<CommandSpec, "name">): string => (spec.name === "feeds" ? "list" : spec.name);

/** `takenAlong`: whether the portal lets people install the bot for themselves. */
export function definitions(
  commands: readonly CommandSpec[],
  takenAlong = true,
): RESTPostAPIApplicationCommandsJSONBody[] {
  const grouped = (group: "feed" | "digest") =>
    commands.filter((spec) => !ALONE.has(spec.name) && groupOf(spec) === group);
  const groups = (["feed", "digest"] as const).filter((group) => grouped(group).length > 0);
  return [
    ...groups.map((group): RESTPostAPIApplicationCommandsJSONBody => ({
      ...common,
      type: ApplicationCommandType.ChatInput,
      name: group,
      ...described(sentence(`discord.groups.${group}`)),
      // A command has one default permission with all its subcommands: feeds are for those who manage the server,
      // until the server says otherwise; what else needs a right is refused by the core.
      default_member_permissions: group === "feed" ? String(PermissionFlagsBits.ManageGuild) : null,
      options: grouped(group).map(subcommand),
    })),
    ...commands.filter(standsAlone).map((spec): RESTPostAPIApplicationCommandsJSONBody => ({
      ...(takenAlong && PERSONAL.has(spec.name) ? personal : alsoDirect),
      type: ApplicationCommandType.ChatInput,
      name: spec.name,
      ...described(spec.summary),
      default_member_permissions: needsManager(spec) ? String(PermissionFlagsBits.ManageGuild) : null,
      options: optionsOf(spec),
    })),
    ...[ON_MESSAGES.ask, ...(commands.some((spec) => spec.name === "read") ? [ON_MESSAGES.analyse] : [])].map(
      (name): RESTPostAPIApplicationCommandsJSONBody => ({
        ...common,
        type: ApplicationCommandType.Message,
        name: english.tell(name),
        name_localizations: { de: german.tell(name) },
      }),
    ),
  ];
}

const common = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** Also in the bot's own inbox, where a server's news are asked about in private. */
const alsoDirect = { ...common, contexts: [InteractionContextType.Guild, InteractionContextType.BotDM] };
const personal = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

const needsManager = (spec: CommandSpec): boolean => spec.rights === "admin" || spec.rights === "member*";

/** English stands twice: a reader whose client has no German asks for it under its own name. */
function described(told: Said) {
  const description = clip(english.tell(told), 100);
  const de = clip(german.tell(told), 100);
  return { description, description_localizations: { "en-US": description, "en-GB": description, de } };
}

function subcommand(spec: CommandSpec): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: shortName(spec),
    ...described(spec.summary),
    options: optionsOf(spec),
  };
}

/** The name of the option that takes a file. */
export const FILE = "file";

type Option =
  | APIApplicationCommandStringOption
  | APIApplicationCommandAttachmentOption
  | APIApplicationCommandMentionableOption;

/** Discord wants what is required first. What may come as a file has two options, and one of them will do. */
function optionsOf(spec: CommandSpec): Option[] {
  return spec.options
    .toSorted((a, b) => Number(b.required) - Number(a.required))
    .flatMap((option): Option[] => {
      if (option.whom) {
        const { name, description, required } = option;
        return [{ type: ApplicationCommandOptionType.Mentionable, name, ...described(description), required }];
      }
      const typed: APIApplicationCommandStringOption = {
        type: ApplicationCommandOptionType.String,
        name: option.name,
        ...described(option.description),
        required: option.required && !option.file,
        ...offers(option),
      };
      if (!option.file) return [typed];
      const attached: APIApplicationCommandAttachmentOption = {
        type: ApplicationCommandOptionType.Attachment,
        name: FILE,
        ...described(sentence("discord.asFile")),
      };
      return [attached, typed];
    });
}

/** A fixed list, or one that is asked for while a person types: Discord takes either, not both. */
function offers({ choices, completes }: OptionSpec) {
  if (choices && choices.length <= 25) return { choices: choices.map((choice) => ({ name: choice, value: choice })) };
  return completes ? { autocomplete: true as const } : { max_length: 4000 };
}

/** What a person types for a command of this name, without the slash. */
export const pathOf = (name: string, group: CommandSpec["group"]): string =>
  standsAlone({ name }) ? name : `${groupOf({ group })} ${shortName({ name })}`;

export const typedInDiscord = ({ name, group }: CommandSpec): string => `/${pathOf(name, group)}`;

/** The command a person called, from Discord's name and subcommand. */
export function specOf(
  commands: readonly CommandSpec[],
  name: string,
  sub: string | undefined,
): CommandSpec | undefined {
  return commands.find((spec) =>
    sub === undefined
      ? standsAlone(spec) && spec.name === name
      : !ALONE.has(spec.name) && groupOf(spec) === name && shortName(spec) === sub,
  );
}

/** Replaces the bot's commands when they are not those of the last time. Returns their ids, by name. */
export async function register(
  rest: REST,
  application: string,
  commands: readonly CommandSpec[],
  records: Records,
  log: Logger,
): Promise<CommandIds> {
  const { integration_types_config: installs = {} } = await call<APIApplication>(rest.get(Routes.currentApplication()));
  const body = definitions(commands, ApplicationIntegrationType.UserInstall in installs);
  const hash = createHash("sha256").update(JSON.stringify(body)).digest("hex");
  const key = `commands:${application}`;
  const held = await records.get(key);
  const known = valueIn(held, "ids");
  if (textIn(held, "hash") === hash && Array.isArray(known)) return idsIn(known);
  const made = await rest.put(Routes.applicationCommands(application), { body });
  const ids = idsIn(made);
  await records.put(key, { hash, ids: [...ids].map(([name, id]) => ({ name, id })) });
  log.info({ commands: body.length }, "the commands were registered with Discord");
  return ids;
}

/** What Discord answered, or what was kept of it: of the commands that people type. */
const idsIn = (made: unknown): CommandIds =>
  new Map(
    (Array.isArray(made) ? made : []).flatMap((entry: unknown): [string, string][] => {
      const [name, id] = [textIn(entry, "name"), textIn(entry, "id")];
      return name !== undefined && id !== undefined ? [[name, id]] : [];
    }),
  );

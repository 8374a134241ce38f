// The server, people and events that tests of Discord play with, in Discord's own shapes.
import {
  type APIInteraction,
  type APIMessage,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
} from "discord.js";

export const GUILD = "100";
export const TEXT = "200";
export const NEWS = "201";
export const FORUM = "202";
export const STRICT_FORUM = "203";

const EPOCH = 1_420_070_400_000;
let counter = 0;
/** A snowflake of now; later ones are greater. */
export const nextId = (): string => String((BigInt(Date.now() - EPOCH) << 22n) + BigInt((counter += 1)));

const user = (id: string, username: string, bot = false) => ({
  id,
  username,
  discriminator: "0",
  global_name: bot ? null : username.charAt(0).toUpperCase() + username.slice(1),
  avatar: null,
  bot,
  primary_guild: null,
  public_flags: 0,
  flags: 0,
});
export const BOT = user("1187077100000000000", "footnote", true);
export const ADA = user("500000000000000001", "ada");
export const BEN = user("500000000000000002", "ben");

export type StoredMessage = APIMessage & { flags: number; guild_id?: string; member?: object };
export interface StoredChannel {
  id: string;
  type: number;
  name: string;
  guild_id: string;
  flags: number;
  [field: string]: unknown;
}

export const channel = (id: string, type: number, name: string, parent: string | null = null): StoredChannel => ({
  id,
  type,
  name,
  guild_id: GUILD,
  parent_id: parent,
  position: 0,
  flags: 0,
  permission_overwrites: [],
  nsfw: false,
  rate_limit_per_user: 0,
  topic: null,
  last_message_id: null,
  ...(type === 11
    ? {
        owner_id: BOT.id,
        message_count: 0,
        member_count: 1,
        total_message_sent: 0,
        thread_metadata: {
          archived: false,
          auto_archive_duration: 1440,
          archive_timestamp: new Date().toISOString(),
          locked: false,
          create_timestamp: new Date().toISOString(),
        },
      }
    : {}),
});

const role = (id: string, name: string, permissions: string) => ({
  id,
  name,
  permissions,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  position: 0,
  managed: false,
  mentionable: false,
  flags: 0,
});
const tag = (id: string, moderated: boolean) => ({
  id,
  name: `tag ${id}`,
  moderated,
  emoji_id: null,
  emoji_name: null,
});

export const guild = {
  id: GUILD,
  name: "Harbour",
  icon: null,
  owner_id: BEN.id,
  roles: [
    role(GUILD, "@everyone", "1024"),
    role("101", "managers", "32"),
    { ...role("102", "harbour-team", "0"), mentionable: true },
  ],
  channels: [
    channel(TEXT, 0, "news"),
    channel(NEWS, 5, "announcements"),
    { ...channel(FORUM, 15, "stories"), available_tags: [] },
    { ...channel(STRICT_FORUM, 15, "tagged"), flags: 1 << 4, available_tags: [tag("1", true), tag("2", false)] },
  ],
  members: [{ user: BOT, roles: [], joined_at: new Date().toISOString(), deaf: false, mute: false, flags: 0 }],
  threads: [],
  emojis: [],
  stickers: [],
  voice_states: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
  features: [],
  preferred_locale: "en-US",
  member_count: 3,
  joined_at: new Date().toISOString(),
  large: false,
  unavailable: false,
  premium_tier: 0,
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw_level: 0,
  system_channel_flags: 0,
  afk_timeout: 300,
  premium_progress_bar_enabled: false,
};

/** A message with every field Discord sends. */
export function fullMessage(given: object): StoredMessage {
  return {
    id: nextId(),
    author: BOT,
    content: "",
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    type: 0,
    flags: 0,
    ...given,
  } as unknown as StoredMessage;
}

interface SaidBy {
  by?: typeof ADA;
  at?: string;
  mentions?: (typeof ADA)[];
  repliesTo?: StoredMessage;
  direct?: boolean;
}

/** A person's message as the gateway brings it. */
export function personSays(content: string, { by = ADA, at = TEXT, mentions = [], repliesTo, direct }: SaidBy = {}) {
  return fullMessage({
    channel_id: at,
    author: by,
    content,
    mentions: mentions.map((entry) => ({ ...entry, member: {} })),
    ...(direct ? { channel_type: 1 } : { guild_id: GUILD, member: member(undefined, []) }),
    ...(repliesTo
      ? {
          type: 19,
          referenced_message: repliesTo,
          message_reference: { message_id: repliesTo.id, channel_id: repliesTo.channel_id, guild_id: GUILD, type: 0 },
        }
      : {}),
  });
}

const member = (of: typeof ADA | undefined, roles: string[]) => ({
  ...(of ? { user: of } : {}),
  roles,
  nick: null,
  avatar: null,
  joined_at: new Date().toISOString(),
  premium_since: null,
  deaf: false,
  mute: false,
  pending: false,
  communication_disabled_until: null,
  flags: 0,
});

interface From {
  by?: typeof ADA;
  at?: string;
  admin?: boolean;
  locale?: string;
  guildLocale?: string;
  thread?: boolean;
  parent?: string;
  /** In a private inbox: no server, no member. */
  direct?: boolean;
  /** What the bot may do there, as a bit set; everything unless said otherwise. */
  own?: bigint;
  /** By whom it was made possible: the server (0), the person (1), or both. */
  owners?: { 0?: string; 1?: string };
}

function interaction(type: InteractionType, data: object, from: From, rest: object = {}) {
  const { by = ADA, at = TEXT, admin = false, locale = "en-US", guildLocale = "en-US", direct = false } = from;
  const id = nextId();
  const base = {
    id,
    application_id: BOT.id,
    type,
    token: `token-${id}`,
    version: 1,
    channel_id: at,
    locale,
    app_permissions: String(from.own ?? (1n << 53n) - 1n),
    entitlements: [],
    authorizing_integration_owners: from.owners ?? { 0: direct ? "0" : GUILD },
    attachment_size_limit: 10_485_760,
    context: direct ? 1 : 0,
    ...(direct
      ? { user: by, channel: { id: at, type: 1 } }
      : {
          guild_id: GUILD,
          guild: { id: GUILD, locale: guildLocale, features: [] },
          guild_locale: guildLocale,
          channel: channel(at, from.thread ? 11 : 0, "here", from.parent ?? null),
          member: { ...member(by, []), permissions: admin ? "32" : "1024" },
        }),
    data,
    ...rest,
  };
  return base as unknown as APIInteraction & { token: string; channel_id: string };
}

const optionsOf = (options: Record<string, string>, focused?: string) =>
  Object.entries(options).map(([name, value]) => ({
    type: ApplicationCommandOptionType.String,
    name,
    value,
    ...(name === focused ? { focused: true } : {}),
  }));

const chatInput = (line: string, options: Record<string, string>, focused?: string) => {
  const [name, sub] = line.split(" ");
  const given = optionsOf(options, focused);
  return {
    id: "900",
    type: ApplicationCommandType.ChatInput,
    name,
    options: sub ? [{ type: ApplicationCommandOptionType.Subcommand, name: sub, options: given }] : given,
  };
};

/** `line` is the command and, where it has one, its subcommand: `feed add`. */
export const slash = (line: string, options: Record<string, string> = {}, from: From = {}) =>
  interaction(InteractionType.ApplicationCommand, chatInput(line, options), from);

export const typing = (line: string, option: string, typed: string, from: From = {}) =>
  interaction(InteractionType.ApplicationCommandAutocomplete, chatInput(line, { [option]: typed }, option), from);

export const onMessageMenu = (name: string, target: StoredMessage, from: From = {}) =>
  interaction(
    InteractionType.ApplicationCommand,
    {
      id: "901",
      type: ApplicationCommandType.Message,
      name,
      target_id: target.id,
      resolved: { messages: { [target.id]: target } },
    },
    { at: target.channel_id, ...from },
  );

export const pressed = (customId: string, message: StoredMessage, from: From = {}) =>
  interaction(
    InteractionType.MessageComponent,
    { custom_id: customId, component_type: ComponentType.Button },
    { at: message.channel_id, ...from },
    { message },
  );

export const chosen = (customId: string, value: string, message: StoredMessage, from: From = {}) =>
  interaction(
    InteractionType.MessageComponent,
    { custom_id: customId, component_type: ComponentType.StringSelect, values: [value] },
    { at: message.channel_id, ...from },
    { message },
  );

export const submitted = (customId: string, field: string, value: string, message?: StoredMessage, from: From = {}) =>
  interaction(
    InteractionType.ModalSubmit,
    {
      custom_id: customId,
      components: [
        {
          type: ComponentType.Label,
          id: 1,
          component: { type: ComponentType.TextInput, id: 2, custom_id: field, value },
        },
      ],
    },
    { at: message?.channel_id ?? TEXT, ...from },
    message ? { message } : {},
  );

/** Components as Discord gives them back: numbered, with what it knows of their media. */
export function numbered(components: unknown): unknown {
  let id = 0;
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    const entry = value as Record<string, unknown>;
    const own = typeof entry["type"] === "number" ? { id: (id += 1) } : {};
    return {
      ...own,
      ...Object.fromEntries(Object.entries(entry).map(([name, inner]) => [name, walk(inner)])),
      ...extra(entry),
    };
  };
  return walk(components);
}

function extra(entry: Record<string, unknown>): object {
  if (entry["type"] === ComponentType.Container) return { spoiler: false };
  if (entry["type"] === ComponentType.StringSelect) return { min_values: 1, max_values: 1, disabled: false };
  if (entry["type"] === ComponentType.Separator) return { spacing: 1, divider: true };
  if (entry["type"] === ComponentType.File) {
    return { spoiler: false, name: "a.bin", size: 1, file: { ...(entry["file"] as object), ...unfurled } };
  }
  if ("media" in entry) return { spoiler: false, media: { ...(entry["media"] as object), ...unfurled } };
  return {};
}

/** What Discord makes of a picture or a file. */
const unfurled = {
  id: "1",
  proxy_url: "https://media.example.org/x",
  width: 1,
  height: 1,
  content_type: "image/png",
  loading_state: 2,
  flags: 0,
};

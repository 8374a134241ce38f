// What the bot needs of a server, the link that asks for it, and what is missing in a channel.
import { type Guild, OAuth2Scopes, PermissionFlagsBits, type PermissionsBitField } from "discord.js";
import { type Here, type Obstacle, sentence } from "../../src/platform/index.ts";
import { kindsIn } from "./kinds.ts";
import { type Mentioned, whomIn } from "./whom.ts";

/** What posting, answering in threads and finding a post again take, and nothing else; by the names Discord shows. */
export const PERMISSIONS = {
  "View Channels": PermissionFlagsBits.ViewChannel,
  "Send Messages": PermissionFlagsBits.SendMessages,
  "Create Public Threads": PermissionFlagsBits.CreatePublicThreads,
  "Send Messages in Threads": PermissionFlagsBits.SendMessagesInThreads,
  "Embed Links": PermissionFlagsBits.EmbedLinks,
  "Read Message History": PermissionFlagsBits.ReadMessageHistory,
};

/** Without these nothing is posted; without the others an answer stands elsewhere. */
const POSTING = ["View Channels", "Send Messages"] as const;

/** `guild` is the server it is meant for, which is then chosen already. */
export function inviteLink(application: string, guild?: string): string {
  const permissions = Object.values(PERMISSIONS).reduce((sum, bit) => sum | bit, 0n);
  const query = new URLSearchParams({
    client_id: application,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(" "),
    permissions: String(permissions),
    ...(guild === undefined ? {} : { guild_id: guild, disable_guild_select: "true" }),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}

/** Why the bot may not post, by the permissions it `has` in the channel; undefined where it may, or nobody said. */
export function obstacleIn(
  has: Readonly<PermissionsBitField> | null | undefined,
  application: string,
  guild: string | undefined,
): Obstacle | undefined {
  if (!has) return undefined;
  const missing = POSTING.filter((name) => !has.has(PERMISSIONS[name]));
  if (missing.length === 0) return undefined;
  return {
    said: sentence("discord.mayNotPost", { permissions: missing.join(", ") }),
    hint: sentence("discord.mayNotPostHint"),
    url: inviteLink(application, guild),
  };
}

/** What is known of a channel that something was said in. */
export const hereIn = (
  has: Readonly<PermissionsBitField> | null | undefined,
  at: {
    application: string;
    /** Whose posts are asked about: a thread's own channel. */
    channel: string;
    guild: string;
    /** Undefined where the bot itself is not in the server. */
    server: Guild | undefined;
    hearsReplies: boolean;
    mentioned: Mentioned;
  },
): Here => ({
  hearsReplies: at.hearsReplies,
  obstacle: async () => obstacleIn(has, at.application, at.guild),
  ...(at.server ? { whom: whomIn(at.server, has, at.mentioned), posts: kindsIn(at.server, at.channel, has) } : {}),
});

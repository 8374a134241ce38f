// Where things stand: Discord's ids as the core's refs and back. Pure.
import { PermissionFlagsBits, type PermissionsBitField } from "discord.js";
import type { ChannelRef, MessageRef, Role, Tenant, ThreadRef } from "../../src/platform/index.ts";

export const PLATFORM = "discord";

export const tenantOf = (guild: string): Tenant => `${PLATFORM}:${guild}`;
/** Of a person who has the bot, for servers that have not: no server's id begins so. */
export const ownTenant = (user: string): Tenant => `${PLATFORM}:@${user}`;
export const guildOf = (tenant: Tenant): string => tenant.slice(PLATFORM.length + 1);

export const channelRef = (guild: string, channel: string): ChannelRef => ({
  platform: PLATFORM,
  tenant: tenantOf(guild),
  channel,
  kind: "channel",
});

export const targetOf = (to: ChannelRef | ThreadRef): { channel: ChannelRef; thread: string | undefined } =>
  "thread" in to ? to : { channel: to, thread: undefined };

/** `id` is the Discord channel the message stands in: its thread's where it stands in one. */
export function messageRef(channel: ChannelRef, message: string, thread: string | undefined, id: string): MessageRef {
  const guild = channel.kind === "direct" ? "@me" : guildOf(channel.tenant);
  return { channel, message, thread, url: `https://discord.com/channels/${guild}/${id}/${message}` };
}

/** Rights come from the server, as it says now. */
export const roleOf = (permissions: Readonly<PermissionsBitField> | null | undefined): Role =>
  permissions?.has(PermissionFlagsBits.ManageGuild) ? "admin" : "member";

const EPOCH = 1_420_070_400_000n;

/** The least id a message written at `at` can have (reference, "Snowflakes"). */
export const snowflake = (at: Date): string => String((BigInt(Math.max(at.getTime(), Number(EPOCH))) - EPOCH) << 22n);

// Names of channels and threads as every table holds them, and the channel behind a reference.
import type { ChannelRef, Tenant, ThreadRef } from "./domain.ts";

/** Names a channel in every table: no two platforms or tenants can share one. */
export const channelKey = (channel: ChannelRef): string =>
  `${channel.tenant}|${channel.kind === "direct" ? "@" : ""}${channel.channel}`;

export const threadKey = (thread: ThreadRef): string => `${channelKey(thread.channel)}|${thread.thread}`;

/** True of a tenant that is one person, who has the bot where a server has not: `platform:@person`. */
export const isOnePerson = (tenant: Tenant): boolean => /^[a-z]+:@/.test(tenant);

/** What one program spends is counted under a name that no channel has. */
export const purseOf = (program: string): string => `program ${program}`;

export const isPurse = (channel: string | undefined): channel is string => channel?.startsWith("program ") ?? false;

/** The channel that a message to this place appears in. */
export const targetChannel = (target: ChannelRef | ThreadRef): ChannelRef =>
  "thread" in target ? target.channel : target;

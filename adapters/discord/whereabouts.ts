// Who speaks, and where: from Discord's objects to the core's Person and Place.
import { type Channel, type Client, PermissionsBitField, type User } from "discord.js";
import { type Here, type Person, type Place, type Records, type Tenant, textIn } from "../../src/platform/index.ts";
import { idOf } from "./client.ts";
import { serverOf } from "./forget.ts";
import { hereIn } from "./permissions.ts";
import { channelRef, guildOf, ownTenant, PLATFORM, roleOf } from "./place.ts";
import type { Mentioned } from "./whom.ts";

export interface Whereabouts {
  place: Place;
  person: Person;
  /** The Discord channel it was said in: the thread's own where it is one. */
  at: string;
  here: Here;
}

export interface PlacePorts {
  client: Client;
  records: Records;
  /** Whether plain replies in the bot's threads can be read. */
  hearsReplies: boolean;
}

interface Said {
  guildId: string | null;
  channelId: string | null;
  channel: Channel | null;
  user: User;
  /** As the client keeps it, or as Discord sent it. */
  member: unknown;
  permissions: Readonly<PermissionsBitField> | null;
  /** What the person reads their client in: Discord says so of interactions alone. */
  locale: string | undefined;
  /** What the bot itself may do there; null where nobody said. */
  own: Readonly<PermissionsBitField> | null;
  /** Whom it mentions, by the names they are read under. */
  mentioned?: Mentioned;
  /** By whom an interaction was made possible: the server that has the bot, the person who has, or both. */
  owners?: { guild: string | undefined; user: string | undefined };
}

/**
 * Where a server has the bot it is that server's; where only the person has, it is theirs alone. Undefined in a private inbox
 * that belongs to no server the person is (still) in.
 */
export async function whereabouts(ports: PlacePorts, said: Said): Promise<Whereabouts | undefined> {
  const { client, records, hearsReplies } = ports;
  const { user, guildId, channelId, owners } = said;
  if (!channelId) return undefined;
  if (owners !== undefined && owners.guild === undefined) return alone(said, channelId);
  if (!guildId) return (await direct(client, records, said, channelId)) ?? alone(said, channelId);
  // Commands can be used where the bot itself sees nothing: then it is taken for a plain channel.
  const channel = said.channel ?? (await client.channels.fetch(channelId).catch(() => null));
  const thread = channel?.isThread() ? channel : undefined;
  const nick = textIn(said.member, "displayName") ?? textIn(said.member, "nick");
  return {
    at: channelId,
    here: hereIn(said.own, {
      application: idOf(client.application),
      channel: thread?.parentId ?? channelId,
      guild: guildId,
      server: client.guilds.cache.get(guildId),
      hearsReplies,
      mentioned: said.mentioned ?? [],
    }),
    person: { id: user.id, name: nick || user.displayName, role: roleOf(said.permissions), language: said.locale },
    place: {
      tenant: channelRef(guildId, "").tenant,
      channel: channelRef(guildId, thread?.parentId ?? channelId),
      thread: thread?.id,
    },
  };
}

/** Theirs alone is what they had read and asked there: no server's news, and no other person's. */
function alone({ user, owners, locale: language }: Said, at: string): Whereabouts | undefined {
  if (owners?.user !== user.id) return undefined;
  const tenant: Tenant = ownTenant(user.id);
  return {
    at,
    here: everything,
    person: { id: user.id, name: user.displayName, role: "member", language },
    place: {
      tenant,
      channel: { platform: PLATFORM, tenant, channel: user.id, kind: "direct" },
      thread: undefined,
      own: true,
    },
  };
}

/** In an inbox nothing stands in the way, and all is heard. */
const everything: Here = { hearsReplies: true, obstacle: async () => undefined };

/** A direct message is about the server whose news the person was last written to about, while they are in it. */
async function direct(client: Client, records: Records, said: Said, at: string): Promise<Whereabouts | undefined> {
  const { user, locale: language } = said;
  const tenant: Tenant | undefined = await serverOf(records, user.id);
  const guild = tenant && client.guilds.cache.get(guildOf(tenant));
  // Asked anew each time: who left a server has no business with its news.
  const member = guild && (await guild.members.fetch({ user: user.id, force: true }).catch(() => undefined));
  if (!tenant || !member) return undefined;
  return {
    at,
    here: everything,
    person: { id: user.id, name: user.displayName, role: roleOf(member.permissions), language },
    place: {
      tenant,
      channel: { platform: PLATFORM, tenant, channel: user.id, kind: "direct" },
      thread: undefined,
    },
  };
}

// What a delivery is, and what a tenant may know of those on their way to its channels.
import { type Selectable, sql } from "kysely";
import type { Fault, ChannelRef, MessageRef, ThreadRef } from "../core/domain.ts";
import { channelKey } from "../core/refs.ts";
import { type DeliveryKey, type Message, revive } from "../platform/index.ts";
import type { Db } from "./database.ts";
import type { Tables } from "./tables.ts";

export type DeliveryKind = "story" | "digest" | "update" | "correction" | "notice" | "reply" | "watch";
export type DeliveryState = "pending" | "sending" | "sent" | "unknown" | "dead";

/** Not taken down: what was sent stands somewhere. */
export const stands = sql<boolean>`(deliveries.state <> 'sent' or deliveries.remote is not null)`;

export interface Delivery {
  id: DeliveryKey;
  subscriptionId: string | undefined;
  target: ChannelRef | ThreadRef;
  kind: DeliveryKind;
  payload: Message;
  state: DeliveryState;
  /** Tries in a row that failed. */
  attempt: number;
  notBefore: Date;
  /** Grows with every lease: a worker that lost its lease can no longer write. */
  fence: number;
  sendingAt: Date | undefined;
  remote: MessageRef | undefined;
  error: Fault | undefined;
  /** It was sent, and its text changed since: an edit is due. */
  stale: boolean;
  createdAt: Date;
}

export interface NewDelivery {
  id: DeliveryKey;
  subscriptionId: string | undefined;
  target: ChannelRef | ThreadRef;
  kind: DeliveryKind;
  payload: Message;
  notBefore: Date;
  stories: { storyId: string; analysisId: string }[];
}

export function createDeliveryStore(db: Db) {
  return {
    /** Deliveries of a tenant by state. */
    async counts(tenant: string): Promise<Record<DeliveryState, number>> {
      const rows = await db
        .selectFrom("deliveries")
        .select(["state", ({ fn }) => sql<number>`${fn.countAll()}::int`.as("n")])
        .where("tenant", "=", tenant)
        .groupBy("state")
        .execute();
      const counts: Record<DeliveryState, number> = { pending: 0, sending: 0, sent: 0, unknown: 0, dead: 0 };
      for (const row of rows) counts[row.state] = row.n;
      return counts;
    },

    /** Deliveries of a tenant (of one of its channels, if given) made since a moment that are `unknown` or `dead`, newest first. */
    async stuck(tenant: string, channel: ChannelRef | undefined, since: Date, limit: number): Promise<Delivery[]> {
      const rows = await db
        .selectFrom("deliveries")
        .selectAll()
        .where("tenant", "=", tenant)
        .where("state", "in", ["unknown", "dead"])
        .where("created_at", ">", since)
        .$if(channel !== undefined, (query) => query.where("channel_key", "=", channel ? channelKey(channel) : ""))
        .orderBy("created_at", "desc")
        .limit(limit)
        .execute();
      return rows.map(toDelivery);
    },

    /** Posts on their way to all channels of a platform. */
    async onTheirWay(platform: string, now: Date): Promise<number> {
      const row = await db
        .selectFrom("deliveries")
        .select(({ fn }) => sql<number>`${fn.countAll()}::int`.as("n"))
        .where("state", "in", ["pending", "sending", "unknown"])
        .where("not_before_at", "<=", now)
        .where(sql`coalesce(target->'channel'->>'platform', target->>'platform')`, "=", platform)
        .executeTakeFirstOrThrow();
      return row.n;
    },

    /** Notices on their way to a channel, or told there, since a moment. */
    async noticesSince(channel: ChannelRef, since: Date): Promise<number> {
      const row = await db
        .selectFrom("deliveries")
        .select(({ fn }) => sql<number>`${fn.countAll()}::int`.as("n"))
        .where("channel_key", "=", channelKey(channel))
        .where("kind", "=", "notice")
        .where("created_at", ">=", since)
        .executeTakeFirstOrThrow();
      return row.n;
    },
  };
}

export function toDelivery(row: Selectable<Tables["deliveries"]>): Delivery {
  return {
    id: row.id,
    subscriptionId: row.subscription_id ?? undefined,
    target: row.target,
    kind: row.kind,
    payload: revive(row.payload),
    state: row.state,
    attempt: row.attempt,
    notBefore: row.not_before_at,
    fence: row.fence,
    sendingAt: row.sending_at ?? undefined,
    remote: row.remote ?? undefined,
    error: row.error ?? undefined,
    stale: row.stale,
    createdAt: row.created_at,
  };
}

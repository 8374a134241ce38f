// The outbox: what is on its way to a channel, and what became of it. The unique keys here make a post happen once.
import { type Selectable, type Transaction, sql } from "kysely";
import type { ChannelRef, MessageRef, Tenant, ThreadRef } from "../core/domain.ts";
import { channelKey, targetChannel } from "../core/refs.ts";
import type { DeliveryKey, Message } from "../platform/index.ts";
import { type Db, json } from "./database.ts";
import type { Tables } from "./tables.ts";

export type DeliveryKind = "story" | "digest" | "update" | "correction" | "notice" | "reply";
export type DeliveryState = "pending" | "sending" | "sent" | "unknown" | "dead";

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
  error: { code: string; message: string } | undefined;
  /** It was sent, and its text changed since: an edit is due. */
  stale: boolean;
  createdAt: Date;
}

/** So long the later posts of a channel wait for one whose answer was lost: most are found or posted by then, in order. */
const UNKNOWN_HOLDS_MS = 2 * 60_000;

export interface NewDelivery {
  id: DeliveryKey;
  subscriptionId: string | undefined;
  target: ChannelRef | ThreadRef;
  kind: DeliveryKind;
  payload: Message;
  notBefore: Date;
  stories: { storyId: string; analysisId: string }[];
}

/** A story as it was told to one subscription. */
export interface Told {
  deliveryId: DeliveryKey;
  analysisId: string;
  state: DeliveryState;
  remote: MessageRef | undefined;
  kind: DeliveryKind;
  error: { code: string; message: string } | undefined;
  /** When it was posted or, before that, when it may be. */
  at: Date;
}

/** A delivery whose time has come, and whose it is. */
export interface DueDelivery {
  id: DeliveryKey;
  tenant: string;
}

/**
 * What a worker may take: its time has come, nobody holds it, and it is an edit, or the first of its channel. Deliveries that
 * wait for a time of their own and were never tried (quiet hours) hold nobody up; one whose answer was lost does for a while.
 */
const mayBeTaken = (now: Date) => sql<boolean>`
  not_before_at <= ${now} and (lease_until_at is null or lease_until_at <= ${now})
  and (state = 'sent' and stale
    or state in ('pending', 'sending', 'unknown') and not exists (
      select 1 from deliveries as earlier
      where earlier.channel_key = deliveries.channel_key
        and (earlier.created_at, earlier.id) < (deliveries.created_at, deliveries.id)
        and (earlier.state = 'sending'
          or earlier.state = 'pending' and (earlier.attempt > 0 or earlier.not_before_at <= ${now})
          or earlier.state = 'unknown' and earlier.sending_at > ${new Date(now.getTime() - UNKNOWN_HOLDS_MS)})))`;

export type DeliveryStore = ReturnType<typeof createDeliveryStore>;

export function createDeliveryStore(db: Db) {
  return {
    /**
     * Puts a Message into the outbox; false when the same delivery is there already. Throws when one of its stories was told
     * by another delivery: the transaction is lost, and the story is told.
     */
    async enqueue(trx: Transaction<Tables>, delivery: NewDelivery, now: Date): Promise<boolean> {
      const channel = targetChannel(delivery.target);
      const added = await trx
        .insertInto("deliveries")
        .values({
          id: delivery.id,
          subscription_id: delivery.subscriptionId ?? null,
          tenant: channel.tenant,
          channel_key: channelKey(channel),
          kind: delivery.kind,
          target: json(delivery.target),
          payload: json(delivery.payload),
          state: "pending",
          not_before_at: delivery.notBefore,
          created_at: now,
        })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .returning("id")
        .execute();
      if (added.length === 0) return false;
      const { subscriptionId } = delivery;
      if (subscriptionId === undefined || delivery.stories.length === 0) return true;
      await trx
        .insertInto("delivery_stories")
        .values(
          delivery.stories.map((entry, position) => ({
            position,
            delivery_id: delivery.id,
            subscription_id: subscriptionId,
            story_id: entry.storyId,
            analysis_id: entry.analysisId,
          })),
        )
        .execute();
      await trx
        .deleteFrom("waiting")
        .where("subscription_id", "=", subscriptionId)
        .where(
          "story_id",
          "in",
          delivery.stories.map((entry) => entry.storyId),
        )
        .execute();
      return true;
    },

    async get(id: DeliveryKey): Promise<Delivery | undefined> {
      const row = await db.selectFrom("deliveries").selectAll().where("id", "=", id).executeTakeFirst();
      return row && toDelivery(row);
    },

    /**
     * Takes the delivery for `leaseMs`, to be posted or (`sent` and stale) edited; undefined when somebody else has it, there
     * is nothing to do, or an earlier one of its channel goes first.
     */
    async lease(id: DeliveryKey, now: Date, leaseMs: number): Promise<Delivery | undefined> {
      const rows = await db
        .updateTable("deliveries")
        .set((eb) => ({
          lease_until_at: new Date(now.getTime() + leaseMs),
          fence: eb("fence", "+", 1),
        }))
        .where("id", "=", id)
        .where(mayBeTaken(now))
        .returningAll()
        .execute();
      return rows.map(toDelivery)[0];
    },

    /** Keeps a lease until `until`; false when it was given back or lost meanwhile. */
    async renew(delivery: Pick<Delivery, "id" | "fence">, until: Date): Promise<boolean> {
      const rows = await db
        .updateTable("deliveries")
        .set({ lease_until_at: until })
        .where("id", "=", delivery.id)
        .where("fence", "=", delivery.fence)
        .where("lease_until_at", "is not", null)
        .returning("id")
        .execute();
      return rows.length === 1;
    },

    /** Writes what became of a leased delivery; false when the lease was lost meanwhile. */
    async record(
      delivery: Pick<Delivery, "id" | "fence">,
      change: {
        state: DeliveryState;
        /** Null: the attempt is known not to have been accepted. */
        sendingAt?: Date | null;
        remote?: MessageRef;
        sentAt?: Date;
        error?: { code: string; message: string };
        notBefore?: Date;
        /** Keep the lease: the work goes on. */
        keepLease?: boolean;
      },
    ): Promise<boolean> {
      const rows = await db
        .updateTable("deliveries")
        .set((eb) => ({
          state: change.state,
          // Failures in a row: a process that is killed says nothing about the platform.
          ...(change.error ? { attempt: eb("attempt", "+", 1) } : {}),
          ...(change.state === "sent" ? { attempt: 0 } : {}),
          ...(change.sendingAt === undefined ? {} : { sending_at: change.sendingAt }),
          ...(change.remote ? { remote: json(change.remote) } : {}),
          ...(change.sentAt ? { sent_at: change.sentAt } : {}),
          ...(change.error ? { error: json(change.error) } : {}),
          ...(change.notBefore ? { not_before_at: change.notBefore } : {}),
          ...(change.keepLease ? {} : { lease_until_at: null }),
        }))
        .where("id", "=", delivery.id)
        .where("fence", "=", delivery.fence)
        .returning("id")
        .execute();
      return rows.length === 1;
    },

    /**
     * Deliveries that could be taken now, and posts that wait for an edit: of each channel the oldest, of all tenants first the
     * oldest one each, then the second, so that nobody's thousands keep another waiting.
     */
    async due(now: Date, among: { platforms?: string[]; limit?: number } = {}): Promise<DueDelivery[]> {
      const { platforms, limit = 1000 } = among;
      const due = await sql<DueDelivery>`
        select id, tenant from (
          select id, tenant, created_at, row_number() over (partition by tenant order by created_at) as turn
          from deliveries
          where (state in ('pending', 'sending', 'unknown') or stale) and ${mayBeTaken(now)}
            ${platforms ? sql`and coalesce(target->'channel'->>'platform', target->>'platform') = any(${platforms})` : sql``}
        ) as waiting
        order by turn, created_at
        limit ${limit}`.execute(db);
      return due.rows;
    },

    /** A story told by this delivery now stands on another analysis. */
    async retell(trx: Db, id: DeliveryKey, storyId: string, analysisId: string): Promise<void> {
      await trx
        .updateTable("delivery_stories")
        .set({ analysis_id: analysisId })
        .where("delivery_id", "=", id)
        .where("story_id", "=", storyId)
        .execute();
    },

    /** Replaces the text of a delivery; a message already sent is marked for an edit. */
    async revise(trx: Db, id: DeliveryKey, payload: Message): Promise<void> {
      await trx
        .updateTable("deliveries")
        .set({ payload: json(payload), stale: sql<boolean>`state <> 'pending'` })
        .where("id", "=", id)
        .execute();
    },

    /** Gives a leased edit back: what `payload` says stands there now. Still stale when it changed again meanwhile. */
    async edited({ id, fence, payload }: Delivery): Promise<void> {
      await db
        .updateTable("deliveries")
        .set({ stale: sql<boolean>`payload <> ${json(payload)}::jsonb`, lease_until_at: null, attempt: 0 })
        .where("id", "=", id)
        .where("fence", "=", fence)
        .execute();
    },

    /** Gives a failed edit back: again at `at`, or never. */
    async editLater({ id, fence }: Delivery, at: Date | undefined): Promise<void> {
      await db
        .updateTable("deliveries")
        .set((eb) => ({
          lease_until_at: null,
          attempt: eb("attempt", "+", 1),
          ...(at ? { not_before_at: at } : { stale: false }),
        }))
        .where("id", "=", id)
        .where("fence", "=", fence)
        .execute();
    },

    /** How this subscription was told this story; undefined when it was not. */
    async told(tenant: Tenant, subscriptionId: string, storyId: string): Promise<Told | undefined> {
      const row = await db
        .selectFrom("delivery_stories")
        .innerJoin("deliveries", "deliveries.id", "delivery_stories.delivery_id")
        .select([
          "deliveries.id",
          "deliveries.state",
          "deliveries.remote",
          "deliveries.kind",
          "deliveries.error",
          "deliveries.sending_at",
          "deliveries.not_before_at",
          "delivery_stories.analysis_id",
        ])
        .where("deliveries.tenant", "=", tenant)
        .where("delivery_stories.subscription_id", "=", subscriptionId)
        .where("delivery_stories.story_id", "=", storyId)
        .executeTakeFirst();
      return (
        row && {
          deliveryId: row.id,
          analysisId: row.analysis_id,
          state: row.state as DeliveryState,
          remote: (row.remote as MessageRef | null) ?? undefined,
          kind: row.kind as DeliveryKind,
          error: row.error ?? undefined,
          at: row.sending_at ?? row.not_before_at,
        }
      );
    },

    /** The stories a delivery tells, in the order of its message. */
    async storiesOf(
      tenant: Tenant,
      id: DeliveryKey,
    ): Promise<{ storyId: string; analysisId: string; subscriptionId: string }[]> {
      const rows = await db
        .selectFrom("delivery_stories")
        .innerJoin("deliveries", "deliveries.id", "delivery_stories.delivery_id")
        .select(["story_id", "analysis_id", "delivery_stories.subscription_id"])
        .where("delivery_id", "=", id)
        .where("deliveries.tenant", "=", tenant)
        .orderBy("position")
        .execute();
      return rows.map((row) => ({
        storyId: row.story_id,
        analysisId: row.analysis_id,
        subscriptionId: row.subscription_id,
      }));
    },

    /** Stories told in a channel, newest first. */
    async toldIn(
      channel: ChannelRef,
      limit: number,
    ): Promise<
      { storyId: string; analysisId: string; deliveryId: string; at: Date; remote: MessageRef | undefined }[]
    > {
      const rows = await db
        .selectFrom("delivery_stories")
        .innerJoin("deliveries", "deliveries.id", "delivery_stories.delivery_id")
        .select([
          "delivery_stories.story_id",
          "delivery_stories.analysis_id",
          "deliveries.id",
          "deliveries.created_at",
          "deliveries.remote",
        ])
        .where("deliveries.channel_key", "=", channelKey(channel))
        .orderBy("deliveries.created_at", "desc")
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        storyId: row.story_id,
        analysisId: row.analysis_id,
        deliveryId: row.id,
        at: row.created_at,
        remote: (row.remote as MessageRef | null) ?? undefined,
      }));
    },

    /** Stories told to a subscription since a moment, for the volume cap. */
    async countSince(subscriptionId: string, since: Date): Promise<number> {
      const row = await db
        .selectFrom("delivery_stories")
        .innerJoin("deliveries", "deliveries.id", "delivery_stories.delivery_id")
        .select(({ fn }) => sql<number>`${fn.countAll()}::int`.as("n"))
        .where("delivery_stories.subscription_id", "=", subscriptionId)
        .where("deliveries.created_at", ">=", since)
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

    /** Deliveries of a tenant by state. */
    async counts(tenant: string): Promise<Record<DeliveryState, number>> {
      const rows = await db
        .selectFrom("deliveries")
        .select(["state", ({ fn }) => sql<number>`${fn.countAll()}::int`.as("n")])
        .where("tenant", "=", tenant)
        .groupBy("state")
        .execute();
      const counts: Record<DeliveryState, number> = { pending: 0, sending: 0, sent: 0, unknown: 0, dead: 0 };
      for (const row of rows) counts[row.state as DeliveryState] = row.n;
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

    /** Ends what is still on its way to a lost channel or a removed workspace. */
    async abandon(
      where: { channel: ChannelRef } | { tenant: string },
      error: { code: string; message: string },
    ): Promise<void> {
      await db
        .updateTable("deliveries")
        .set({ state: "dead", error: json(error), lease_until_at: null })
        .where("state", "in", ["pending", "sending", "unknown"])
        .$if("channel" in where, (query) =>
          query.where("channel_key", "=", "channel" in where ? channelKey(where.channel) : ""),
        )
        .$if("tenant" in where, (query) => query.where("tenant", "=", "tenant" in where ? where.tenant : ""))
        .execute();
    },
  };
}

function toDelivery(row: Selectable<Tables["deliveries"]>): Delivery {
  return {
    id: row.id,
    subscriptionId: row.subscription_id ?? undefined,
    target: row.target as ChannelRef | ThreadRef,
    kind: row.kind as DeliveryKind,
    payload: reviveMessage(row.payload as Message),
    state: row.state as DeliveryState,
    attempt: row.attempt,
    notBefore: row.not_before_at,
    fence: row.fence,
    sendingAt: row.sending_at ?? undefined,
    remote: (row.remote as MessageRef | null) ?? undefined,
    error: row.error ?? undefined,
    stale: row.stale,
    createdAt: row.created_at,
  };
}

/** A Message back from JSON: its times are Dates again. */
export function reviveMessage(message: Message): Message {
  return JSON.parse(JSON.stringify(message), (key, value: unknown) =>
    key === "at" && typeof value === "string" ? new Date(value) : value,
  ) as Message;
}

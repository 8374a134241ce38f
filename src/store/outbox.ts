// The outbox as its worker sees it: what is on its way, whose turn it is, what became of it.
import { type Transaction, sql } from "kysely";
import { MINUTE } from "../core/time.ts";
import type { ChannelRef, Fault, MessageRef } from "../core/domain.ts";
import { channelKey, targetChannel } from "../core/refs.ts";
import type { DeliveryKey, Message } from "../platform/index.ts";
import { type Db, json } from "./database.ts";
import { type Delivery, type DeliveryState, type NewDelivery, toDelivery } from "./deliveries.ts";
import { indexAnalyses } from "./search.ts";
import type { Tables } from "./tables.ts";
import { callWebhooks } from "./webhooks.ts";

/** A delivery whose time has come, and whose it is. */
export interface DueDelivery {
  id: DeliveryKey;
  tenant: string;
}

/** So long the later posts of a channel wait for one whose answer was lost: most are found or posted by then, in order. */
const UNKNOWN_HOLDS_MS = 2 * MINUTE;

/**
 * What a worker may take now: its time has come, and nobody holds it. An edit may go at any time; a post only when no earlier post
 * of its channel is still to come, for a channel is told things in their order. An earlier post holds the later ones up while it
 * is being sent, while it is due or was tried, and for a while after its answer was lost. One that waits for quiet hours to end
 * holds nobody up.
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

/** The new text, with what the old one does when it is first posted. */
const withFirst = (payload: Message) => sql<string>`case when payload ? 'first'
  then ${json(payload)}::jsonb || jsonb_build_object('first', payload->'first') else ${json(payload)}::jsonb end`;

export function createOutboxStore(db: Db) {
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
      await indexAnalyses(
        trx,
        delivery.stories.map((entry) => entry.analysisId),
      );
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
     * What could be taken now, in a fair order: first the oldest of every tenant, then the second oldest of every tenant, and so
     * on, so that nobody's thousands keep another waiting.
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

    /** Writes what became of a leased delivery, and has webhooks told of it once it stands; false when the lease was lost. */
    async record(
      delivery: Pick<Delivery, "id" | "fence">,
      change: {
        state: DeliveryState;
        /** Null: the attempt is known not to have been accepted. */
        sendingAt?: Date | null;
        remote?: MessageRef;
        sentAt?: Date;
        error?: Fault;
        notBefore?: Date;
        /** Keep the lease: the work goes on. */
        keepLease?: boolean;
      },
    ): Promise<boolean> {
      const write = async (trx: Db): Promise<boolean> => {
        const rows = await trx
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
        if (rows.length === 1 && change.sentAt) await callWebhooks(trx, delivery.id, change.sentAt);
        return rows.length === 1;
      };
      // Only with webhooks to be told is there more than one row to write.
      return change.sentAt ? db.transaction().execute(write) : write(db);
    },

    /** Replaces the text of a delivery, not what is done when it is first posted; a message already sent is marked for an edit. */
    async revise(trx: Db, id: DeliveryKey, payload: Message): Promise<void> {
      await trx
        .updateTable("deliveries")
        .set({ payload: withFirst(payload), stale: sql<boolean>`state <> 'pending'` })
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

    /** Ends what is still on its way to a lost channel or a removed workspace. */
    async abandon(where: { channel: ChannelRef } | { tenant: string }, error: Fault): Promise<void> {
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

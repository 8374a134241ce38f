// Webhooks of channels: which programs hear of posts, and what each was or will be told.
import { type Selectable, sql } from "kysely";
import type { ChannelRef, Fault, Tenant } from "../core/domain.ts";
import { channelKey } from "../core/refs.ts";
import { type Db, json } from "./database.ts";
import { newId } from "./ids.ts";
import type { Tables } from "./tables.ts";

/** `paused`: its receiver failed for days; `ended`: its receiver said that it wants no more. */
export type WebhookState = "active" | "paused" | "ended";

export interface Webhook {
  id: string;
  tenant: Tenant;
  channel: ChannelRef;
  address: string;
  state: WebhookState;
  /** Since when every call of it failed. */
  failingSince: Date | undefined;
}

/** One event on its way to one receiver; its id is the same in every try. */
export interface WebhookCall {
  id: string;
  webhookId: string;
  /** The post it tells of; undefined for a test. */
  deliveryId: string | undefined;
  event: string;
  /** Written before the first try: each of them says the same. */
  body: string | undefined;
  state: "pending" | "sent" | "dead";
  /** Tries that failed. */
  attempt: number;
  notBefore: Date;
  /** What the receiver answered last, and what went wrong. */
  status: number | undefined;
  error: Fault | undefined;
  createdAt: Date;
}

/** What a try came to. */
export interface WebhookTry {
  state: WebhookCall["state"];
  status?: number | undefined;
  error?: Fault | undefined;
  /** When it is tried again. */
  again?: Date | undefined;
}

export const TEST_EVENT = "webhook.test";

/** A post that stands now is told to the webhooks of its channel, once each. */
export async function callWebhooks(trx: Db, deliveryId: string, now: Date): Promise<void> {
  await sql`insert into webhook_calls (id, webhook_id, delivery_id, event, state, not_before_at, created_at)
    select 'msg_' || md5(webhooks.id || ' ' || deliveries.id), webhooks.id, deliveries.id,
      case deliveries.kind when 'story' then 'story.posted' when 'digest' then 'digest.posted'
        when 'update' then 'story.updated' else 'story.corrected' end,
      'pending', ${now}, ${now}
    from deliveries join webhooks on webhooks.channel_key = deliveries.channel_key and webhooks.tenant = deliveries.tenant
    where deliveries.id = ${deliveryId} and deliveries.kind in ('story', 'digest', 'update', 'correction')
      and webhooks.state <> 'ended'
    on conflict (id) do nothing`.execute(trx);
}

export function createWebhookStore(db: Db) {
  return {
    /** Undefined where the channel has a webhook of this address already. */
    async add(channel: ChannelRef, address: string, now: Date): Promise<Webhook | undefined> {
      const row = {
        id: newId(),
        tenant: channel.tenant,
        channel_key: channelKey(channel),
        channel: json(channel),
        address,
        state: "active" as const,
        created_at: now,
      };
      const added = await db
        .insertInto("webhooks")
        .values(row)
        .onConflict((conflict) => conflict.columns(["channel_key", "address"]).doNothing())
        .returningAll()
        .execute();
      return added.map(toWebhook)[0];
    },

    /** The oldest first. */
    async ofChannel(channel: ChannelRef): Promise<Webhook[]> {
      const rows = await db
        .selectFrom("webhooks")
        .selectAll()
        .where("channel_key", "=", channelKey(channel))
        .where("tenant", "=", channel.tenant)
        .orderBy("created_at")
        .orderBy("id")
        .execute();
      return rows.map(toWebhook);
    },

    /** With all that was or would have been told to it. */
    async remove({ id, tenant }: Pick<Webhook, "id" | "tenant">): Promise<void> {
      await db.deleteFrom("webhooks").where("id", "=", id).where("tenant", "=", tenant).execute();
    },

    async get(id: string): Promise<Webhook | undefined> {
      return (await db.selectFrom("webhooks").selectAll().where("id", "=", id).execute()).map(toWebhook)[0];
    },

    async setState(trx: Db, id: string, state: WebhookState, now: Date): Promise<void> {
      await trx.updateTable("webhooks").set({ state, failing_since_at: null }).where("id", "=", id).execute();
      if (state === "paused") return;
      // Who wants no more is told no more; who woke up is told at once what waited.
      await trx
        .updateTable("webhook_calls")
        .set(state === "ended" ? { state: "dead", done_at: now } : { not_before_at: now })
        .where("webhook_id", "=", id)
        .where("state", "=", "pending")
        .execute();
    },

    /** A call that tells of nothing but itself, held by whoever makes it. */
    async addTest({ id }: Webhook, now: Date, leaseMs: number): Promise<WebhookCall> {
      const row = {
        id: `msg_${newId()}`,
        webhook_id: id,
        event: TEST_EVENT,
        state: "pending" as const,
        not_before_at: now,
        lease_until_at: new Date(now.getTime() + leaseMs),
        created_at: now,
      };
      return toCall(await db.insertInto("webhook_calls").values(row).returningAll().executeTakeFirstOrThrow());
    },

    /** Takes what is due, one of each webhook, for `leaseMs`: a receiver that hangs keeps nobody else waiting. */
    async take(now: Date, leaseMs: number, limit: number): Promise<WebhookCall[]> {
      const until = new Date(now.getTime() + leaseMs);
      const isDue = sql<boolean>`state = 'pending' and not_before_at <= ${now}
        and (lease_until_at is null or lease_until_at <= ${now})`;
      const { rows } = await sql<Selectable<Tables["webhook_calls"]>>`
        update webhook_calls set lease_until_at = ${until} where ${isDue} and id in (
          select next.id from webhooks cross join lateral (
            select id from webhook_calls where webhook_id = webhooks.id and ${isDue}
            order by not_before_at, id limit 1) as next
          where webhooks.state = 'active' and not exists (select 1 from webhook_calls as held
            where held.webhook_id = webhooks.id and held.state = 'pending' and held.lease_until_at > ${now})
          limit ${limit})
        returning *`.execute(db);
      return rows.map(toCall);
    },

    /** What the call says in all its tries: `body`, or what an earlier try has said. */
    async fix({ id }: WebhookCall, body: string): Promise<string> {
      const { rows } = await sql<{ body: string }>`update webhook_calls set body = coalesce(body, ${body})
        where id = ${id} returning body`.execute(db);
      return rows[0]?.body ?? body;
    },

    /** Writes what became of a try; since when all of the webhook's tries have failed. */
    async tried({ id, webhookId, event }: WebhookCall, { state, status, error, again }: WebhookTry, now: Date) {
      await db
        .updateTable("webhook_calls")
        .set((eb) => ({
          state,
          status: status ?? null,
          error: error ? json(error) : null,
          lease_until_at: null,
          ...(again ? { not_before_at: again } : { done_at: now }),
          ...(state === "sent" ? {} : { attempt: eb("attempt", "+", 1) }),
        }))
        .where("id", "=", id)
        .execute();
      // A test that somebody looks at says nothing of how posts are heard.
      const failing =
        event === TEST_EVENT ? sql<Date>`failing_since_at` : sql<Date>`coalesce(failing_since_at, ${now})`;
      const since = state === "sent" ? sql<Date>`null` : failing;
      const rows = await db
        .updateTable("webhooks")
        .set({ failing_since_at: since })
        .where("id", "=", webhookId)
        .returning("failing_since_at")
        .execute();
      return rows[0]?.failing_since_at ?? undefined;
    },

    /** The newest calls of a webhook, newest first. */
    async newest({ id, tenant }: Pick<Webhook, "id" | "tenant">, limit: number): Promise<WebhookCall[]> {
      const rows = await db
        .selectFrom("webhook_calls")
        .selectAll()
        .where("webhook_id", "in", (eb) =>
          eb.selectFrom("webhooks").select("id").where("id", "=", id).where("tenant", "=", tenant),
        )
        .orderBy("created_at", "desc")
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.map(toCall);
    },
  };
}

const toWebhook = (row: Selectable<Tables["webhooks"]>): Webhook => ({
  id: row.id,
  tenant: row.tenant,
  channel: row.channel,
  address: row.address,
  state: row.state,
  failingSince: row.failing_since_at ?? undefined,
});

const toCall = (row: Selectable<Tables["webhook_calls"]>): WebhookCall => ({
  id: row.id,
  webhookId: row.webhook_id,
  deliveryId: row.delivery_id ?? undefined,
  event: row.event,
  body: row.body ?? undefined,
  state: row.state,
  attempt: row.attempt,
  notBefore: row.not_before_at,
  status: row.status ?? undefined,
  error: row.error ?? undefined,
  createdAt: row.created_at,
});

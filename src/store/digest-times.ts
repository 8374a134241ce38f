// When the next digest of each subscription is due.
import { sql } from "kysely";
import type { Schedule, Tenant } from "../core/domain.ts";
import type { Db } from "./database.ts";

/** How far digests are that were sent together. */
export interface DigestRun {
  sentAt: Date;
  /** How many of them are out, when the latest of these was, and when as many were to be. */
  out: number;
  outAt: Date | undefined;
  saidAt: Date | undefined;
}

/** When the next digest is due, for which schedule that was reckoned, and when. */
export interface DigestTime {
  at: Date | undefined;
  of: string | undefined;
  setAt: Date | undefined;
}

/** A subscription whose digest may be due. */
export interface DueDigest extends DigestTime {
  id: string;
  tenant: Tenant;
  platform: string;
  schedule: Schedule;
  /** There is something to tell in it. */
  waits: boolean;
}

const platform = sql<string>`channel->>'platform'`;
const waits = sql<boolean>`(state = 'active' and exists (select 1 from waiting where subscription_id = subscriptions.id))`;

/** When the digest that was sent last is out. */
const outAt = sql<Date | null>`(select min(sent_at) from deliveries where subscription_id = subscriptions.id
  and kind in ('digest', 'story') and created_at >= digest_set_at and state = 'sent')`;

export function createDigestTimeStore(db: Db) {
  return {
    /** Subscriptions that want digests and whose time has come, or has to be reckoned anew: for another schedule, after the clock was set back. */
    async due(now: Date): Promise<DueDigest[]> {
      const rows = await db
        .selectFrom("subscriptions")
        .select(["id", "tenant", "schedule", "digest_at", "digest_of", "digest_set_at"])
        .select([platform.as("platform"), waits.as("waits")])
        .where(sql`schedule->>'mode'`, "=", "digest")
        .where(
          sql<boolean>`(digest_at is null or digest_at <= ${now} or digest_set_at is null or digest_set_at > ${now}
            or digest_of is distinct from (schedule->>'cron') || ' ' || (schedule->>'timeZone'))`,
        )
        .orderBy("id")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        tenant: row.tenant,
        platform: row.platform,
        waits: row.waits,
        schedule: row.schedule,
        at: row.digest_at ?? undefined,
        of: row.digest_of ?? undefined,
        setAt: row.digest_set_at ?? undefined,
      }));
    },

    /** Subscriptions of a platform with something to tell in a digest at this moment. */
    async together(name: string, at: Date): Promise<{ id: string; tenant: Tenant }[]> {
      return db
        .selectFrom("subscriptions")
        .select(["id", "tenant"])
        .where("digest_at", "=", at)
        .where(platform, "=", name)
        .where(waits)
        .execute();
    },

    /** When the digest that was sent last is to be out, and when it was sent; undefined where it did not wait for others. */
    async expected(id: string): Promise<{ at: Date; sentAt: Date } | undefined> {
      const row = await db
        .selectFrom("subscriptions")
        .select(["digest_expected_at as at", "digest_set_at as sentAt"])
        .where("id", "=", id)
        .executeTakeFirst();
      return row?.at && row.sentAt ? { at: row.at, sentAt: row.sentAt } : undefined;
    },

    /** How many digests a second were out when many of a platform's were last sent at once, at least so many; undefined where they never were. */
    async pace(name: string, least: number): Promise<number | undefined> {
      const { rows } = await sql<{ count: number; seconds: number }>`
        select count(*)::int as count, extract(epoch from max(out) - digest_set_at)::float8 as seconds
        from subscriptions cross join lateral (select ${outAt} as out) as sent
        where digest_expected_at is not null and ${platform} = ${name} and out is not null
        group by digest_set_at having count(*) >= ${least} order by digest_set_at desc limit 1`.execute(db);
      const [last] = rows;
      return last && last.seconds > 0 ? last.count / last.seconds : undefined;
    },

    /** How far the last digests of a platform are that were sent together and had to wait for each other; undefined without any since then. */
    async run(name: string, since: Date): Promise<DigestRun | undefined> {
      const { rows } = await sql<{ sentAt: Date | null; out: number; outAt: Date | null; saidAt: Date | null }>`
        with run as (select digest_set_at as sent, digest_expected_at as said, ${outAt} as out from subscriptions
          where ${platform} = ${name} and digest_expected_at is not null and digest_set_at = (
            select max(digest_set_at) from subscriptions
            where ${platform} = ${name} and digest_expected_at is not null and digest_set_at > ${since}))
        select min(sent) as "sentAt", count(out)::int as out, max(out) as "outAt",
          (array_agg(said order by said))[count(out)] as "saidAt" from run`.execute(db);
      const [last] = rows;
      if (!last?.sentAt) return undefined;
      return { ...last, sentAt: last.sentAt, outAt: last.outAt ?? undefined, saidAt: last.saidAt ?? undefined };
    },

    /** Multiplies the time until they are to be out, of the digests that a platform was sent at this moment. */
    async stretch(name: string, sentAt: Date, factor: number): Promise<void> {
      await db
        .updateTable("subscriptions")
        .set({
          digest_expected_at: sql<Date>`digest_set_at + (digest_expected_at - digest_set_at) * ${factor}::float8`,
        })
        .where("digest_set_at", "=", sentAt)
        .where("digest_expected_at", "is not", null)
        .where(platform, "=", name)
        .execute();
    },

    /** Notes the next time unless somebody did since `held` was read; true when it was noted. `expectedAt`: of the digest that is sent now. */
    async set(
      trx: Db,
      held: { id: string; at: Date | undefined },
      next: DigestTime & { expectedAt?: Date | undefined },
    ): Promise<boolean> {
      const rows = await trx
        .updateTable("subscriptions")
        .set({
          digest_at: next.at ?? null,
          digest_of: next.of ?? null,
          digest_set_at: next.setAt ?? null,
          digest_expected_at: next.expectedAt ?? null,
        })
        .where("id", "=", held.id)
        .where(sql<boolean>`digest_at is not distinct from ${held.at ?? null}`)
        .returning("id")
        .execute();
      return rows.length === 1;
    },
  };
}

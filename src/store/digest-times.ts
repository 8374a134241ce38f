// When the next digest of each subscription is due.
import { sql } from "kysely";
import type { Schedule, Tenant } from "../core/domain.ts";
import type { Db } from "./database.ts";

/** When as many digests were to be out, and when they were. */
interface Mark {
  said: Date;
  out: Date;
}

/** How far digests are that were sent together. */
export interface DigestRun {
  sentAt: Date;
  /** How many of them are out, the first of these and the latest. */
  count: number;
  first: Mark | undefined;
  latest: Mark | undefined;
  /** When the last of all is to be out. */
  lastSaid: Date | undefined;
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
      const { rows } = await sql<{ sent: Date | null; count: number; outs: (Date | null)[]; said: (Date | null)[] }>`
        with run as (select digest_set_at as sent, digest_expected_at as said, ${outAt} as out from subscriptions
          where ${platform} = ${name} and digest_expected_at is not null and digest_set_at = (
            select max(digest_set_at) from subscriptions
            where ${platform} = ${name} and digest_expected_at is not null and digest_set_at > ${since}))
        select min(sent) as sent, count(out)::int as count, array[min(out), max(out)] as outs,
          array[min(said), (array_agg(said order by said))[count(out)], max(said)] as said from run`.execute(db);
      const [run] = rows;
      if (!run?.sent) return undefined;
      const [[firstOut, latestOut], [firstSaid, latestSaid, lastSaid]] = [run.outs, run.said];
      return {
        sentAt: run.sent,
        count: run.count,
        first: firstSaid && firstOut ? { said: firstSaid, out: firstOut } : undefined,
        latest: latestSaid && latestOut ? { said: latestSaid, out: latestOut } : undefined,
        lastSaid: lastSaid ?? undefined,
      };
    },

    /** Says anew when the digests are out that a platform was sent at this moment. */
    async shift(name: string, sentAt: Date, { said, out, slower }: Mark & { slower: number }): Promise<void> {
      await db
        .updateTable("subscriptions")
        .set({
          digest_expected_at: sql<Date>`${out}::timestamptz + (digest_expected_at - ${said}::timestamptz) * ${slower}::float8`,
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

// Every stage says what it kept and what it dropped, and why; `why` only reads these records.
import { sql } from "kysely";
import type { Tenant } from "../core/domain.ts";
import type { Db } from "./database.ts";
import { type Said, readSaid, writeSaid } from "../words/index.ts";

export interface KeptVerdict {
  /** `item:ID` or `story:ID`. */
  subject: string;
  subscriptionId: string | undefined;
  stage: "poll" | "read" | "cluster" | "choose" | "analyse" | "deliver";
  verdict: "kept" | "dropped" | "waits" | "failed";
  reason: Said;
}

export interface Reads {
  failed: { count: number; last: Said | undefined };
  waiting: { count: number; first: Date | undefined };
}

export function createVerdictStore(db: Db) {
  return {
    async add(trx: Db, verdicts: KeptVerdict[], now: Date): Promise<void> {
      if (verdicts.length === 0) return;
      await trx
        .insertInto("verdicts")
        .values(
          verdicts.map((entry) => ({
            subject: entry.subject,
            subscription_id: entry.subscriptionId ?? null,
            stage: entry.stage,
            verdict: entry.verdict,
            reason: writeSaid(entry.reason),
            at: now,
          })),
        )
        .execute();
    },

    /** In the order they were given; those about one subscription and those about all. */
    async of(
      tenant: Tenant,
      subjects: string[],
      subscriptionId: string | undefined,
    ): Promise<(KeptVerdict & { at: Date })[]> {
      if (subjects.length === 0) return [];
      const rows = await db
        .selectFrom("verdicts")
        .selectAll()
        .where("subject", "in", subjects)
        .where(({ or, eb, selectFrom }) =>
          or([
            eb("subscription_id", "is", null),
            ...(subscriptionId
              ? [
                  eb(
                    "subscription_id",
                    "in",
                    selectFrom("subscriptions")
                      .select("subscriptions.id")
                      .where("subscriptions.id", "=", subscriptionId)
                      .where("subscriptions.tenant", "=", tenant),
                  ),
                ]
              : []),
          ]),
        )
        .orderBy("id")
        .execute();
      return rows.map((row) => ({
        subject: row.subject,
        subscriptionId: row.subscription_id ?? undefined,
        stage: row.stage,
        verdict: row.verdict,
        reason: readSaid(row.reason),
        at: row.at,
      }));
    },

    /** Of these feeds: pages that could not be read since a moment, and why the last; items unread since before another. */
    async reads(feedIds: string[], since: Date, before: Date): Promise<Reads> {
      if (feedIds.length === 0)
        return { failed: { count: 0, last: undefined }, waiting: { count: 0, first: undefined } };
      const failed = await db
        .selectFrom("verdicts")
        .innerJoin("items", (join) => join.on(sql<boolean>`verdicts.subject = 'item:' || items.id`))
        .select(["verdicts.subject", "verdicts.reason"])
        .where("items.feed_id", "in", feedIds)
        .where("verdicts.at", ">=", since)
        // As its index says it.
        .where(sql<boolean>`verdicts.stage = 'read' and verdicts.reason like '{"key":"verdict.pageFailed"%'`)
        .orderBy("verdicts.id", "desc")
        .execute();
      const waiting = await db
        .selectFrom("items")
        .select([sql<number>`count(*)::int`.as("count"), ({ fn }) => fn.min("first_seen_at").as("first")])
        .where("feed_id", "in", feedIds)
        .where("state", "=", "new")
        .where("first_seen_at", "<=", before)
        .executeTakeFirstOrThrow();
      const last = failed[0] && readSaid(failed[0].reason);
      return {
        failed: { count: new Set(failed.map(({ subject }) => subject)).size, last },
        waiting: { count: waiting.count, first: waiting.first ?? undefined },
      };
    },

    /** Deletes up to `limit` of the oldest, as far as they are older than this; how many. Their numbers grow with time. */
    async forget(before: Date, limit: number): Promise<number> {
      const { numAffectedRows = 0n } = await sql`delete from verdicts where id in (
        select id from (select id, at from verdicts order by id limit ${limit}) as oldest where at < ${before})`.execute(
        db,
      );
      return Number(numAffectedRows);
    },
  };
}

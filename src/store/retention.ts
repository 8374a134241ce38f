// What is too old to keep goes by itself: talks, thumbs, money, and writing that nothing rests on.
import { sql } from "kysely";
import { KEPT_DAYS } from "../core/kept.ts";
import { DAY } from "../core/time.ts";
import type { Db } from "./database.ts";
import { createRecords } from "./records.ts";

/** Drafts are found by looking at everything that was ever written: once a day is enough for what is kept for a month. */
const DRAFTS_EVERY_MS = DAY;

export function createRetentionStore(db: Db) {
  const done = createRecords<string>(db, "retention");

  async function letDraftsGo(now: Date, before: Date): Promise<void> {
    const last = Date.parse((await done.get("drafts")) ?? "");
    // A time ahead of now was written by a clock that was wrong.
    if (Math.abs(now.getTime() - last) < DRAFTS_EVERY_MS) return;
    await sql`delete from analyses where created_at < ${before}
      and not exists (select 1 from delivery_stories where analysis_id = analyses.id)
      and not exists (select 1 from threads where analysis_id = analyses.id)`.execute(db);
    await done.put("drafts", now.toISOString());
  }

  return {
    /** Deletes what is older than its time. Small where it runs often. */
    async apply(now: Date): Promise<void> {
      const before = (days: number): Date => new Date(now.getTime() - days * DAY);
      await db.deleteFrom("turns").where("at", "<", before(KEPT_DAYS.questions)).execute();
      await db.deleteFrom("feedback").where("at", "<", before(KEPT_DAYS.thumbs)).execute();
      await db.deleteFrom("votes").where("at", "<", before(KEPT_DAYS.thumbs)).execute();
      await sql`delete from watches where coalesce(ended_at, until_at) < ${before(KEPT_DAYS.watches)}`.execute(db);
      await db.deleteFrom("spending").where("at", "<", before(KEPT_DAYS.spending)).execute();
      await db.deleteFrom("webhook_calls").where("done_at", "<", before(KEPT_DAYS.webhookCalls)).execute();
      await sql`delete from records where owner = 'landing'
        and coalesce(value->>'at', '') < ${before(KEPT_DAYS.landings).toISOString()}`.execute(db);
      await letDraftsGo(now, before(KEPT_DAYS.drafts));
    },
  };
}

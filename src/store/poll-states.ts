// What polls say of their feeds, written for many at once.
import { sql } from "kysely";
import { type Db, json } from "./database.ts";
import type { PollRecord } from "./polls.ts";

/** Whether these feeds, where they are still there, had no good poll before. */
export type Baselines = Map<string, boolean>;

/** Locked in one order: whoever saves the same feed at the same time comes after, and sees its items. */
export async function lockFeeds(trx: Db, records: readonly PollRecord[]): Promise<Baselines> {
  const ids = records.map(({ feedId }) => feedId);
  const rows = await trx
    .selectFrom("feeds")
    .select(["id", "baseline_at"])
    .where("id", "in", ids)
    .orderBy("id")
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.id, row.baseline_at === null]));
}

/** What polls say of their feeds, in one statement. */
export async function saveState(
  trx: Db,
  records: readonly PollRecord[],
  now: Date,
  hostRestMs: number,
): Promise<Baselines> {
  const given = records.map((record) => ({
    id: record.feedId,
    poll: record.poll,
    next_check_at: record.nextCheckAt,
    state: record.state,
    ok: record.ok,
    error: record.error,
    title: record.title || undefined,
    site_url: record.siteUrl || undefined,
    url: record.url,
  }));
  const { rows } = await sql<{ id: string; baseline: boolean }>`
    with r as (select * from jsonb_to_recordset(${json(given)}::jsonb) as r (id text, poll jsonb, next_check_at timestamptz,
        state text, ok boolean, error jsonb, title text, site_url text, url text)),
      held as (select id, baseline_at from feeds where id in (select id from r) order by id for update)
    update feeds set
        poll = coalesce(r.poll, feeds.poll), next_check_at = r.next_check_at, state = r.state, url = r.url,
        last_checked_at = ${now}, polling_until_at = ${new Date(now.getTime() + hostRestMs)},
        last_ok_at = case when r.ok then ${now} else feeds.last_ok_at end,
        baseline_at = case when r.ok then coalesce(feeds.baseline_at, ${now}) else feeds.baseline_at end,
        failures = case when r.ok then 0 else feeds.failures + 1 end,
        error = case when r.ok then null else r.error end,
        title = coalesce(r.title, feeds.title), site_url = coalesce(r.site_url, feeds.site_url)
      from r join held on held.id = r.id
      where feeds.id = r.id
      returning feeds.id, held.baseline_at is null as baseline`.execute(trx);
  return new Map(rows.map(({ id, baseline }) => [id, baseline]));
}

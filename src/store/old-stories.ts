// Stories too old to keep: what receipts of posts and talks open stays, all else of them goes.
import { sql } from "kysely";
import type { Db } from "./database.ts";

/** Ids of the articles whose passages a document of ours cites, wherever in it. */
const citedIn = (document: string) =>
  sql`jsonb_path_query(${sql.ref(document)}, '$.** ? (exists(@.start)).articleId') #>> '{}'`;

export function createOldStoryStore(db: Db) {
  return {
    /**
     * Lets go of up to `limit` stories with no report since `before`, the oldest first; how many there were. Of one that was
     * told or talked about stay its posts, the analyses they stand on, the articles these and the talks cite, and corrections
     * of those; of another nothing. Items stay: they tell what a feed brought before.
     */
    async letGo(before: Date, now: Date, limit: number): Promise<number> {
      return db.transaction().execute(async (trx) => {
        const { rows } = await sql<{
          id: string;
        }>`select id from stories where last_seen_at < ${before} and let_go_at is null
          order by last_seen_at limit ${limit} for update skip locked`.execute(trx);
        if (rows.length === 0) return 0;
        const ids = rows.map(({ id }) => id);
        await markKept(trx, ids);
        await sql`delete from waiting where story_id = any(${ids})`.execute(trx);
        await sql`delete from analyses where story_id = any(${ids}) and id not in (select id from told_analyses)`.execute(
          trx,
        );
        await sql`update articles set replaces = null where replaces in (select id from articles where story_id = any(${ids}))
          and replaces not in (select id from cited)`.execute(trx);
        await sql`delete from articles where story_id = any(${ids}) and id not in (select id from cited)`.execute(trx);
        await narrow(trx);
        await sql`update stories set let_go_at = ${now} where id = any(${ids})`.execute(trx);
        await sql`delete from stories where id = any(${ids})
          and not exists (select 1 from articles where story_id = stories.id)
          and not exists (select 1 from analyses where story_id = stories.id)
          and not exists (select 1 from delivery_stories where story_id = stories.id)
          and not exists (select 1 from threads where story_id = stories.id)
          and not exists (select 1 from stories as part where part.absorbed_by = stories.id)`.execute(trx);
        return ids.length;
      });
    },
  };
}

/** Notes for this transaction which analyses and which articles stay. Posts of a story that was joined to one of these rest on its articles. */
async function markKept(trx: Db, ids: string[]): Promise<void> {
  await sql`create temporary table told_analyses on commit drop as
    with recursive mine as (select unnest(${ids}::text[]) as id
      union select stories.id from stories join mine on stories.absorbed_by = mine.id)
    select id, body from analyses where story_id in (select id from mine)
      and (exists (select 1 from delivery_stories where analysis_id = analyses.id)
        or exists (select 1 from threads where analysis_id = analyses.id))`.execute(trx);
  // What cites nothing rests on its first report: it shows whose it is.
  await sql`create temporary table cited on commit drop as
    with recursive kept (id) as (
      select ${citedIn("body")} from told_analyses
      union select body->'headline'->>'articleId' from told_analyses
      union select body->'reportedBy'->>0 from told_analyses
      union select ${citedIn("claims")} from turns join threads on threads.key = turns.thread_key
        where threads.story_id = any(${ids})
      union select articles.id from articles join kept on articles.replaces = kept.id)
    select id from kept where id is not null`.execute(trx);
}

/** An analysis names no report that is gone: who may read it is decided by those. */
async function narrow(trx: Db): Promise<void> {
  await sql`update analyses set body = analyses.body || jsonb_build_object(
      'reportedBy', (select coalesce(jsonb_agg(report order by place), '[]')
        from jsonb_array_elements_text(analyses.body->'reportedBy') with ordinality as reports (report, place)
        where exists (select 1 from articles where id = report)),
      'origins', (select coalesce(jsonb_agg(origin order by place), '[]')
        from jsonb_array_elements(analyses.body->'origins') with ordinality as all_origins (origin, place)
        where exists (select 1 from articles where id = origin->>'articleId')))
    from told_analyses where told_analyses.id = analyses.id`.execute(trx);
}

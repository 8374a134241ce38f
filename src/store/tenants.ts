// Who leaves takes everything along: a workspace that removed the bot, a channel it left.
import { type RawBuilder, sql } from "kysely";
import type { ChannelRef, Tenant } from "../core/domain.ts";
import { channelKey } from "../core/refs.ts";
import type { Db, Trx } from "./database.ts";
import { forgetJobs } from "./inside-pg-boss.ts";

/** Which rows go, by the table they stand in. */
interface Leaving {
  subscriptions: RawBuilder<boolean>;
  deliveries: RawBuilder<boolean>;
  threads: RawBuilder<boolean>;
  mutes: RawBuilder<boolean>;
  watches: RawBuilder<boolean>;
  webhooks: RawBuilder<boolean>;
  spending: RawBuilder<boolean>;
  /** Feeds of its own, and with them all that was read there. */
  feeds: RawBuilder<boolean>;
  /** Pages that somebody there asked for. */
  articles: RawBuilder<boolean>;
  /** Small records that are kept under the name of a channel. */
  records: RawBuilder<boolean>;
}

export function createTenantStore(db: Db) {
  return {
    /** Everything of a tenant goes: settings, posts, talks, money, its private feeds, what was read for it and what was written of that. */
    async remove(tenant: Tenant): Promise<void> {
      const own = sql<boolean>`tenant = ${tenant}`;
      await db.transaction().execute(async (trx) => {
        await leave(trx, {
          subscriptions: own,
          deliveries: own,
          threads: own,
          mutes: own,
          watches: own,
          webhooks: own,
          spending: own,
          feeds: own,
          articles: own,
          records: sql<boolean>`(starts_with(owner, ${`left:${tenant}|`}) or starts_with(owner, ${`unmuted:${tenant}|`}) or owner = any(${[`keys:${tenant}`, `key-uses:${tenant}`]})
            or (owner = 'budgets' and key = ${tenant}))`,
        });
        for (const table of ["feedback", "shelf_marks", "shelf_visits"] as const)
          await trx.deleteFrom(table).where("tenant", "=", tenant).execute();
        await sql`delete from inbound where starts_with(id, ${`${tenant}|`})`.execute(trx);
      });
    },

    /** Everything of one channel, or of one person's direct messages. What the workspace's other channels share stays. */
    async removeChannel(channel: ChannelRef): Promise<void> {
      const key = channelKey(channel);
      const here = sql<boolean>`channel_key = ${key}`;
      await db.transaction().execute(async (trx) => {
        await leave(trx, {
          subscriptions: here,
          deliveries: here,
          threads: sql<boolean>`starts_with(key, ${`${key}|`})`,
          mutes: here,
          watches: here,
          webhooks: here,
          spending: sql<boolean>`tenant = ${channel.tenant} and channel = ${channel.channel}`,
          // A private feed that no channel of its workspace reads any more is read for nobody.
          feeds: sql<boolean>`tenant = ${channel.tenant}
            and not exists (select 1 from subscription_feeds where feed_id = feeds.id)`,
          articles: sql<boolean>`tenant = ${channel.tenant} and feed_id is null and exists (
            select 1 from threads where threads.story_id = articles.story_id and starts_with(threads.key, ${`${key}|`}))
            and not exists (select 1 from threads where threads.story_id = articles.story_id
              and not starts_with(threads.key, ${`${key}|`}))`,
          records: sql<boolean>`owner = any(${[`left:${key}`, `unmuted:${key}`]})`,
        });
        // Marks of its posts go with these.
        await trx
          .deleteFrom("shelf_visits")
          .where("tenant", "=", channel.tenant)
          .where("channel", "=", channel.channel)
          .execute();
      });
    },

    /** Channels that have been lost since before a moment. */
    async lostBefore(before: Date): Promise<ChannelRef[]> {
      const rows = await db.selectFrom("subscriptions").select("channel").where("lost_at", "<", before).execute();
      return rows.map((row) => row.channel);
    },
  };
}

async function leave(trx: Trx, which: Leaving): Promise<void> {
  const pages = await idsOf(trx, sql<Going>`select id, story_id from articles where ${which.articles}`);
  const subscriptions = (await idsOf(trx, sql<Going>`select id from subscriptions where ${which.subscriptions}`)).map(
    idOf,
  );
  const analyses = await idsOf(
    trx,
    sql<Going>`select analysis_id as id from delivery_stories where subscription_id = any(${subscriptions})
      union select analysis_id as id from threads where analysis_id is not null and ${which.threads}`,
  );
  await sql`delete from verdicts where subscription_id = any(${subscriptions})`.execute(trx);
  // Asked for by nobody who is still here; news to nobody else all the same.
  await sql`update items set asked_by = '' where asked_by = any(${subscriptions})`.execute(trx);
  await forgetJobs(trx, "subscriptionId", subscriptions);
  await sql`delete from records where owner = 'webhooks' and key in (select id from webhooks where ${which.webhooks})`.execute(
    trx,
  );
  await sql`delete from records where owner = any(${["folders", "folders-before"]}) and key = any(${subscriptions})`.execute(
    trx,
  );
  for (const table of ["webhooks", "deliveries", "threads", "mutes", "watches", "spending", "subscriptions"] as const) {
    await sql`delete from ${sql.table(table)} where ${which[table]}`.execute(trx);
  }
  await sql`delete from records where ${which.records}`.execute(trx);
  await sql`delete from analyses where id = any(${analyses.map(idOf)}) and not ${inUse}`.execute(trx);
  await forgetArticles(trx, which, pages);
}

/** True of an analysis that a post or a thread still rests on. */
const inUse = sql<boolean>`(exists (select 1 from delivery_stories where analysis_id = analyses.id)
  or exists (select 1 from threads where analysis_id = analyses.id))`;

/** Private feeds and pages with their items, articles, stories, and what was said of them. */
async function forgetArticles(trx: Trx, { feeds }: Leaving, pages: Going[]): Promise<void> {
  const unread = (await idsOf(trx, sql<Going>`select id from feeds where ${feeds}`)).map(idOf);
  const brought = await idsOf(
    trx,
    sql<Going>`select id, story_id, feed_id from articles where feed_id = any(${unread})`,
  );
  const needed = await neededOf(trx, [...pages, ...brought].map(idOf));
  // What posts of another channel rest on stays theirs, and the feed that brought it.
  const left = new Set(brought.flatMap(({ id, feed_id: feed }) => (needed.has(id) && feed ? [feed] : [])));
  const own = unread.filter((id) => !left.has(id));
  const items = (await idsOf(trx, sql<Going>`select id from items where feed_id = any(${own})`)).map(idOf);
  const articles = [
    ...pages.filter(({ id }) => !needed.has(id)),
    ...brought.filter(({ feed_id: feed }) => feed && !left.has(feed)),
  ];
  const ids = articles.map(idOf);
  const stories = [...new Set(articles.flatMap(({ story_id: story }) => story ?? []))];
  const subjects = [...items.map((id) => `item:${id}`), ...stories.map((id) => `story:${id}`)];
  await forgetJobs(trx, "itemId", items);
  await sql`delete from analyses where jsonb_exists_any(body->'reportedBy', ${ids}::text[])`.execute(trx);
  await sql`delete from articles where id = any(${ids})`.execute(trx);
  await sql`delete from feeds where id = any(${own})`.execute(trx);
  // A story that others have reports of stays theirs.
  const empty = await idsOf(
    trx,
    sql<Going>`select id from stories where (id = any(${stories}) or absorbed_by = any(${stories}))
      and not exists (select 1 from articles where story_id = stories.id)
      and not exists (select 1 from threads where story_id = stories.id)`,
  );
  const gone = empty.map(idOf);
  await forgetJobs(trx, "storyId", gone);
  await sql`delete from analyses where story_id = any(${gone})`.execute(trx);
  await sql`update stories set absorbed_by = null where absorbed_by = any(${gone})`.execute(trx);
  await sql`delete from stories where id = any(${gone})`.execute(trx);
  const kept = stories.filter((id) => !gone.includes(id)).map((id) => `story:${id}`);
  await sql`delete from verdicts where subject = any(${subjects.filter((subject) => !kept.includes(subject))})`.execute(
    trx,
  );
}

/** Which of these articles an analysis rests on that a post or a thread still rests on. */
async function neededOf(trx: Trx, articles: string[]): Promise<Set<string>> {
  const rows = await idsOf(
    trx,
    sql<Going>`select distinct jsonb_array_elements_text(body->'reportedBy') as id from analyses
      where jsonb_exists_any(body->'reportedBy', ${articles}::text[]) and ${inUse}`,
  );
  return new Set(rows.map(idOf));
}

const idOf = ({ id }: Going): string => id;

/** What is looked for before it goes: an id, and the story it is told in. */
interface Going {
  id: string;
  story_id?: string | null;
  feed_id?: string | null;
}

const idsOf = async (trx: Trx, query: RawBuilder<Going>): Promise<Going[]> => (await query.execute(trx)).rows;

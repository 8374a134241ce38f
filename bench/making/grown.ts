// A database as a newsroom has it after a year, made inside a Postgres server.
import { sql } from "kysely";
import { extractAnalysis } from "../../src/extract/points.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import type { ChannelRef } from "../../src/core/domain.ts";
import { type Db, json } from "../../src/store/database.ts";
import { indexed } from "../../src/store/search-words.ts";
import { lensOf, singleOrigins, storyOf } from "../../test/support/articles.ts";
import { sampleStories } from "../../test/support/posts.ts";

/** Reports of each story, and verdicts of each report. */
export const REPORTS = 5;
export const FEEDS = 2_000;
export const CHANNELS = 1_000;
export const TENANTS = 300;
const DAYS = 365;
/** Articles of one statement. */
const BATCH = 20_000;

/** A channel of the set, by its number. */
export const channelOf = (n: number): ChannelRef => ({
  platform: "discord",
  tenant: `discord:t${n % TENANTS}`,
  channel: `c${n}`,
  kind: "channel",
});

/** Fills an empty database with `count` articles until `now`, a fifth as many stories and twice as many verdicts; `said` hears how it goes. */
export async function grow(db: Db, count: number, now: Date, said: (line: string) => void = () => {}): Promise<void> {
  await templates(db);
  await readers(db, now);
  const indexes = await dropIndexes(db);
  for (let from = 0; from < count; from += BATCH) {
    const to = Math.min(count, from + BATCH);
    await db.transaction().execute(async (trx) => {
      // What points at what is right as it is made here: to look it up row by row takes longer than to write it.
      await sql`select set_config('synchronous_commit', 'off', true), set_config('session_replication_role', 'replica', true)`.execute(
        trx,
      );
      await sql`create temporary table made on commit drop as
        select n, n / ${REPORTS} as story, 'a' || n as article, 'a' || ${REPORTS} * (n / ${REPORTS}) as story_id,
          'f' || n % ${FEEDS} as feed, 'u' || (n / ${REPORTS}) % ${CHANNELS} as subscription,
          ${now}::timestamptz - make_interval(secs => (${count}::float8 - n) * ${DAYS * 86_400} / ${count}::float8) as at,
          template.* from generate_series(${from}::int, ${to - 1}::int) as n
        join grown_articles as template
          on template.kind = (n / ${REPORTS}) % (select count(*) from grown_analyses) and template.place = n % ${REPORTS}`.execute(
        trx,
      );
      for (const statement of STATEMENTS) await sql.raw(statement).execute(trx);
    });
    said(`${to} articles`);
  }
  await db.transaction().execute(async (trx) => {
    await sql`set local maintenance_work_mem = '256MB'`.execute(trx);
    for (const index of indexes) await sql.raw(index).execute(trx);
  });
  said("indexes");
  await sql`select setval('articles_seq', ${count + 1})`.execute(db);
  await sql`drop table grown_articles, grown_analyses`.execute(db);
  await sql`vacuum analyze`.execute(db);
}

/** Drops all indexes that no constraint needs: made over all rows at once they take a fraction of the time. How each is made again. */
async function dropIndexes(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string; made: string }>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
      join pg_class on pg_class.oid = indexrelid
    where relnamespace = 'public'::regnamespace and not indisunique
      and indrelid in ('items'::regclass, 'articles'::regclass, 'stories'::regclass, 'analyses'::regclass,
        'deliveries'::regclass, 'delivery_stories'::regclass, 'verdicts'::regclass, 'search_entries'::regclass)`.execute(
    db,
  );
  for (const { name } of rows) await sql.raw(`drop index ${name}`).execute(db);
  return rows.map(({ made }) => made);
}

/** The sample's stories: their reports as articles, in the order of a story's five, and what is told of each. */
async function templates(db: Db): Promise<void> {
  await sql`create table grown_articles (kind int, place int, title text, text text, words tsvector, length int)`.execute(
    db,
  );
  await sql`create table grown_analyses (kind int, body text)`.execute(db);
  for (const [kind, { articles }] of sampleStories().entries()) {
    const named = articles.slice(0, REPORTS).map((each, place) => ({ ...each, id: `@${place}` }));
    const story = storyOf(...named);
    const analysis = extractAnalysis(story, singleOrigins(story), lensOf());
    await sql`insert into grown_analyses values (${kind}, ${json(analysis)})`.execute(db);
    for (let place = 0; place < REPORTS; place += 1) {
      const { title, text } = named[place % named.length]!;
      const { vector, length } = indexed(title, text);
      await sql`insert into grown_articles values (${kind}, ${place}, ${title}, ${text}, ${vector}::tsvector, ${length})`.execute(
        db,
      );
    }
  }
}

/** Feeds that are due one after another, and channels that read twenty of them each. */
async function readers(db: Db, now: Date): Promise<void> {
  await sql`insert into feeds (id, url, title, state, poll, next_check_at, baseline_at, created_at)
    select 'f' || n, 'https://host' || n || '.example/feed', 'Feed ' || n, 'active',
      jsonb_build_object('url', 'https://host' || n || '.example/feed'),
      ${now}::timestamptz + make_interval(secs => (n - 100) * 1.8), ${now}::timestamptz - interval '365 days',
      ${now}::timestamptz - interval '365 days' from generate_series(0, ${FEEDS - 1}::int) as n`.execute(db);
  const { platform, kind } = channelOf(0);
  await sql`insert into subscriptions (id, tenant, channel, channel_key, lens, schedule, filters, state, created_by, created_at)
    select 'u' || n, tenant, jsonb_build_object('platform', ${platform}::text, 'tenant', tenant, 'channel', 'c' || n, 'kind', ${kind}::text),
      tenant || '|c' || n, ${json(defaultLens("en"))}::jsonb, ${json(defaultSchedule("UTC"))}::jsonb,
      ${json(defaultFilters)}::jsonb, 'active', 'owner', ${now}
    from generate_series(0, ${CHANNELS - 1}::int) as n, lateral (select 'discord:t' || n % ${TENANTS} as tenant) as of_one`.execute(
    db,
  );
  await sql`insert into subscription_feeds (subscription_id, feed_id, reads_from)
    select 'u' || n, 'f' || (n * 7 + k * 97) % ${FEEDS}, to_timestamp(0)
    from generate_series(0, ${CHANNELS - 1}::int) as n, generate_series(0, 19) as k on conflict do nothing`.execute(db);
}

const [FIRST, SECOND, THIRD, FOURTH, FIFTH] = Array.from(
  { length: REPORTS },
  (_, place) => `'"@${place}"', '"a' || ${REPORTS} * story + ${place} || '"'`,
);

/** One batch, from what was made for it; what is pointed at comes first. */
const STATEMENTS = [
  `insert into items (id, feed_id, key, content_hash, body, state, first_seen_at)
    select 'i' || n, feed, 'k' || n, n::text, jsonb_build_object('title', title || ' ' || n, 'guid', 'g' || n,
      'link', 'https://' || feed || '.example/' || n, 'summary', left(text, 300)), 'read', at from made`,
  `insert into stories (id, first_seen_at, last_seen_at) select story_id, min(at), max(at) from made group by story_id`,
  `insert into articles (id, item_id, feed_id, url, source, domain, title, published_at, language, text, story_id,
      content_hash, seq, seen_at)
    select article, 'i' || n, feed, 'https://' || feed || '.example/' || n, 'Outlet ' || feed, feed || '.example', title, at,
      'en', text, story_id, n::text, n + 1, at from made`,
  `insert into search_entries (article_id, feed_id, at, length, words) select article, feed, at, length, words from made`,
  `insert into analyses (id, story_id, lens_key, input_hash, body, created_at)
    select 'n' || story, story_id, 'lens', '1',
      replace(replace(replace(replace(replace(body, ${FIRST}), ${SECOND}), ${THIRD}), ${FOURTH}), ${FIFTH})::jsonb, at
    from made join grown_analyses using (kind) where place = 0`,
  `insert into deliveries (id, subscription_id, tenant, channel_key, kind, target, payload, state, not_before_at, remote,
      created_at, sent_at)
    select 'd' || story, subscription, tenant, channel_key, 'story', channel,
      jsonb_build_object('summary', title, 'sections', jsonb_build_array(jsonb_build_object('kind', 'text', 'text', left(text, 900)))),
      'sent', at, jsonb_build_object('channel', channel, 'message', 'm' || story), at, at
    from made join subscriptions on subscriptions.id = subscription where place = 0`,
  `insert into delivery_stories (delivery_id, subscription_id, story_id, analysis_id, position)
    select 'd' || story, subscription, story_id, 'n' || story, 0 from made where place = 0`,
  `insert into verdicts (subject, subscription_id, stage, verdict, reason, at)
    select 'item:i' || n, null, 'read', 'kept', '{"key":"verdict.kept"}', at from made
    union all select 'story:' || story_id, subscription, 'choose', 'kept', '{"key":"verdict.kept"}', at from made`,
];

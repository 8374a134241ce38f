// The first schema: feeds to posts, the outbox, threads, and the adapters' own records.
import { type Kysely, sql } from "kysely";

const statements = `
create table feeds (
  id text primary key, url text not null unique, title text not null, site_url text, state text not null,
  poll jsonb not null, next_check_at timestamptz not null, last_checked_at timestamptz, last_ok_at timestamptz,
  failures integer not null default 0, error jsonb, baseline_at timestamptz, sample boolean not null default false,
  created_at timestamptz not null);
create index feeds_due on feeds (next_check_at) where state = 'active';

create table items (
  id text primary key, feed_id text not null references feeds on delete cascade, key text not null,
  content_hash text not null, body jsonb not null, state text not null, first_seen_at timestamptz not null,
  asked_by text, unique (feed_id, key));
create index items_link on items ((body->>'link'));
create index items_new on items (first_seen_at) where state = 'new';
create table item_keys (
  feed_id text not null references feeds on delete cascade, key text not null,
  item_id text not null references items on delete cascade, primary key (feed_id, key));

create table stories (id text primary key, first_seen_at timestamptz not null, last_seen_at timestamptz not null);

create table articles (
  id text primary key, item_id text references items on delete set null, feed_id text references feeds on delete set null,
  url text not null, source text not null, domain text not null, title text not null, byline text,
  published_at timestamptz, language text not null, text text not null, picture jsonb, site_name text, canonical_url text,
  story_id text references stories, replaces text references articles, content_hash text not null, seq integer,
  seen_at timestamptz not null, unique (item_id, content_hash));
create sequence articles_seq;
create index articles_story on articles (story_id);
create unique index articles_order on articles (seq);
create index articles_waiting on articles (seen_at) where story_id is null;
create index articles_url on articles (url);
create index articles_words on articles using gin (to_tsvector('simple', title || ' ' || text));

create table analyses (
  id text primary key, story_id text not null references stories, lens_key text not null, input_hash text not null,
  body jsonb not null, created_at timestamptz not null, unique (story_id, lens_key, input_hash));

create table subscriptions (
  id text primary key, tenant text not null, channel jsonb not null, channel_key text not null unique, lens jsonb not null,
  schedule jsonb not null, filters jsonb not null, state text not null, paused_because text, created_by text not null,
  created_at timestamptz not null);
create index subscriptions_tenant on subscriptions (tenant);
create table subscription_feeds (
  subscription_id text not null references subscriptions on delete cascade,
  feed_id text not null references feeds on delete cascade, paused boolean not null default false,
  primary key (subscription_id, feed_id));
create index subscription_feeds_feed on subscription_feeds (feed_id);

create table mutes (
  id text primary key, tenant text not null, channel_key text not null, kind text not null, value text not null,
  label text not null, until_at timestamptz, created_by text not null, created_at timestamptz not null,
  unique (channel_key, kind, value));

create table waiting (
  subscription_id text not null references subscriptions on delete cascade,
  story_id text not null references stories on delete cascade, because text not null, created_at timestamptz not null,
  primary key (subscription_id, story_id));

create table deliveries (
  id text primary key, subscription_id text references subscriptions on delete set null, tenant text not null,
  channel_key text not null, kind text not null, target jsonb not null, payload jsonb not null, state text not null,
  attempt integer not null default 0, not_before_at timestamptz not null, lease_until_at timestamptz,
  fence integer not null default 0, sending_at timestamptz, remote jsonb, error jsonb,
  stale boolean not null default false, created_at timestamptz not null, sent_at timestamptz);
create index deliveries_open on deliveries (channel_key, created_at) where state in ('pending', 'sending', 'unknown');
create table delivery_stories (
  delivery_id text not null references deliveries on delete cascade,
  subscription_id text not null references subscriptions on delete cascade,
  story_id text not null references stories on delete cascade,
  analysis_id text not null references analyses, position integer not null, primary key (delivery_id, story_id));
-- A story is posted once per subscription, whatever crashes in between.
create unique index posted_once on delivery_stories (subscription_id, story_id);

create table threads (
  key text primary key, tenant text not null, story_id text references stories, analysis_id text references analyses,
  delivery_id text, following boolean not null default true, created_at timestamptz not null);
create table turns (
  id serial primary key, thread_key text not null references threads on delete cascade, role text not null,
  author text not null, text text not null, claims jsonb not null, at timestamptz not null);
create index turns_thread on turns (thread_key, id);

create table verdicts (
  id serial primary key, subject text not null, subscription_id text, stage text not null, verdict text not null,
  reason text not null, at timestamptz not null);
create index verdicts_subject on verdicts (subject, id);

create table inbound (id text primary key, at timestamptz not null);
create table feedback (
  id serial primary key, tenant text not null, message text not null, person text not null, verdict text not null,
  text text not null, at timestamptz not null);
create table records (owner text not null, key text not null, value jsonb not null, primary key (owner, key));

create table log_entries (
  id text primary key, seq serial not null, channel text not null, thread text, key text not null, author jsonb not null,
  body jsonb not null, at timestamptz not null, edited_at timestamptz, unique (channel, key));
create index log_entries_channel on log_entries (channel, seq) where thread is null;
create index log_entries_thread on log_entries (thread, seq);

create table cache (key text primary key, value text not null, expires_at timestamptz);

create table spending (
  id text primary key, tenant text not null, story_id text, channel text, day text not null, state text not null,
  provider text, model text, prompt text, tokens_in integer not null default 0, tokens_cached integer not null default 0,
  tokens_out integer not null default 0, cost double precision, reserved double precision not null default 0,
  at timestamptz not null);
create index spending_day on spending (tenant, day);
`;

export async function up(db: Kysely<unknown>): Promise<void> {
  // One statement at a time: the embedded database takes no more over the extended protocol.
  for (const statement of statements.split(/;\s*\n/)) {
    if (statement.trim()) await sql.raw(statement).execute(db);
  }
}

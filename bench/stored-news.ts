// A page's database with many told stories, written in bulk: what a newsroom keeps after a year.
import { sql } from "kysely";
import { DAY } from "../src/core/time.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../src/digest/defaults.ts";
import { channelKey } from "../src/core/refs.ts";
import type { ChannelRef } from "../src/core/domain.ts";
import type { Db } from "../src/store/database.ts";
import type { Store } from "../src/store/index.ts";
import { indexed } from "../src/store/search-words.ts";
import { extractAnalysis } from "../src/extract/points.ts";
import { lensOf, singleOrigins, storyOf } from "../test/support/articles.ts";
import { item } from "../test/support/news.ts";
import { samplePosts, sampleStories } from "../test/support/posts.ts";
import { otherTexts } from "./quality/others.ts";

export const news: ChannelRef = { platform: "web", tenant: "web:site", channel: "news", kind: "channel" };
export const FEEDS = 200;
const DAYS = 365;
/** Rows of one statement. */
const BATCH = 250;
/** Words of an article, as its text is cut. */
const WORDS = 150;

type Row = Record<string, unknown>;
type Rows = [table: string, row: Row][];

/** What every story is made from. */
interface Scene {
  count: number;
  now: Date;
  subscription: string;
  feeds: string[];
  texts: ReturnType<typeof otherTexts>;
  analyses: ReturnType<typeof extractAnalysis>[];
  told: ReturnType<typeof samplePosts>;
}

/** One story: its number, its feed, its words, and when it was told. */
interface Made {
  n: number;
  feed: string | undefined;
  outlet: string;
  domain: string;
  title: string;
  headline: string;
  text: string;
  at: string;
}

/** Writes `count` stories of one report each, told in the channel over a year until `now`; the feeds' addresses are given. */
export async function storeNews(store: Store, count: number, now: Date, urls: readonly string[]): Promise<void> {
  const texts = otherTexts([], Math.min(count, 20_000), 7);
  if (texts.length === 0) throw new Error("the shared material with texts is not here");
  const analyses = sampleStories().map(({ articles }) => {
    const story = storyOf(...articles);
    return extractAnalysis(story, singleOrigins(story), lensOf());
  });
  const told = samplePosts().filter(({ message }) => message.story);
  const scene: Scene = { count, now, ...(await subscribed(store, urls, now)), texts, analyses, told };
  await store.db.connection().execute(async (db) => {
    // Nobody else is here: nothing is checked that is right by its making, and a power cut may take it all.
    await sql`set session_replication_role = replica`.execute(db);
    await sql`set synchronous_commit = off`.execute(db);
    // The next rows are made while the database writes these.
    let written = Promise.resolve();
    for (let from = 0; from < count; from += BATCH) {
      const rows = rowsOf(scene, from);
      await written;
      written = writeAll(db, rows);
    }
    await written;
    await sql`set session_replication_role = origin`.execute(db);
    await sql`set synchronous_commit = on`.execute(db);
  });
  await settle(store, count);
}

type Insert = [table: string, names: string[], given: string];

/** Rows of one statement have the same columns. */
function rowsOf(scene: Scene, from: number): Insert[] {
  const rows = Array.from({ length: Math.min(BATCH, scene.count - from) }, (_, k) => made(scene, from + k)).flatMap(
    (one) => [...newsRows(one), ...toldRows(one, scene), ...searchRows(one)],
  );
  const alike = Map.groupBy(rows, ([table, row]) => `${table} ${Object.keys(row).join(" ")}`);
  return [...alike.values()].map((some) => {
    const [table, row] = some[0]!;
    return [table, Object.keys(row), JSON.stringify(some.map(([, each]) => each))];
  });
}

async function writeAll(db: Db, inserts: readonly Insert[]): Promise<void> {
  for (const [table, columns, given] of inserts) {
    const names = sql.join(columns.map((name) => sql.ref(name)));
    await sql`insert into ${sql.table(table)} (${names})
      select ${names} from json_populate_recordset(null::${sql.table(table)}, ${given}::json)`.execute(db);
  }
}

async function subscribed(
  store: Store,
  urls: readonly string[],
  now: Date,
): Promise<{ subscription: string; feeds: string[] }> {
  const settings = {
    lens: defaultLens("en"),
    schedule: { ...defaultSchedule("UTC"), mode: "digest" as const },
    filters: defaultFilters,
  };
  const { id: subscription } = await store.subscriptions.ensure(news, settings, "web:visitor", now);
  const feeds: string[] = [];
  for (const url of urls) {
    const feed = { url, title: new URL(url).hostname, siteUrl: undefined, poll: { url }, sample: false };
    const { id } = await store.feeds.add(feed, now);
    await store.subscriptions.link(subscription, id);
    feeds.push(id);
  }
  return { subscription, feeds };
}

function made({ count, now, feeds, texts }: Scene, n: number): Made {
  const { title, text: whole } = texts[n % texts.length]!;
  const place = n % feeds.length;
  // Another part of the text, where all texts were taken.
  const start = Math.floor(n / texts.length) * 40;
  return {
    n,
    feed: feeds[place],
    outlet: `Outlet ${place}`,
    domain: `outlet${place}.example`,
    title,
    headline: `${title} (${n})`,
    text: whole
      .split(" ")
      .slice(start, start + WORDS)
      .join(" "),
    at: new Date(now.getTime() - ((count - n) * DAYS * DAY) / count).toISOString(),
  };
}

/** The item, the story and its one article. */
function newsRows({ n, feed, outlet, domain, title, text, at }: Made): Rows {
  const item_id = `i${n}`;
  const body = item(`${title} ${n}`);
  const hash = { content_hash: `${n}` };
  const place = { source: outlet, domain, url: `https://${domain}/${n}` };
  const times = { published_at: at, seen_at: at };
  return [
    ["items", { id: item_id, feed_id: feed, key: `k${n}`, ...hash, body, state: "read", first_seen_at: at }],
    ["item_names", { feed_id: feed, part: n, names: `\n${item_id} ${n} k${n}k${n} ` }],
    ["stories", { id: `s${n}`, first_seen_at: at, last_seen_at: at }],
    [
      "articles",
      {
        id: `a${n}`,
        item_id,
        feed_id: feed,
        ...place,
        title,
        ...times,
        language: "en",
        text,
        story_id: `s${n}`,
        ...hash,
        seq: n + 1,
      },
    ],
  ];
}

/** The analysis, its delivery, the post on the page and why it was told. */
function toldRows(one: Made, { subscription, analyses, told }: Scene): Rows {
  const { n, at } = one;
  const [story_id, analysis_id, delivery_id, entry_id] = [`s${n}`, `n${n}`, `d${n}`, `e${n}`];
  const post = postOf(one, told);
  const sent = { state: "sent", attempt: 1, fence: 1, stale: false, not_before_at: at, created_at: at, sent_at: at };
  const where = { tenant: news.tenant, channel_key: channelKey(news), target: news };
  const payload = { summary: one.headline, sections: [] };
  const remote = { channel: news, message: entry_id };
  const author = { id: "web:footnote", name: "Footnote", bot: true };
  const reports = post.story?.reports ?? [];
  const about = new Set([
    `story:${story_id}`,
    ...reports.flatMap(({ outlet, feed }) => [`outlet:${outlet}`, ...(feed ? [`feed:${feed}`] : [])]),
  ]);
  const analysis = { ...analyses[n % analyses.length], storyId: story_id };
  return [
    ["analyses", { id: analysis_id, story_id, lens_key: "lens", input_hash: "1", body: analysis, created_at: at }],
    [
      "deliveries",
      { id: delivery_id, subscription_id: subscription, ...where, kind: "story", payload, ...sent, remote },
    ],
    ["delivery_stories", { delivery_id, subscription_id: subscription, story_id, analysis_id, position: 0 }],
    [
      "log_entries",
      { id: entry_id, seq: n + 1, channel: news.channel, key: delivery_id, author, body: { message: post }, at },
    ],
    ...[...about].map((each): Rows[number] => [
      "log_about",
      { channel: news.channel, about: each, seq: n + 1, entry_id },
    ]),
    ...["choose", "deliver"].map((stage, k): Rows[number] => [
      "verdicts",
      {
        id: 2 * n + k + 1,
        subject: story_id,
        subscription_id: subscription,
        stage,
        verdict: "kept",
        reason: "new",
        at,
      },
    ]),
  ];
}

/** A post of the sample, made to tell this story. */
function postOf({ n, feed, outlet, title, headline }: Made, told: Scene["told"]) {
  const { message } = told[n % told.length]!;
  const story = message.story && {
    ...message.story,
    id: `s${n}`,
    reports: message.story.reports.map((report, k) =>
      k > 0 ? report : { ...report, outlet, feed, article: `a${n}`, title },
    ),
  };
  return {
    ...message,
    summary: headline,
    sections: message.sections.map((each) => (each.kind === "headline" ? { ...each, text: headline } : each)),
    story,
  };
}

function searchRows({ n, feed, title, headline, text, at }: Made): Rows {
  const [held, brief] = [indexed(title, text), indexed(headline, title)];
  return [
    [
      "search_entries",
      { id: 2 * n + 1, article_id: `a${n}`, feed_id: feed, at, length: held.length, words: held.vector },
    ],
    ["search_entries", { id: 2 * n + 2, analysis_id: `n${n}`, at, length: brief.length, words: brief.vector }],
  ];
}

/** Numbers go on behind what was written, and the tables are as the database's own rounds leave them. */
async function settle({ db }: Store, count: number): Promise<void> {
  for (const [table, column] of [
    ["log_entries", "seq"],
    ["search_entries", "id"],
    ["verdicts", "id"],
  ] as const)
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}), (select max(${sql.ref(column)}) from ${sql.table(table)}))`.execute(
      db,
    );
  await sql`select setval('articles_seq', ${count + 1})`.execute(db);
  await sql`vacuum analyze`.execute(db);
  // News of a year was not all written in the last minute: no page pays for what still waits for its disk.
  await sql`checkpoint`.execute(db);
}

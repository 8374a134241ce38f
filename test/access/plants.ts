// A row with a mark for every table of the database, by whose leaving takes it along; or why there is none.
import { type RawBuilder, sql } from "kysely";
import type { ChannelRef } from "../../src/core/domain.ts";
import { channelKey } from "../../src/core/refs.ts";
import { ofTenant } from "../../src/store/cache.ts";
import type { Store } from "../../src/store/index.ts";

export type Owner = "workspace" | "channel" | "person";

export interface Planted {
  of: Owner;
  /** In lower case; stands in every row. */
  mark: string;
  place: ChannelRef;
  person: string;
  now: Date;
}

/** Inserts the row; or says why nothing of such an owner stands there. */
type Plant = ((store: Store, at: Planted) => Promise<unknown>) | string;
type Plants = Record<Owner, Plant>;

const nobodys = (reason: string): Plants => ({ workspace: reason, channel: reason, person: reason });
const engine = nobodys("the job engine's own: no row speaks of a workspace");
const run =
  (query: (at: Planted) => RawBuilder<unknown>): Exclude<Plant, string> =>
  async (store, at) =>
    query(at).execute(store.db);

/** The place whose rows go: for a person their own conversation with the bot. */
const home = ({ of, place, person }: Planted): ChannelRef =>
  of === "person" ? { ...place, channel: person, kind: "direct" } : place;
const key = (at: Planted): string => channelKey(home(at));
const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
const own = "a workspace's own feeds and pages are read for all of its channels";

const everybody = (plant: Plant): Plants => ({ workspace: plant, channel: plant, person: plant });

const subscription = run(
  (
    at,
  ) => sql`insert into subscriptions (id, tenant, channel, channel_key, lens, schedule, filters, state, created_by, created_at, posting)
    values (${`sub-${at.mark}`}, ${at.place.tenant}, ${json(home(at))}, ${key(at)}, ${json({ questions: [at.mark] })},
      ${json({})}, ${json({})}, 'active', ${at.person}, ${at.now},
      ${json({ pings: [{ ping: { kind: "person", id: at.person, name: at.mark }, when: { words: [], feedIds: [] } }] })})`,
);

/** In the order in which rows may refer to each other. */
export const PLANTS: Record<string, Plants> = {
  "public.kysely_migration": nobodys("names of migrations"),
  "public.kysely_migration_lock": nobodys("a lock"),
  "public.cell_log": nobodys("items of shared feeds on their way to another cell"),
  "public.cell_received": nobodys("keys of these"),
  "public.leases": nobodys("which process does what one does for all"),
  "pgboss.bam": engine,
  "pgboss.instance": engine,
  "pgboss.job_dependency": engine,
  "pgboss.queue": engine,
  "pgboss.queue_stats": engine,
  "pgboss.schedule": engine,
  "pgboss.subscription": engine,
  "pgboss.version": engine,
  "pgboss.warning": engine,
  "public.subscriptions": everybody(subscription),
  "public.feeds": {
    workspace: run(
      (at) => sql`insert into feeds (id, url, title, state, poll, next_check_at, created_at, tenant)
        values (${`feed-${at.mark}`}, ${`https://x.example/${at.mark}`}, ${at.mark}, 'active', ${json({})}, ${at.now}, ${at.now}, ${at.place.tenant})`,
    ),
    channel: run(
      (at) => sql`insert into feeds (id, url, title, state, poll, next_check_at, created_at, tenant)
        values (${`feed-${at.mark}`}, ${`https://x.example/${at.mark}`}, ${at.mark}, 'active', ${json({})}, ${at.now}, ${at.now}, ${at.place.tenant})`,
    ),
    person: own,
  },
  "public.subscription_feeds": {
    workspace: run(
      (at) =>
        sql`insert into subscription_feeds (subscription_id, feed_id) values (${`sub-${at.mark}`}, ${`feed-${at.mark}`})`,
    ),
    channel: run(
      (at) =>
        sql`insert into subscription_feeds (subscription_id, feed_id) values (${`sub-${at.mark}`}, ${`feed-${at.mark}`})`,
    ),
    person: own,
  },
  "public.items": {
    workspace: plantItems,
    channel: plantItems,
    person: plantAskedItem,
  },
  "public.item_names": {
    workspace: run(
      (at) => sql`insert into item_names (feed_id, part, names) values (${`feed-${at.mark}`}, 0, ${at.mark})`,
    ),
    channel: run(
      (at) => sql`insert into item_names (feed_id, part, names) values (${`feed-${at.mark}`}, 0, ${at.mark})`,
    ),
    person: own,
  },
  "public.item_asks": {
    workspace: run(
      (at) => sql`insert into item_asks (item_id, subscription_id) values (${`item-${at.mark}`}, ${`sub-${at.mark}`})`,
    ),
    channel: run(
      (at) => sql`insert into item_asks (item_id, subscription_id) values (${`item-${at.mark}`}, ${`sub-${at.mark}`})`,
    ),
    person: own,
  },
  "public.pings": everybody(
    run(
      (at) =>
        sql`insert into pings (delivery_id, subscription_id, at) values (${`ping-${at.mark}`}, ${`sub-${at.mark}`}, ${at.now})`,
    ),
  ),
  "public.stories": {
    workspace: run((at) => story(at)),
    channel: run((at) => story(at)),
    person: own,
  },
  "public.articles": { workspace: plantArticles, channel: plantArticles, person: own },
  "public.analyses": everybody(async (store, at) => {
    await sql`insert into stories (id, first_seen_at, last_seen_at) values ('public', now(), now()) on conflict do nothing`.execute(
      store.db,
    );
    // One that a post rests on, and a draft that nothing does: both carry the questions of the lens.
    for (const kind of ["told", "draft"]) {
      await sql`insert into analyses (id, story_id, lens_key, input_hash, body, created_at)
        values (${`${kind}-${at.mark}`}, 'public', ${at.mark}, ${kind}, ${json({ reportedBy: [] })}, ${at.now})`.execute(
        store.db,
      );
    }
  }),
  "public.deliveries": everybody(
    run(
      (
        at,
      ) => sql`insert into deliveries (id, subscription_id, tenant, channel_key, kind, target, payload, state, not_before_at, created_at)
        values (${`delivery-${at.mark}`}, ${`sub-${at.mark}`}, ${at.place.tenant}, ${key(at)}, 'story', ${json(home(at))},
          ${json({ summary: at.mark })}, 'sent', ${at.now}, ${at.now})`,
    ),
  ),
  "public.delivery_stories": everybody(
    run(
      (at) => sql`insert into delivery_stories (delivery_id, subscription_id, story_id, analysis_id, position)
        values (${`delivery-${at.mark}`}, ${`sub-${at.mark}`}, 'public', ${`told-${at.mark}`}, 0)`,
    ),
  ),
  "public.waiting": everybody(
    run(
      (at) => sql`insert into waiting (subscription_id, story_id, because, created_at)
        values (${`sub-${at.mark}`}, 'public', ${at.mark}, ${at.now})`,
    ),
  ),
  "public.mutes": everybody(
    run(
      (at) => sql`insert into mutes (id, tenant, channel_key, kind, value, label, created_by, created_at)
        values (${`mute-${at.mark}`}, ${at.place.tenant}, ${key(at)}, 'topic', ${at.mark}, ${at.mark}, ${at.person}, ${at.now})`,
    ),
  ),
  "public.watches": everybody(
    run(
      (at) => sql`insert into watches (id, tenant, channel_key, channel, person, question, created_at)
        values (${`watch-${at.mark}`}, ${at.place.tenant}, ${key(at)}, ${json(home(at))}, ${at.person}, ${`What of ${at.mark}?`}, ${at.now})`,
    ),
  ),
  "public.webhooks": everybody(
    run(
      (at) => sql`insert into webhooks (id, tenant, channel_key, channel, address, state, created_at)
        values (${`hook-${at.mark}`}, ${at.place.tenant}, ${key(at)}, ${json(home(at))}, ${`https://${at.mark}.example`}, 'active', ${at.now})`,
    ),
  ),
  "public.webhook_calls": everybody(
    run(
      (at) => sql`insert into webhook_calls (id, webhook_id, event, body, state, not_before_at, created_at)
        values (${`call-${at.mark}`}, ${`hook-${at.mark}`}, 'story.posted', ${at.mark}, 'pending', ${at.now}, ${at.now})`,
    ),
  ),
  "public.threads": everybody(
    run(
      (at) => sql`insert into threads (key, tenant, analysis_id, created_at)
        values (${`${key(at)}|1`}, ${at.place.tenant}, ${`told-${at.mark}`}, ${at.now})`,
    ),
  ),
  "public.turns": everybody(async (store, at) => {
    const thread = { channel: at.place, thread: "2" };
    await store.conversations.open(
      thread,
      { storyId: undefined, analysisId: undefined, deliveryId: undefined },
      at.now,
    );
    const held = (await store.conversations.thread(thread))!;
    const turn = { person: at.person, claims: [], at: at.now };
    await store.conversations.say(held, { ...turn, role: "person", author: at.mark, text: `What of ${at.mark}?` });
    await store.conversations.say(held, { ...turn, role: "bot", author: "Footnote", text: `Nothing of ${at.mark}.` });
  }),
  "public.search_entries": everybody(
    run(
      (at) => sql`insert into search_entries (turn_id, tenant, at, length, words)
        select id, ${at.place.tenant}, ${at.now}, 1, array_to_tsvector(array[${at.mark}::text])
        from turns where strpos(text, ${at.mark}) > 0`,
    ),
  ),
  "public.votes": everybody(
    run(
      (at) => sql`insert into votes (subscription_id, story_id, person, value, thumb, traits, at)
        values (${`sub-${at.mark}`}, 'public', ${at.person}, 1, true, ${json({ [at.mark]: 1 })}, ${at.now})`,
    ),
  ),
  "public.feedback": {
    workspace: plantFeedback,
    channel: "a thumb is a person's, on a story of the workspace",
    person: plantFeedback,
  },
  "public.verdicts": everybody(
    run(
      (at) => sql`insert into verdicts (subject, subscription_id, stage, verdict, reason, at)
        values ('story:public', ${`sub-${at.mark}`}, 'choose', 'dropped', ${at.mark}, ${at.now})`,
    ),
  ),
  "public.inbound": {
    workspace: run(
      (at) => sql`insert into inbound (id, at) values (${`${at.place.tenant}|call-${at.mark}`}, ${at.now})`,
    ),
    channel: "the platform's ids of events, kept for two days",
    person: "the platform's ids of events, kept for two days",
  },
  "public.spending": everybody(
    run(
      (at) => sql`insert into spending (id, tenant, channel, day, state, at)
        values (${`spent-${at.mark}`}, ${at.place.tenant}, ${home(at).channel}, '2026-03-02', 'settled', ${at.now})`,
    ),
  ),
  "public.cache": {
    workspace: async (store, at) => {
      for (const space of ["completions", "verdicts", "speech"])
        await store.caches.space(space).set(ofTenant(at.place.tenant, "hash"), at.mark, 86_400_000);
    },
    channel: "kept by what was asked, not by where",
    person: "kept by what was asked, not by whom",
  },
  "public.records": { workspace: plantRecords, channel: plantRecords, person: plantRecords },
  "public.log_entries": nobodys("the page's own; it is tried apart"),
  "public.log_about": nobodys("goes with its log entry"),
  "public.log_versions": nobodys("goes with its log entry"),
  "public.shelf_visits": everybody(
    run(
      (at) => sql`insert into shelf_visits (tenant, person, channel, read_until, newest_at, at)
        values (${at.place.tenant}, ${at.person}, ${at.place.channel}, ${at.now}, ${at.now}, ${at.now})`,
    ),
  ),
  "public.shelf_marks": {
    workspace: plantMark,
    channel: "goes with the post that it marks",
    person: plantMark,
  },
  "pgboss.job": everybody(async (store, at) => {
    await store.jobs.send("digest", { subscriptionId: `sub-${at.mark}` }, { at: new Date(Date.now() + 86_400_000) });
  }),
};

export async function plant(store: Store, at: Planted): Promise<void> {
  for (const by of Object.values(PLANTS)) {
    const set = by[at.of];
    if (typeof set === "function") await set(store, at);
  }
}

const story = ({ mark, now }: Planted) =>
  sql`insert into stories (id, first_seen_at, last_seen_at) values (${`page-${mark}`}, ${now}, ${now}), (${`own-${mark}`}, ${now}, ${now})`;

async function plantItems(store: Store, at: Planted): Promise<void> {
  await sql`insert into items (id, feed_id, key, content_hash, body, state, first_seen_at)
    values (${`item-${at.mark}`}, ${`feed-${at.mark}`}, ${at.mark}, '1', ${json({ title: at.mark })}, 'read', ${at.now})`.execute(
    store.db,
  );
  await plantAskedItem(store, at);
}

/** An old item of everybody's feed that this channel asked for. */
async function plantAskedItem(store: Store, at: Planted): Promise<void> {
  await sql`insert into feeds (id, url, title, state, poll, next_check_at, created_at)
    values ('shared', 'https://shared.example', 'Shared', 'active', ${json({})}, ${at.now}, ${at.now}) on conflict do nothing`.execute(
    store.db,
  );
  await sql`insert into items (id, feed_id, key, content_hash, body, state, first_seen_at, asked_by)
    values (${`shared-${at.now.getTime()}-${at.mark.length}`}, 'shared', ${`${at.now.getTime()}-${at.mark.length}`}, '1', ${json({})}, 'read', ${at.now}, ${`sub-${at.mark}`})`.execute(
    store.db,
  );
}

async function plantArticles(store: Store, at: Planted): Promise<void> {
  const text = (id: string, feed: string | null) =>
    sql`insert into articles (id, feed_id, url, source, domain, title, language, text, content_hash, seen_at, tenant, story_id)
      values (${`${id}-${at.mark}`}, ${feed}, ${`https://x.example/${id}-${at.mark}`}, 'X', 'x.example', ${at.mark}, 'en', ${at.mark}, '1',
        ${at.now}, ${at.place.tenant}, ${`${id}-${at.mark}`})`.execute(store.db);
  await text("page", null);
  await text("own", `feed-${at.mark}`);
  // A page is the channel's that talks about it.
  await sql`insert into threads (key, tenant, story_id, created_at)
    values (${`${key(at)}|page`}, ${at.place.tenant}, ${`page-${at.mark}`}, ${at.now})`.execute(store.db);
}

async function plantFeedback(store: Store, at: Planted): Promise<void> {
  const { person, mark, place, now } = at;
  await store.feedback.add({ tenant: place.tenant, message: "public", person, verdict: "bad", text: mark }, now);
}

async function plantMark(store: Store, { place, person, mark, now }: Planted): Promise<void> {
  const author = { id: "bot", name: "Footnote", bot: true };
  const entry = { channel: "elsewhere", thread: undefined, key: "shelf", author, body: { text: "A post." } };
  const { id } = await store.messages().append(entry);
  await sql`insert into shelf_marks (tenant, person, kind, entry_id, at)
    values (${place.tenant}, ${person}, ${`saved-${mark}`}, ${id}, ${now})`.execute(store.db);
}

async function plantRecords(store: Store, at: Planted): Promise<void> {
  const slack = store.records("slack");
  const lane = `${at.place.tenant} ${at.of === "person" ? `D-${at.person}` : at.place.channel}`;
  await slack.put(`later:${lane} key`, [{ text: at.mark }]);
  await slack.put(`followers:${lane} 1.2`, [at.mark]);
  await slack.put(`looking:${lane}  key`, { cursor: at.mark });
  await store.records(`left:${key(at)}`).put(`feed-${at.mark}`, true);
  await store.records(`unmuted:${key(at)}`).put(at.mark, [{ label: at.mark }]);
  for (const owner of ["folders", "folders-before"])
    await store.records(owner).put(`sub-${at.mark}`, { [`feed-${at.mark}`]: at.mark });
  await store.records("landing").put(`landing-${at.mark}`, { storyId: at.mark, at: at.now.toISOString() });
  if (at.of !== "workspace") return;
  for (const owner of ["keys", "key-uses"])
    await store.records(`${owner}:${at.place.tenant}`).put(at.mark, { name: at.mark });
  await store.records("budgets").put(at.place.tenant, at.mark);
  await slack.put(`installation:${at.place.tenant.slice("slack:".length)}`, { bot: { token: at.mark } });
  await slack.put(`refused:${at.place.tenant}`, { status: at.mark });
}

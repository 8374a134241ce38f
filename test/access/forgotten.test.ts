// Whoever leaves leaves nothing: a mark in every table the database has, and none afterwards.
import { KEPT_DAYS } from "../../src/core/kept.ts";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createForget } from "../../adapters/slack/forget.ts";
import { createInstallations } from "../../adapters/slack/installations.ts";
import { createWeb, webSettings } from "../../adapters/web/index.ts";
import type { ChannelRef } from "../../src/core/domain.ts";
import { type ForgetPorts, forget, keepNoLonger } from "../../src/jobs/forget.ts";
import type { Forgotten, Logger, Platform } from "../../src/platform/index.ts";
import { ofTenant } from "../../src/store/cache.ts";
import type { Store } from "../../src/store/index.ts";
import { testClock } from "../support/clock.ts";
import { homes } from "../support/homes.ts";
import { fakePlatform } from "../support/platform.ts";
import { type Owner, PLANTS, plant } from "./plants.ts";

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };
const channel = (tenant: string, id: string): ChannelRef => ({
  platform: "slack",
  tenant,
  channel: id,
  kind: "channel",
});

describe.each(homes)("on $name", (home) => {
  const clock = testClock();
  let store: Store;
  let ports: ForgetPorts;

  beforeAll(async () => {
    store = await home.open(() => clock.now());
    await store.jobs.start();
    const records = store.records("slack");
    const workspaces = { direct: async (_: string, user: string) => `D-${user}`, forget() {} };
    const slack: Platform = {
      ...fakePlatform("slack"),
      forget: createForget(records, workspaces as unknown as Parameters<typeof createForget>[1]),
    };
    const web = createWeb(webSettings.parse({ WEB_PORT: 0 }), {
      records: store.records("web"),
      messages: store.messages(),
      clock,
      log: silent,
      version: "1",
    });
    const platforms = new Map<string, Platform>([
      ["slack", slack],
      ["web", web],
    ]);
    ports = { store, platforms, clock, log: silent };
  });
  afterAll(async () => {
    await store.jobs.stop(0);
    await store.close();
  });

  /** Every table there is, asked of the database itself; partitions are looked at through what they are part of. */
  const tables = async (): Promise<string[]> => {
    const { rows } = await sql<{ name: string }>`select n.nspname || '.' || c.relname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition
        and n.nspname not in ('pg_catalog', 'information_schema', 'kept') order by 1`.execute(store.db);
    return rows.map(({ name }) => name);
  };

  /** The tables in which the mark stands, in any column, with their rows. */
  const found = async (mark: string): Promise<Record<string, string[]>> => {
    const hits: Record<string, string[]> = {};
    for (const table of await tables()) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} as t
        where strpos(lower(t::text), ${mark}) > 0`.execute(store.db);
      if (rows.length > 0) hits[table] = rows.map(({ row }) => row);
    }
    return hits;
  };

  it("knows every table of the database, or why it holds nothing of anybody", async () => {
    expect(Object.keys(PLANTS).toSorted()).toEqual(await tables());
  });

  const whoever: { of: Owner; who: Forgotten; mark: string; place: ChannelRef; person: string }[] = [
    {
      of: "workspace",
      mark: "zanzibar",
      who: { tenant: "slack:zanzibar" },
      place: channel("slack:zanzibar", "zanzibar-news"),
      person: "zanzibar-ana",
    },
    {
      of: "channel",
      mark: "tangier",
      who: { channel: channel("slack:T7", "tangier-news") },
      place: channel("slack:T7", "tangier-news"),
      person: "tangier-ana",
    },
    {
      of: "person",
      mark: "carthage",
      who: { tenant: "slack:T8", person: "carthage-ana" },
      place: channel("slack:T8", "news"),
      person: "carthage-ana",
    },
  ];

  it.each(whoever)("leaves nothing of a $of, in any table", async ({ of, who, mark, place, person }) => {
    const planted = { of, mark, place, person, now: clock.now() };
    await plant(store, planted);
    // A neighbour of whom everything stays.
    const other = { of, mark: `besides-${of}`, place: channel(`slack:besides-${of}`, "news"), person: `besides-${of}` };
    await plant(store, { ...other, now: clock.now() });
    const before = await found(other.mark);

    const expected = Object.entries(PLANTS).filter(([, by]) => typeof by[of] === "function");
    expect(Object.keys(await found(mark)).toSorted()).toEqual(expected.map(([table]) => table).toSorted());

    if (of === "workspace") await createInstallations(store.records("slack"), clock).remove({ teamId: "zanzibar" });
    await forget(ports, who);
    // What nobody can trace to them goes when its time is over.
    clock.advance(KEPT_DAYS.drafts * 86_400_000 + 1);
    await keepNoLonger(ports);
    expect(await found(mark)).toEqual({});
    const after = await found(other.mark);
    // Drafts and landings of the neighbour had their time too.
    for (const table of ["public.analyses", "public.records"]) {
      delete before[table];
      delete after[table];
    }
    expect(after).toEqual(before);
  });

  it("leaves nothing of the page's reader in the log, nor the threads that they began", async () => {
    const messages = store.messages();
    const entry = { channel: "news", thread: undefined, key: "k1", body: { text: "What of samarkand?" } };
    const head = await messages.append({ ...entry, author: { id: "web:samarkand", name: "You", bot: false } });
    const bot = { id: "web:footnote", name: "Footnote", bot: true };
    await messages.append({ ...entry, thread: head.id, key: "k2", author: bot, body: { text: "Samarkand says no." } });
    await messages.append({ ...entry, key: "k3", author: bot, body: { text: "Another post." } });
    await forget(ports, { tenant: "web:site", person: "web:samarkand" });
    expect(await found("samarkand")).toEqual({});
    expect(await messages.find("news", "k3")).toBeDefined();
    await forget(ports, { channel: { ...channel("web:site", "news"), platform: "web" } });
    expect(await messages.find("news", "k3")).toBeUndefined();
  });

  it("takes away what stands on the page of a question that its asker left open", async () => {
    const messages = store.messages();
    const [news, person] = [{ ...channel("web:site", "news"), platform: "web" }, "web:isfahan"];
    const bot = { id: "web:footnote", name: "Footnote", bot: true };
    const post = { channel: "news", thread: undefined, author: bot, body: { text: "Answered: what of isfahan?" } };
    const [theirs, others] = [
      await messages.append({ ...post, key: "w1" }),
      await messages.append({ ...post, key: "w2", body: { text: "Answered: what of shiraz?" } }),
    ];
    const watches = [
      { id: "isfahan-watch", asker: person, entry: theirs.id },
      { id: "shiraz-watch", asker: "web:shiraz", entry: others.id },
    ];
    for (const { id, asker, entry } of watches) {
      await sql`insert into watches (id, tenant, channel_key, channel, person, question, created_at)
        values (${id}, 'web:site', 'web:site|news', ${JSON.stringify(news)}::jsonb, ${asker}, ${id}, ${clock.now()})`.execute(
        store.db,
      );
      const payload = { sections: [], actions: [{ id: `1:rewatch:${id}` }], summary: id, language: "en" };
      const remote = { channel: news, message: entry, thread: undefined, url: undefined };
      await sql`insert into deliveries (id, tenant, channel_key, kind, target, payload, state, not_before_at, created_at, remote)
        values (${`delivery-${id}`}, 'web:site', 'web:site|news', 'watch', ${JSON.stringify(news)}::jsonb,
          ${JSON.stringify(payload)}::jsonb, 'sent', ${clock.now()}, ${clock.now()}, ${JSON.stringify(remote)}::jsonb)`.execute(
        store.db,
      );
    }
    await forget(ports, { tenant: "web:site", person });
    expect(await found("isfahan")).toEqual({});
    expect(Object.keys(await found("shiraz")).toSorted()).toEqual([
      "public.deliveries",
      "public.log_entries",
      "public.watches",
    ]);
    await forget(ports, { channel: news });
  });

  it("forgets a channel that has been lost for a month, and not a day earlier", async () => {
    const place = channel("slack:T9", "petra-news");
    await plant(store, { of: "channel", mark: "petra", place, person: "petra-ana", now: clock.now() });
    const lost = (await store.subscriptions.ofChannel(place))!;
    await store.subscriptions.pause(lost.id, "The channel is archived.", clock.now());
    clock.advance((KEPT_DAYS.lostChannels - 1) * 86_400_000);
    await keepNoLonger(ports);
    expect(await store.subscriptions.ofChannel(place)).toBeDefined();
    clock.advance(2 * 86_400_000);
    await keepNoLonger(ports);
    expect(await store.subscriptions.ofChannel(place)).toBeUndefined();
    expect(await found("petra")).toEqual({});
  });

  it("leaves another channel what its posts rest on, and takes the feed along with the last of them", async () => {
    const [a, b] = [channel("slack:T11", "oslo"), channel("slack:T11", "bergen")];
    for (const place of [a, b])
      await plant(store, { of: "channel", mark: place.channel, place, person: "ana", now: clock.now() });
    // What one channel's own feed brought was told in the other, which has left that feed since.
    await sql`update delivery_stories set story_id = 'own-oslo', analysis_id = 'told-oslo' where subscription_id = 'sub-bergen'`.execute(
      store.db,
    );
    await sql`update analyses set body = '{"reportedBy":["own-oslo"]}' where id = 'told-oslo'`.execute(store.db);
    const articles = async () =>
      (await sql<{ id: string }>`select id from articles where tenant = 'slack:T11'`.execute(store.db)).rows.map(
        ({ id }) => id,
      );
    await forget(ports, { channel: a });
    expect(await store.subscriptions.ofChannel(a)).toBeUndefined();
    expect(await articles()).toContain("own-oslo");
    expect(await articles()).not.toContain("page-oslo");
    await forget(ports, { channel: b });
    expect(await articles()).toEqual([]);
    clock.advance(KEPT_DAYS.drafts * 86_400_000 + 1);
    await keepNoLonger(ports);
    expect([await found("oslo"), await found("bergen")]).toEqual([{}, {}]);
  });

  it("shows a person what is kept of them, and of nobody else", async () => {
    const place = channel("slack:T10", "news");
    for (const person of ["lyon-ana", "turin-ben"])
      await plant(store, { of: "person", mark: person, place, person, now: clock.now() });
    const held = JSON.stringify(await store.people.held("slack:T10", "lyon-ana"));
    expect(held).toContain("lyon-ana");
    expect(held).not.toContain("turin");
    expect(JSON.parse(held)).toMatchObject({ questions: [{}], thumbs: [{}], channels: [{}], mutes: [{}] });
  });
});

it("keeps what a model wrote under the name of the tenant that paid, so that it goes with it", () => {
  expect(ofTenant("slack:T1", "hash")).toBe("slack:T1|hash");
});

// A tenth of the large set: how the hot paths ask it, and what opens after its stories are gone.
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { grow, REPORTS } from "../../bench/making/grown.ts";
import { hotQueries } from "../../bench/making/hot-queries.ts";
import { watchedStores } from "../../bench/making/plans.ts";
import { receiptView } from "../../src/conversation/receipt-view.ts";
import { type Store, openStore } from "../../src/store/index.ts";
import { serverMissing } from "../support/homes.ts";
import { type TestDatabase, freshDatabase } from "../support/server.ts";

const ARTICLES = 100_000;
const LARGE = 10_000;
const now = new Date("2026-11-29T20:00:00Z");

describe.skipIf(serverMissing)("a store with 100,000 articles, 20,000 stories and 200,000 verdicts", () => {
  let database: TestDatabase;
  let store: Store;
  let watched: ReturnType<typeof watchedStores>;
  beforeAll(async () => {
    database = await freshDatabase();
    const home = { kind: "server" as const, url: database.url };
    store = await openStore({ home, redisUrl: undefined, now: () => now, onError: () => {} });
    await grow(store.db, ARTICLES, now);
    watched = watchedStores(database.url);
  }, 1_800_000);
  afterAll(async () => {
    await watched?.close();
    await store?.close();
    await database?.drop();
  });

  it("is asked in the hot paths for nothing that reads a large table whole, and for few pages", async () => {
    const large = await watched.large(LARGE);
    expect(large).toEqual(
      expect.arrayContaining(["items", "articles", "stories", "analyses", "deliveries", "verdicts"]),
    );
    const wrong: string[] = [];
    for (const [name, ask] of Object.entries(hotQueries(watched.stores, ARTICLES, now)))
      for (const { wholeTables, pages } of await watched.plans(() => ask(11)))
        for (const fault of [
          ...wholeTables.filter((one) => large.includes(one)),
          ...(pages > 1_500 ? [`${pages} pages`] : []),
        ])
          wrong.push(`${name}: ${fault}`);
    expect(wrong).toEqual([]);
  });

  it("opens every receipt of a posted claim after all else of its old stories is gone", async () => {
    const before = new Date(now.getTime() - 364 * 86_400_000);
    const { rows } = await sql<{ tenant: string; article: string; start: number; end: number; passage: string }>`
      select distinct deliveries.tenant, cited->>'articleId' as article, (cited->>'start')::int as start,
        (cited->>'end')::int as end, cited->>'passage' as passage
      from stories join delivery_stories on story_id = stories.id join deliveries on deliveries.id = delivery_id
        join analyses on analyses.id = analysis_id, jsonb_path_query(body, '$.** ? (exists(@.start))') as cited
      where last_seen_at < ${before}`.execute(store.db);
    const count = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from articles`.execute(store.db)).rows[0]!.n;
    const articles = await count();
    let gone = 0;
    for (let some = 50; some === 50; gone += some) some = await store.oldStories.letGo(before, now, 50);
    expect(gone).toBeGreaterThan((0.9 * ARTICLES) / REPORTS / 365);
    expect(await count()).toBeLessThan(articles);
    expect(rows.length).toBeGreaterThan(gone);
    for (const { tenant, article, start, end, passage } of rows) {
      const view = await receiptView(store, tenant, article, start, end);
      expect(view?.text.slice(start, end)).toBe(passage);
    }
  });
});

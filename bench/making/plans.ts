// What Postgres does for a query of ours: its plan, as it really ran it.
import { type CompiledQuery, Kysely, PostgresDialect, sql } from "kysely";
import { Pool } from "pg";
import { isObject } from "../../src/core/values.ts";
import type { Tables } from "../../src/store/tables.ts";
import { createAnalysisStore } from "../../src/store/analyses.ts";
import { createArticleStore } from "../../src/store/articles.ts";
import { createClusteringStore } from "../../src/store/clustering.ts";
import { createDeliveryStore } from "../../src/store/deliveries.ts";
import { createDigestTimeStore } from "../../src/store/digest-times.ts";
import { createFeedStore } from "../../src/store/feeds.ts";
import { createItemStore } from "../../src/store/items.ts";
import { createOutboxStore } from "../../src/store/outbox.ts";
import { createStoryStore } from "../../src/store/stories.ts";
import { createSubscriptionStore } from "../../src/store/subscriptions.ts";
import { createToldStore } from "../../src/store/told.ts";
import { createVerdictStore } from "../../src/store/verdicts.ts";
import { createWaitingStore } from "../../src/store/waiting.ts";

/** One query: milliseconds inside the server, pages of 8 kB it looked at, and tables that were read from end to end. */
export interface Plan {
  ms: number;
  pages: number;
  wholeTables: string[];
}

/** Stores of a database that keep what they ask; `plans` runs a task and then each of its queries once more, explained. */
export function watchedStores(url: string) {
  const asked: CompiledQuery[] = [];
  const pool = new Pool({ connectionString: url, max: 2 });
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: (event) => void (event.level === "query" && asked.push(event.query)),
  });
  const stores = {
    db,
    analyses: createAnalysisStore(db),
    articles: createArticleStore(db),
    clustering: createClusteringStore(db),
    deliveries: createDeliveryStore(db),
    digestTimes: createDigestTimeStore(db),
    feeds: createFeedStore(db),
    items: createItemStore(db),
    outbox: createOutboxStore(db),
    stories: createStoryStore(db),
    subscriptions: createSubscriptionStore(db),
    told: createToldStore(db),
    verdicts: createVerdictStore(db),
    waiting: createWaitingStore(db),
  };
  async function plans(task: () => Promise<unknown>): Promise<Plan[]> {
    asked.length = 0;
    await task();
    const found: Plan[] = [];
    for (const { sql: text, parameters } of asked) {
      const { rows } = await pool.query(`explain (analyze, buffers, format json) ${text}`, [...parameters]);
      const [{ Plan: root, "Execution Time": ms }] = rows[0]["QUERY PLAN"];
      found.push({ ms, pages: root["Shared Hit Blocks"] + root["Shared Read Blocks"], wholeTables: wholeTables(root) });
    }
    return found;
  }
  /** Tables with so many rows or more. */
  const large = async (least: number): Promise<string[]> => {
    const { rows } = await sql<{ name: string }>`select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples >= ${least}`.execute(db);
    return rows.map(({ name }) => name);
  };
  return { stores, plans, large, close: () => db.destroy() };
}

function wholeTables(node: unknown): string[] {
  if (!isObject(node)) return [];
  const below = Array.isArray(node["Plans"]) ? node["Plans"].flatMap(wholeTables) : [];
  return node["Node Type"] === "Seq Scan" ? [String(node["Relation Name"]), ...below] : below;
}

// The store as it grows: a large set made inside Postgres, and the hot queries over it.
// Run: node bench/grown.ts [--articles 1000000] [--database postgres://...] [--restart "pg_ctl ... restart"], a command that starts the server anew
import { execSync } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { Pool } from "pg";
import { sql } from "kysely";
import { openStore } from "../src/store/index.ts";
import { freshDatabase } from "../test/support/server.ts";
import { median, option, print, table } from "./figures.ts";
import { grow } from "./making/grown.ts";
import { hotQueries } from "./making/hot-queries.ts";
import { watchedStores } from "./making/plans.ts";

const ARTICLES = Number(option("articles") ?? 1_000_000);
const ASKED = 100;
/** Of the verdicts, each second. */
const SHARE = 0.01;
const BATCHES_A_SECOND = 10;
/** Looks of each query after a restart, other rows each time. */
const FIRST_LOOKS = 20;
const now = new Date("2026-11-29T20:00:00Z");

const part = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

const given = option("database");
const database = given ? { url: given, drop: async () => {} } : await freshDatabase();
const begun = performance.now();
const seconds = (): string => `${((performance.now() - begun) / 1000).toFixed(0)} s`;
const store = await openStore({
  home: { kind: "server", url: database.url },
  redisUrl: undefined,
  now: () => now,
  onError: (error) => print(String(error)),
});
if (!given) {
  await grow(store.db, ARTICLES, now, (line) => print(`${line}, ${seconds()}`));
  const { rows } = await sql<{
    size: number;
  }>`select pg_database_size(current_database())::float8 / 1e9 as size`.execute(store.db);
  print(`made in ${seconds()}, ${rows[0]?.size.toFixed(2)} GB`);
}
await store.close();

const watched = watchedStores(database.url);
const hot = hotQueries(watched.stores, ARTICLES, now);
const large = new Set(await watched.large(ARTICLES / 20));

/** Milliseconds of each query, asked in turn with the others and beside a query of nothing, so many times from the `first` on. */
async function asked(
  { stores }: ReturnType<typeof watchedStores>,
  first: number,
  count: number,
): Promise<Map<string, number[]>> {
  const all: typeof hot = {
    "nothing (select 1)": () => sql`select 1`.execute(stores.db),
    ...hotQueries(stores, ARTICLES, now),
  };
  const times = new Map<string, number[]>(Object.keys(all).map((name) => [name, []]));
  for (let n = first; n < first + count; n += 1) {
    for (const [name, ask] of Object.entries(all)) {
      const started = performance.now();
      await ask(n);
      times.get(name)?.push(performance.now() - started);
    }
  }
  return times;
}

/** Deletes rows as the sweep does verdicts, a share of all each second, until it is stopped; how many a second. */
function deleting(table: "verdicts" | "grown_idle"): { stop(): Promise<number> } {
  const pool = new Pool({ connectionString: database.url, max: 1 });
  const batch = Math.ceil((ARTICLES * 2 * SHARE) / BATCHES_A_SECOND);
  const started = performance.now();
  const over = new AbortController();
  let gone = 0;
  const loop = (async () => {
    for (let turn = 1; !over.signal.aborted; turn += 1) {
      const { rowCount } = await pool.query(
        `delete from ${table} where id in (select id from (select id, at from ${table} order by id limit ${batch}) as oldest where at < now())`,
      );
      gone += rowCount ?? 0;
      if (rowCount === 0) break;
      await wait(Math.max(0, started + (turn * 1000) / BATCHES_A_SECOND - performance.now()));
    }
  })();
  return {
    async stop() {
      over.abort();
      await loop;
      await pool.end();
      return gone / ((performance.now() - started) / 1000);
    },
  };
}

/** The same inside the server alone: whoever else uses the machine counts less there. */
async function inServer(): Promise<Map<string, { ms: number[]; pages: number; whole: string[] }>> {
  const found = new Map<string, { ms: number[]; pages: number; whole: string[] }>();
  for (let n = 0; n < ASKED; n += 1)
    for (const [name, ask] of Object.entries(hot)) {
      const plans = await watched.plans(() => ask(n));
      const held = found.get(name) ?? { ms: [], pages: 0, whole: [] };
      const pages = plans.reduce((sum, plan) => sum + plan.pages, 0);
      held.ms.push(plans.reduce((sum, { ms }) => sum + ms, 0));
      held.pages = Math.max(held.pages, pages);
      held.whole = [...new Set([...held.whole, ...plans.flatMap(({ wholeTables }) => wholeTables)])];
      found.set(name, held);
    }
  return found;
}

await asked(watched, 0, ASKED);
const wall = await asked(watched, 0, ASKED);
const alone = await inServer();
const deletes = deleting("verdicts");
const meanwhile = await inServer();
const rate = await deletes.stop();
// As much work of the same kind on the same two processors, in a table that nothing reads: what is left is the rows' own doing.
await sql.raw("create table grown_idle as select * from verdicts").execute(watched.stores.db);
await sql.raw("alter table grown_idle add primary key (id)").execute(watched.stores.db);
await sql.raw("create index on grown_idle (subject)").execute(watched.stores.db);
await sql.raw("analyze grown_idle").execute(watched.stores.db);
const elsewhere = deleting("grown_idle");
const beside = await inServer();
await elsewhere.stop();
await sql.raw("drop table grown_idle").execute(watched.stores.db);
print(
  `${rate.toFixed(0)} verdicts a second were deleted meanwhile, ${((100 * rate) / (2 * ARTICLES)).toFixed(2)} % of all`,
);
/** Milliseconds by the clock of each query's first looks after the server was started anew; none where nothing is said how. */
async function afterRestart(): Promise<Map<string, number[]>> {
  const command = option("restart");
  if (!command) return new Map();
  await watched.close();
  execSync(command, { stdio: "ignore" });
  const again = watchedStores(database.url);
  const times = await asked(again, ASKED, FIRST_LOOKS);
  await again.close();
  return times;
}

const cold = await afterRestart();
const rows = [...wall].map(([name, times]) => {
  const [own, then] = [alone.get(name), meanwhile.get(name)];
  const said = [name, median(times).toFixed(1), part(times, 0.99).toFixed(1)];
  const idle = beside.get(name);
  if (!own || !then || !idle) return [...said, "", "", "", "", "", "", ""];
  const [before, after] = [median(own.ms), median(then.ms)];
  return [
    ...said,
    before.toFixed(2),
    part(own.ms, 0.99).toFixed(2),
    `${after.toFixed(2)}, ${(after / before).toFixed(1)}x; ${part(then.ms, 0.99).toFixed(2)}`,
    `${median(idle.ms).toFixed(2)}; ${part(idle.ms, 0.99).toFixed(2)}`,
    cold.has(name) ? `${cold.get(name)?.[0]?.toFixed(1)}; ${Math.max(...(cold.get(name) ?? [])).toFixed(1)}` : "",
    String(own.pages),
    own.whole.filter((one) => large.has(one)).join(", "),
  ];
});
table(
  [
    "query",
    "p50, ms",
    "p99, ms",
    "p50 in the server",
    "p99 in the server",
    "while deleting: p50, and p99",
    "while as much is deleted elsewhere",
    "after a restart: first, and most of 20",
    "pages, most",
    "large tables read whole",
  ],
  rows,
);
if (cold.size === 0) await watched.close();
await database.drop();

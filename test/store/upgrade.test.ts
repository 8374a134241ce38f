// A database written before numbers had 64 bits: what stands in it stays as it is, and its clustering goes on.
import { sql } from "kysely";
import { expect, it, onTestFinished } from "vitest";
import { migrations, openDatabase } from "../../src/store/database.ts";
import { openStore } from "../../src/store/index.ts";
import { emptyHomes } from "../support/empty-homes.ts";

const now = new Date("2026-03-02T10:00:00Z");
const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "006"));

it.each(emptyHomes)("keeps its rows and their order on %s", async (_place, homeOf) => {
  const home = await homeOf();
  const old = await openDatabase(home, { steps: before });
  for (const statement of [
    "insert into threads (key, tenant, created_at) values ('t', 'one', now())",
    `insert into turns (thread_key, role, author, text, claims, at)
      select 't', 'person', 'A', n::text, '[]', now() from generate_series(1, 3) as n`,
    `insert into verdicts (subject, stage, verdict, reason, at)
      select 'story:a', 'read', 'kept', n::text, now() from generate_series(1, 3) as n`,
    "insert into stories (id, first_seen_at, last_seen_at) values ('a', '2026-03-02', '2026-03-02')",
    `insert into articles (id, url, source, domain, title, language, text, story_id, content_hash, seq, seen_at)
      select 'r' || n, 'u', 's', 'd', 't', 'en', 'x', 'a', 'h' || n, n, '2026-03-02'::timestamptz - n * interval '1 day'
      from generate_series(1, 20) as n`,
    "select setval('articles_seq', 20)",
  ]) {
    await sql.raw(statement).execute(old.db);
  }
  if (home.kind === "server") await old.close();

  const store = await openStore({ home, redisUrl: undefined, now: () => now, onError: () => {} });
  onTestFinished(() => store.close());
  const texts = await store.conversations.turns({ key: "t", tenant: "one" }, 10);
  expect(texts.map(({ text }) => text)).toEqual(["1", "2", "3"]);
  const verdicts = await store.verdicts.of("one", ["story:a"], undefined);
  expect(verdicts.map(({ reason }) => reason)).toEqual(["1", "2", "3"]);
  // Clustering learns again what was decided in its window, four days.
  const placed = await Array.fromAsync(store.clustering.placedSince(store.db, 0, new Date("2026-02-26")));
  expect(placed.flat().map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect(await store.db.transaction().execute((trx) => store.clustering.place(trx, "r20", "a", now))).toBe(21);
  const held = await store.db.selectFrom("articles").select("id").where("story_id", "=", "a").execute();
  expect(held).toHaveLength(20);
});

// The compact names of a feed's items hold what a row a name held, in few parts, and none is lost on the way there.
import { sql } from "kysely";
import { expect, it, onTestFinished } from "vitest";
import { readFeed } from "../../src/feeds/read.ts";
import { migrations, openDatabase } from "../../src/store/database.ts";
import { openStore } from "../../src/store/index.ts";
import { namesLine, namesOfFeed } from "../../src/store/item-names.ts";
import { emptyHomes } from "../support/empty-homes.ts";
import { item } from "../support/news.ts";
import { randomFrom } from "../support/random.ts";

const now = new Date("2026-03-02T10:00:00Z");
const seed = Number(process.env["NAMES_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const marks = { guid: undefined, link: undefined };

it(`find every item by each of its names, as a map would (NAMES_SEED=${seed})`, () => {
  const random = randomFrom(seed);
  const [held, content] = [new Map<string, string>(), new Map<string, string>()];
  let parts: { part: number; names: string }[] = [];
  let written = 0;
  for (let poll = 0; poll < 400; poll += 1) {
    const names = namesOfFeed(parts);
    for (let n = 0; n < 1 + random() * 4; n += 1) {
      const id = `item${Math.floor(random() * 900)}`;
      const contentHash = `c${Math.floor(random() * 1e9)}`;
      const key = `gl${id}`;
      const aliases = [key, `gt${id}x${Math.floor(random() * 3)}`];
      names.add(namesLine(id, { key, aliases, contentHash, marks, item: item(id) }));
      for (const name of aliases) held.set(name, id);
      content.set(id, contentHash.slice(-10));
    }
    const { part, names: text, instead } = names.written()!;
    written += text.length;
    parts = [...parts.filter((old) => !instead.includes(old.part)), { part, names: text }];
  }
  const names = namesOfFeed(parts);
  for (const [name, id] of held) expect(names.find(["unknown", name])).toEqual({ id, mark: content.get(id) });
  expect(names.find(["gtitem1"])).toBeUndefined();
  expect(names.written()).toBeUndefined();
  const size = parts.reduce((sum, { names: text }) => sum + text.length, 0);
  expect(parts.length).toBeLessThan(Math.log2(size));
  expect(written).toBeLessThan(size * Math.log2(size));
});

const entries = async (version: string) => {
  const body = Array.from(
    { length: 30 },
    (_, n) =>
      `<item><title>The council votes on part ${n} of the tram line${version}</title><link>https://paper.example/${n}</link><guid>${n}-${"é".repeat(n)}</guid><description>The mayor said in December that part ${n} would cost more than was planned.</description></item>`,
  );
  const document = `<rss version="2.0"><channel><title>Paper</title><link>https://paper.example/</link>${body.join("")}</channel></rss>`;
  return (
    await readFeed(Buffer.from(document), { url: "https://paper.example/feed", contentType: "application/rss+xml" })
  ).items;
};

it.each(emptyHomes)(
  "of a database that had a row for each are taken over: nothing is new twice on %s",
  async (_place, homeOf) => {
    const home = await homeOf();
    const steps = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "029"));
    const old = await openDatabase(home, { steps });
    const before = await entries("");
    await sql`insert into feeds (id, url, title, state, poll, next_check_at, baseline_at, created_at)
      values ('f', 'https://paper.example/feed', 'Paper', 'active', '{}', ${now}, ${now}, ${now})`.execute(old.db);
    for (const [n, { key, aliases, contentHash, item: body }] of before.entries()) {
      await sql`insert into items (id, feed_id, key, content_hash, body, state, first_seen_at)
        values (${`i${n}`}, 'f', ${key}, ${contentHash}, ${JSON.stringify(body)}::jsonb, 'read', ${now})`.execute(
        old.db,
      );
      for (const name of aliases)
        await sql`insert into item_keys (feed_id, key, item_id) values ('f', ${name}, ${`i${n}`})`.execute(old.db);
    }
    if (home.kind === "server") await old.close();

    const store = await openStore({ home, redisUrl: undefined, now: () => now, onError: () => {} });
    onTestFinished(() => store.close());
    const save = async (items: Awaited<ReturnType<typeof entries>>) => {
      const state = { poll: {}, nextCheckAt: now, state: "active", ok: true, error: undefined } as const;
      const record = { feedId: "f", ...state, title: "Paper", siteUrl: undefined, url: "https://paper.example/feed" };
      const saved = await store.db.transaction().execute((trx) => store.polls.save(trx, [{ ...record, items }], now));
      return saved.get("f")!;
    };
    expect(await save(before)).toEqual({ fresh: [], changed: [], baseline: false });
    // Other guids and addresses, the same words: found by what the old rows said of themselves.
    const moved = (await entries("")).map((entry, n) => ({ ...entry, key: `gl-${n}`, aliases: [`gl-${n}`] }));
    expect(await save(moved)).toEqual({ fresh: [], changed: [], baseline: false });
    const changed = await save(await entries(" again"));
    expect(changed.fresh).toEqual([]);
    expect(changed.changed.toSorted()).toEqual(before.map((_, n) => `i${n}`).toSorted());
  },
);

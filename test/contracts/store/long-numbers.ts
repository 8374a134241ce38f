// Rows are numbered as they come, for ever: at 32 bits a busy newsroom would be full within months.
import { sql } from "kysely";
import { expect, it } from "vitest";
import { plainMessage } from "../../../src/platform/index.ts";
import type { TestHome } from "../../support/homes.ts";
import { article, channel } from "../../support/news.ts";
import { feedOf, now, openOnce } from "./scene.ts";

const FULL = 2 ** 31;
const MANY = Array.from({ length: 20 }, (_, n) => `${n}`);

export function longNumbers(home: TestHome): void {
  const scene = openOnce(home);

  it("goes past two thousand million rows in every table that numbers them, in order", async () => {
    const { store } = scene;
    await sql`select setval(format('%I.%I', schemaname, sequencename)::regclass, ${FULL - 10}) from pg_sequences
      where schemaname = 'public'`.execute(store.db);

    const thread = { channel, thread: "long" };
    await store.conversations.open(thread, { storyId: undefined, analysisId: undefined, deliveryId: undefined }, now);
    const talk = (await store.conversations.thread(thread))!;
    const feed = await feedOf(store, "https://long.example/feed");
    const log = store.messages();
    const author = { id: "bot", name: "Footnote", bot: true };
    const about = { subject: "item:long", subscriptionId: undefined, stage: "read", verdict: "kept" } as const;
    const articles: string[] = [];
    for (const n of MANY) {
      await store.conversations.say(talk, { role: "person", author: "A", text: n, claims: [], at: now });
      await store.verdicts.add(store.db, [{ ...about, reason: n }], now);
      const watch = { person: "p", question: n, until: undefined };
      await store.watches.add(channel, watch, { person: MANY.length, tenant: MANY.length }, now);
      await store.feedback.add({ tenant: "fake:one", message: "m", person: "p", verdict: "good", text: n }, now);
      const entry = { channel: "long", thread: undefined, key: n, author, body: { message: plainMessage(n) } };
      const { id } = await log.append(entry);
      await log.edit(id, plainMessage(`${n} edited`));
      await store.db.transaction().execute((trx) => store.cellLog.append(trx, "south", [{ key: n, body: {} }]));
      const held = { ...article(`long-${n}`, `Text ${n}.`), feedId: feed.id, contentHash: n };
      articles.push(await store.articles.save(store.db, held, now));
    }
    const [first, second] = articles as [string, string];
    const seqs = await store.db.transaction().execute(async (trx) => {
      const placed: number[] = [];
      for (const id of articles) placed.push(await store.clustering.place(trx, id, id, now));
      return [...placed, await store.clustering.absorb(trx, first, second)];
    });

    expect((await store.conversations.turns(talk, 100)).map(({ text }) => text)).toEqual(MANY);
    expect((await store.verdicts.of("fake:one", ["item:long"], undefined)).map(({ reason }) => reason)).toEqual(MANY);
    expect((await log.list("long", { limit: 100 })).map(({ key }) => key)).toEqual(MANY);
    expect((await store.cellLog.waiting("south", 100)).map(({ key }) => key)).toEqual(MANY);
    expect(seqs).toEqual(seqs.map((_, n) => FULL - 9 + n));
    const placed = await Array.fromAsync(store.clustering.placedSince(store.db, FULL - 10, now));
    expect(placed.flat().map(({ seq }) => seq)).toEqual(seqs.slice(0, -1));
    const joined = await store.clustering.joinedSince(store.db, FULL - 10, now);
    expect(joined.map(({ seq }) => seq)).toEqual(seqs.slice(-1));
    expect(await store.clustering.joinedSince(store.db, seqs.at(-1)!, now)).toEqual([]);

    const short = await sql`select sequencename from pg_sequences where schemaname = 'public'
      and coalesce(last_value, 0) <= ${FULL}`.execute(store.db);
    expect(short.rows, "every sequence is taken past its 32 bits here").toEqual([]);
  });
}

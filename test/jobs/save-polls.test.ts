// Looks that bring much are saved in parts, between which an answer has its turn; a crash between them loses nothing.
import { expect, it } from "vitest";
import { forPerson } from "../../src/core/urgent.ts";
import type { PollOutcome } from "../../src/feeds/poll.ts";
import { createPollSaver } from "../../src/jobs/save-polls.ts";
import type { Store } from "../../src/store/index.ts";
import { testClock } from "../support/clock.ts";
import { embedded } from "../support/homes.ts";
import { item } from "../support/news.ts";
import { memoryLog } from "../support/records.ts";

const MANNERS = { minMs: 60_000, maxMs: 3_600_000 };
const keysOf = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `item-${from + n}`);

async function newsroom() {
  const clock = testClock();
  const store = await embedded.open(() => clock.now());
  await store.jobs.start();
  const [sizes, faults]: [number[], Error[]] = [[], []];
  const first: (() => void)[] = [];
  const watched: Store = {
    ...store,
    polls: {
      ...store.polls,
      async save(trx, records, ...rest) {
        sizes.push(records.reduce((sum, { items }) => sum + items.length, 0));
        if (sizes.length === 1) first.pop()?.();
        const fault = sizes.length === 3 ? faults.pop() : undefined;
        if (fault) throw fault;
        return store.polls.save(trx, records, ...rest);
      },
    },
  };
  const save = createPollSaver({ store: watched, clock, log: memoryLog() }, () => MANNERS);
  const url = "https://paper.example/feed";
  const { id } = await store.feeds.add(
    { url, title: url, siteUrl: undefined, poll: { url }, sample: false },
    clock.now(),
  );
  const look = async (keys: string[], etag: string): Promise<void> => {
    const row = (await store.feeds.get(id))!;
    const feed = { ...row, baselineAt: row.baselineAt, tenant: undefined, readers: 1 };
    const items = keys.map((key) => ({ key, aliases: [], contentHash: key, item: item(key) }));
    const outcome: PollOutcome = {
      kind: "items",
      state: { url, etag },
      nextCheckAt: clock.now(),
      feed: { kind: "rss", title: "Paper", link: undefined, items: [] } as never,
      items,
    } as never;
    await save({ feed: feed as never, outcome });
  };
  const held = async () => {
    const rows = await store.db.selectFrom("items").select("key").where("feed_id", "=", id).execute();
    return rows.map(({ key }) => key).toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
  };
  const etag = async () => {
    const { poll } = await store.db.selectFrom("feeds").select("poll").executeTakeFirstOrThrow();
    return (poll as { etag?: string }).etag;
  };
  return { store, sizes, faults, first, look, held, etag };
}

it("saves a look of hundreds in parts, and answers between them", async () => {
  const { store, sizes, first, look, held, etag } = await newsroom();
  await look(keysOf(0, 3), "one");
  sizes.length = 0;
  const answered = Promise.withResolvers<number>();
  // Asked while the first part is being saved.
  first.push(() => {
    forPerson(() => store.feeds.all()).then(() => answered.resolve(sizes.length), answered.reject);
  });
  await look(keysOf(0, 270), "two");
  expect(await answered.promise).toBeLessThan(3);
  expect(sizes).toEqual([60, 60, 60, 60, 30]);
  expect([await held(), await etag()]).toEqual([keysOf(0, 270), "two"]);
  await store.jobs.stop(0);
  await store.close();
});

it("saves what a crash between two parts left, each item once, and no validator before its last item", async () => {
  const { store, sizes, faults, look, held, etag } = await newsroom();
  await look(keysOf(0, 3), "one");
  sizes.length = 0;
  // Not even the note that it failed can be written.
  faults.push(new Error("gone"));
  await look(keysOf(0, 270), "two").catch(() => {});
  expect(await held()).toEqual(keysOf(0, 120));
  expect(await etag()).toBe("one");
  await look(keysOf(0, 270), "two");
  expect([await held(), await etag()]).toEqual([keysOf(0, 270), "two"]);
  await store.jobs.stop(0);
  await store.close();
});

it("keeps of a first look of hundreds the texts of the newest alone", async () => {
  const { store, look, held } = await newsroom();
  await look(keysOf(0, 150), "one");
  expect(await held()).toHaveLength(150);
  const rows = await store.db.selectFrom("items").select(["state"]).execute();
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(["baseline"]));
  await store.jobs.stop(0);
  await store.close();
});

it("hands on nothing of a document whose items the cache has seen, and all of it once the cache is lost", async () => {
  const { store, sizes, look } = await newsroom();
  for (const etag of ["one", "two", "three"]) await look(keysOf(0, 3), etag);
  // The first look is the first; the second finds no mark, and leaves one.
  expect(sizes).toEqual([3, 3, 0]);
  await look(keysOf(0, 4), "four");
  await store.db.deleteFrom("cache").execute();
  await look(keysOf(0, 4), "five");
  expect(sizes.slice(3)).toEqual([4, 4]);
  await store.jobs.stop(0);
  await store.close();
});

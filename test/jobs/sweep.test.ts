// What the hourly rounds let go: keys of other cells after a month, drafts once a day.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { KEPT_DAYS } from "../../src/core/kept.ts";
import { DAY, HOUR } from "../../src/core/time.ts";
import { sweep } from "../../src/jobs/sweep.ts";
import type { Store } from "../../src/store/index.ts";
import { testClock } from "../support/clock.ts";
import { homes } from "../support/homes.ts";

const log = { debug() {}, info() {}, warn() {}, error() {} };

describe.each(homes)("what is too old to keep in $name", (home) => {
  let store: Store;
  const clock = testClock();
  beforeEach(async () => {
    store = await home.open(() => clock.now());
    await store.jobs.start();
  });
  afterEach(() => store.close());

  const ago = (ms: number): Date => new Date(clock.now().getTime() - ms);

  it("keys that came from another cell go after thirty days", async () => {
    for (const [key, days] of Object.entries({ old: 31, older: 40, young: 29 }))
      await sql`insert into cell_received (origin, key, at) values ('north', ${key}, ${ago(days * DAY)})`.execute(
        store.db,
      );
    await sweep({ store, clock, log });
    const left = await store.db.selectFrom("cell_received").select("key").execute();
    expect(left).toEqual([{ key: "young" }]);
  });

  it("drafts are looked for once a day, and at once where the last look is ahead of the clock", async () => {
    await sql`insert into stories (id, first_seen_at, last_seen_at) values ('s', now(), now())`.execute(store.db);
    const draft = (id: string) =>
      sql`insert into analyses (id, story_id, lens_key, input_hash, body, created_at)
        values (${id}, 's', 'lens', ${id}, '{}', ${ago((KEPT_DAYS.drafts + 3) * DAY)})`.execute(store.db);
    const left = async () => (await store.db.selectFrom("analyses").select("id").execute()).map(({ id }) => id);
    const later = (ms: number): Date => new Date(clock.now().getTime() + ms);
    await draft("first");
    await store.retention.apply(clock.now());
    expect(await left()).toEqual([]);
    await draft("second");
    await store.retention.apply(later(23 * HOUR));
    expect(await left()).toEqual(["second"]);
    await store.retention.apply(later(DAY));
    expect(await left()).toEqual([]);
    await draft("third");
    await store.retention.apply(ago(DAY));
    expect(await left()).toEqual([]);
  });
});

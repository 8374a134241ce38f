// Whose delivery goes next: everybody's first before anybody's second, and of each channel the oldest.
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Store } from "../../../src/store/index.ts";
import { testClock } from "../../support/clock.ts";
import type { TestHome } from "../../support/homes.ts";
import { putOut } from "../../support/outbox.ts";

export function due(home: TestHome): void {
  const clock = testClock();
  let store: Store;
  beforeEach(async () => {
    store = await home.open(() => clock.now());
  });
  afterEach(() => store.close());

  const put = (id: string, tenant: string, channel: string, platform = "fake"): Promise<boolean> => {
    clock.advance(1);
    const target = { platform, tenant, channel, kind: "channel" as const };
    return putOut(store, id, clock.now(), { target });
  };
  const dueIds = async (among: { platforms?: string[]; limit?: number } = {}): Promise<string[]> =>
    (await store.outbox.due(clock.now(), among)).map(({ id }) => id);

  it("put a tenant's only one right behind the first of another's ten thousand", async () => {
    await put("first", "big", "c0");
    // A hundred channels, a hundred deliveries each.
    await sql`insert into deliveries (id, tenant, channel_key, kind, target, payload, state, not_before_at, created_at)
      select 'many' || n, 'big', 'big|c' || (n % 100), kind, target, payload, state, not_before_at,
        created_at + n * interval '1 microsecond'
      from deliveries, generate_series(1, 9999) as n where id = 'first'`.execute(store.db);
    clock.advance(1_000);
    await put("only", "small", "c");
    expect((await dueIds({ limit: 12 })).slice(0, 2)).toEqual(["first", "only"]);
    expect(await dueIds()).toHaveLength(101);
  });

  it("are asked for by those who can post there alone", async () => {
    await put("here", "one", "a");
    await put("there", "one", "b", "elsewhere");
    expect(await dueIds({ platforms: ["fake"] })).toEqual(["here"]);
    expect(await dueIds({ platforms: ["elsewhere"] })).toEqual(["there"]);
  });
}

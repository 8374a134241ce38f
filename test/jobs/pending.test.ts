// A story whose writer is still at work is looked at again, more and more rarely, and in the end no more.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Story } from "../../src/core/domain.ts";
import { defaultLens } from "../../src/digest/defaults.ts";
import { inBatches } from "../../src/jobs/batches.ts";
import { analyseOnce } from "../../src/jobs/outgoing.ts";
import type { Store } from "../../src/store/index.ts";
import { testClock } from "../support/clock.ts";
import { embedded } from "../support/homes.ts";
import { analysis, article, channel } from "../support/news.ts";

const MINUTE = 60_000;
const clock = testClock();
let store: Store;
beforeAll(async () => {
  store = await embedded.open(() => clock.now());
  await store.jobs.start();
});
afterAll(async () => {
  await store.jobs.stop(0);
  await store.close();
});

it("waits as long again as it took already, at least ten minutes, and gives up after three days", async () => {
  const seenAt = clock.now();
  const held = { ...article("x", "The bridge opens on Monday."), contentHash: "1" };
  const id = await store.articles.save(store.db, held, seenAt);
  await store.db.transaction().execute((trx) => store.clustering.place(trx, id, "s", seenAt));
  const story: Story = { id: "s", articles: [{ ...held, id }], firstSeenAt: seenAt, lastSeenAt: seenAt };
  const writtenBy = { kind: "extract" as const, pending: true as const };
  const analyse = async () => analysis(story.articles, { writtenBy });
  const ports = { store, clock, analyst: { analyse } } as unknown as Parameters<typeof analyseOnce>[0];
  const looks: number[] = [];
  for (;;) {
    await analyseOnce(ports, story, defaultLens("en"), { tenant: channel.tenant, channel });
    const { rows } = await sql<{
      at: Date;
    }>`delete from pgboss.job where name = 'story' returning start_after as at`.execute(store.db);
    const [next] = rows;
    if (!next) break;
    looks.push((next.at.getTime() - seenAt.getTime()) / MINUTE);
    clock.advance(next.at.getTime() - clock.now().getTime());
  }
  expect(looks).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120]);
});

it("many rows go a few at a time, with a rest between, until fewer are left than might go", async () => {
  const asked: number[] = [];
  let left = 2_500;
  const started = clock.now().getTime();
  const gone = await inBatches(clock, async (limit) => {
    asked.push(left);
    const some = Math.min(left, limit);
    left -= some;
    return some;
  });
  expect({ gone, asked, rest: clock.now().getTime() - started }).toEqual({
    gone: 2_500,
    asked: [2_500, 1_500, 500],
    rest: 200,
  });
});

// Jobs: sent with their transaction or not at all, and everybody's first before anybody's second.
import { sql } from "kysely";
import { expect, it } from "vitest";
import type { TestHome } from "../../support/homes.ts";
import { openOnce } from "./scene.ts";

export function jobs(home: TestHome): void {
  const scene = openOnce(home);

  it("sends a job when its transaction commits, and none when it does not", async () => {
    const got: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    await scene.store.jobs.start();
    await scene.store.jobs.work("article", 1, async ({ itemId }) => {
      got.push(itemId);
      if (itemId === "kept") resolve();
    });
    const lost = scene.store.db.transaction().execute(async (trx) => {
      await scene.store.jobs.send("article", { itemId: "lost" }, { trx });
      throw new Error("rolled back");
    });
    await expect(lost).rejects.toThrow("rolled back");
    await scene.store.db.transaction().execute((trx) => scene.store.jobs.send("article", { itemId: "kept" }, { trx }));
    await promise;
    expect(got).toEqual(["kept"]);
    await scene.store.jobs.stop(1000);
  });

  it("does the first job of everybody before the second of anybody", async () => {
    const got: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const jobsOf = (feed: string, count: number) =>
      Array.from({ length: count }, (_, turn) => ({ data: { itemId: `${feed}${turn}` }, key: `${feed}${turn}`, turn }));
    await scene.store.jobs.start();
    await scene.store.jobs.sendMany("article", jobsOf("flood", 5));
    await scene.store.jobs.sendMany("article", jobsOf("quiet", 1));
    await scene.store.jobs.work("article", 1, async ({ itemId }) => {
      if (got.push(itemId) === 6) resolve();
    });
    await promise;
    expect(new Set(got.slice(0, 2))).toEqual(new Set(["flood0", "quiet0"]));
    expect(got.slice(2)).toEqual(["flood1", "flood2", "flood3", "flood4"]);
    await scene.store.jobs.stop(1000);
  });

  it("brings a queue of an earlier version to what queues are today, and leaves one of today as it is", async () => {
    const queues = async () =>
      (
        await sql<{ name: string; tries: number; at: Date }>`
          select name, retry_limit as tries, updated_on as at from pgboss.queue where name in ('article', 'story') order by name`.execute(
          scene.store.db,
        )
      ).rows;
    await sql`update pgboss.queue set retry_limit = 2 where name = 'article'`.execute(scene.store.db);
    const [old, kept] = await queues();
    await scene.store.jobs.start();
    await scene.store.jobs.stop(0);
    const [mended, left] = await queues();
    expect(old?.tries).toBe(2);
    expect(mended?.tries).toBe(kept?.tries);
    expect(left).toEqual(kept);
  });
}

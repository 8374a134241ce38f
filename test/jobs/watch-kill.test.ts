// A process that is killed between a standing question's answer and its closing posts once, and closes it.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { createWatching } from "../../src/jobs/watches.ts";
import { openStore } from "../../src/store/index.ts";
import { serverMissing } from "../support/homes.ts";
import { article, channel } from "../support/news.ts";
import { ANSWER, QUESTION } from "../support/left-standing.ts";
import { TEMPLATE, freshDatabase } from "../support/server.ts";

const CHILD = fileURLToPath(new URL("../support/watch-child.ts", import.meta.url));

describe.skipIf(serverMissing)("a process that is killed", () => {
  it.each([
    ["between the answer and the closing", "watch.posted", { posts: 0, open: 1 }],
    ["just behind both", "watch.closed", { posts: 1, open: 0 }],
  ])(
    "%s leaves both or neither, and the next one posts once",
    async (_, step, left) => {
      const database = await freshDatabase(process.env[TEMPLATE]);
      const now = () => systemClock.now();
      const store = await openStore({
        home: { kind: "server", url: database.url },
        redisUrl: undefined,
        now,
        onError: () => {},
      });
      try {
        const added = { url: "https://a.example/feed", title: "A", siteUrl: undefined, poll: {}, sample: false };
        const feed = await store.feeds.add(added, now());
        const settings = { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters: defaultFilters };
        const { id } = await store.subscriptions.ensure(channel, settings, "owner", now());
        await store.subscriptions.link(id, feed.id);
        const asked = { person: "u1", question: QUESTION, until: undefined };
        await store.watches.add(channel, asked, { person: 5, tenant: 5 }, now());
        const held = { ...article("a1", ANSWER), feedId: feed.id, contentHash: "1", seenAt: now() };
        const saved = await store.articles.save(store.db, held, now());
        await store.db.transaction().execute((trx) => store.clustering.place(trx, saved, "s1", now()));

        const child = spawn(process.execPath, [CHILD, database.url, step, "s1"], { stdio: "inherit" });
        expect(await new Promise((resolve) => child.once("exit", (_code, signal) => resolve(signal)))).toBe("SIGKILL");
        const stands = async () => ({
          posts: (await store.db.selectFrom("deliveries").select("id").execute()).length,
          open: (await store.watches.of(channel, now())).length,
        });
        await expect.poll(stands).toEqual(left);

        for (const _again of [1, 2]) await createWatching({ store, clock: systemClock, language: "en" })("s1");
        expect(await stands()).toEqual({ posts: 1, open: 0 });
      } finally {
        await store.close();
        await database.drop();
      }
    },
    60_000,
  );
});

// Several processes on one Postgres: put to sleep, cut off, killed; every story told once.
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { doubled } from "../support/chat-double.ts";
import { startLine, until } from "../support/processes.ts";
import { randomFrom } from "../support/random.ts";
import { PATIENCE_MS, chat, database, describeProcesses, open, processes, seed, start, told } from "./bed.ts";

describeProcesses(() => {
  it("one that was put to sleep while it posted is fenced when it wakes: one post", async () => {
    await start("watch");
    const sleeper = await start("serve");
    const { store, tenant, publish } = await open();
    chat.behave = () => "silence";
    const feed = await tenant("one");
    const [title = ""] = await publish(feed, 1);
    await chat.next();
    sleeper.signal("SIGSTOP");
    chat.behave = () => "answer";
    await start("serve");
    const delivery = () =>
      store.db.selectFrom("deliveries").select(["state", "fence", "remote"]).executeTakeFirstOrThrow();
    await until(async () => (await delivery()).state === "sent", PATIENCE_MS, delivery);
    const before = await delivery();
    sleeper.signal("SIGCONT");
    // It works again, and what it meant to write of the old post is not taken.
    const more = await publish(feed, 3);
    await told("one-0", [title, ...more]);
    const rows = await store.db.selectFrom("deliveries").select(["state", "fence"]).orderBy("created_at").execute();
    expect(rows[0]).toEqual({ state: "sent", fence: before.fence });
    expect(before.fence).toBeGreaterThan(1);
    expect(chat.posts).toHaveLength(4);
  });

  it("one that is cut from its database for a while goes on within half a minute, and tells everything once", async () => {
    const { hostname, port } = new URL(database.url);
    const line = await startLine({ host: hostname, port: Number(port || 5432) });
    try {
      const through = new URL(database.url);
      through.host = `127.0.0.1:${line.port}`;
      const { tenant, publish } = await open();
      const feed = await tenant("one");
      await start("all", { DATABASE_URL: through.href });
      const before = await publish(feed, 5);
      // What the same takes with nothing wrong, on a machine as busy as it is now.
      const ordinary = await told("one-0", before);
      line.cut();
      const during = await publish(feed, 5);
      // How long the database is away is what the test is about.
      await wait(3_000);
      line.mend();
      expect(await told("one-0", during)).toBeLessThan(30_000 + 5 * ordinary);
      expect(doubled(chat.posts)).toEqual([]);
      expect(await processes[0]!.end()).toBe(0);
    } finally {
      await line.close();
    }
  });

  it("killed at random while others work, they lose no story, tell none twice, and starve no tenant", async () => {
    const random = randomFrom(seed);
    const { store, tenant, publish } = await open();
    const [big, small] = [await tenant("big"), await tenant("small", 2)];
    const roles = ["watch", "serve", "all"];
    let alive = await Promise.all(roles.map((role) => start(role)));
    const expected = { big: [] as string[], small: [] as string[] };
    for (let kill = 0; kill < 5; kill += 1) {
      expected.big.push(...(await publish(big, 12)));
      expected.small.push(...(await publish(small, 1)));
      // The kill must come at a moment nobody chose: a wait is the point here, not a way around one.
      await wait(200 + random() * 1_500);
      const victim = Math.floor(random() * alive.length);
      await alive[victim]!.end("SIGKILL");
      alive = await Promise.all(alive.map((running, at) => (at === victim ? start(roles[at]!) : running)));
    }
    await told("big-0", expected.big);
    await told("small-0", expected.small);
    await told("small-1", expected.small);
    const lost = await store.db.selectFrom("deliveries").select("id").where("state", "=", "dead").execute();
    expect(lost).toEqual([]);
    expect(doubled(chat.posts)).toEqual([]);
    expect(chat.posts).toHaveLength(60 + 2 * 5);
  });
});

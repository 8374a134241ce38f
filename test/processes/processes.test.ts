// Several real processes on one Postgres: started at once, killed, put to sleep, cut from their database; every story told once.
import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ChatDouble, doubled, startChat } from "../support/chat-double.ts";
import { serverMissing } from "../support/homes.ts";
import { freshDatabase } from "../support/server.ts";
import { newFolder, removeFolder, startNewsroom } from "../support/newsroom.ts";
import { type Press, openPress } from "../support/press.ts";
import { type RunningProcess, startLine, startProcess, until } from "../support/processes.ts";
import { randomFrom } from "../support/random.ts";

const seed = Number(process.env["FOOTNOTE_SEED"] ?? randomInt(1_000_000));
/** On a busy machine a process may take long to start, and a lease is a lease. */
const PATIENCE_MS = 90_000;

let database: Awaited<ReturnType<typeof freshDatabase>>;
let chat: ChatDouble;
let press: Press | undefined;
let processes: RunningProcess[] = [];

const start = async (role: string, settings: Record<string, string> = {}): Promise<RunningProcess> => {
  const started = await startProcess({ ROLE: role, DATABASE_URL: database.url, CHAT_URL: chat.url, ...settings });
  processes.push(started);
  return started;
};
const open = async (): Promise<Press> => (press = await openPress(database.url));
/** Waits until each channel was told each of these titles; the time it took. */
const told = (channel: string, titles: string[]): Promise<number> => {
  const missing = () =>
    titles.filter((title) => !chat.posts.some((post) => post.channel === channel && post.text.includes(title)));
  return until(() => missing().length === 0, PATIENCE_MS, missing);
};

describe.skipIf(serverMissing)(`several processes on one Postgres (FOOTNOTE_SEED=${seed})`, () => {
  beforeEach(async () => {
    [database, chat] = await Promise.all([freshDatabase(), startChat()]);
    processes = [];
    press = undefined;
  });
  afterEach(async () => {
    for (const running of processes) running.signal("SIGCONT");
    await Promise.all(processes.map((running) => running.end("SIGKILL")));
    await press?.close();
    await chat.close();
    await database.drop();
  });

  it("four that start at once on an empty database share it, tell each story once, and end when asked", async () => {
    await Promise.all(["watch", "serve", "all", "all"].map((role) => start(role)));
    const { store, tenant, publish } = await open();
    const migrations = await sql`select name from kysely_migration`.execute(store.db);
    expect(migrations.rows.length).toBeGreaterThanOrEqual(3);
    const titles = await publish(await tenant("one"), 12);
    await told("one-0", titles);
    expect(await Promise.all(processes.map((running) => running.end()))).toEqual([0, 0, 0, 0]);
    expect(chat.posts).toHaveLength(12);
    expect(doubled(chat.posts)).toEqual([]);
  }, 150_000);

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
  }, 150_000);

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
      await chat.next();
      line.cut();
      const during = await publish(feed, 5);
      // How long the database is away is what the test is about.
      await wait(3_000);
      line.mend();
      expect(await told("one-0", [...before, ...during])).toBeLessThan(30_000);
      expect(doubled(chat.posts)).toEqual([]);
      expect(await processes[0]!.end()).toBe(0);
    } finally {
      await line.close();
    }
  }, 150_000);

  it("a page open in one process shows what another posts", async () => {
    const folder = await newFolder();
    const page = await startNewsroom(folder, { DATABASE_URL: database.url, ROLE: "serve" });
    const reading = new AbortController();
    try {
      const { store } = await open();
      const events = await fetch(`${page.address}/events`, { signal: reading.signal });
      const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
      // The page hears of others from the moment its own line to the database stands.
      const said = setInterval(() => {
        const key = `k${Date.now()}`;
        const author = { id: "bot", name: "Footnote", bot: true };
        void store
          .messages()
          .append({ channel: "news", thread: undefined, key, author, body: { text: "Said elsewhere." } });
      }, 500);
      let heard = "";
      while (!heard.includes("Said elsewhere.")) heard += (await reader.read()).value ?? "";
      clearInterval(said);
      expect(heard).toContain("event: entry");
    } finally {
      reading.abort();
      await page.end("SIGKILL");
      await removeFolder(folder);
    }
  }, 90_000);

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
  }, 240_000);
});

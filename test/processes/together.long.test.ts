// Several processes on one Postgres, started at once, share the work; pages show all posts.
import { sql } from "kysely";
import { expect, it } from "vitest";
import { doubled } from "../support/chat-double.ts";
import { newFolder, removeFolder, startNewsroom } from "../support/newsroom.ts";
import { chat, database, describeProcesses, open, processes, start, told } from "./bed.ts";

describeProcesses(() => {
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
  }, 300_000);

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
  }, 300_000);
});

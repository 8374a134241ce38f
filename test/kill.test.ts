// Kill -9 while it works, start again, twenty times: nothing lost, nothing told twice.
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../src/store/index.ts";
import { newFolder, removeFolder, startNewsroom } from "./support/newsroom.ts";
import { randomFrom } from "./support/random.ts";

const KILLS = 20;
const seed = Number(process.env["FOOTNOTE_SEED"] ?? Date.now() % 1_000_000);

describe(`twenty kills (FOOTNOTE_SEED=${seed})`, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await newFolder();
  });
  afterAll(() => removeFolder(folder));

  it("lose no item and post no story twice", async () => {
    const random = randomFrom(seed);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const newsroom = await startNewsroom(folder);
      // The kill must come at a moment nobody chose: a wait is the point here, not a way around one.
      await wait(100 + random() * 3000);
      await newsroom.end("SIGKILL");
    }
    const last = await startNewsroom(folder);
    await settled(last.address);
    expect(await last.end()).toBe(0);

    const store = await openStore({
      home: { kind: "embedded", folder: `${folder}/data` },
      redisUrl: undefined,
      now: () => new Date(),
      onError: () => {},
    });
    try {
      const items = await store.db.selectFrom("items").select(["state", "body"]).execute();
      expect(items.filter((item) => item.state === "new")).toEqual([]);
      const unclustered = await store.db.selectFrom("articles").select("id").where("story_id", "is", null).execute();
      expect(unclustered).toEqual([]);
      const posts = await store.db
        .selectFrom("log_entries")
        .select(["key", "body"])
        .where("thread", "is", null)
        .execute();
      const headlines = posts.map((post) =>
        JSON.stringify((post.body as { message: { sections: unknown[] } }).message.sections[0]),
      );
      expect(new Set(headlines).size).toBe(headlines.length);
      const open = await store.db
        .selectFrom("deliveries")
        .select(["id", "state"])
        .where("state", "!=", "sent")
        .execute();
      expect(open).toEqual([]);
      const told = await store.db.selectFrom("delivery_stories").select("story_id").execute();
      const stories = await store.db.selectFrom("articles").select("story_id").distinct().execute();
      const refused = await store.db
        .selectFrom("verdicts")
        .select("subject")
        .where("verdict", "=", "dropped")
        .where("stage", "=", "choose")
        .distinct()
        .execute();
      expect(told.length + refused.length).toBe(stories.length);
    } finally {
      await store.close();
    }
  }, 480_000);
});

/** Waits until the page's feed has not changed for a while after the sample's last article came out. */
async function settled(address: string): Promise<void> {
  let before = "";
  let calm = 0;
  const end = Date.now() + 240_000;
  while (calm < 12 && Date.now() < end) {
    const now = await (await fetch(`${address}/feed.json`)).text();
    calm = now === before && now.includes('"id"') ? calm + 1 : 0;
    before = now;
    await wait(2500);
  }
}

// Kill -9 while it works, start again, twenty times: nothing lost, nothing told twice.
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishedAt, readArticles } from "../sample/articles.ts";
import { newFolder, removeFolder, startNewsroom } from "./support/newsroom.ts";
import { randomFrom } from "./support/random.ts";
import { type Told, readTold } from "./support/told.ts";

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
    const all = publishedAt(readArticles(new Date()), Infinity).length;
    // It works on, between clean ends, until all that the sample brings is read and decided; the test's own limit ends it otherwise.
    let told: Told;
    let ms = 20_000;
    do {
      const newsroom = await startNewsroom(folder);
      await wait(ms);
      expect(await newsroom.end()).toBe(0);
      told = await readTold(folder);
      ms *= 1.5;
    } while (told.items < all || told.open.length > 0);
    expect(new Set(told.headlines).size).toBe(told.headlines.length);
    expect(told.decisions).toBe(told.stories);
  }, 1_800_000);
});

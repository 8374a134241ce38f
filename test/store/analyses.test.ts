// An analysis is kept once, is there for whoever asks next, and makes no later row less safe.
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../src/store/index.ts";
import { now, storyOf } from "../contracts/store/scene.ts";
import { homes } from "../support/homes.ts";

describe.each(homes)("an analysis on $name", ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open(() => now);
  });
  afterAll(() => store.close());

  it("that is kept twice is the one that came first", async () => {
    const { story, stored } = await storyOf(store, "harbour");
    const again = await store.analyses.save(story.id, "lens", "harbour", { ...stored.analysis, reportedBy: [] }, now);
    expect(again).toEqual(stored);
    expect(await store.analyses.find(story.id, "lens", "harbour")).toEqual(stored);
    expect(await store.analyses.get("fake:one", stored.id)).toEqual(stored);
  });

  it("leaves whatever is written next to wait for the disk", async () => {
    await storyOf(store, "bridge");
    const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(store.db);
    expect(rows).toEqual([{ synchronous_commit: "on" }]);
  });
});

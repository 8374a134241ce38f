// What is said: articles with their sentences, threads, events seen once, records, the log of messages.
import { expect, it } from "vitest";
import { plainMessage } from "../../../src/platform/index.ts";
import type { TestHome } from "../../support/homes.ts";
import { channel } from "../../support/news.ts";
import { now, openOnce, storyOf } from "./scene.ts";

export function talk(home: TestHome): void {
  const scene = openOnce(home);

  it("gives an article back with its sentences and the passages they name", async () => {
    const { story } = await storyOf(scene.store, "slices");
    const [first] = story.articles;
    expect(first!.sentences.map((entry) => first!.text.slice(entry.start, entry.end))).toEqual([
      "Text of slices.",
      "It is short.",
    ]);
  });

  it("handles an inbound event once", async () => {
    const seen = await Promise.all([1, 2, 3].map(() => scene.store.inbound.first("t", "event-1", now)));
    expect(seen.filter(Boolean)).toHaveLength(1);
  });

  it("keeps a conversation in order and gives back its last turns", async () => {
    const thread = { channel, thread: "talk" };
    await scene.store.conversations.open(
      thread,
      { storyId: undefined, analysisId: undefined, deliveryId: undefined },
      now,
    );
    const row = (await scene.store.conversations.thread(thread))!;
    for (const text of ["one", "two", "three"]) {
      await scene.store.conversations.say(row, { role: "person", author: "A", text, claims: [], at: now });
    }
    expect((await scene.store.conversations.turns(row, 2)).map((turn) => turn.text)).toEqual(["two", "three"]);
  });

  it("keeps records of one owner from another", async () => {
    await scene.store.records("a").put("key%1", { n: 1 });
    await scene.store.records("b").put("key%1", { n: 2 });
    expect(await scene.store.records("a").get("key%1")).toEqual({ n: 1 });
    expect(await scene.store.records("a").list("key%")).toEqual([{ key: "key%1", value: { n: 1 } }]);
    expect(await scene.store.records("a").list("keyX")).toEqual([]);
  });

  it("appends to the message log once per key, in order, and edits in place", async () => {
    const log = scene.store.messages();
    const author = { id: "bot", name: "Footnote", bot: true };
    const first = await log.append({
      channel: "c",
      thread: undefined,
      key: "k1",
      author,
      body: { message: plainMessage("one") },
    });
    const again = await log.append({
      channel: "c",
      thread: undefined,
      key: "k1",
      author,
      body: { message: plainMessage("other") },
    });
    expect(again.id).toBe(first.id);
    await log.append({ channel: "c", thread: first.id, key: "k2", author, body: { text: "reply" } });
    await log.append({ channel: "c", thread: undefined, key: "k3", author, body: { message: plainMessage("two") } });
    expect((await log.list("c", { limit: 10 })).map((row) => row.key)).toEqual(["k1", "k3"]);
    expect((await log.replies([first.id])).get(first.id)?.count).toBe(1);
    const edited = await log.edit(first.id, plainMessage("changed"));
    expect(edited?.editedAt).toEqual(now);
    expect(edited?.body).toEqual({ message: plainMessage("changed") });
  });
}

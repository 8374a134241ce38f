// Feeds and their items: what is new, what changed, whose turn it is to be looked at.
import { expect, it } from "vitest";
import { identify } from "../../../src/feeds/identify.ts";
import { sentence } from "../../../src/words/index.ts";
import type { TestHome } from "../../support/homes.ts";
import { item } from "../../support/news.ts";
import { entry, feedOf, later, now, openOnce, record, save, subscribe } from "./scene.ts";
import { countItems } from "../../support/items.ts";

export function polling(home: TestHome): void {
  const scene = openOnce(home);

  it("adds a feed once, however often its address is added", async () => {
    const [a, b] = await Promise.all([
      feedOf(scene.store, "https://twice.example/feed"),
      feedOf(scene.store, "https://twice.example/feed"),
    ]);
    expect(a.id).toBe(b.id);
  });

  it("takes the first good poll as the baseline and calls nothing in it new", async () => {
    const feed = await feedOf(scene.store, "https://one.example/feed");
    expect(await save(scene.store, feed.id, record([entry("a"), entry("b")]))).toMatchObject({ baseline: true });
    expect((await scene.store.items.get((await scene.store.items.latest(feed.id))[0]!.id))?.state).toBe("baseline");
    const second = await save(scene.store, feed.id, record([entry("a"), entry("b"), entry("c")]));
    expect(second).toMatchObject({ baseline: false, changed: [] });
    expect(second.fresh).toHaveLength(1);
  });

  it("keeps of the first look the text of the newest, which may be asked for, and of what has no page", async () => {
    const feed = await feedOf(scene.store, "https://archive.example/feed");
    const old = Array.from({ length: 9 }, (_, day) => ({
      ...entry(`day-${day}`),
      item: item(`day-${day}`, {
        content: "<p>Long.</p>",
        published: new Date(Date.UTC(2026, 0, 1 + ((day * 4) % 9))),
      }),
    }));
    const bare = { ...entry("bare"), item: item("bare", { content: "<p>All.</p>", link: undefined }) };
    await save(scene.store, feed.id, record([...old, bare], { url: feed.url }));
    const latest = await scene.store.items.latest(feed.id);
    expect(latest.map(({ title, content }) => [title, content])).toEqual(
      ["day-2", "day-4", "day-6"].map((title) => [title, "<p>Long.</p>"]),
    );
    const rows = await scene.store.db.selectFrom("items").select("body").where("feed_id", "=", feed.id).execute();
    expect(rows.filter(({ body }) => "content" in (body as object))).toHaveLength(4);
    // The whole of it is there again as soon as it changes, and then it is read.
    const changed = { ...old[0]!, contentHash: "2" };
    const { changed: ids } = await save(scene.store, feed.id, record([changed], { url: feed.url }));
    expect(await scene.store.items.get(ids[0]!)).toMatchObject({ content: "<p>Long.</p>" });
  });

  it("recognises an item under no name that it is known by, and keeps its new names", async () => {
    const feed = await feedOf(scene.store, "https://moving.example/feed");
    const text = "The council votes on the new tram line in December, it said.";
    const at = (host: string, n: number) => {
      const link = `https://${host}/news/${n}`;
      return item(`Tram line, part ${n}`, {
        guid: link,
        link,
        summary: text,
        published: new Date(Date.UTC(2026, 0, n)),
      });
    };
    const numbers = Array.from({ length: 15 }, (_, n) => n + 1);
    const look = (host: string) =>
      record(
        identify(
          numbers.map((n) => at(host, n)),
          feed.url,
        ),
        { url: feed.url },
      );
    await save(scene.store, feed.id, look("moving.example"));
    expect(await save(scene.store, feed.id, look("moved.example"))).toMatchObject({ fresh: [], changed: [] });
    const edited = identify([{ ...at("moved.example", 1), title: "Tram line corrected" }], feed.url);
    expect(await save(scene.store, feed.id, record(edited, { url: feed.url }))).toMatchObject({ fresh: [] });
    const another = identify([{ ...at("moved.example", 99), title: "Tram line, part 1" }], feed.url);
    expect((await save(scene.store, feed.id, record(another, { url: feed.url }))).fresh).toHaveLength(1);
  });

  it("takes no second item of one document for one that is held", async () => {
    const feed = await feedOf(scene.store, "https://pairs.example/feed");
    const one = item("Police report", {
      guid: "g1",
      link: "https://pairs.example/1",
      summary: "Two cars met on the quay.",
    });
    const two = { ...one, guid: "g2", link: "https://pairs.example/2", summary: "Two cars met on the quay at noon." };
    await save(scene.store, feed.id, record(identify([one], feed.url), { url: feed.url }));
    const both = await save(scene.store, feed.id, record(identify([one, two], feed.url), { url: feed.url }));
    expect(both.fresh).toHaveLength(1);
  });

  it("knows an item again by any of its keys, and sees when its text changed", async () => {
    const feed = await feedOf(scene.store, "https://alias.example/feed");
    await save(scene.store, feed.id, record([entry("guid-1", "1", ["link-1"])], { url: feed.url }));
    const again = await save(scene.store, feed.id, record([entry("guid-2", "2", ["link-1"])], { url: feed.url }));
    expect(again.fresh).toEqual([]);
    expect(again.changed).toHaveLength(1);
    expect(await save(scene.store, feed.id, record([entry("guid-2", "2")], { url: feed.url }))).toMatchObject({
      fresh: [],
      changed: [],
    });
  });

  it("loses neither items nor validators when the transaction around a poll fails", async () => {
    const feed = await feedOf(scene.store, "https://torn.example/feed");
    const torn = scene.store.db.transaction().execute(async (trx) => {
      await scene.store.polls.save(trx, [{ ...record([entry("x")], { url: feed.url }), feedId: feed.id }], now);
      throw new Error("crash");
    });
    await expect(torn).rejects.toThrow("crash");
    const after = await scene.store.feeds.get(feed.id);
    expect(after?.poll).toEqual({ url: feed.url });
    expect(await countItems(scene.store, feed.id)).toBe(0);
  });

  it("keeps text that a database would refuse: half characters and NUL", async () => {
    const feed = await feedOf(scene.store, "https://broken.example/feed");
    const broken = { ...entry("cut"), item: item("cut", { title: "cut emoji \ud83d and\0nul" }) };
    await save(scene.store, feed.id, record([broken], { url: feed.url }));
    expect((await scene.store.items.latest(feed.id))[0]?.title).toBe("cut emoji \ufffd andnul");
  });

  it("lets one poll at a time have a feed", async () => {
    const feed = await feedOf(scene.store, "https://claim.example/feed");
    expect(await scene.store.polls.claim(later(1), 1000, 10)).toEqual([]);
    await scene.store.subscriptions.link((await subscribe(scene.store, "claim")).id, feed.id);
    const claims = await Promise.all([1, 2, 3].map(() => scene.store.polls.claim(later(1), 1000, 10)));
    expect(claims.flat()).toMatchObject([{ id: feed.id, readers: 1 }]);
    expect(await scene.store.polls.claim(later(1002), 1000, 10)).toHaveLength(1);
  });

  it("lets one feed of a host be polled at a time, and its host rest after it", async () => {
    const reader = await subscribe(scene.store, "hosts");
    const feeds = [];
    for (const path of ["a", "b", "c"]) feeds.push(await feedOf(scene.store, `https://many.example:8443/${path}`));
    for (const feed of feeds) await scene.store.subscriptions.link(reader.id, feed.id);
    const claim = (ms: number) => scene.store.polls.claim(later(ms), 60_000, 10);
    const [first, ...rest] = (await claim(1)).filter((feed) => feed.url.includes("many.example"));
    expect(rest).toEqual([]);
    expect((await claim(2)).filter((feed) => feed.url.includes("many.example"))).toEqual([]);
    await scene.store.db.transaction().execute((trx) =>
      scene.store.polls.save(trx, [{ ...record([], { url: first!.url }), feedId: first!.id }], later(10), {
        hostRestMs: 1000,
      }),
    );
    expect((await claim(900)).filter((feed) => feed.url.includes("many.example"))).toEqual([]);
    expect((await claim(1011)).filter((feed) => feed.url.includes("many.example"))).toHaveLength(1);
    for (const feed of feeds) await scene.store.subscriptions.unlink(reader, feed.id);
  });

  it("merges a feed that moved onto another: its readers lose nothing and read one", async () => {
    const [old, kept] = [
      await feedOf(scene.store, "https://moved.example/feed"),
      await feedOf(scene.store, "https://new.example/feed"),
    ];
    const [a, b] = [await subscribe(scene.store, "merge-a"), await subscribe(scene.store, "merge-b")];
    for (const [subscription, feed] of [
      [a, old],
      [b, old],
      [b, kept],
    ] as const) {
      await scene.store.subscriptions.link(subscription.id, feed.id);
    }
    await scene.store.feeds.merge(old.id, kept.id);
    expect(await scene.store.feeds.get(old.id)).toBeUndefined();
    expect((await scene.store.subscriptions.get(a.id))?.feedIds).toEqual([kept.id]);
    expect((await scene.store.subscriptions.get(b.id))?.feedIds).toEqual([kept.id]);
  });

  it("counts failures until a poll succeeds, and keeps why in whatever words", async () => {
    const feed = await feedOf(scene.store, "https://fails.example/feed");
    const fault = {
      code: "http_status",
      message: "It answered 500.",
      said: sentence("errors.siteStatus", { status: "500" }),
    };
    const failed = record([], { ok: false, error: fault, url: feed.url });
    await save(scene.store, feed.id, failed);
    await save(scene.store, feed.id, failed);
    expect((await scene.store.feeds.get(feed.id))?.health).toMatchObject({
      failures: 2,
      error: { code: "http_status" },
    });
    await save(scene.store, feed.id, record([], { url: feed.url }));
    expect((await scene.store.feeds.get(feed.id))?.health).toMatchObject({ failures: 0, error: undefined });
  });
}

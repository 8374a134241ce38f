// The one search: what it finds in both homes, and that nobody finds what is not theirs to read.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "kysely";
import type { Store } from "../../src/store/index.ts";
import { MINUTE } from "../../src/core/time.ts";
import { createCounts, rareTerms } from "../../src/store/search-counts.ts";
import type { SearchQuery, Walk } from "../../src/store/search.ts";
import { homes } from "../support/homes.ts";
import { article, channel } from "../support/news.ts";
import { feedOf, now, subscribe } from "../contracts/store/scene.ts";

describe.each(homes)("a search on $name", (home) => {
  let store: Store;
  const feeds = new Map<string, string>();

  const write = async (id: string, feed: string, text: string, rest: { tenant?: string; replaces?: string } = {}) =>
    store.articles.save(
      store.db,
      { ...article(id, text), title: id, itemId: undefined, feedId: feeds.get(feed), contentHash: id, ...rest },
      now,
    );
  const search = async (query: SearchQuery, { tenant = "fake:one", heard = ["shared"], pages = false } = {}) => {
    const feedIds = heard.map((name) => feeds.get(name)!);
    const found = await store.search.find({ tenant, channel: { ...channel, tenant }, feedIds, pages }, query, 10);
    const held = await store.articles.named(
      tenant,
      found.map(({ id }) => id),
    );
    return held.map(({ title }) => title);
  };

  beforeAll(async () => {
    store = await home.open(() => now);
    for (const name of ["shared", "private", "unwatched", "many"])
      feeds.set(name, (await feedOf(store, `https://${name}.example/feed`)).id);
    const one = await subscribe(store, "one");
    await store.subscriptions.link(one.id, feeds.get("shared")!);
    await store.subscriptions.link(one.id, feeds.get("many")!);
    await write("rare", "shared", "The quokka council met about the harbour and the harbour and the bridge.");
    await write(
      "often",
      "shared",
      "The bridge, the bridge and again the bridge are what the council of the harbour wants.",
    );
    await write("old", "shared", "A pangolin was seen.");
    await write("theirs", "private", "A quokka of the other tenant.", { tenant: "fake:two" });
    await write("nobody's", "unwatched", "A quokka that nobody watches.");
    await write("page", "none", "A page about a quokka.", { tenant: "fake:one" });
  });
  afterAll(() => store.close());

  it("ranks the rarer word above the commoner ones", async () => {
    expect(await search({ text: "bridge quokka" })).toEqual(["rare", "often"]);
  });

  it("puts what says it in one sentence above what says it here and there, among many", async () => {
    for (let at = 0; at < 60; at += 1) {
      const apart = at % 2 === 0 ? "A walrus came in May. People said much. An auction was held." : "A walrus slept.";
      await write(`apart${at}`, "many", apart);
    }
    await write("together", "many", "People said much in May. A walrus came to the auction that was held. It went.");
    const found = await search({ text: "walrus at the auction" }, { heard: ["many"] });
    expect(found[0]).toBe("together");
    expect(await search({ text: "walrus at the auction", from: "apart7" }, { heard: ["many"] })).toEqual(["apart7"]);
    expect(await search({ text: "walrus at the auction" }, { heard: ["shared"] })).toEqual([]);
  });

  it("finds the best however many newer ones hold one of its words", async () => {
    await write("oldest", "many", "A narwhal and a dugong met in the bay.");
    await sql`update search_entries set at = at - interval '1 day'`.execute(store.db);
    for (let at = 0; at < 250; at += 1) await write(`newer${at}`, "many", `A ${at % 2 ? "narwhal" : "dugong"} slept.`);
    expect((await search({ text: "narwhal dugong" }, { heard: ["many"] }))[0]).toBe("oldest");
  });

  it("shows nobody the articles of another tenant, of feeds unheard and of feeds unwatched", async () => {
    expect(await search({ text: "quokka" }, { heard: ["shared", "private", "unwatched"] })).toEqual(["rare"]);
    expect(await search({ text: "quokka" }, { tenant: "fake:two", heard: ["shared", "private"] })).toEqual(["theirs"]);
    expect(await search({ text: "quokka" }, { heard: [] })).toEqual([]);
    expect((await search({ text: "quokka" }, { pages: true })).toSorted()).toEqual(["page", "rare"]);
  });

  it("finds the correction in the place of what it corrects", async () => {
    const before = (
      await store.search.find(
        { tenant: "fake:one", channel, feedIds: [feeds.get("shared")!], pages: false },
        { text: "pangolin" },
        1,
      )
    )[0]!;
    await write("new", "shared", "A pangolin was not seen.", { replaces: before.id });
    expect(await search({ text: "pangolin" })).toEqual(["new"]);
  });

  it("keeps to an outlet's name, taking every character of it as it stands", async () => {
    const [held] = await store.articles.named("fake:one", [
      (
        await store.search.find(
          { tenant: "fake:one", channel, feedIds: [feeds.get("shared")!], pages: false },
          { text: "quokka" },
          1,
        )
      )[0]!.id,
    ]);
    expect(await search({ text: "quokka", from: held!.domain.slice(0, 4) })).toEqual(["rare"]);
    for (const from of ["%", "_", "\\", "\0", "'"])
      expect(await search({ text: "quokka", from: `${from}nowhere` })).toEqual([]);
  });

  it("finds a word that thousands hold, among the newest and, where those do not hold it, in all", async () => {
    // 5,200 texts hold the one word; the 2,300 before them hold the other.
    await sql`with made as (
        insert into articles (id, feed_id, url, source, domain, title, language, text, content_hash, seen_at)
        select 'many' || n, ${feeds.get("many")}, 'https://many.example/' || n, 'Many', 'many.example', 'many' || n, 'en',
          '', n, ${now}::timestamptz + n * interval '1 second' from generate_series(1, 7500) as n returning id, feed_id, seen_at)
      insert into search_entries (article_id, feed_id, at, length, words)
      select id, feed_id, seen_at, 1,
        case when substr(id, 5)::int > 2300 then $q$'ocelot':1$q$::tsvector else $q$'tapir':1$q$::tsvector end from made`.execute(
      store.db,
    );
    for (let time = 0; time < 2; time += 1) {
      expect((await search({ text: "ocelot" }, { heard: ["many"] })).slice(0, 2)).toEqual(["many7500", "many7499"]);
      expect((await search({ text: "tapir" }, { heard: ["many"] })).slice(0, 2)).toEqual(["many2300", "many2299"]);
      expect(await search({ text: "ocelot tapir", whole: true }, { heard: ["many"] })).toEqual([]);
      expect(await search({ text: "tapir ocelot" }, { heard: ["shared"] })).toEqual([]);
    }
    // Of a sample it is told how many hold the word, and no further than where it is common.
    const counts = createCounts();
    const told = async (term: string) =>
      (await rareTerms(store.db, [term], { kind: "articles", counts, now }))[0]?.texts;
    expect([await told("ocelot"), await told("tapir")]).toEqual([2000, 2000]);
    await sql`delete from articles where feed_id = ${feeds.get("many")}`.execute(store.db);
  });

  it("counts a word that few texts hold for each search, and one that many hold again after ten minutes", async () => {
    const counts = createCounts();
    const held = async (term: string, minutes = 0): Promise<number | undefined> => {
      const at = new Date(now.getTime() + minutes * MINUTE);
      return (await rareTerms(store.db, [term], { kind: "articles", counts, now: at }))[0]?.texts;
    };
    for (let at = 0; at < 100; at += 1) await write(`zebra${at}`, "many", "A zebra stood there.");
    await write("okapi0", "many", "An okapi stood there.");
    expect([await held("zebra"), await held("okapi")]).toEqual([100, 1]);
    await write("both", "many", "A zebra and an okapi stood there.");
    expect([await held("zebra", 9), await held("okapi")]).toEqual([100, 2]);
    expect(await held("zebra", 10)).toBe(101);
  });

  it("goes without words, with NUL, halves of characters and any script", async () => {
    for (const text of [
      "",
      "\0",
      "\ud800",
      "' | ! & ( ) : *",
      "𝕬𝖑𝖉 ﷽ 橋 สะพาน",
      `${"x".repeat(5_000)} ${"橋".repeat(3_000)}`,
    ])
      expect(await search({ text })).toEqual([]);
  });

  it("finds what was kept before there was an index, after it was gone through once", async () => {
    await sql`delete from search_entries`.execute(store.db);
    expect(await search({ text: "quokka" })).toEqual([]);
    let walk: Walk = { articles: "", analyses: "" };
    let steps = 0;
    while (walk.articles !== undefined || walk.analyses !== undefined) {
      walk = await store.search.addOlder(walk, 3);
      steps += 1;
    }
    expect(steps).toBeGreaterThan(2);
    expect(await search({ text: "quokka" })).toEqual(["rare"]);
  });
});

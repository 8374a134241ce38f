// Stories too old to keep are let go: receipts of what was posted or said open, and nothing else of them is left.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Article } from "../../src/core/domain.ts";
import { receiptView } from "../../src/conversation/receipt-view.ts";
import { defaultFilters, defaultLens, defaultSchedule, lensKey } from "../../src/digest/defaults.ts";
import { keepNoLonger } from "../../src/jobs/forget.ts";
import type { Store } from "../../src/store/index.ts";
import { testClock } from "../support/clock.ts";
import { homes } from "../support/homes.ts";
import { analysis, article, channel, quote } from "../support/news.ts";
import { putOut } from "../support/outbox.ts";

const DAY = 86_400_000;
const KEPT = 90;

describe.each(homes)("stories too old to keep, $name", (home) => {
  const clock = testClock();
  let store: Store;
  let subscriptionId: string;
  let feedId: string;
  let serial = 0;

  beforeAll(async () => {
    store = await home.open(() => clock.now());
    const feed = { url: "https://a.example/feed", title: "A", siteUrl: undefined, poll: {}, sample: false };
    feedId = (await store.feeds.add(feed, clock.now())).id;
    const settings = { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters: defaultFilters };
    subscriptionId = (await store.subscriptions.ensure(channel, settings, "owner", clock.now())).id;
    await store.subscriptions.link(subscriptionId, feedId);
  });
  afterAll(() => store.close());

  /** A report in the store, in its story. */
  async function report(story: string, text: string, rest: Partial<Article> = {}): Promise<Article> {
    serial += 1;
    const given = { ...article(`r${serial}`, text), feedId, ...rest, contentHash: `${serial}` };
    const id = await store.articles.save(store.db, given, clock.now());
    await store.db.transaction().execute((trx) => store.clustering.place(trx, id, story, clock.now()));
    return { ...given, id };
  }
  const analysed = (story: string, articles: Article[], rest = {}, hash = "1") =>
    store.analyses.save(story, lensKey(defaultLens("en")), hash, analysis(articles, rest), clock.now());
  const tell = async (story: string, articles: Article[], rest = {}) => {
    const { id } = await analysed(story, articles, rest);
    await putOut(store, `d-${story}`, clock.now(), {
      subscriptionId,
      kind: "story",
      stories: [{ storyId: story, analysisId: id }],
    });
    return id;
  };
  /** Half an hour more than a story is kept; what is too old then goes. */
  const aged = async () => {
    clock.advance(KEPT * DAY + 1_800_000);
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    await keepNoLonger({ store, clock, log, platforms: new Map(), storyDays: KEPT });
  };
  const opens = (source: Article, n = 1) => {
    const { start, end } = quote(source, n).citations[0]!;
    return receiptView(store, channel.tenant, source.id, start, end);
  };
  const left = async (story: string) => ({
    articles: (await store.db.selectFrom("articles").select("id").where("story_id", "=", story).execute()).length,
    stories: (await store.db.selectFrom("stories").select("id").where("id", "=", story).execute()).length,
    analyses: (await store.db.selectFrom("analyses").select("id").where("story_id", "=", story).execute()).length,
    entries: (
      await store.db
        .selectFrom("search_entries")
        .innerJoin("articles", "articles.id", "search_entries.article_id")
        .select("articles.id")
        .where("story_id", "=", story)
        .execute()
    ).length,
  });

  it("keep of one that was told the article its post cites and the correction of it, when the channel left the feed too", async () => {
    const told = await report("told", "The bridge opens on Monday. Ships wait.");
    const other = await report("told", "A bridge is to open. Nobody cites this.");
    const fixed = await report("told", "The bridge opens on Tuesday. Ships wait.", { replaces: told.id });
    const analysisId = await tell("told", [told, other]);
    await analysed("told", [other], {}, "draft");
    const again = await report("told", "The bridge is open. Nobody cites this either.", { replaces: other.id });
    await store.waiting.add(subscriptionId, "told", "It waits.", clock.now());
    await aged();

    expect(await opens(told)).toMatchObject({ text: told.text, title: told.title, correctedBy: fixed.id });
    expect([await opens(other), await opens(again)]).toEqual([undefined, undefined]);
    expect(await left("told")).toEqual({ articles: 2, stories: 1, analyses: 1, entries: 2 });
    expect(await store.waiting.of(subscriptionId)).toEqual([]);
    const held = (await store.analyses.get(channel.tenant, analysisId))!.analysis;
    expect(held.lead).toEqual(quote(told, 1));
    expect([held.reportedBy, held.origins.map(({ articleId }) => articleId)]).toEqual([[told.id], [told.id]]);

    await store.subscriptions.unlink({ id: subscriptionId, tenant: channel.tenant }, feedId);
    expect(await opens(told)).toMatchObject({ text: told.text });
    await store.subscriptions.link(subscriptionId, feedId);
  });

  it("keep nothing of one that nobody was told or asked about", async () => {
    const [one, two] = [
      await report("untold", "Rain fell. It stopped."),
      await report("untold", "It rained. It ended."),
    ];
    await analysed("untold", [one, two]);
    await aged();
    expect(await left("untold")).toEqual({ articles: 0, stories: 0, analyses: 0, entries: 0 });
  });

  it("keep what an answer in a thread cites", async () => {
    const [asked, other] = [
      await report("asked", "Tolls rise. They fell before."),
      await report("asked", "Tolls go up."),
    ];
    const thread = { channel, thread: "talk" };
    await store.conversations.open(
      thread,
      { storyId: "asked", analysisId: undefined, deliveryId: undefined },
      clock.now(),
    );
    const talk = (await store.conversations.thread(thread))!;
    const answer = { role: "bot", author: "Footnote", text: "They fell before.", claims: [quote(asked, 2)] } as const;
    await store.conversations.say(talk, { ...answer, claims: [quote(asked, 2)], at: clock.now() });
    await aged();
    expect(await opens(asked, 2)).toMatchObject({ text: asked.text });
    expect(await opens(other)).toBeUndefined();
  });

  it("keep what a post cites whose story turned out to be part of another one", async () => {
    const [part, whole] = [
      await report("part", "A crane fell. Nobody was hurt."),
      await report("whole", "The crane fell over."),
    ];
    await tell("part", [part]);
    await tell("whole", [whole]);
    await store.db.transaction().execute((trx) => store.clustering.absorb(trx, "whole", "part"));
    await aged();
    expect(await opens(part)).toMatchObject({ text: part.text });
    expect(await opens(whole)).toMatchObject({ text: whole.text });
  });

  it("let a younger one alone, and one that was let go before, and nothing at all where nothing is set", async () => {
    await report("young", "Snow is near. It is cold.");
    clock.advance((KEPT - 1) * DAY);
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    const before = new Date(clock.now().getTime() - KEPT * DAY);
    expect(await store.oldStories.letGo(before, clock.now(), 100)).toBe(0);
    clock.advance(10 * DAY);
    await keepNoLonger({ store, clock, log, platforms: new Map() });
    expect((await left("young")).articles).toBe(1);
  });
});

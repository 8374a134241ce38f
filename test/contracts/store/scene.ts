// What the parts of the store's suite have in common: a store of the home, and rows to begin with.
import { afterAll, beforeAll } from "vitest";
import type { Feed } from "../../../src/core/domain.ts";
import type { PollRecord, SeenItems } from "../../../src/store/polls.ts";
import type { Store } from "../../../src/store/index.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../../../src/digest/defaults.ts";
import type { TestHome } from "../../support/homes.ts";
import { analysis, article, channel, item } from "../../support/news.ts";

export const now = new Date("2026-03-02T10:00:00Z");
export const later = (ms: number) => new Date(now.getTime() + ms);

/** Opened before the first test of a part and closed after its last. */
export function openOnce(home: TestHome): { readonly store: Store } {
  const held: { store?: Store } = {};
  beforeAll(async () => {
    held.store = await home.open(() => now);
  });
  afterAll(() => held.store?.close());
  return {
    get store() {
      return held.store!;
    },
  };
}

export const record = (items: PollRecord["items"], rest: Partial<PollRecord> = {}): Omit<PollRecord, "feedId"> => ({
  poll: { url: "x", etag: 'W/"a"' },
  nextCheckAt: later(60_000),
  state: "active",
  ok: true,
  error: undefined,
  title: undefined,
  siteUrl: undefined,
  url: "https://one.example/feed",
  items,
  ...rest,
});

export const entry = (key: string, contentHash = "1", aliases: string[] = []) => ({
  key,
  aliases,
  contentHash,
  marks: { guid: undefined, link: undefined },
  item: item(key),
});

export const feedOf = (store: Store, url: string): Promise<Feed> =>
  store.feeds.add({ url, title: url, siteUrl: undefined, poll: { url }, sample: false }, now);

export async function save(store: Store, feedId: string, value: Omit<PollRecord, "feedId">): Promise<SeenItems> {
  const saved = await store.db.transaction().execute((trx) => store.polls.save(trx, [{ ...value, feedId }], now));
  return saved.get(feedId)!;
}

export const subscribe = (store: Store, name: string) =>
  store.subscriptions.ensure(
    { ...channel, channel: name },
    { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters: defaultFilters },
    "owner",
    now,
  );

export async function storyOf(store: Store, id: string) {
  const saved = await store.articles.save(
    store.db,
    { ...article(id, `Text of ${id}. It is short.`), contentHash: id, tenant: "fake:one" },
    now,
  );
  const storyId = await store.stories.placeAlone(saved, now);
  const story = (await store.stories.get("fake:one", storyId))!;
  const stored = await store.analyses.save(storyId, "lens", id, analysis(story.articles), now);
  return { story, stored };
}

// The queries of the hot paths over a grown set, each by its name.
import { DAY, HOUR } from "../../src/core/time.ts";
import type { watchedStores } from "./plans.ts";
import { CHANNELS, channelOf, FEEDS, REPORTS } from "./grown.ts";

export type Hot = Readonly<Record<string, (n: number) => Promise<unknown>>>;

/** `count`: articles of the set; each is asked for the n-th time with other rows. */
export function hotQueries(store: ReturnType<typeof watchedStores>["stores"], count: number, now: Date): Hot {
  const stories = count / REPORTS;
  const place = (n: number): number => (n * 7_919) % stories;
  const story = (n: number): string => `a${place(n) * REPORTS}`;
  const sub = (n: number): string => `u${place(n) % CHANNELS}`;
  const of = (n: number) => ({ id: sub(n), tenant: channelOf(place(n) % CHANNELS).tenant });
  const feeds = (n: number): string[] => Array.from({ length: 20 }, (_, k) => `f${(n * 31 + k * 97) % FEEDS}`);
  const ago = (ms: number): Date => new Date(now.getTime() - ms);
  return {
    "health: hosts that answered": () => store.feeds.answeredSince(ago(HOUR)),
    "reading: unread items": () => store.items.unread(ago(HOUR)),
    "reading: article of an item": (n) => store.articles.currentOfItem(`i${(n * 7_919) % count}`),
    "clustering: not placed yet": () => store.clustering.unclustered(store.db, { sample: now, other: now }, 200),
    "telling: the story": (n) => store.stories.get(of(n).tenant, story(n)),
    "telling: its feeds": (n) => store.stories.feedsOf(story(n)),
    "telling: who reads them": (n) => store.subscriptions.toFeeds(feeds(n).slice(0, REPORTS)),
    "telling: news or asked for": (n) =>
      store.items.readersOf(Array.from({ length: REPORTS }, (_, k) => `i${place(n) * REPORTS + k}`)),
    "telling: told before": (n) => store.told.get(of(n).tenant, sub(n), story(n)),
    "telling: told today": (n) => store.told.countSince(sub(n), ago(DAY)),
    "telling: headlines of a month": (n) => store.told.headlines(of(n), ago(30 * DAY), 100),
    "telling: analysis held": (n) => store.analyses.find(story(n), "lens", "1"),
    "telling: what waits": (n) => store.waiting.of(sub(n)),
    "posting: what is due": () => store.outbox.due(now, { platforms: ["discord"], limit: 96 }),
    "posting: one delivery": (n) => store.outbox.get(`d${place(n)}`),
    "posting: its stories": (n) => store.told.storiesOf(of(n).tenant, `d${place(n)}`),
    "answering: told in the channel": (n) => store.told.inChannel(channelOf(place(n) % CHANNELS), 20),
    "answering: why": (n) => store.verdicts.of(of(n).tenant, [`story:${story(n)}`], sub(n)),
    "answering: a receipt": (n) => store.articles.get(of(n).tenant, `a${place(n) * REPORTS}`),
    "status: sent and not": (n) => store.deliveries.counts(of(n).tenant),
    "status: stuck": (n) => store.deliveries.stuck(of(n).tenant, undefined, ago(30 * DAY), 9),
    "status: reads that failed": (n) => store.verdicts.reads(feeds(n), ago(DAY), ago(120_000)),
    "notices: since": (n) => store.deliveries.noticesSince(channelOf(n % CHANNELS), ago(DAY)),
    "digests: due": () => store.digestTimes.due(now),
  };
}

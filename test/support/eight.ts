// Eight o'clock: every channel has its digest at once. The whole way, from the schedule through the outbox and the adapter to the platform.
import { readArticles } from "../../sample/articles.ts";
import { createExtractAnalyst } from "../../src/extract/analyst.ts";
import { createBot } from "../../src/app/bot.ts";
import { systemClock } from "../../src/core/clock.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { wakeDigests } from "../../src/jobs/digests.ts";
import { readFeed } from "../../src/feeds/read.ts";
import type { ChannelRef, Logger, Platform } from "../../src/platform/index.ts";
import type { Store } from "../../src/store/index.ts";
import { plainBot } from "./bot.ts";
import { embedded } from "./homes.ts";
import { article } from "./news.ts";
import { until } from "./processes.ts";

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };
const EIGHT = Date.parse("2026-03-03T08:00:00Z");
const BEFORE_MS = 10 * 60_000;
const STORIES = 3;

export interface Morning {
  /** When it struck eight, in milliseconds of the machine's clock. */
  eight: number;
  /** Milliseconds from then until the store had all of them as sent. */
  doneMs: number;
  /** How many deliveries there are by their state. */
  states: Record<string, number>;
  /** Of each that was told when to expect its digest: milliseconds after eight as it was said, and as it came. */
  expectations: { said: number; took: number }[];
}

/** Lets it strike eight for `channels` with a few stories each that wait; returns once nothing is on its way. */
export async function strikeEight(platform: Platform, channels: ChannelRef[], patienceMs: number): Promise<Morning> {
  let started = Date.now() + BEFORE_MS;
  // The machine's own pace, on another day.
  const clock = { ...systemClock, now: () => new Date(EIGHT + Date.now() - started) };
  const store = await embedded.open(() => clock.now());
  const nobody = async (): Promise<never> => {
    throw new Error("nothing is read this morning");
  };
  const bot = createBot({
    ...plainBot(clock),
    store,
    platforms: [platform],
    analyst: createExtractAnalyst(),
    fetch: nobody,
    readFeed,
    extractor: { extract: nobody },
    log: silent,
  } as unknown as Parameters<typeof createBot>[0]);
  try {
    await store.jobs.start();
    const url = "https://a.example/feed";
    const feed = await store.feeds.add(
      { url, title: "A", siteUrl: undefined, poll: { url }, sample: false },
      clock.now(),
    );
    const stories = await tellNothingYet(store, feed.id, clock.now());
    const settings = {
      lens: defaultLens("en"),
      schedule: { ...defaultSchedule("UTC"), mode: "digest" as const, cron: "0 8 * * *" },
      filters: defaultFilters,
    };
    for (const channel of channels) {
      const { id } = await store.subscriptions.ensure(channel, settings, "owner", clock.now());
      await store.subscriptions.link(id, feed.id);
      for (const story of stories) await store.waiting.add(id, story, "It waits for the digest.", clock.now());
    }
    await wakeDigests({ store, clock });
    started = Date.now();
    await bot.start();
    const states = async (): Promise<Record<string, number>> => {
      const rows = await store.db.selectFrom("deliveries").select("state").execute();
      return Object.fromEntries(
        [...new Set(rows.map(({ state }) => state))].map((state) => [
          state,
          rows.filter((row) => row.state === state).length,
        ]),
      );
    };
    const over = ({ sent = 0, dead = 0 }: Record<string, number>) => sent + dead >= channels.length;
    await until(
      async () => over(await states()),
      patienceMs,
      () => "not all of them are out",
    );
    const doneMs = Date.now() - started;
    return { eight: started, doneMs, states: await states(), expectations: await expectations(store) };
  } finally {
    await bot.stop(10_000);
    await store.close();
  }
}

async function expectations({ db }: Store): Promise<Morning["expectations"]> {
  const rows = await db
    .selectFrom("deliveries")
    .innerJoin("subscriptions", "subscriptions.id", "deliveries.subscription_id")
    .select(["digest_expected_at as said", "sent_at as took"])
    .execute();
  return rows.flatMap(({ said, took }) =>
    said && took ? { said: said.getTime() - EIGHT, took: took.getTime() - EIGHT } : [],
  );
}

/** Some stories of the sample, in the store and told to nobody; their ids. */
async function tellNothingYet(store: Store, feedId: string, now: Date): Promise<string[]> {
  const written = readArticles(now).filter(({ at, kind }) => at >= 0 && kind === "news");
  const chosen = [...new Set(written.map(({ story }) => story))].slice(0, STORIES);
  for (const [index, entry] of written.filter(({ story }) => chosen.includes(story)).entries()) {
    const held = {
      ...article(`x${index}`, entry.paragraphs.join("\n\n")),
      title: entry.title,
      published: now,
      feedId,
      domain: `${entry.outlet}.example`,
      contentHash: `${index}`,
    };
    const id = await store.articles.save(store.db, held, now);
    await store.db.transaction().execute((trx) => store.clustering.place(trx, id, entry.story, now));
  }
  return chosen;
}

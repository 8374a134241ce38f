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
  expectations: Expectation[];
}

/** When a channel was told to expect its digest, at first and halfway, and when it came: milliseconds after eight. */
export interface Expectation {
  said: number;
  halfway: number;
  took: number;
}

/** Lets it strike eight for `channels` with a few stories each that wait; returns once nothing is on its way. */
export async function strikeEight(
  platform: Platform,
  channels: ChannelRef[],
  patienceMs: number,
  home = embedded,
): Promise<Morning> {
  let started = Date.now() + BEFORE_MS;
  // The machine's own pace, on another day.
  const clock = { ...systemClock, now: () => new Date(EIGHT + Date.now() - started) };
  const store = await home.open(() => clock.now());
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
    const told = listenForExpectations(store, () => Date.now() - started);
    const over = ({ sent = 0, dead = 0 }: Record<string, number>) => sent + dead >= channels.length;
    await until(
      async () => {
        await told.look();
        return over(await states());
      },
      patienceMs,
      () => "not all of them are out",
    );
    const doneMs = Date.now() - started;
    return { eight: started, doneMs, states: await states(), expectations: await told.held() };
  } finally {
    await bot.stop(10_000);
    await store.close();
  }
}

const LOOK_MS = 1_000;

/** Hears, once a second, what is said of when each is to be out. */
function listenForExpectations({ db }: Store, now: () => number) {
  const said = new Map<string, { since: number; at: number }[]>();
  let next = 0;
  return {
    async look(): Promise<void> {
      const at = now();
      if (at < next) return;
      next = at + LOOK_MS;
      const rows = await db.selectFrom("subscriptions").select(["id", "digest_expected_at as said"]).execute();
      for (const row of rows) {
        if (!row.said) continue;
        const before = said.get(row.id) ?? [];
        said.set(row.id, before);
        const saidMs = row.said.getTime() - EIGHT;
        if (before.at(-1)?.at !== saidMs) before.push({ since: at, at: saidMs });
      }
    },
    async held(): Promise<Expectation[]> {
      const rows = await db.selectFrom("deliveries").select(["subscription_id as id", "sent_at as took"]).execute();
      return rows.flatMap(({ id, took }) => {
        const heard = said.get(id ?? "") ?? [];
        const [first] = heard;
        if (!took || !first) return [];
        const tookMs = took.getTime() - EIGHT;
        const halfway = heard.findLast(({ since }) => since <= tookMs / 2) ?? first;
        return [{ said: first.at, halfway: halfway.at, took: tookMs }];
      });
    },
  };
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

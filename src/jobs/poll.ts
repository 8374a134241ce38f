// Polling as a loop: claims the feeds that are due, and looks at many at a time.
import { MINUTE } from "../core/time.ts";
import type { Clock } from "../core/domain.ts";
import type { Manners, PollPorts } from "../feeds/poll.ts";
import type { FeedReader } from "../feeds/read.ts";
import { countedPoll } from "../operate/counted.ts";
import type { Logger } from "../platform/index.ts";
import type { Count, GuardedFetch } from "../core/ports.ts";
import { pauseRound } from "./rounds.ts";
import { createPollSaver } from "./save-polls.ts";
import { stateOf } from "./seen-marks.ts";
import type { ClaimedFeed } from "../store/polls.ts";
import type { Store } from "../store/index.ts";

export interface PollingPorts extends PollPorts {
  store: Store;
  clock: Clock;
  log: Logger;
  count?: Count;
  readFeed: FeedReader;
  /** What publishers are told about who asks, on behalf of so many readers of the feed. */
  userAgent: (readers: number) => string;
  manners: Manners;
  /** The sample newsroom keeps its own, faster time. */
  sampleManners: Manners;
}

export interface Polling {
  start(): void;
  /** Lets what is on its way finish. */
  stop(): Promise<void>;
  /** Looks at one feed, if its time has come and nobody else is at it. */
  poll(feedId: string): Promise<void>;
  /** Looks at everything whose time has come; the number of feeds looked at. */
  round(): Promise<number>;
}

/** Feeds looked at together by one process, each of another host: most of the time a look waits for its publisher. */
const AT_ONCE = 256;
/** Feeds claimed at once: a host waits from the claim on. */
const CLAIM_AT_ONCE = 128;
/** Longer than the slowest look takes; a feed held by a process that died is looked at again after this. */
const LEASE_MS = 2 * MINUTE;
/** How often to look for feeds whose time has come. */
const TICK_MS = 1_000;
/** Who did not tick for so long was stopped or asleep: what was missed is not caught up with in one burst. */
const ASLEEP_MS = 2 * MINUTE;
const SPREAD_MS = 10 * MINUTE;

export function createPolling(ports: PollingPorts): Polling {
  const { store, clock, log } = ports;
  const mannersOf = (feed: ClaimedFeed) => (feed.sample ? ports.sampleManners : ports.manners);
  const save = createPollSaver(ports, mannersOf);
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  let loop: Promise<void> | undefined;

  async function look(feed: ClaimedFeed): Promise<void> {
    const headers = { "user-agent": ports.userAgent(feed.readers) };
    const asOneOfMany: GuardedFetch = (url, request = {}) =>
      ports.fetch(url, { ...request, alone: true, headers: { ...request.headers, ...headers } });
    const outcome = await countedPoll(
      ports.count,
      stateOf(feed),
      { fetch: asOneOfMany, readFeed: ports.readFeed },
      clock.now(),
      mannersOf(feed),
    );
    if ("code" in outcome) log.info({ feed: feed.id, code: outcome.code }, "a feed could not be read");
    // First of all: until it is written down, others of the domain are asked, and a crash would forget it.
    if ("holdBack" in outcome && outcome.holdBack) await store.polls.holdBack(outcome.holdBack, outcome.nextCheckAt);
    await save({ feed, outcome });
  }

  /** Claims and begins as many looks as there is room for; how many. */
  async function begin(): Promise<number> {
    const free = AT_ONCE - running.size;
    // A claim costs a query: a handful of free places is worth one, a single one is not.
    if (free < AT_ONCE / 4) return 0;
    const feeds = await store.polls.claim(clock.now(), LEASE_MS, Math.min(free, CLAIM_AT_ONCE));
    for (const feed of feeds) track(look(feed));
    return feeds.length;
  }

  function track(work: Promise<void>): void {
    const tracked = work
      .catch((error: unknown) => log.error({ error }, "a feed could not be looked at"))
      .finally(() => running.delete(tracked));
    running.add(tracked);
  }

  async function run(): Promise<void> {
    // Undefined until the first tick went well: a start that meets a store which is away is tried again, like any other.
    let ticked: number | undefined;
    while (!stopping.signal.aborted) {
      const now = clock.now();
      try {
        if (ticked === undefined || Math.abs(now.getTime() - ticked) > ASLEEP_MS) await catchUp(now);
        ticked = now.getTime();
        if ((await begin()) > 0) continue;
      } catch (error) {
        log.warn({ error }, "no feed could be claimed");
      }
      await pauseRound(TICK_MS, stopping.signal, running.size > AT_ONCE / 2 ? running : []);
    }
  }

  const catchUp = (now: Date) => store.polls.spread(now, new Date(now.getTime() - ASLEEP_MS), SPREAD_MS);

  return {
    start() {
      loop ??= run();
    },
    async stop() {
      stopping.abort();
      await loop;
      await Promise.all(running);
    },
    async poll(feedId) {
      const feed = await store.polls.claimOne(clock.now(), LEASE_MS, feedId);
      if (feed) await look(feed);
    },
    async round() {
      let looked = 0;
      for (;;) {
        const begun = await begin();
        looked += begun;
        if (begun === 0 && running.size === 0) return looked;
        if (begun === 0) await Promise.race(running);
      }
    },
  };
}

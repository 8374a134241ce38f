// The bot: jobs in, stages in order, an inbox for people. Everything it touches is given to it.
import { DAY, HOUR, MINUTE } from "../core/time.ts";
import type { Clock } from "../core/domain.ts";
import { createInbox } from "../conversation/inbox.ts";
import type { ConversationPorts } from "../conversation/ports.ts";
import { defaultLens } from "../digest/defaults.ts";
import { type DeliverPorts, deliver } from "../jobs/deliver.ts";
import type { TellPorts } from "../jobs/outgoing.ts";
import { digest, tell } from "../jobs/tell.ts";
import { wakeDigests } from "../jobs/digests.ts";
import { BotError, asBotError } from "../core/errors.ts";
import { discover } from "../feeds/discover.ts";
import type { Inbox, Platform } from "../platform/index.ts";
import { createOutbox } from "../jobs/outbox.ts";
import { createRounds } from "../jobs/rounds.ts";
import type { Analyst, FetchAnswer, GuardedFetch } from "../core/ports.ts";
import { type Watch, type WatchPorts, createWatch } from "../jobs/read.ts";
import { sentence } from "../words/index.ts";

export type Role = "all" | "watch" | "serve";

export interface BotPorts extends WatchPorts, Pick<ConversationPorts, "sample" | "spending" | "voice" | "condition"> {
  platforms: Platform[];
  /** Writes analyses, commentary and answers. */
  analyst: Analyst;
  /** `watch` polls, reads, clusters and tells; `serve` speaks to people and delivers; `all` does both. */
  role: Role;
  timeZone: string;
  language: string;
  membersMayAdd: boolean;
}

export interface Bot {
  readonly inbox: Inbox;
  readonly watch: Watch;
  /** Everything but polling, which begins with `watch.polling.start()`. */
  start(): Promise<void>;
  /** Lets what runs finish for up to `graceMs`; what does not is taken up again at the next start. */
  stop(graceMs: number): Promise<void>;
}

const SWEEP_MS = MINUTE;
/** A digest comes at most this late. */
const DIGESTS_MS = 15_000;
const KEEP_VERDICTS_MS = 30 * DAY;
const KEEP_INBOUND_MS = 2 * DAY;

/** A row that has waited so long for its job has lost it. */
const LOST_AFTER_MS = 2 * MINUTE;
const TAKE_UP_MS = HOUR;
const REMEMBER_MS = 30_000;

/**
 * `lately` gives the same answer for half a minute: looking for feeds and showing what one holds is one request. `first` takes
 * such an answer for its own where it would ask for the whole document: so is the first look at a feed that was just added.
 */
function remembering(fetch: GuardedFetch, clock: Clock): { lately: GuardedFetch; first: GuardedFetch } {
  const held = new Map<string, { at: number; answer: Promise<FetchAnswer> }>();
  const known = (url: string) => {
    const now = clock.now().getTime();
    for (const [key, { at }] of held) if (now - at > REMEMBER_MS) held.delete(key);
    return held.get(url)?.answer;
  };
  const lately: GuardedFetch = (url, request) => {
    const answer = known(url) ?? fetch(url, request);
    if (!held.has(url)) held.set(url, { at: clock.now().getTime(), answer });
    answer.catch(() => held.delete(url));
    return answer;
  };
  const isConditional = (headers: Record<string, string> = {}) =>
    "if-none-match" in headers || "if-modified-since" in headers;
  return {
    lately,
    first: (url, request) => (isConditional(request?.headers) ? undefined : known(url)) ?? fetch(url, request),
  };
}

/** Throws BotError `http_status` for an answer that is not the document asked for. */
function well(answer: FetchAnswer): FetchAnswer {
  if (answer.status < 400) return answer;
  throw new BotError("http_status", sentence("errors.siteStatus", { status: String(answer.status) }), {
    hint: sentence("errors.siteStatusHint"),
    retryable: answer.status >= 500,
  });
}

export function createBot(ports: BotPorts): Bot {
  const { store, analyst, clock, log, fetch } = ports;
  const platforms = new Map(ports.platforms.map((platform) => [platform.name, platform]));
  const { lately, first } = remembering(fetch, clock);
  const watch = createWatch({ ...ports, fetch: first });
  const tellPorts: TellPorts = { store, analyst, clock };
  const deliverPorts: DeliverPorts = { store, platforms, clock, log };
  const outbox = createOutbox({
    store,
    clock,
    log,
    platforms: [...platforms.keys()],
    deliver: (id) => deliver(deliverPorts, id),
    graceMs: Math.max(0, ...[...platforms.values()].map(({ graceMs }) => graceMs)),
  });
  const inbox = createInbox({
    store,
    analyst,
    clock,
    log,
    discover: (address) => discover(address, { fetch: lately, readFeed: ports.readFeed }),
    sampleFeed: async (url) => {
      const answer = well(await lately(url));
      const from = { url: answer.url, contentType: answer.headers["content-type"] };
      return (await ports.readFeed(answer.body, from)).feed;
    },
    readPage: (tenant, url) => watch.readPage(tenant, url),
    fetchText: async (url) => new TextDecoder().decode(well(await fetch(url)).body),
    sample: ports.sample,
    spending: ports.spending,
    voice: ports.voice,
    condition: ports.condition,
    defaults: { lens: defaultLens(ports.language), timeZone: ports.timeZone, membersMayAdd: ports.membersMayAdd },
  });

  const sweep = async (olderThanMs = LOST_AFTER_MS) => {
    const now = clock.now();
    const healed = await store.heal(now);
    if (healed > 0)
      log.warn({ rows: healed }, "the clock was ahead for a while: what was written then is brought back");
    await watch.sweep(olderThanMs);
    await store.verdicts.forget(new Date(now.getTime() - KEEP_VERDICTS_MS));
    await store.inbound.forget(new Date(now.getTime() - KEEP_INBOUND_MS));
    await store.caches.prune();
  };

  /**
   * A process that died took its running jobs with it: what they were about is looked at again, at once. Where others share the
   * database, some of it may be theirs and running: there the job engine notices within seconds what was left lying.
   */
  const takeUp = async () => {
    await sweep(0);
    const since = new Date(clock.now().getTime() - TAKE_UP_MS);
    for (const storyId of await store.stories.seenSince(since))
      await store.jobs.send("story", { storyId }, { key: storyId });
  };

  const rounds = createRounds(
    [
      { name: "sweep", everyMs: SWEEP_MS, run: () => sweep() },
      ...(ports.role === "serve" ? [] : [{ name: "digests", everyMs: DIGESTS_MS, run: () => wakeDigests(ports) }]),
    ],
    log,
  );

  return {
    inbox,
    watch,
    async start() {
      await store.jobs.start();
      for (const platform of ports.platforms) await platform.start(inbox);
      if (platforms.size > 0) outbox.start();
      const work: typeof store.jobs.work = (name, concurrency, handler) =>
        store.jobs.work(name, concurrency, async (data) => {
          try {
            await handler(data);
          } catch (error) {
            // The job engine tries again; the log says why it had to.
            log.warn(
              { job: name, ...data, error: asBotError(error).cause ?? error },
              "a job failed and will be tried again",
            );
            throw error;
          }
        });
      await store.heal(clock.now());
      rounds.start();
      if (ports.role === "serve") return;
      await work("article", 2, ({ itemId }) => watch.article(itemId));
      await work("cluster", 1, () => watch.cluster());
      await work("story", 2, ({ storyId }) => tell(tellPorts, storyId));
      await work("digest", 1, async ({ subscriptionId }) => {
        await digest(tellPorts, subscriptionId);
      });
      await wakeDigests(ports);
      if (store.home.kind === "embedded") await takeUp();
    },
    async stop(graceMs) {
      await Promise.all([rounds.stop(), watch.polling.stop(), store.jobs.stop(graceMs), outbox.stop(graceMs)]);
      for (const platform of ports.platforms) await platform.stop();
    },
  };
}

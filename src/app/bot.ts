// The bot: jobs in, stages in order, an inbox for people. Everything it touches is given to it.
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { HOUR, MINUTE } from "../core/time.ts";
import { createInbox } from "../conversation/inbox.ts";
import type { ConversationPorts } from "../conversation/ports.ts";
import { defaultLens } from "../digest/defaults.ts";
import { type DeliverPorts, deliver } from "../jobs/deliver.ts";
import { forgetting, keepNoLonger } from "../jobs/forget.ts";
import { loseChannel } from "../jobs/lose.ts";
import type { TellPorts } from "../jobs/outgoing.ts";
import { digest, tell } from "../jobs/tell.ts";
import { wakeDigests } from "../jobs/digests.ts";
import { createWatching } from "../jobs/watches.ts";
import type { Article, ChannelRef } from "../core/domain.ts";
import { type BotError, asBotError } from "../core/errors.ts";
import { type DiscoverPorts, discover } from "../feeds/discover.ts";
import type { Entrance, Inbox, Platform, Records } from "../platform/index.ts";
import { createIndexOlder } from "../jobs/index-older.ts";
import { createOutbox } from "../jobs/outbox.ts";
import { createRounds } from "../jobs/rounds.ts";
import type { Analyst, AnswersIt, CheckClaim } from "../core/ports.ts";
import { checkAgainst } from "../verify/against.ts";
import { type ClusteringPorts, createClustering } from "../jobs/cluster.ts";
import { type Polling, type PollingPorts, createPolling } from "../jobs/poll.ts";
import { type ReadPorts, createRead, readPage } from "../jobs/read.ts";
import { LOOK_MS, type Succession, createSuccession } from "../jobs/succession.ts";
import { sweep, takeUp } from "../jobs/sweep.ts";
import { createWebhooks } from "../jobs/webhooks.ts";
import type { Store } from "../store/index.ts";
import { warm as makeReadyToMatch } from "../language/mentions.ts";
import { wellAnswered } from "../net/answer.ts";
import { loadLenses } from "../write/prompts.ts";
import { remembering } from "../net/remember.ts";

export type ProcessRole = "all" | "watch" | "serve";

export interface BotPorts
  extends
    ReadPorts,
    ClusteringPorts,
    PollingPorts,
    Pick<DiscoverPorts, "readLinks">,
    Pick<TellPorts, "changes">,
    Pick<ConversationPorts, "sample" | "spending" | "budget" | "voice" | "condition" | "readOpml" | "past" | "soon"> {
  /** Absent: in this process. */
  checkClaim?: CheckClaim;
  platforms: Platform[];
  /** Other ways in. */
  entrances?: readonly Entrance[];
  /** Writes analyses, commentary and answers. */
  analyst: Analyst;
  /** Writes without a model. */
  extract?: Analyst;
  storiesAtOnce?: number;
  /** How long a story is kept after its last report, in days; absent: for ever. */
  storyDays?: number | undefined;
  /** Whether passages answer a standing question. */
  answersIt?: AnswersIt | undefined;
  /** `watch` polls, reads, clusters and tells; `serve` speaks to people and delivers; `all` does both. */
  role: ProcessRole;
  timeZone: string;
  language: string;
  membersMayAdd: boolean;
  /** Whom people may ask about the bot. */
  contact?: string | undefined;
  /** What webhooks are signed with, sealed; without it, as the store keeps it. */
  webhookSecrets?: Records;
  /** Names of the model servers that what it reads is sent to. */
  servers?: readonly string[];
}

export interface Bot {
  readonly inbox: Inbox;
  readonly polling: Polling;
  /** The feeds at an address that a person gave. Throws when there is none. */
  discover: ConversationPorts["discover"];
  /** Reads one item into an article, and puts all unplaced articles into stories: the jobs of these names, run by hand. */
  read(itemId: string): Promise<void>;
  cluster(): Promise<void>;
  /** Everything but polling, which begins with `polling.start()`. */
  start(): Promise<void>;
  /** Lets what runs finish for up to `graceMs`; what does not is taken up again at the next start. */
  stop(graceMs: number): Promise<void>;
}

const INDEX_MS = 3_000;
const WEBHOOKS_MS = 2_000;
const SWEEP_MS = MINUTE;
/** A digest comes at most this late. */
const DIGESTS_MS = 15_000;

/** What people may be given only where it was given to the bot. */
const whereThere = ({ checkClaim, readOpml, past, soon, extract, embed, platforms, settleMs }: BotPorts) => ({
  embed,
  settleMs,
  storyAddress: (id: string) => firstAddress(platforms, id),
  rateOf: (name: string) => platforms.find((platform) => platform.name === name)?.rate,
  checkClaim: checkClaim ?? (async (claim: string, articles: readonly Article[]) => checkAgainst(claim, articles)),
  ...(readOpml && { readOpml }),
  ...(past && { past }),
  ...(soon && { soon }),
  ...(extract && { extract }),
});

/** All ways in: a server stands once what it serves is there. */
const entrancesOf = ({ entrances = [], platforms }: BotPorts): readonly Entrance[] => [...entrances, ...platforms];

/** A story is told, and looked at for what stands open: neither waits for the other. */
function tellAndLook(ports: TellPorts, { language, answersIt }: Pick<BotPorts, "language" | "answersIt">) {
  const lookFor = createWatching({ ...ports, language, answersIt });
  return async ({ storyId }: { storyId: string }): Promise<void> => {
    await Promise.all([tell(ports, storyId), lookFor(storyId)]);
  };
}

/** What people are given as it was given to the bot. */
const asGiven = ({ sample, spending, budget, condition, voice }: BotPorts) => ({
  sample,
  spending,
  ...(budget && { budget }),
  condition,
  voice,
});

/** Webhooks, and what they are reached by. */
function webhooksOf({ store, clock, log, fetch, webhookSecrets: secrets = store.records("webhooks") }: BotPorts) {
  const reach = { store, clock, log, fetch, secrets };
  return { ...createWebhooks(reach), reach };
}

/** What is forgotten, taken away or given up. */
const ending = (ports: DeliverPorts) => ({
  ...forgetting(ports),
  lose: (channel: ChannelRef, why: BotError) => loseChannel(ports, channel, why),
});

async function firstAddress(platforms: readonly Platform[], storyId: string): Promise<string | undefined> {
  for (const platform of platforms) {
    const address = await platform.storyAddress?.(storyId);
    if (address !== undefined) return address;
  }
  return undefined;
}

type DoJobs = Store["jobs"]["work"];

/** Jobs of which the log says why they are tried again. */
const loggedWork =
  ({ store, log }: BotPorts): DoJobs =>
  (name, concurrency, handler) =>
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

/** Clustering, which one process does for all that share a database. What waited while nobody did it is looked at first. */
function clusteringOfOne(ports: BotPorts) {
  const { leases, jobs } = ports.store;
  const [clustering, work] = [createClustering(ports), loggedWork(ports)];
  const begin = async () => {
    const end = await work("cluster", 1, clustering.run);
    await jobs.send("cluster", {}, { key: "cluster" });
    return end;
  };
  const who = { leases, name: "clustering", holder: randomUUID(), log: ports.log };
  return { clustering, work, succession: createSuccession(who, { ...clustering, begin }) };
}

/** What a process that watches does again and again, beside what every process does. */
const watchRounds = (ports: BotPorts, { look }: Succession) => [
  { name: "digests", everyMs: DIGESTS_MS, run: () => wakeDigests(ports) },
  { name: "clustering", everyMs: LOOK_MS, run: look },
];

export function createBot(ports: BotPorts): Bot {
  const { store, analyst, clock, log, fetch } = ports;
  const platforms = new Map(ports.platforms.map((platform) => [platform.name, platform]));
  const { lately, first } = remembering(fetch, clock);
  const watching = { ...ports, fetch: first };
  const polling = createPolling(watching);
  const read = createRead(watching);
  const { clustering, succession, work } = clusteringOfOne(watching);
  const { readLinks, changes, voice } = ports;
  const tellPorts: TellPorts = { store, analyst, clock, voice, ...(changes && { changes }) };
  const deliverPorts: DeliverPorts = { store, platforms, clock, log };
  const outbox = createOutbox({
    store,
    clock,
    log,
    platforms: [...platforms.keys()],
    deliver: (id) => deliver(deliverPorts, id),
    graceMs: Math.max(0, ...[...platforms.values()].map(({ graceMs }) => graceMs)),
  });
  const webhooks = webhooksOf(ports);
  const found: Bot["discover"] = (address) =>
    discover(address, { fetch: lately, readFeed: ports.readFeed, ...(readLinks && { readLinks }) });
  const inbox = createInbox({
    store,
    analyst,
    clock,
    log,
    discover: found,
    sampleFeed: async (url) => {
      const answer = wellAnswered(await lately(url));
      const from = { url: answer.url, contentType: answer.headers["content-type"] };
      const { feed, items } = await ports.readFeed(answer.body, from);
      return { title: feed.title, items: items.map(({ item, aliases }) => ({ ...item, keys: aliases })) };
    },
    readPage: (tenant, url) => readPage(watching, tenant, url),
    ...whereThere(ports),
    fetchText: async (url) => new TextDecoder().decode(wellAnswered(await fetch(url)).body),
    ...asGiven(ports),
    webhooks: webhooks.reach,
    ...ending(deliverPorts),
    privacy: { contact: ports.contact, servers: ports.servers ?? [], speech: voice !== undefined },
    lenses: () => loadLenses(),
    defaults: { lens: defaultLens(ports.language), timeZone: ports.timeZone, membersMayAdd: ports.membersMayAdd },
  });

  const rounds = createRounds(
    [
      { name: "sweep", everyMs: SWEEP_MS, run: () => sweep(ports) },
      { name: "index-older", everyMs: INDEX_MS, run: createIndexOlder(ports) },
      ...(ports.role === "watch" ? [] : [{ name: "webhooks", everyMs: WEBHOOKS_MS, run: () => webhooks.round() }]),
      { name: "keep-no-longer", everyMs: HOUR, run: () => keepNoLonger({ ...ports, platforms }) },
      ...(ports.role === "serve" ? [] : watchRounds(ports, succession)),
    ],
    log,
  );

  return {
    inbox,
    polling,
    discover: found,
    read,
    cluster: clustering.run,
    async start() {
      await store.jobs.start();
      for (const entrance of entrancesOf(ports)) await entrance.start(inbox);
      if (platforms.size > 0) outbox.start();
      await store.heal(clock.now());
      // Before there is anything to do, so that the first story waits for no dictionary.
      makeReadyToMatch();
      rounds.start();
      if (ports.role === "serve") return;
      await work("article", 2, ({ itemId }) => read(itemId));
      await succession.look();
      await work("story", ports.storiesAtOnce ?? 2, tellAndLook(tellPorts, ports));
      await work("digest", 1, async ({ subscriptionId }) => {
        await digest(tellPorts, subscriptionId);
      });
      await wakeDigests(ports);
      if (store.home.kind === "embedded") await takeUp(ports);
    },
    async stop(graceMs) {
      await Promise.all([rounds.stop(), polling.stop(), store.jobs.stop(graceMs), outbox.stop(graceMs)]);
      await succession.leave().catch((error: unknown) => log.warn({ error }, "others wait until the lease ends"));
      // What is cut off here is sent again under its id.
      await Promise.race([webhooks.idle(), wait(graceMs, undefined, { ref: false })]);
      for (const entrance of entrancesOf(ports).toReversed()) await entrance.stop();
    },
  };
}

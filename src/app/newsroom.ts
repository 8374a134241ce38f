// Composition: from a checked configuration to a bot with its store and platforms.
import { join } from "node:path";
import { DAY, MINUTE } from "../core/time.ts";
import { VERSION } from "../core/version.ts";
import { type Bot, createBot } from "./bot.ts";
import { startChecks } from "./before-start.ts";
import { createReaders, type Readers } from "../children/readers.ts";
import { systemClock } from "../core/clock.ts";
import type { Clock } from "../core/domain.ts";
import type { Config } from "./config.ts";
import type { BotError } from "../core/errors.ts";
import { createLogger } from "../operate/log.ts";
import { createGuardedFetch } from "../net/fetch.ts";
import { createPictureCache } from "../net/pictures.ts";
import { countedAnalyst, countedExtractor, countedPlatform, countedStore } from "../operate/counted.ts";
import { type HealthPorts, checkHealth, figuresOf, isAlive, nowAndThen } from "../operate/health.ts";
import { createMeter } from "../operate/meter.ts";
import { createPulse, watchMainThread } from "../operate/pulse.ts";
import { type OperateServer, createOperate, serveOperate } from "../operate/serve.ts";
import { type Wording, english } from "../words/index.ts";
import type { Entrance, Logger, Mounted, Opening, Platform, PlatformContext, Starter } from "../platform/index.ts";
import { type SampleGuest, createSample, withoutSample } from "./sample.ts";
import { countSaves } from "../conversation/saving.ts";
import { type Store, openStore } from "../store/index.ts";
import { sealedRecords } from "../store/sealed.ts";
import { tryStore } from "../store/trial.ts";
import type { Home } from "../store/database.ts";
import type { ModelSettings } from "../model/settings.ts";
import { watchFirst } from "./first-feeds.ts";
import { createWriter } from "./writer.ts";

/** An adapter that is configured and not made yet. */
export interface Maker<Made extends Entrance> {
  readonly name: string;
  /** Where it will listen. */
  readonly openings?: readonly Opening[];
  create(context: PlatformContext): Promise<Made>;
}

export type PlatformMaker = Maker<Platform>;

export interface NewsroomOptions {
  config: Config;
  model: ModelSettings;
  platforms: readonly PlatformMaker[];
  entrances?: readonly Maker<Entrance>[];
  /** The program that standard input and output are left to. */
  stdio?: Starter;
  /** Exact values that must never reach a log. */
  secrets: string[];
  /** Hears why the process has to start again: nothing can be stored any more. */
  onFatal: (error: BotError) => void;
}

export interface Newsroom {
  readonly bot: Bot;
  readonly log: Logger;
  /** Where monitoring listens, when METRICS_PORT is set; known once started. */
  readonly monitoring: string | undefined;
  /** Where people open the platforms that have an address of their own; known once started. */
  readonly addresses: readonly string[];
  start(): Promise<void>;
  stop(): Promise<void>;
}

export const homeOf = (config: Pick<Config, "DATABASE_URL" | "DATA_DIR">): Home =>
  config.DATABASE_URL ? { kind: "server", url: config.DATABASE_URL } : { kind: "embedded", folder: config.DATA_DIR };

/** What publishers are told about who asks; `readers` are the channels that read what is asked for. */
export const userAgent = (config: Pick<Config, "CONTACT">, readers: number): string =>
  `Footnote/${VERSION} (${config.CONTACT ? `+${config.CONTACT}; ` : ""}feed reader; ${readers} subscriber${readers === 1 ? "" : "s"})`;

/** A first run begins with the sample where only the page would show it: a chat is for news of its own. */
const onlyPage = (platforms: readonly PlatformMaker[]): boolean =>
  platforms.length > 0 && platforms.every(({ name }) => name === "web");

const GRACE_MS = 10_000;

/** The bot's ways, as the configuration sets them. The sample newsroom keeps its own, faster time. */
const waysOf = (config: Config) => ({
  userAgent: (readers: number) => userAgent(config, readers),
  manners: { minMs: config.POLL_MINUTES * MINUTE, maxMs: DAY },
  sampleManners: { minMs: 2_500, maxMs: 2_500 },
  settleMs: config.SETTLE_SECONDS * 1000,
  storyDays: config.KEEP_STORIES_DAYS,
  sampleSettleMs: 9_000,
  role: config.ROLE,
  timeZone: config.TIME_ZONE,
  language: config.LANGUAGE,
  membersMayAdd: config.MEMBERS_MAY_ADD,
  contact: config.CONTACT,
});

/** The store with all that goes through it counted, and what watches over the process. `watched` is filled in as parts come. */
function watch(opened: Awaited<ReturnType<typeof openStore>>, clock: Clock, role: Config["ROLE"]) {
  const pulse = createPulse(clock);
  const watched: HealthPorts = {
    db: opened.db,
    store: nowAndThen(clock, () => tryStore(opened.db, opened.home)),
    children: () => undefined,
    clock,
    pulse,
    loops: [],
    jobsLookedAt: role === "serve" ? undefined : opened.jobs.lookedAt,
    platforms: [],
  };
  const health = () => checkHealth(watched);
  const meter = createMeter({ version: VERSION, figures: () => figuresOf(watched) });
  const operate = createOperate({ health, alive: () => isAlive(watched), meter, version: VERSION });
  return { watched, health, meter, operate, count: meter.count, store: countedStore(opened, meter.count, pulse) };
}

/** What the store tells of itself, on its way into the log. */
const heardBy = (log: Logger) => ({
  onError: (error: unknown) => log.warn({ error }, "the store reports a fault"),
  onNotice: (said: Wording) => log.warn({ said: english.tell(said) }, "the store was mended at the start"),
});

/** The store, opened, and all else that a start needs looked at. Throws BotError with the fix. */
async function openChecked(options: NewsroomOptions, clock: Clock, log: Logger): Promise<Store> {
  const { config, onFatal } = options;
  const home = homeOf(config);
  const store = await openStore({
    home,
    redisUrl: config.CACHE_URL,
    now: () => clock.now(),
    onFatal,
    ...heardBy(log),
  });
  for (const check of startChecks({ ...options, records: store.records })) await check.run();
  return store;
}

/** Makes an adapter whose records are sealed where there is a key. */
const makeWith =
  (context: Omit<PlatformContext, "records">, store: Store, { DATA_KEY }: Config) =>
  async <Made extends Entrance>({ name, create }: Maker<Made>): Promise<Made> =>
    create({ ...context, records: await sealedRecords(store.records(name), name, DATA_KEY) });

/** Where entrances answer programs: on the server of another adapter, or over standard input and output. */
function createMounts({ stdio }: NewsroomOptions): Pick<PlatformContext, "mount" | "mounted" | "stdio"> {
  const mounts = new Map<string, Mounted>();
  return { stdio, mount: (path, answer) => void mounts.set(path, answer), mounted: (path) => mounts.get(path) };
}

const wishesOf = ({ config, model }: NewsroomOptions) => ({ settings: model, strict: config.STRICT });

const outward = (config: Config) => ({
  userAgent: () => userAgent(config, 1),
  allowPrivateHosts: config.ALLOW_PRIVATE_HOSTS,
});

/** What the bot reads in children, beside pages and stories. */
const readersOf = ({ readFeed, readLinks, readOpml, past, soon, desk: { changes, check } }: Readers) => ({
  checkClaim: check,
  readFeed,
  readLinks,
  readOpml,
  past,
  soon,
  changes,
});

type Hosts = Record<string, { host: string; port: number }>;

/** The bundled newsroom as a guest, where one process does everything. */
async function openSample(
  { config, platforms }: NewsroomOptions,
  store: Store,
  clock: Clock,
  hosts: Hosts,
): Promise<SampleGuest> {
  const empty = (await store.feeds.all()).length === 0;
  return (config.ROLE === "all" ? createSample : withoutSample)({
    store,
    clock,
    hosts,
    timeZone: config.TIME_ZONE,
    language: config.LANGUAGE,
    setting: config.SAMPLE,
    wanted: config.SAMPLE === "on" || (empty && config.FEEDS.length === 0 && onlyPage(platforms)),
    start: async (times) => (await import("../../sample/server.ts")).startSample(times),
  });
}

const loopsOf = (role: Config["ROLE"], speaks: boolean): string[] => [
  ...(role === "serve" ? [] : ["polling"]),
  ...(speaks ? ["outbox"] : []),
];

/** Opens everything, in order; throws BotError with the fix when something cannot be opened. */
export async function openNewsroom(options: NewsroomOptions, clock: Clock = systemClock): Promise<Newsroom> {
  const { config } = options;
  const ways = waysOf(config);
  const log = createLogger(config.LOG_LEVEL, options.secrets);
  const opened = await openChecked(options, clock, log);
  const since = clock.now();
  const { watched, health, meter, operate, store, count } = watch(opened, clock, config.ROLE);
  const hosts: Hosts = {};
  const fetch = createGuardedFetch({ ...outward(config), hosts });
  const reading = createReaders({}, clock);
  const sample = await openSample(options, store, clock, hosts);
  const addresses: string[] = [];
  const context = {
    log,
    clock,
    operate,
    version: VERSION,
    language: config.LANGUAGE,
    messages: () => store.messages(),
    shelves: countSaves(store, clock),
    rewriteLink: sample.rewriteLink,
    picture: createPictureCache({ fetch, clock, folder: join(config.DATA_DIR, "pictures") }).get,
    opened: (address: string) => addresses.push(address),
    ...createMounts(options),
  };
  const make = makeWith(context, store, config);
  const entrances = await Promise.all((options.entrances ?? []).map(make<Entrance>));
  const made = await Promise.all(options.platforms.map(make<Platform>));
  const platforms = made.map((platform) => countedPlatform(platform, meter, clock));
  Object.assign(watched, { platforms, children: reading.fault, loops: loopsOf(config.ROLE, platforms.length > 0) });
  const written = { ...wishesOf(options), extract: reading.analyst, tools: reading.desk, sampleFrom: sample.startedAt };
  const writer = await createWriter({ store, clock, log, count, ...written });
  const bot = createBot({
    store,
    platforms,
    entrances,
    ...writer,
    analyst: countedAnalyst(writer.analyst, count),
    fetch,
    ...readersOf(reading),
    extractor: countedExtractor(reading, count),
    count,
    clock,
    log,
    ...ways,
    sample,
    webhookSecrets: await sealedRecords(store.records("webhooks"), "webhooks", config.DATA_KEY),
    condition: async () => ({
      version: VERSION,
      memoryMb: Math.round(process.memoryUsage.rss() / 1_000_000),
      since,
      checks: (await health()).checks,
      models: writer.models(),
    }),
  });
  let monitoring: OperateServer | undefined;
  let unwatch = () => {};
  return {
    bot,
    log,
    addresses,
    get monitoring() {
      return monitoring?.address;
    },
    async start() {
      // First of all: a start that takes its time can be watched.
      if (config.METRICS_PORT !== undefined)
        monitoring = await serveOperate(operate, config.METRICS_HOST, config.METRICS_PORT);
      await bot.start();
      await sample.begin((feedId) => bot.polling.poll(feedId));
      if (config.ROLE !== "serve") {
        await watchFirst({ ...ways, store, clock, log, discover: bot.discover }, config.FEEDS);
        bot.polling.start();
      }
      // Starting is heavy work at once, and nobody waits yet.
      unwatch = watchMainThread(log, clock);
    },
    async stop() {
      unwatch();
      const closed = async () => {
        await bot.stop(GRACE_MS);
        await monitoring?.close();
        await Promise.all([sample.close(), reading.close(), fetch.close()]);
        await store.close();
      };
      // Nobody waits for a site or a platform that hangs: what was under way there is taken up again at the next start.
      const early = new AbortController();
      await Promise.race([closed().finally(() => early.abort()), clock.sleep(GRACE_MS, early.signal).catch(() => {})]);
    },
  };
}

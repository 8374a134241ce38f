// One run: the program is killed again and again while news comes in; then the platform's own journal says what was told, and how often.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { channelRef } from "../../adapters/web/place.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { type Store, openStore } from "../../src/store/index.ts";
import type { Home } from "../../src/store/database.ts";
import { freshDatabase } from "../support/server.ts";
import { randomFrom } from "../support/random.ts";
import { type News, startNews } from "./news.ts";
import {
  APPEARS_SECONDS,
  type Double,
  LATE_SLACK_MS,
  openDouble,
  type PlatformName,
  TIMEOUT_SECONDS,
} from "./platforms.ts";
import { type Program, startProgram } from "./program.ts";

/** Where the program can be made to kill itself, in the order of a story's way. */
export const STEPS = [
  "poll.saved",
  "poll.committed",
  "article.saved",
  "cluster.placed",
  "cluster.committed",
  "tell.enqueued",
  "tell.committed",
  "deliver.leased",
  "deliver.sending",
  "deliver.posted",
  "deliver.sent",
  "deliver.reconciling",
  "deliver.reconciled",
  "deliver.editing",
  "deliver.edited",
] as const;
export type Step = (typeof STEPS)[number];

export interface RunOptions {
  platform: PlatformName;
  home: "pglite" | "postgres";
  kills: number;
  seed: number;
  /** The only step to kill at; otherwise every second kill is at a named step, each in turn, and the rest at random moments. */
  at?: Step | undefined;
  feeds?: number;
  /** Share of posts whose answer is lost, and of posts that appear late. */
  lost?: number;
  late?: number;
  /** Programs on one database at once; one of them is killed at a time. */
  processes?: number;
  say?: (line: string) => void;
}

export interface Result {
  kills: number;
  /** Kills by the step they struck at; `random` for the rest. */
  at: Record<string, number>;
  stories: number;
  posts: number;
  lost: number;
  late: number;
  /** What stands more than once, and what does not stand, in words. */
  duplicates: string[];
  missing: string[];
  /** What is wrong in the store, at the double, or with the end of the program. */
  faults: string[];
  /** Milliseconds the last program took to end after SIGTERM. */
  endedMs: number;
  /** Longest stall of the double itself, in milliseconds: beyond its slack, a late message came later than any platform promises. */
  stallMs: number;
  minutes: number;
}

/** How long a program lives at most that is killed at random: with its database inside it, it needs longer until it posts. */
const LIFE_MS = { pglite: 6_000, postgres: 3_000 };
/** How long a program may take to come to its named step before it is killed where it is. */
const PATIENCE_MS = 8_000;
/** A feed is looked at once a minute. */
const FIRST_NEWS_MS = 3 * 60_000;
/** How long it may take to come to rest with not one more story told: a loaded machine takes its time, a lost story never comes. */
const LONGEST_STANDSTILL_MS = 10 * 60_000;
const GRACE_MS = (TIMEOUT_SECONDS + APPEARS_SECONDS) * 1000;

export async function crashRun(options: RunOptions): Promise<Result> {
  const { kills, seed, processes = 1, say = () => {} } = options;
  const began = Date.now();
  const stalls = monitorEventLoopDelay();
  stalls.enable();
  const random = randomFrom(seed);
  const news = await startNews(options.feeds ?? 40, randomFrom(seed + 1));
  const faults = { lost: options.lost ?? 0.05, late: options.late ?? 0.05, random: randomFrom(seed + 2) };
  const double = await openDouble(options.platform, faults);
  const folder = await mkdtemp(join(tmpdir(), "footnote-crash-"));
  const database = options.home === "postgres" ? await freshDatabase() : undefined;
  const home: Home = database
    ? { kind: "server", url: database.url }
    : { kind: "embedded", folder: join(folder, "data") };
  const settings = {
    ...(database ? { DATABASE_URL: database.url } : { DATA_DIR: join(folder, "data") }),
    WEB_PORT: "0",
    SAMPLE: "off",
    TIME_ZONE: "UTC",
    POLL_MINUTES: "1",
    SETTLE_SECONDS: "0",
    LOG_LEVEL: "warn",
    ALLOW_PRIVATE_HOSTS: news.hosts.join(" "),
    ...double.settings,
  };
  const start = (at?: string): Program => startProgram(folder, settings, at);
  const programs: Program[] = [];
  const at: Record<string, number> = {};
  let failedStarts = 0;
  /** The step that the n-th kill is to strike at, if any. */
  const stepOf = (kill: number): Step | undefined =>
    options.at ?? (kill % 2 === 0 ? STEPS[(kill / 2) % STEPS.length] : undefined);
  const armed = (kill: number): string | undefined => {
    const step = stepOf(kill);
    return step && `${step}:${1 + Math.floor(random() * 2)}`;
  };
  /** Starts one that dies at its step. One that gives up at its start, as where the platform does not answer, is started again. */
  const launch = async (step: string | undefined): Promise<Program> => {
    for (;;) {
      const program = start(step);
      if ((await program.running) || (await program.exited) === null) return program;
      failedStarts += 1;
      if (failedStarts > 5 + kills / 10) throw new Error(`the program does not start:\n${program.log()}`);
    }
  };
  try {
    await subscribe(home, news, double);
    for (let n = 0; n < processes; n += 1) programs.push(await launch(undefined));
    // A program that has nothing to tell has nothing to lose: feeds are news from their second look on.
    for (const until = Date.now() + FIRST_NEWS_MS; news.items.length === 0 && Date.now() < until;) await wait(100);
    for (let kill = 0; kill < kills; kill += 1) {
      const which = Math.floor(random() * processes);
      const program = programs[which]!;
      const step = stepOf(kill);
      await (step ? Promise.race([program.exited, wait(PATIENCE_MS)]) : wait(100 + random() * LIFE_MS[options.home]));
      const struck = step && program.over() ? step : "random";
      program.kill("SIGKILL");
      await program.exited;
      at[struck] = (at[struck] ?? 0) + 1;
      double.onKill();
      programs[which] = await launch(kill + 1 < kills ? armed(kill + 1) : undefined);
      if ((kill + 1) % 10 === 0) {
        const seconds = Math.round((Date.now() - began) / 1000);
        say(`${kill + 1} kills, ${news.items.length} stories, ${double.counts.posts} posts tried, ${seconds} s`);
      }
    }
    news.stop();
    const { endedMs, faults: wrong } = await settle(home, { start, programs, news, double, say });
    const { duplicates, missing } = await judge(news, double);
    const { lost, late } = double.counts;
    const posts = (await double.journal()).length;
    const stories = news.items.length;
    const minutes = (Date.now() - began) / 60_000;
    const stallMs = Math.round(stalls.max / 1e6);
    const broken = [
      ...wrong,
      ...new Set(double.violations),
      // A double that stood still may have shown a late message later than any platform promises: what came twice then tells nothing.
      ...(duplicates.length > 0 && stallMs > LATE_SLACK_MS
        ? [`the double itself stood still for ${stallMs} ms: run again on a quieter machine`]
        : []),
    ];
    return { kills, at, stories, posts, lost, late, duplicates, missing, faults: broken, endedMs, stallMs, minutes };
  } finally {
    for (const program of programs) program.kill("SIGKILL");
    await Promise.all(programs.map(({ exited }) => exited));
    await Promise.all([news.close(), double.close(), database?.drop()]);
    await rm(folder, { recursive: true, force: true });
  }
}

const open = (home: Home): Promise<Store> =>
  openStore({ home, redisUrl: undefined, now: () => new Date(), onError: () => {} });

/** The page of the program itself, whose memory is the store. */
const PAGE = channelRef("news");

/** Each feed is read by one channel, the channels in turn, and by the page. */
async function subscribe(home: Home, news: News, { channels }: Double): Promise<void> {
  const store = await open(home);
  const now = new Date();
  const settings = {
    lens: defaultLens("en"),
    schedule: { ...defaultSchedule("UTC"), dailyCap: 100_000 },
    filters: defaultFilters,
  };
  for (const [index, url] of news.feeds.entries()) {
    const feed = await store.feeds.add({ url, title: url, siteUrl: undefined, poll: { url }, sample: false }, now);
    for (const channel of [channels[index % channels.length]!, PAGE]) {
      const { id } = await store.subscriptions.ensure(channel, settings, "U1", now);
      await store.subscriptions.link(id, feed.id);
    }
  }
  await store.close();
}

interface Scene {
  start: () => Program;
  programs: Program[];
  news: News;
  double: Double;
  say: (line: string) => void;
}

/** Lets it work until nothing is left to do, ends it as an operator would, and looks into the store. */
async function settle(home: Home, scene: Scene): Promise<{ endedMs: number; faults: string[] }> {
  const { programs, news, double, say } = scene;
  let until = Date.now() + LONGEST_STANDSTILL_MS;
  let fewest = Infinity;
  for (;;) {
    let calls = -1;
    // Quiet for longer than anything ambiguous waits, with everything there: then it is worth looking into the store.
    for (let calm = 0; calm < 2 && Date.now() < until;) {
      const { missing } = await judge(news, double);
      calm = missing.length === 0 && calls === double.counts.posts ? calm + 1 : 0;
      calls = double.counts.posts;
      if (missing.length < fewest) until = Date.now() + LONGEST_STANDSTILL_MS;
      fewest = Math.min(fewest, missing.length);
      say(`${missing.length} stories still to come, ${calls} posts tried`);
      await wait(GRACE_MS);
    }
    const from = Date.now();
    for (const program of programs) program.kill("SIGTERM");
    const codes = await Promise.all(programs.map(({ exited }) => exited));
    const endedMs = Date.now() - from;
    const store = await open(home);
    const open_ = await unfinished(store);
    await store.close();
    const faults = [
      ...open_,
      ...(codes.every((code) => code === 0)
        ? []
        : [`ended with ${codes.join(", ")}: ${programs.map((program) => program.log()).join("\n")}`]),
    ];
    if (open_.length === 0 || Date.now() > until) return { endedMs, faults };
    say(`not at rest yet: ${open_.join("; ")}`);
    programs.splice(0, programs.length, ...programs.map(() => scene.start()));
    await wait(GRACE_MS);
  }
}

/** What the store still has to do, and what it should hold and does not. */
async function unfinished({ db }: Store): Promise<string[]> {
  const items = await db.selectFrom("items").select("id").where("state", "=", "new").execute();
  const loose = await db.selectFrom("articles").select("id").where("story_id", "is", null).execute();
  const deliveries = await db
    .selectFrom("deliveries")
    .select(["id", "state", "stale"])
    .where((eb) => eb.or([eb("state", "!=", "sent"), eb("stale", "=", true)]))
    .execute();
  const told = await db.selectFrom("delivery_stories").select("story_id").distinct().execute();
  const onPage = await db.selectFrom("log_entries").select("key").where("thread", "is", null).execute();
  const stories = await db.selectFrom("articles").select("story_id").distinct().execute();
  return [
    ...(items.length > 0 ? [`${items.length} items unread`] : []),
    ...(loose.length > 0 ? [`${loose.length} articles in no story`] : []),
    ...deliveries.map(({ id, state, stale }) => `delivery ${id} is ${state}${stale ? ", to be edited" : ""}`),
    ...(onPage.length === stories.length ? [] : [`${onPage.length} of ${stories.length} stories on the page`]),
    ...(told.length === stories.length ? [] : [`${told.length} of ${stories.length} stories told`]),
  ];
}

/** The oracle: the double's own journal. Each item's word in one post, each delivery once, nothing old. */
async function judge(news: News, double: Double): Promise<{ duplicates: string[]; missing: string[] }> {
  const journal = await double.journal();
  const posts = journal.filter(({ reply }) => !reply);
  const standing = ({ marker }: { marker: string }) => posts.filter(({ body }) => body.includes(`${marker} `)).length;
  const seen = new Map<string, number>();
  for (const { delivery } of journal) if (delivery) seen.set(delivery, (seen.get(delivery) ?? 0) + 1);
  return {
    duplicates: [
      ...news.items.filter((item) => standing(item) > 1).map((item) => `${item.marker} stands ${standing(item)} times`),
      ...[...seen]
        .filter(([, times]) => times > 1)
        .map(([delivery, times]) => `delivery ${delivery} stands ${times} times`),
      ...news.old.filter((item) => standing(item) > 0).map((item) => `${item.marker} is old, and was told`),
      ...journal.filter(({ delivery }) => !delivery).map(({ channel }) => `a message without a mark in ${channel}`),
    ],
    missing: news.items.filter((item) => standing(item) === 0).map(({ marker }) => marker),
  };
}

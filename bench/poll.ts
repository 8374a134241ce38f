// Polling beside peers: every client in a process of its own, runs interleaved, medians.
// The simple client is undici.request over 32 connections and rss-parser. What every client read is counted and checked.
// Run: node bench/poll.ts [--feeds 2000] [--runs 3] [--seed 1] [--quick] [--only footnote,bare]
import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { serverMissing } from "../test/support/homes.ts";
import { freshDatabase } from "../test/support/server.ts";
import { median, option, print, table } from "./figures.ts";
import { curl, has, newsboat, sfeed } from "./peers/commands.ts";
import { installed } from "./peers/install.ts";
import { ITEMS, type Phase, SOME, startPublishers } from "./poll-server.ts";
import { type Client, type Cost, ROUNDS, type Round, type Task, startScript } from "./rounds.ts";

const quick = option("quick") !== undefined;
const FEEDS = Number(option("feeds") ?? (quick ? 500 : 2000));
const RUNS = Number(option("runs") ?? (quick ? 1 : 3));
const SEED = Number(option("seed") ?? 1);
const ONLY = option("only")?.split(",");
/** For peers that take minutes: fewer feeds, and their figures scaled in proportion. */
const FEW = Math.min(FEEDS, quick ? 50 : 200);
const BASE = "undici + rss-parser";
const SITES = "the same, each feed on a host of its own";
/** Between two looks at a feed lie minutes: longer than any client keeps a connection that is idle. */
const REST_MS = 5_000;

interface Contender {
  key: string;
  name: string;
  feeds: number;
  open(task: Task): Promise<Client>;
  /** What `Cost.items` should be after each round; undefined where the client does not tell. */
  items?: (feeds: number) => Record<Round, number>;
}

const here = (path: string): URL => new URL(path, import.meta.url);
const changed = (feeds: number): number => Math.ceil(feeds / SOME);
/** Items held after each round. */
const held = (feeds: number) => {
  const all = feeds * ITEMS;
  return { cold: all, same: all, some: all + changed(feeds), plain: all + changed(feeds) };
};
/** Items parsed in each round. */
const parsed = (feeds: number) => ({
  cold: feeds * ITEMS,
  same: 0,
  some: changed(feeds) * ITEMS,
  plain: feeds * ITEMS,
});

async function contenders(): Promise<Contender[]> {
  const feedsub = wanted("feedsub") ? await installed("feedsub", "0.7.8") : undefined;
  const all: (Contender | false)[] = [
    has("curl") && { key: "curl", name: "curl --parallel 16, nothing kept", feeds: FEEDS, open: curl },
    {
      key: "fetch",
      name: "undici, nothing parsed",
      feeds: FEEDS,
      open: (task) => startScript(here("peers/bare.ts"), task, ["fetch"]),
    },
    { key: "bare", name: BASE, feeds: FEEDS, items: parsed, open: (task) => startScript(here("peers/bare.ts"), task) },
    {
      key: "sites",
      name: SITES,
      feeds: FEEDS,
      items: parsed,
      open: (task) => startScript(here("peers/bare.ts"), task, ["sites"]),
    },
    {
      key: "footnote",
      name: "**Footnote, embedded database**",
      feeds: FEEDS,
      items: held,
      open: (task) => startScript(here("poll-footnote.ts"), task, ["embedded"]),
    },
    {
      key: "footnote",
      name: "**Footnote, Postgres server**",
      feeds: FEEDS,
      items: held,
      async open(task) {
        if (serverMissing) throw new Error("no Postgres answers");
        const home = await freshDatabase();
        const client = await startScript(here("poll-footnote.ts"), task, [home.url]);
        return { ...client, close: () => client.close().then(home.drop) };
      },
    },
    feedsub !== undefined && {
      key: "feedsub",
      name: "feedsub 0.7.8, 64 at a time, each feed on a host of its own",
      feeds: FEEDS,
      open: (task) => startScript(here("peers/feedsub.ts"), task, [feedsub]),
    },
    has("newsboat") && { key: "newsboat", name: "newsboat", feeds: FEW, items: held, open: newsboat },
    has("sfeed_update") && { key: "sfeed", name: "sfeed_update, 16 jobs", feeds: FEW, open: sfeed },
  ];
  return all.filter((one) => one !== false).filter(({ key }) => wanted(key));
}

const wanted = (key: string): boolean => ONLY === undefined || key === "bare" || ONLY.includes(key);

const PHASE: Record<Round, Phase> = { cold: "all", same: "all", some: "some", plain: "plain" };

const folder = await mkdtemp(join(tmpdir(), "footnote-poll-"));
const publishers = await startPublishers(folder, FEEDS, SEED);
try {
  const costs = new Map<string, Record<Round, Cost[]>>();
  const missing = new Set<string>();
  const list = await contenders();
  for (let run = 0; run < RUNS; run += 1) {
    for (const { name, feeds, items, open } of list) {
      const own = join(folder, "client");
      await mkdir(own);
      let client = await open({ port: publishers.port, feeds, folder: own }).catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        missing.add(`${name.replaceAll("*", "")}: left out (${why})`);
        return undefined;
      });
      for (const round of client ? ROUNDS : []) {
        await publishers.say(PHASE[round]);
        if (round !== "cold") await sleep(REST_MS);
        const cost = await client!.round(round).catch(() => undefined);
        if (!cost) {
          // A peer may end at a connection that is reset: what it had to say until then counts.
          missing.add(`${name} ended in the round "${round}"`);
          client = undefined;
          break;
        }
        const right = items?.(feeds)[round];
        if (right !== undefined && cost.items !== right)
          missing.add(`${name}: ${cost.items} items instead of ${right} in the round "${round}"`);
        process.stderr.write(`run ${run + 1}, ${name}, ${round}: ${cost.wall.toFixed(1)} s\n`);
        const so = costs.get(name) ?? { cold: [], same: [], some: [], plain: [] };
        so[round].push(cost);
        costs.set(name, so);
      }
      await client?.close();
      await rm(own, { recursive: true });
    }
  }
  print(
    `${FEEDS} feeds of ${ITEMS} items, seed ${SEED}, ${publishers.name} on loopback, ${RUNS} interleaved runs, medians`,
  );
  print(`x: beside "${costs.has(SITES) ? SITES : BASE}"`);
  print();
  const cell = (name: string, feeds: number, round: Round, part: "wall" | "cpu"): number =>
    (median(costs.get(name)?.[round].map((cost) => cost[part]) ?? []) * FEEDS) / feeds;
  // Footnote's feeds are a site each: so are those of the client it is measured by, where that one runs.
  const besides = costs.has(SITES) ? SITES : BASE;
  const beside = (name: string, feeds: number, round: Round, part: "wall" | "cpu"): string => {
    const value = cell(name, feeds, round, part);
    const ratio = value / cell(besides, FEEDS, round, part);
    return `${value.toFixed(2)} s, ${ratio.toFixed(ratio < 10 ? 2 : 0)}x`;
  };
  table(
    [
      "client",
      ...["cold", "all 304", "1 in 20 with news", "unchanged, no validators"].flatMap((round) => [round, "CPU"]),
      "peak MB",
    ],
    list
      .filter(({ name }) => costs.has(name))
      .map(({ name, feeds }) => [
        name,
        ...ROUNDS.flatMap((round) => [beside(name, feeds, round, "wall"), beside(name, feeds, round, "cpu")]),
        Math.max(...ROUNDS.map((round) => median(costs.get(name)![round].map(({ rss }) => rss)))).toFixed(0),
      ]),
  );
  if (list.some(({ feeds }) => feeds < FEEDS))
    print(`newsboat and sfeed were run with ${FEW} feeds, their times scaled in proportion to ${FEEDS}.`);
  for (const program of ["curl", "newsboat", "sfeed_update"]) {
    if (!has(program) && wanted(program)) print(`${program} is not installed: left out.`);
  }
  for (const line of missing) print(line);
} finally {
  await publishers.close();
  await rm(folder, { recursive: true, force: true });
}

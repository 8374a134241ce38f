// How fast the page answers with many stories stored while feeds are polled, and what open pages hold.
// Run: node bench/page-stored.ts [--stories 100000] [--home embedded|server] [--requests 40]
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { DAY } from "../src/core/time.ts";
import type { Home } from "../src/store/database.ts";
import { openStore } from "../src/store/index.ts";
import { freshDatabase } from "../test/support/server.ts";
import { serverMissing } from "../test/support/homes.ts";
import { freePort } from "../test/support/slack-front.ts";
import { option, print, table } from "./figures.ts";
import { pathOf, startPublishers } from "./poll-server.ts";
import { FEEDS, storeNews } from "./stored-news.ts";

const STORIES = Number(option("stories") ?? 100_000);
const REQUESTS = Number(option("requests") ?? 40);
const STREAMS = 50;
const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const BARS = { embedded: 100, server: 50 };
const PAGES: readonly (readonly [name: string, path: (n: number) => string])[] = [
  ["front page", () => "/"],
  ["search", (n) => `/search?channel=news&words=${encodeURIComponent(WORDS[n % WORDS.length]!)}`],
  ["archive, month", (n) => `/channels/news/archive?month=${dayBefore(20 + n).slice(0, 7)}`],
  ["archive, day", (n) => `/channels/news/${dayBefore(3 + n)}`],
  ["outlet", (n) => `/outlets/Outlet%20${n % FEEDS}?channel=news`],
  ["story", (n) => `/posts/e${Math.floor(((n * 7919) % 1000) * (STORIES / 1000))}`],
  ["feed out", () => "/feed.rss?channel=news"],
];
const WORDS = [
  "border wall",
  "election",
  "economy jobs",
  "president obama",
  "immigration court ruling",
  "senate budget vote",
  "police shooting",
  "trump",
];
const started = new Date();
const dayBefore = (days: number): string => new Date(started.getTime() - days * DAY).toISOString().slice(0, 10);

const part = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

/** Megabytes that a process holds by itself. */
const heldBy = ({ pid }: ChildProcess): number =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;

async function program(env: Record<string, string>, folder: string, port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--v8-pool-size=1", "--max-semi-space-size=4", MAIN, "start"], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: folder,
      WEB_PORT: String(port),
      SAMPLE: "off",
      LOG_LEVEL: "error",
      ...env,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}`);
    const there = await fetch(`http://127.0.0.1:${port}/livez`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (there) return child;
    await wait(200);
  }
}

/** Milliseconds until the last byte, packed as a browser asks for it. */
async function timed(url: string): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(url, { headers: { "accept-encoding": "br, gzip", accept: "text/html" } });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return performance.now() - begun;
}

/** Each kind of page in turn, so that all of them meet the same weather. */
async function visited(origin: string, requests: number): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>(PAGES.map(([name]) => [name, []]));
  for (let n = 0; n < requests; n += 1)
    for (const [name, path] of PAGES) times.get(name)!.push(await timed(origin + path(n)));
  return times;
}

/** What each open stream of events holds, megabytes; the addresses are of readers apart. */
async function streams(child: ChildProcess, origin: string): Promise<number> {
  await wait(3_000);
  const before = heldBy(child);
  const open = Array.from({ length: STREAMS }, (_, n) =>
    request(`${origin}/events`, { localAddress: `127.0.2.${1 + Math.floor(n / 5)}` }),
  );
  await Promise.all(
    open.map((each) => new Promise((resolve, reject) => each.on("response", resolve).on("error", reject).end())),
  );
  await wait(25_000);
  const after = heldBy(child);
  for (const each of open) each.destroy();
  return (after - before) / STREAMS;
}

async function measured(name: string, home: Home, env: Record<string, string>, folder: string): Promise<string[][]> {
  const publishers = await startPublishers(folder, FEEDS, 1);
  const hosts = Array.from({ length: FEEDS }, (_, n) => `127.0.1.${n + 1}`);
  let child: ChildProcess | undefined;
  try {
    const begun = performance.now();
    const store = await openStore({
      home,
      redisUrl: undefined,
      now: () => started,
      onError: (error) => print(String(error)),
    });
    await storeNews(
      store,
      STORIES,
      started,
      hosts.map((host, n) => `http://${host}:${publishers.port}${pathOf(n)}`),
    );
    await store.close();
    print(`${name}: ${STORIES} stories written in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
    const port = await freePort();
    const allowed = hosts.map((host) => `${host}:${publishers.port}`).join(",");
    child = await program({ ...env, ALLOW_PRIVATE_HOSTS: allowed, POLL_MINUTES: "1" }, folder, port);
    const origin = `http://127.0.0.1:${port}`;
    await visited(origin, 2);
    const times = await visited(origin, REQUESTS);
    const stream = await streams(child, origin);
    const bar = BARS[home.kind];
    return [
      ...[...times].map(([page, all]) => [
        name,
        page,
        part(all, 0.5).toFixed(0),
        part(all, 0.95).toFixed(0),
        Math.max(...all).toFixed(0),
        `${bar}`,
      ]),
      [name, `an open page's stream, MB of ${STREAMS}`, stream.toFixed(2), "", "", "1"],
    ];
  } finally {
    if (child) {
      const gone = new Promise((resolve) => child?.once("exit", resolve));
      child.kill();
      await gone;
    }
    await publishers.close();
  }
}

const rows: string[][] = [];
const wanted = option("home");
if (wanted !== "server") {
  const folder = await mkdtemp(join(tmpdir(), "footnote-stored-"));
  const data = join(folder, "data");
  rows.push(...(await measured("embedded", { kind: "embedded", folder: data }, { DATA_DIR: data }, folder)));
  await rm(folder, { recursive: true });
}
if (wanted !== "embedded" && serverMissing) print("No Postgres answers: the server's rows are left out.");
else if (wanted !== "embedded") {
  const folder = await mkdtemp(join(tmpdir(), "footnote-stored-"));
  const database = await freshDatabase();
  rows.push(
    ...(await measured(
      "Postgres server",
      { kind: "server", url: database.url },
      { DATABASE_URL: database.url },
      folder,
    )),
  );
  await database.drop();
  await rm(folder, { recursive: true });
}
table(["home", "page", "p50, ms", "p95, ms", "most, ms", "bar"], rows);

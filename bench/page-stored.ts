// How fast the page answers with many stories stored while feeds are polled, and what open pages hold.
// Run: node bench/page-stored.ts [--stories 100000] [--home embedded|server] [--requests 40]
import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
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
/** Between two rounds of pages: thirty searches at once and one in two seconds are what one reader may ask. */
const ROUND_MS = 700;
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

/** What a file of the kernel says; nothing where its process is gone. */
function told(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** Milliseconds that processors gave to a process, all its threads taken together; 0 where it is gone. */
const workOf = (pid: number): number =>
  readdirSync("/proc").includes(`${pid}`)
    ? readdirSync(`/proc/${pid}/task`).reduce(
        (sum, thread) => sum + Number(told(`/proc/${pid}/task/${thread}/schedstat`).split(" ")[0]) / 1e6,
        0,
      )
    : 0;

/** The program and those who serve its database, by the names that Postgres gives them, with their work so far. */
function worked({ pid = 0 }: ChildProcess, database: string | undefined): Map<number, number> {
  const serving = readdirSync("/proc").filter((name) => {
    const line = database !== undefined && /^\d+$/.test(name) ? told(`/proc/${name}/cmdline`) : "";
    return line.startsWith("postgres:") && line.includes(database ?? "");
  });
  return new Map([pid, ...serving.map(Number)].map((each) => [each, workOf(each)]));
}

async function program(
  env: Record<string, string>,
  folder: string,
  port: number,
  inspected: number,
): Promise<ChildProcess> {
  const flags = ["--v8-pool-size=1", "--max-semi-space-size=4", `--inspect=127.0.0.1:${inspected}`];
  const child = spawn(process.execPath, [...flags, MAIN, "start"], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: folder,
      WEB_PORT: String(port),
      SAMPLE: "off",
      LOG_LEVEL: "error",
      ...env,
    },
    stdio: ["ignore", "ignore", "ignore"],
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

interface Visit {
  /** Milliseconds by the clock, and those that processors worked for it, ours and the database's. */
  wall: number;
  work: number;
}

/** Each kind of page in turn, so that all of them meet the same weather. */
async function visited(
  origin: string,
  requests: number,
  look: () => Map<number, number>,
): Promise<Map<string, Visit[]>> {
  const visits = new Map<string, Visit[]>(PAGES.map(([name]) => [name, []]));
  for (let n = 0; n < requests; n += 1) {
    const next = wait(ROUND_MS);
    for (const [name, path] of PAGES) {
      const before = look();
      const wall = await timed(origin + path(n));
      const work = [...look()].reduce((sum, [pid, ms]) => sum + Math.max(0, ms - (before.get(pid) ?? 0)), 0);
      visits.get(name)!.push({ wall, work });
    }
    await next;
  }
  return visits;
}

/** Bytes in use after garbage was collected, as the program's inspector tells. */
async function heapOf(inspector: WebSocket): Promise<number> {
  const ask = (id: number, method: string): Promise<{ result: { usedSize: number } }> => {
    const { promise, resolve } = Promise.withResolvers<{ result: { usedSize: number } }>();
    const hear = ({ data }: MessageEvent): void => {
      const heard = JSON.parse(String(data));
      if (heard.id === id) resolve(heard);
      if (heard.id === id) inspector.removeEventListener("message", hear);
    };
    inspector.addEventListener("message", hear);
    inspector.send(JSON.stringify({ id, method }));
    return promise;
  };
  await ask(1, "HeapProfiler.collectGarbage");
  await ask(2, "HeapProfiler.collectGarbage");
  return (await ask(3, "Runtime.getHeapUsage")).result.usedSize;
}

/** What each open stream of events holds, megabytes; the addresses are of readers apart. */
async function streams(origin: string, port: number): Promise<number> {
  const listed = await (await fetch(`http://127.0.0.1:${port}/json`)).text();
  const inspector = new WebSocket(/"webSocketDebuggerUrl": "([^"]+)"/.exec(listed)?.[1] ?? "");
  await new Promise((resolve) => inspector.addEventListener("open", resolve));
  const before = [await heapOf(inspector), await heapOf(inspector)].at(-1)!;
  const open = Array.from({ length: STREAMS }, (_, n) =>
    request(`${origin}/events`, { localAddress: `127.0.2.${1 + Math.floor(n / 5)}` }),
  );
  await Promise.all(
    open.map((each) => new Promise((resolve, reject) => each.on("response", resolve).on("error", reject).end())),
  );
  await wait(25_000);
  const after = [await heapOf(inspector), await heapOf(inspector)].at(-1)!;
  for (const each of open) each.destroy();
  inspector.close();
  return (after - before) / STREAMS / 1024 / 1024;
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
    const [port, inspected] = [await freePort(), await freePort()];
    const allowed = hosts.map((host) => `${host}:${publishers.port}`).join(",");
    child = await program({ ...env, ALLOW_PRIVATE_HOSTS: allowed, POLL_MINUTES: "1" }, folder, port, inspected);
    const origin = `http://127.0.0.1:${port}`;
    const database = home.kind === "server" ? new URL(home.url).pathname.slice(1) : undefined;
    const running = child;
    await visited(origin, 2, () => new Map());
    const visits = await visited(origin, REQUESTS, () => worked(running, database));
    const stream = await streams(origin, inspected);
    const bar = BARS[home.kind];
    return [
      ...[...visits].map(([page, all]) => {
        const [walls, works] = [all.map(({ wall }) => wall), all.map(({ work }) => work)];
        const figures = [part(walls, 0.5), part(walls, 0.95), Math.max(...walls), part(works, 0.5), part(works, 0.95)];
        return [name, page, ...figures.map((ms) => ms.toFixed(0)), `${bar}`];
      }),
      [name, `heap of an open page's stream, MB, of ${STREAMS}`, stream.toFixed(3), "", "", "", "", "1"],
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
table(["home", "page", "p50, ms", "p95, ms", "most, ms", "work p50, ms", "work p95, ms", "bar"], rows);

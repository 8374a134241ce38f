// Hostile bytes through fetch, readers and analysis: time, delay of the loop, memory, /livez.
// Then every document of the shared corpus. Run: npm run hostile [-- --all]
import { readFileSync, readdirSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { Worker } from "node:worker_threads";
import { storyOf } from "../src/cli/given-articles.ts";
import { systemClock } from "../src/core/clock.ts";
import type { ParsedItem } from "../src/core/domain.ts";
import { defaultLens } from "../src/digest/defaults.ts";
import { createMeter } from "../src/operate/meter.ts";
import { createOperate, serveOperate } from "../src/operate/serve.ts";
import { articleFromItem } from "../src/stories/article.ts";
import { origins } from "../src/stories/origins.ts";
import { createReaders } from "../src/children/readers.ts";
import { createGuardedFetch } from "../src/net/fetch.ts";
import { bomb, ENCODINGS, type Encoding, head, startBytes } from "../test/hostile/bombs.ts";
import { type Held, outcome, watched } from "../test/hostile/loop.ts";
import { FEEDS, PAGES, TEXTS } from "../test/hostile/shapes.ts";
import { shared } from "../test/support/shared.ts";

const ALL = process.argv.includes("--all");
const readers = createReaders();

let longest = { ms: 0, name: "" };

interface Row extends Held<string> {
  name: string;
  childMb: number;
}

/** The resident memory of the largest child of this process, in MB; 0 where the system does not tell. */
function childMb(): number {
  try {
    const pids = readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").trim().split(" ");
    const sizes = pids.map((pid) =>
      Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0),
    );
    return Math.max(0, ...sizes) / 1024;
  } catch {
    return 0;
  }
}

async function measured(name: string, work: () => Promise<unknown>): Promise<Row> {
  let highest = 0;
  const looking = setInterval(() => (highest = Math.max(highest, childMb())), 50);
  const held = await watched(() => outcome(work()));
  clearInterval(looking);
  if (held.longestMs > longest.ms) longest = { ms: held.longestMs, name };
  return { name, childMb: highest, ...held };
}

const WIDTHS = [58, 18, 8, 8, 8, 10, 10, 9];
const print = (...cells: string[]) =>
  process.stdout.write(
    `${cells.map((cell, n) => (n === 0 ? cell.slice(0, 56).padEnd(58) : cell.padStart(WIDTHS[n]!))).join("")}\n`,
  );
const line = ({ name, value, ms, p99Ms, maxMs, longestMs, grownMb, childMb: mb }: Row) =>
  print(
    name,
    value,
    ...[ms, p99Ms, maxMs, longestMs].map((each) => each.toFixed(0)),
    `+${Math.max(0, grownMb).toFixed(0)}`,
    mb.toFixed(0),
  );
const heading = (title: string) => {
  process.stdout.write("\n");
  print(title, "outcome", "ms", "lag p99", "lag max", "own turn", "main MB", "child MB");
};

/** The rows one by one, or how many there are and the worst of each column. */
function summary(title: string, rows: Row[]) {
  if (rows.length === 0) return;
  if (ALL) return rows.forEach(line);
  const worst = (of: (row: Row) => number) => Math.max(...rows.map(of));
  const slowest = rows.reduce((one, other) => (other.ms > one.ms ? other : one));
  const read = rows.filter(({ value }) => value === "read").length;
  line({
    name: `${title}: ${rows.length}, slowest ${slowest.name}`,
    value: `${read} read`,
    ms: slowest.ms,
    p99Ms: worst((row) => row.p99Ms),
    maxMs: worst((row) => row.maxMs),
    longestMs: worst((row) => row.longestMs),
    grownMb: worst((row) => row.grownMb),
    childMb: worst((row) => row.childMb),
  });
}

async function bombs() {
  heading("Bombs of 2 GB");
  for (const encoding of Object.keys(ENCODINGS) as Encoding[]) {
    const body = await bomb(encoding);
    const server = await startBytes([head(`content-encoding: ${encoding}`), ...body]);
    const fetch = createGuardedFetch({
      userAgent: () => "bench",
      allowPrivateHosts: [],
      hosts: { "feeds.example": { host: "127.0.0.1", port: server.port } },
    });
    const size = (body.reduce((sum, { length }) => sum + length, 0) / 1e6).toFixed(2);
    line(await measured(`${encoding}, ${size} MB sent`, () => fetch("http://feeds.example/")));
    await Promise.all([fetch.close(), server.stop()]);
  }
}

/** Asks /livez from a thread of its own, ten times a second; the slowest answer of all, in milliseconds. */
async function watchLife() {
  const operate = createOperate({
    health: async () => ({ ok: true, checks: {} }),
    alive: async () => true,
    meter: createMeter({ version: "bench", figures: async () => undefined }),
    version: "bench",
  });
  const server = await serveOperate(operate, "127.0.0.1", 0);
  const slowest = new Float64Array(new SharedArrayBuffer(8));
  const asker = new Worker(
    `const { workerData } = require("node:worker_threads");
    const ask = async () => {
      const at = performance.now();
      // A connection that the server ended while it waited is no answer: the next one is.
      await fetch(workerData.url).then((answer) => answer.text(), () => undefined);
      workerData.slowest[0] = Math.max(workerData.slowest[0], performance.now() - at);
      setTimeout(ask, 100);
    };
    void ask();`,
    { eval: true, workerData: { url: `${server.address}/livez`, slowest } },
  );
  return async (): Promise<number> => {
    await asker.terminate();
    await server.close();
    return slowest[0]!;
  };
}

const story = (text: string) =>
  storyOf(
    [
      { id: "a", source: "Harbour Post", title: "Pier to close", text },
      { id: "b", source: "Gazette", title: "Pier closes", text: "The old pier closes in March, the mayor said." },
    ],
    systemClock.now(),
  );

/** What is said of a story and answered from it; and what is read of an item here, on the main thread. */
async function texts() {
  const account = { tenant: "bench", storyId: undefined, channel: undefined };
  const lens = defaultLens("en");
  heading("Stories");
  for (const { name, make } of TEXTS) {
    const told = story(make());
    const all = origins(told.articles);
    line(await measured(`${name}: told`, () => readers.analyst.analyse(told, all, lens, account)));
    const analysis = await readers.analyst.analyse(told, all, lens, account).catch(() => undefined);
    if (!analysis) continue;
    const question = {
      text: "When does it close?",
      story: told,
      elsewhere: [],
      analysis,
      point: undefined,
      turns: [],
      lens,
    };
    line(await measured(`${name}: answered`, () => readers.analyst.answer(question, account)));
  }
  heading("Items, on the main thread");
  for (const { name, make } of TEXTS) {
    const html = make();
    line(await measured(name, async () => articleFromItem(item(html), "Gazette")));
  }
  for (const { name, make } of PAGES) {
    const html = make().slice(0, MOST_OF_ITEM);
    line(await measured(name, async () => articleFromItem(item(html), "Gazette")));
  }
  heading("Feeds of at most 256 kB, on the main thread");
  for (const { name, make } of FEEDS) {
    const bytes = Buffer.from(make().slice(0, 250_000));
    line(await measured(name, () => readFeed(bytes)));
  }
}

const MOST_OF_ITEM = 512_000;
const item = (content: string): ParsedItem => ({
  guid: "a",
  title: "Pier to close",
  link: "https://paper.example/a",
  published: undefined,
  updated: undefined,
  author: undefined,
  summary: "",
  content,
  picture: undefined,
  enclosures: [],
});

const readFeed = (bytes: Uint8Array) =>
  readers.readFeed(bytes, { url: "https://feeds.example/feed", contentType: undefined });
const readPage = (bytes: Uint8Array) =>
  readers.extract(bytes, { url: "https://paper.example/story", contentType: "text/html" });

async function shapes() {
  heading("Feeds");
  for (const { name, make } of FEEDS) {
    const bytes = Buffer.from(make());
    line(await measured(`${name} (${(bytes.length / 1e6).toFixed(1)} MB)`, () => readFeed(bytes)));
  }
  heading("Pages");
  for (const { name, make } of PAGES) {
    const bytes = Buffer.from(make());
    line(await measured(`${name} (${(bytes.length / 1e6).toFixed(1)} MB)`, () => readPage(bytes)));
  }
}

async function corpus(part: string, read: (bytes: Uint8Array) => Promise<unknown>) {
  const folder = shared(`corpus/${part}`);
  if (!folder) return process.stdout.write(`corpus/${part} is not here: nothing is measured.\n`);
  const rows: Row[] = [];
  for (const file of readdirSync(folder).filter((name) => /\.(?:xml|rss|atom|json|html|htm)(?:\.gz)?$/.test(name))) {
    const bytes = readFileSync(`${folder}/${file}`);
    rows.push(await measured(file, () => read(file.endsWith(".gz") ? gunzipSync(bytes) : bytes)));
  }
  summary(part, rows);
}

// Children that run are what the bot has most of the time.
await readPage(Buffer.from("<p>warm</p>")).catch(() => undefined);
const lived = await watchLife();
await bombs();
await shapes();
await texts();
heading("The shared corpus");
for (const part of ["feeds/captured", "feeds/conformance", "feeds/derived", "injection/feeds"])
  await corpus(part, readFeed);
for (const part of ["articles/aeb", "articles/readability", "articles/trafilatura", "injection/pages"])
  await corpus(part, readPage);
process.stdout.write(`\nThe slowest answer of /livez throughout: ${(await lived()).toFixed(0)} ms (at most 1,000).\n`);
process.stdout.write(`The longest turn: ${longest.ms.toFixed(0)} ms, ${longest.name} (at most 100).\n`);
await readers.close();

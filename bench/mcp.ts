// The tools for other programs at twenty calls a second, over many articles, in both homes.
// Run: node bench/mcp.ts [--embedded 10000] [--server 10000] [--calls 600] [--rate 20] [--seed 7]
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createBot } from "../src/app/bot.ts";
import { makeKey } from "../src/conversation/keys.ts";
import { systemClock } from "../src/core/clock.ts";
import { createReaders } from "../src/children/readers.ts";
import { readFeed } from "../src/feeds/read.ts";
import { deliver } from "../src/jobs/deliver.ts";
import { tell } from "../src/jobs/tell.ts";
import type { Analyst } from "../src/core/ports.ts";
import type { Home } from "../src/store/database.ts";
import { openStore } from "../src/store/index.ts";
import { callTool, openTools } from "../test/adapters/mcp/bed.ts";
import { feedOf, subscribe } from "../test/contracts/store/scene.ts";
import { plainBot } from "../test/support/bot.ts";
import { serverMissing } from "../test/support/homes.ts";
import { article, channel } from "../test/support/news.ts";
import { fakePlatform } from "../test/support/platform.ts";
import { randomFrom } from "../test/support/random.ts";
import { freshDatabase } from "../test/support/server.ts";
import { option, print, table } from "./figures.ts";
import { otherTexts } from "./quality/others.ts";
import { labelledQuestions } from "./quality/questions.ts";

const SEED = Number(option("seed") ?? 7);
const CALLS = Number(option("calls") ?? 600);
const RATE = Number(option("rate") ?? 20);
const sizes = { embedded: Number(option("embedded") ?? 10_000), server: Number(option("server") ?? 10_000) };
/** Of milliseconds, at the 99th of a hundred. */
const BARS = { search: 50, story: 50, receipts: 50, feeds: 50, why: 50, ask: 300 };
const TOGETHER = 500;
const ALONE = 20;

const log = { debug() {}, info() {}, warn() {}, error() {} };
const now = () => systemClock.now();
const questions = labelledQuestions().filter(({ set }) => set === "editing");
const own = [...new Set(questions.flatMap(({ story }) => story.articles.map(({ text }) => text)))];

async function fill(home: Home, count: number, analyst: Analyst) {
  const store = await openStore({ home, redisUrl: undefined, now, onError: (error) => print(String(error)) });
  await store.jobs.start();
  const feed = await feedOf(store, "https://bench.example/feed");
  await store.subscriptions.link((await subscribe(store, channel.channel)).id, feed.id);
  const texts = otherTexts(own, count, SEED);
  const stories: string[] = [];
  for (let from = 0; from < texts.length; from += TOGETHER)
    await store.db.transaction().execute(async (trx) => {
      for (const [at, { title, text }] of texts.slice(from, from + TOGETHER).entries()) {
        const name = `bench-${from + at}`;
        const marks = { itemId: undefined, feedId: feed.id, contentHash: name, replaces: undefined };
        const made = { ...article(name, ""), title, text, published: now(), ...marks };
        const id = await store.articles.save(trx, made, now());
        // Two reports a story.
        stories.push(`story-${(from + at) >> 1}`);
        await store.clustering.place(trx, id, `story-${(from + at) >> 1}`, now());
      }
    });
  // Some were told here: what `why` explains.
  for (const story of new Set(stories.slice(0, 6))) await tell({ store, clock: systemClock, analyst }, story);
  const ports = { store, platforms: new Map([["fake", fakePlatform()]]), clock: systemClock, log };
  for (const { id } of await store.outbox.due(now()))
    await deliver(ports as unknown as Parameters<typeof deliver>[0], id);
  return { store, stories };
}

async function measured(home: string, where: Home, count: number): Promise<string[][]> {
  // As the program has it: what reads stories works in processes of its own.
  const readers = createReaders();
  const { store, stories } = await fill(where, count, readers.analyst);
  const bot = createBot({
    ...plainBot(systemClock),
    store,
    log,
    readFeed,
    platforms: [fakePlatform()],
    analyst: readers.analyst,
    soon: readers.soon,
    fetch: async () => {
      throw new Error("nothing is fetched here");
    },
  } as unknown as Parameters<typeof createBot>[0]);
  const tools = await openTools({
    inbox: bot.inbox,
    clock: systemClock,
    settings: { MCP_REQUESTS_A_MINUTE: "100000" },
  });
  // Some holders, since each may ask so often.
  const scope = { kind: "mcp" as const, channel };
  const clients = await Promise.all(
    Array.from({ length: 60 }, async (_, n) =>
      tools.connect(
        await makeKey({ store, clock: systemClock }, channel.tenant, { name: `bench ${n}`, role: "guest", scope }),
      ),
    ),
  );
  const random = randomFrom(SEED);
  const times = new Map<string, number[]>();
  const failed = new Map<string, number>();
  /** From when it was due: who waits in a queue waits too. */
  async function timed(name: string, client: (typeof clients)[number], args: Record<string, unknown>, due: number) {
    const { isError } = await callTool(client, name, args);
    times.set(name, [...(times.get(name) ?? []), performance.now() - due]);
    if (isError) failed.set(name, (failed.get(name) ?? 0) + 1);
  }
  const names = Object.keys(BARS);
  // What is loaded with the first call is loaded now.
  for (const name of names)
    await callTool(clients[0]!, name, { search: { words: "jobs" }, ask: { question: "Who said it?" } }[name]);
  function argsOf(name: string): Record<string, unknown> {
    const question = questions[Math.floor(random() * questions.length)]!.text;
    const story = stories[Math.floor(random() * stories.length)];
    if (name === "search") return { words: question };
    if (name === "ask") return { question };
    return name === "feeds" || name === "why" ? {} : { story };
  }
  // One after the other: what of the processor a call takes here, its client's part included, whoever else uses the machine.
  const used = new Map<string, number>();
  for (const name of names) {
    const before = process.cpuUsage();
    for (let n = 0; n < ALONE; n += 1) await callTool(clients[n % clients.length]!, name, argsOf(name));
    const { user, system } = process.cpuUsage(before);
    used.set(name, (user + system) / 1000 / ALONE);
  }
  const under: Promise<void>[] = [];
  const begun = performance.now();
  for (let n = 0; n < CALLS; n += 1) {
    const due = begun + (n * 1000) / RATE;
    await systemClock.sleep(Math.max(0, due - performance.now()));
    const name = names[n % names.length]!;
    under.push(timed(name, clients[n % clients.length]!, argsOf(name), due));
  }
  await Promise.all(under);
  await tools.close();
  await readers.close();
  await store.jobs.stop(0);
  await store.close();
  return names.map((name) => {
    const sorted = (times.get(name) ?? []).toSorted((a, b) => a - b);
    const part = (share: number) => `${(sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(0)} ms`;
    const bar = `${BARS[name as keyof typeof BARS]} ms`;
    const cpu = `${(used.get(name) ?? Number.NaN).toFixed(0)} ms`;
    return [home, `${count}`, name, `${sorted.length}`, `${failed.get(name) ?? 0}`, cpu, part(0.5), part(0.99), bar];
  });
}

const rows: string[][] = [];
if (questions.length === 0) print("The labelled questions are not here: nothing is measured.");
else {
  if (sizes.embedded > 0) {
    const folder = await mkdtemp(join(tmpdir(), "footnote-mcp-"));
    rows.push(...(await measured("embedded", { kind: "embedded", folder }, sizes.embedded)));
    await rm(folder, { recursive: true });
  }
  if (sizes.server > 0 && serverMissing) print("No Postgres answers: the server's rows are left out.");
  else if (sizes.server > 0) {
    const database = await freshDatabase();
    rows.push(...(await measured("Postgres server", { kind: "server", url: database.url }, sizes.server)));
    await database.drop();
  }
  table(["home", "articles", "tool", "calls", "errors", "processor", "p50", "p99", "bar"], rows);
}
process.exit(0);

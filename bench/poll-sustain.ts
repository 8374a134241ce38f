// Many feeds on one process for minutes, by the real loop and clock: its memory and its lag.
// Run: node bench/poll-sustain.ts [--feeds 1000,10000,100000] [--minutes 10] [--an-hour 1000000] [--home server|embedded] [--seed 1]
// One answer in twenty has a new item; at the end every item that was told must be held, each once. An hour: ten polls a feed.
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serverMissing } from "../test/support/homes.ts";
import { freshDatabase } from "../test/support/server.ts";
import { option, print, table } from "./figures.ts";
import { madeFeed } from "./made-feeds.ts";
import { ITEMS, SOME } from "./poll-server.ts";
import type { Sustained, SustainTask } from "./poll-sustain-client.ts";

const SEED = Number(option("seed") ?? 1);
const MINUTES = Number(option("minutes") ?? 10);

/** Publishers in a process of their own: a document is made when it is asked for, as so many would fill a disk. */
function publish(): void {
  const asked = new Map<string, number>();
  const server = createServer(({ url = "", headers }, response) => {
    const n = Number(/^\/(\d+)\.xml$/.exec(url)?.[1] ?? Number.NaN);
    if (Number.isNaN(n)) return void response.writeHead(404).end();
    const times = (asked.get(url) ?? 0) + 1;
    asked.set(url, times);
    // The first time all is new; after that one look in twenty finds one item more.
    const more = Math.floor((times - 1 + (n % SOME)) / SOME);
    const etag = `"${n}-${more}"`;
    if (headers["if-none-match"] === etag) return void response.writeHead(304, { etag }).end();
    const body = madeFeed({ seed: SEED + n, site: `https://site${n}.example`, items: ITEMS + more });
    response.writeHead(200, { etag, "content-type": "application/rss+xml" }).end(body);
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    if (typeof address === "object") process.send!(address?.port);
  });
  process.on("disconnect", () => process.exit());
}

async function measured(feeds: number, home: string): Promise<Sustained> {
  const folder = await mkdtemp(join(tmpdir(), "footnote-sustain-"));
  const database = home === "server" ? await freshDatabase() : undefined;
  const publishers = fork(import.meta.filename, ["--publish", "--seed", String(SEED)]);
  try {
    // What they send is the port.
    const [port] = (await once(publishers, "message")) as [number];
    // As the program itself is started.
    const execArgv = ["--v8-pool-size=1", "--max-semi-space-size=4", "--expose-gc"];
    const client = fork(new URL("poll-sustain-client.ts", import.meta.url), [], { execArgv });
    const anHour = Number(option("an-hour") ?? feeds * 10);
    client.send({ port, feeds, folder, home: database?.url ?? home, minutes: MINUTES, anHour } satisfies SustainTask);
    const left = once(client, "exit").then(([code]) => {
      throw new Error(`the measured process left with ${code}`);
    });
    const [found] = (await Promise.race([once(client, "message"), left])) as [Sustained];
    left.catch(() => {});
    client.disconnect();
    return found;
  } finally {
    publishers.disconnect();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(): Promise<void> {
  const home = option("home") ?? "server";
  const sizes = (option("feeds") ?? (home === "server" ? "1000,10000,100000" : "1000,20000")).split(",").map(Number);
  if (home === "server" && serverMissing) return print("No Postgres answers.");
  print(
    `${home === "server" ? "Postgres server" : home}, one process, ${ITEMS} items a feed, seed ${SEED}, ${MINUTES} minutes each`,
  );
  print();
  const rows: string[][] = [];
  let first: { feeds: number; resident: number } | undefined;
  for (const feeds of sizes) {
    const { added, cold, sustained, items, postgres } = await measured(feeds, home);
    if (items.held !== items.published) print(`WRONG: ${items.held} items held instead of ${items.published}`);
    const { held, polls, seconds } = sustained;
    const more = first && ((held.resident - first.resident) * 1024) / (feeds - first.feeds);
    first ??= { feeds, resident: held.resident };
    rows.push([
      String(feeds),
      `${((cold.cpu * 1000) / feeds).toFixed(2)} ms`,
      String(Math.round((polls * 3600) / seconds)),
      `${((100 * sustained.unchanged) / polls).toFixed(1)} %`,
      `${((sustained.cpu * 1000) / polls).toFixed(2)} ms`,
      `${((100 * sustained.cpu) / seconds).toFixed(0)} %`,
      `${sustained.lag50.toFixed(0)}, ${sustained.lag99.toFixed(0)}, ${sustained.lagMost.toFixed(0)} ms`,
      mb(Math.max(cold.peak, sustained.peak)),
      mb(held.resident),
      `${(((held.heap - added.heap) * 1024) / feeds).toFixed(2)} kB`,
      more === undefined ? "" : `${more.toFixed(2)} kB`,
      postgres === undefined ? "" : mb(postgres),
    ]);
  }
  table(
    [
      "feeds",
      "first look, CPU",
      "polls an hour",
      "unchanged",
      "CPU a poll",
      "of one core",
      "lag: median, p99, most",
      "peak",
      "held after",
      "more heap a feed",
      `more resident a feed, from ${sizes[0]}`,
      "Postgres, proportional",
    ],
    rows,
  );
}

const mb = (value: number): string => `${value.toFixed(0)} MB`;

if (process.argv.includes("--publish")) publish();
else await measure();

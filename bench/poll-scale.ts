// How polling grows with the number of feeds, on both homes of the store.
// Run: node bench/poll-scale.ts [--feeds 1000,2000,5000,10000] [--home embedded] [--seed 1] [--quick]
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serverMissing } from "../test/support/homes.ts";
import { freshDatabase } from "../test/support/server.ts";
import { option, print, table } from "./figures.ts";
import { ITEMS, startPublishers } from "./poll-server.ts";
import { type Cost, startScript } from "./rounds.ts";

const SIZES = (option("feeds") ?? (option("quick") === undefined ? "1000,2000,5000,10000" : "250,500,1000"))
  .split(",")
  .map(Number);
const SEED = Number(option("seed") ?? 1);
const HOMES = ["embedded", "server"].filter((home) => (option("home") ?? home) === home);

const folder = await mkdtemp(join(tmpdir(), "footnote-scale-"));
const publishers = await startPublishers(folder, Math.max(...SIZES), SEED);
try {
  const rows: string[][] = [];
  for (const home of HOMES) {
    if (home === "server" && serverMissing) {
      print("No Postgres answers: the server's rows are left out.");
      continue;
    }
    let smaller: { feeds: number; held: number } | undefined;
    for (const feeds of SIZES) {
      const own = join(folder, "client");
      await mkdir(own);
      const database = home === "server" ? await freshDatabase() : undefined;
      const task = { port: publishers.port, feeds, folder: own };
      const client = await startScript(new URL("poll-footnote.ts", import.meta.url), task, [database?.url ?? home]);
      const cold = await client.round("cold");
      if (cold.items !== feeds * ITEMS) throw new Error(`${cold.items} items are held instead of ${feeds * ITEMS}`);
      const same = await client.round("same");
      await client.close();
      await database?.drop();
      await rm(own, { recursive: true });
      const each = ({ cpu }: Cost) => `${((cpu * 1000) / feeds).toFixed(2)} ms`;
      const growth = smaller && ((same.now - smaller.held) * 1024) / (feeds - smaller.feeds);
      smaller ??= { feeds, held: same.now };
      rows.push([
        home === "server" ? "Postgres server" : "embedded",
        String(feeds),
        `${cold.wall.toFixed(1)} s`,
        each(cold),
        `${same.wall.toFixed(2)} s`,
        each(same),
        `${cold.rss.toFixed(0)} MB`,
        `${same.now.toFixed(0)} MB`,
        growth === undefined ? "" : `${growth.toFixed(0)} kB`,
      ]);
    }
  }
  table(
    [
      "home",
      "feeds",
      "cold round",
      "CPU a feed",
      "304 round",
      "CPU a feed",
      "peak",
      "held after",
      `more held a feed, from ${SIZES[0]}`,
    ],
    rows,
  );
} finally {
  await publishers.close();
  await rm(folder, { recursive: true, force: true });
}

// How a fleet of feeds grows: the cost of a poll, two cells, the log between them, and storage.
// Run: node bench/fleet.ts [growth|shares|log|storage ...] [--seed N] [--quick]
import { serverMissing } from "../test/support/homes.ts";
import { randomFrom } from "../test/support/random.ts";
import { option, print } from "./figures.ts";
import { growth } from "./fleet/growth.ts";
import { log } from "./fleet/log.ts";
import { shares } from "./fleet/shares.ts";
import { storage } from "./fleet/storage.ts";

const seed = Number(option("seed") ?? 20261124);
const quick = option("quick") !== undefined;
const random = randomFrom(seed);

const parts = {
  growth: () => growth(quick ? [300, 1_000, 3_000] : [1_000, 10_000, 100_000]),
  shares: () => shares(random, quick ? 600 : 2_000),
  log: () => log(random, quick ? 15 : 60),
  storage: () => storage(quick ? 200 : 1_000),
};
const asked = process.argv.slice(2).filter((word) => word in parts);

if (serverMissing) print("No Postgres answers: a fleet cannot be measured.");
else {
  print(`seed ${seed}`);
  for (const [name, run] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) await run();
}

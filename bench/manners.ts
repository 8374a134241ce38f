// Manners at length: fifty feeds for thirty virtual days, then an outage of a thousand feeds.
// The month has a hundred restarts; what the publishers' journal says of both is printed. Run: node bench/manners.ts [seed]
import { openBed } from "../test/manners/bed.ts";
import { month, outage, randomFrom } from "../test/manners/month.ts";

const say = (text: string) => process.stdout.write(`${text}\n`);
const seed = Number(process.argv[2] ?? Date.now() % 1_000_000);
say(`seed ${seed}`);

const bed = await openBed({ random: randomFrom(seed) });
const shape = { feeds: 50, days: 30, restarts: 100, seed };
let started = Date.now();
const days = await month(bed, shape);
say(
  `${shape.feeds} feeds, ${shape.days} days, ${shape.restarts} restarts: ${days.requests} requests (${Math.round((Date.now() - started) / 1000)} s); ` +
    `asked without a validator more than once: ${days.unconditional.length}; too early: ${days.early.length}; forgotten: ${days.forgotten.length}`,
);
for (const each of [...days.unconditional, ...days.early, ...days.forgotten].slice(0, 20)) say(each);
await bed.clear();

started = Date.now();
const back = await outage(bed, 1000);
say(
  `1000 feeds after an outage: ${back.requests} requests, ${(back.busiest * 100).toFixed(2)} % of them in the busiest ten seconds (${Math.round((Date.now() - started) / 1000)} s)`,
);
await bed.close();
process.exitCode =
  days.unconditional.length + days.early.length + days.forgotten.length > 0 || back.busiest > 0.05 ? 1 : 0;

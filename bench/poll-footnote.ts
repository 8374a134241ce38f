// Footnote as a client of the poll bench, with its real store, fetch, reader and polling.
// The first argument is the home: "embedded", or the address of a Postgres database made for this run.
import { countItems, openPollingNewsroom } from "./poll-newsroom.ts";
import { onRounds } from "./rounds.ts";

const DAY = 86_400_000;
const home = process.argv[2] ?? "embedded";

onRounds(async (task) => {
  let now = new Date();
  const { store, polling } = await openPollingNewsroom({
    ...task,
    home,
    clock: { now: () => now, sleep: async () => {} },
    manners: { minMs: 600_000, maxMs: DAY },
  });
  return async () => {
    // Every feed is due: the longest that any may wait has passed.
    now = new Date(now.getTime() + 2 * DAY);
    const looked = await polling.round();
    if (looked !== task.feeds) throw new Error(`${looked} of ${task.feeds} feeds were looked at`);
    return countItems(store);
  };
});

// Eight o'clock in a large server: 500 channels of Discord have their digest at once.
// From the schedule to the tests' small Discord with its limits. How long until all are out, and whether each got one.
// Run: node bench/discord-burst.ts [--channels 500]
import { busiest, discordMorning } from "../test/support/discord-morning.ts";
import { median, option, table } from "./figures.ts";

const channels = Number(option("channels") ?? 500);
const { standing, posts, requests, refused, violations, expectations } = await discordMorning(channels, 600_000);
const once = standing.filter((times) => times === 1).length;
table(
  [
    "channels",
    "with one digest",
    "with more",
    "429",
    "all out after",
    "requests, busiest second",
    "requests a post",
    "later than said, median",
  ],
  [
    [
      String(channels),
      String(once),
      String(standing.filter((times) => times > 1).length),
      String(refused),
      `${(Math.max(...posts) / 1000).toFixed(1)} s`,
      String(busiest(requests, 1_000)),
      (requests.length / posts.length).toFixed(2),
      `${(median(expectations.map(({ said, took }) => took - said)) / 1000).toFixed(1)} s`,
    ],
  ],
);
process.exit(once === channels && refused === 0 && violations.length === 0 ? 0 : 1);

// Eight o'clock in a large server: 500 channels of Discord have their digest at once.
// From the schedule to the tests' small Discord with its limits. How long until all are out, and whether each got one.
// Run: node bench/discord-burst.ts [--channels 500] [--server], on a Postgres server
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { busiest, discordMorning } from "../test/support/discord-morning.ts";
import { homes } from "../test/support/homes.ts";
import { openStore } from "../src/store/index.ts";
import { median, option, table } from "./figures.ts";

const folder = await mkdtemp(join(tmpdir(), "footnote-eight-"));
/** In a folder, as the program has it: an engine in memory gives nobody a turn between two queries. */
const embedded = {
  name: "PGlite in a folder",
  open: (now: () => Date) =>
    openStore({
      home: { kind: "embedded", folder: join(folder, "data") },
      redisUrl: undefined,
      now,
      onError: () => {},
    }),
};
const channels = Number(option("channels") ?? 500);
const { standing, posts, requests, refused, violations, expectations } = await discordMorning(
  channels,
  600_000,
  option("server") === undefined ? embedded : homes[1],
);
/** The later half: the first ones are out before anybody could ask. */
const late = expectations.toSorted((one, other) => one.took - other.took).slice(Math.floor(expectations.length / 2));
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
    "wait beside what was said at eight",
    "beside what was said halfway",
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
      median(late.map(({ said, took }) => took / said)).toFixed(2),
      median(late.map(({ halfway, took }) => took / halfway)).toFixed(2),
    ],
  ],
);
await rm(folder, { recursive: true });
process.exit(once === channels && refused === 0 && violations.length === 0 ? 0 : 1);

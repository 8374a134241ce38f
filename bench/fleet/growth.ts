// What a poll costs among 1,000, 10,000 and 100,000 feeds, and what that makes of ten million.
import { sql } from "kysely";
import { print, table } from "../figures.ts";
import { type Fleet, HOUR, type Stretch, openFleet } from "./fleet.ts";

/** Of a size, an hour or so many polls, whichever is less; so many are due at each look, as among 100,000 at one a second. */
const [POLLS, DUE] = [2_000, 28];
/** Where the growth is followed to. */
const TARGET = 10_000_000;

export interface Size {
  feeds: number;
  stretch: Stretch;
  /** Bytes of the tables and indexes that hold feeds and who reads them, a feed. */
  bytes: number;
  /** Processor milliseconds that one claim takes Postgres: one is made at a time. */
  claimMs: number;
}

async function measure(feeds: number): Promise<Size> {
  const fleet = await openFleet(Array.from({ length: feeds }, (_, n) => `https://site${n}-news.com/feed`));
  try {
    const { rows } = await sql<{ bytes: number }>`select (pg_total_relation_size('feeds')
      + pg_total_relation_size('subscription_feeds'))::float8 as bytes`.execute(fleet.store.db);
    const step = Math.max(1, Math.round((DUE * HOUR) / 1000 / feeds));
    const seconds = Math.min(HOUR / 1000, Math.ceil((POLLS / feeds) * (HOUR / 1000)));
    // The first looks plan their queries, and find what every start does.
    await fleet.pass(4 * step, step);
    const stretch = await fleet.pass(seconds, step);
    return { feeds, stretch, bytes: rows[0]!.bytes / feeds, claimMs: await claimMs(fleet) };
  } finally {
    await fleet.close();
  }
}

/** A claim of 48 where all that are not leased are due: what waits after a rest. */
async function claimMs({ store, serverSeconds }: Fleet): Promise<number> {
  const late = new Date("2027-01-01T00:00:00Z");
  const claims = 15;
  const before = await serverSeconds();
  // Each a moment later: the leases of the one before hold.
  for (let n = 0; n < claims; n += 1) await store.polls.claim(new Date(late.getTime() + n), 120_000, 48);
  return (((await serverSeconds()) - before) * 1000) / claims;
}

/** The exponent b of y = a * x^b, by least squares over the logarithms. */
function growthOf(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (at: 0 | 1) => logs.reduce((sum, each) => sum + each[at], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const slope = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return slope / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}

export async function growth(sizes: readonly number[]): Promise<void> {
  print(
    "One poll among so many feeds, each polled once an hour, one answer in twenty with news; publishers answer at once:",
  );
  const measured: Size[] = [];
  for (const feeds of sizes) measured.push(await measure(feeds));
  const own = ({ stretch: { cpu, polls } }: Size) => (cpu * 1000) / polls;
  const server = ({ stretch: { serverCpu, polls } }: Size) => (serverCpu * 1000) / polls;
  table(
    ["feeds", "polls", "looks for work", "CPU a poll", "of Postgres", "a claim of 48, of Postgres", "bytes a feed"],
    measured.map((size) => [
      String(size.feeds),
      String(size.stretch.polls),
      String(size.stretch.rounds),
      `${own(size).toFixed(2)} ms`,
      `${server(size).toFixed(2)} ms`,
      `${size.claimMs.toFixed(1)} ms`,
      size.bytes.toFixed(0),
    ]),
  );
  const largest = measured.at(-1)!;
  const of = (what: string, unit: string, value: (size: Size) => number): string[] => {
    const exponent = growthOf(measured.map((size) => [size.feeds, value(size)]));
    // What falls does so because something is shared; beyond what was measured it is not taken to fall further.
    const there = value(largest) * (TARGET / largest.feeds) ** Math.max(0, exponent);
    return [what, `feeds ^ ${exponent.toFixed(2)}`, `${there.toFixed(2)} ${unit}`];
  };
  table(
    ["", "grows as", `extrapolated to ${TARGET.toLocaleString("en")} feeds in one database`],
    [
      of("CPU a poll, this process", "ms", own),
      of("CPU a poll, Postgres", "ms", server),
      of("a claim of 48, CPU, Postgres", "ms", ({ claimMs: ms }) => ms),
      of("bytes a feed", "", ({ bytes }) => bytes),
    ],
  );
  print(
    `Measured: up to ${largest.feeds.toLocaleString("en")} feeds. Beyond, the largest size is taken on along the fitted growth.`,
  );
  print();
}

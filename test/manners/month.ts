// Many feeds over many virtual days with restarts, and an outage of everything: what the publishers' journal says of it.
import { type Bed, DAY, HOUR, MINUTE, SECOND, feed, rss, status } from "./bed.ts";

/** Numbers in [0, 1) that a seed repeats. */
export function randomFrom(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

/** How often the virtual days are looked at: seldom enough that a month takes minutes, often enough to be on time. */
const LOOK_MS = 5 * MINUTE;
const WAITS = [0, 0, 600, 3600, 7200, 6 * 3600, 86_400];

export interface Month {
  requests: number;
  /** Feeds that were asked without a validator more than once. */
  unconditional: string[];
  /** Requests that came before an hour, or what the last answer asked for, had passed. */
  early: string[];
  /** Feeds that were not asked for more than a day and what the restarts took. */
  forgotten: string[];
}

/** Publishers with validators and wishes of their own; the watcher is restarted at random moments, some of them long. */
export async function month(
  bed: Bed,
  shape: { feeds: number; days: number; restarts: number; seed: number },
): Promise<Month> {
  const random = randomFrom(shape.seed);
  const urls: string[] = [];
  const asked = new Map<string, { at: number; maxAge: number }[]>();
  for (let n = 0; n < shape.feeds; n += 1) {
    const url = `http://m${n}.example/feed`;
    const maxAge = WAITS[Math.floor(random() * WAITS.length)]!;
    // Some change every other hour, some once in three days.
    const pace = (2 + random() * 70) * HOUR;
    const start = bed.clock.now().getTime();
    urls.push(url);
    bed.routes.set(url, ({ headers, at }, response) => {
      const version = Math.floor((at.getTime() - start) / pace);
      const etag = `"${n}-${version}"`;
      const times = asked.get(url) ?? [];
      times.push({ at: at.getTime(), maxAge: maxAge * SECOND });
      asked.set(url, times);
      const said = { etag, ...(maxAge > 0 ? { "cache-control": `max-age=${maxAge}` } : {}) };
      if (headers["if-none-match"] === etag) response.writeHead(304, said).end();
      else response.writeHead(200, said).end(rss([`item ${version}`], { at: new Date(start + version * pace) }));
    });
    await bed.subscribe(url);
  }
  const stops = Array.from({ length: shape.restarts }, () => random() * shape.days * DAY).toSorted((a, b) => a - b);
  let passed = 0;
  let longest = 0;
  for (const stop of stops) {
    await bed.run(Math.max(0, stop - passed), LOOK_MS);
    const down = random() < 0.2 ? random() * 6 * HOUR : random() * MINUTE;
    longest = Math.max(longest, down);
    await bed.restart(down);
    passed = stop + down;
  }
  await bed.run(Math.max(0, shape.days * DAY - passed), LOOK_MS);
  const early: string[] = [];
  const forgotten: string[] = [];
  for (const [url, times] of asked) {
    for (const [n, { at }] of times.entries()) {
      const before = times[n - 1];
      if (!before) continue;
      if (at - before.at < Math.max(HOUR, Math.min(DAY, before.maxAge)))
        early.push(`${url} after ${(at - before.at) / MINUTE} min`);
      if (at - before.at > DAY + longest + 15 * MINUTE) forgotten.push(`${url} for ${(at - before.at) / HOUR} h`);
    }
  }
  const unconditional = urls.filter(
    (url) => bed.asked(url).filter(({ headers }) => !("if-none-match" in headers)).length > 1,
  );
  return { requests: bed.journal.length, unconditional, early, forgotten };
}

/** Every publisher is away for an hour, and comes back: the share of requests in the busiest ten seconds after it, and how many came. */
export async function outage(bed: Bed, feeds: number): Promise<{ requests: number; busiest: number }> {
  const hosts = Array.from({ length: feeds }, (_, n) => `o${n}.example`);
  for (const host of hosts) {
    bed.routes.set(host, feed([host], { etag: '"1"' }));
    await bed.subscribe(`http://${host}/feed`);
  }
  await bed.run(50 * MINUTE);
  // They are all due within the hour that follows, and all fail in it.
  for (const host of hosts) bed.routes.set(host, (_, response) => void response.destroy());
  await bed.run(HOUR, 5 * SECOND);
  for (const host of hosts) bed.routes.set(host, status(304));
  const from = bed.journal.length;
  const back = bed.clock.now().getTime();
  await bed.run(2 * HOUR, 5 * SECOND);
  return { requests: bed.journal.length - from, busiest: busiestOf(bed.journal.slice(from), back) };
}

/** The share of requests that the busiest ten seconds have, counted from `back` on. */
export function busiestOf(journal: readonly { at: Date }[], back: number): number {
  const bins = new Map<number, number>();
  for (const { at } of journal) {
    const bin = Math.floor((at.getTime() - back) / (10 * SECOND));
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
  }
  return Math.max(0, ...bins.values()) / journal.length;
}

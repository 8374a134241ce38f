// A month of news told for real on a clock of its own, with changes of the wall clocks, mutes and downtime.
import { replays } from "../../src/conversation/replay.ts";
import type { Filters, Schedule, Subscription } from "../../src/core/domain.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { nextDigest } from "../../src/digest/when.ts";
import { wakeDigests } from "../../src/jobs/digests.ts";
import { digest, tell } from "../../src/jobs/tell.ts";
import type { TellPorts } from "../../src/jobs/outgoing.ts";
import type { Store } from "../../src/store/index.ts";
import { testClock } from "../support/clock.ts";
import { embedded } from "../support/homes.ts";
import { analysis, article, channel } from "../support/news.ts";
import { randomFrom } from "../support/random.ts";

export const SETTLE_MS = 90_000;
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const TOPICS = "harbour budget election tunnel hospital orchard satellite ferry museum drought".split(" ");
const THINGS = "report vote strike repair opening delay inquiry award fire plan auction survey".split(" ");
const PLACES = "Aldmouth Brenning Corvale Dunmere Eastholt Farrow Gellick Hartsea Inverley Jarrow".split(" ");

export interface Setup {
  name: string;
  schedule: Partial<Schedule>;
  filters?: Partial<Filters>;
}

const quiet = { from: "22:00", to: "07:00" };
export const SETUPS: Setup[] = [
  { name: "each", schedule: { dailyCap: 4, quiet } },
  { name: "digests", schedule: { mode: "digest", cron: "30 2,18 * * *" }, filters: { exclude: ["museum"] } },
  { name: "few", schedule: { dailyCap: 2 }, filters: { minOrigins: 2 } },
  { name: "important", schedule: {}, filters: { importance: "high", include: ["budget", "Aldmouth"] } },
];

interface Job {
  kind: "story" | "digest";
  key: string;
  at: number;
  id: string;
}

export interface Month {
  store: Store;
  clock: ReturnType<typeof testClock>;
  stories: number;
  close(): Promise<void>;
}

/** Lives through `days` from `start`; two stretches of it nothing runs. */
export async function liveThrough(
  seed: number,
  start: string,
  days: number,
  setups: readonly Setup[],
  perDay: number,
): Promise<Month> {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const clock = testClock(start);
  const begin = clock.now().getTime();
  const store = await embedded.open(() => clock.now());
  await store.jobs.start();
  const end = begin + days * DAY;
  const queue: Job[] = [];
  const send = async (kind: string, data: object, { key = "", at = clock.now() } = {}) => {
    const id = (data as Record<string, string>)[kind === "story" ? "storyId" : "subscriptionId"]!;
    const job = { kind: kind as Job["kind"], key, at: at.getTime(), id };
    if (!queue.some((other) => other.kind === job.kind && other.key === key)) queue.push(job);
  };
  // Jobs are run here, at their time.
  const held = { ...store, jobs: { ...store.jobs, send: send as typeof store.jobs.send } };
  const never = () => Promise.reject(new Error("not asked for"));
  const analyst = {
    analyse: async (story: Parameters<TellPorts["analyst"]["analyse"]>[0]) => analysis(story.articles),
  };
  const ports: TellPorts = { store: held, clock, analyst: { ...analyst, deeper: never, answer: never } };

  const feedIds: string[] = [];
  for (const name of ["a", "b"]) {
    const feed = { url: `https://${name}.example/feed`, title: name, siteUrl: undefined, poll: {}, sample: false };
    feedIds.push((await store.feeds.add(feed, clock.now())).id);
  }
  const schedules: Schedule[] = [];
  for (const { name, schedule, filters } of setups) {
    const set = { ...defaultSchedule("Europe/Berlin"), ...schedule };
    schedules.push(set);
    const settings = { lens: defaultLens("en"), schedule: set, filters: { ...defaultFilters, ...filters } };
    const { id } = await store.subscriptions.ensure({ ...channel, channel: name }, settings, "owner", clock.now());
    await store.subscriptions.linkAll(id, feedIds);
  }
  await wakeDigests(ports);

  const downs = [0.3, 0.7].map((share) => {
    const from = begin + share * days * DAY + random() * Math.min(1, days / 10) * DAY;
    return { from, to: from + (4 + random() * Math.min(24, 2 * days)) * HOUR };
  });
  /** When something happens that was due then: at once, or when the program runs again. */
  const really = (at: number): number => downs.find(({ from, to }) => at >= from && at < to)?.to ?? at;

  type Event = { at: number; run: () => Promise<void> };
  const events: Event[] = [];
  let stories = 0;
  let serial = 0;
  for (let at = begin; at < end; at += (DAY / perDay) * 2 * random()) {
    stories += 1;
    const story = `s${stories}`;
    const title = `${pick(PLACES)} ${pick(TOPICS)} ${pick(THINGS)} number ${stories}`;
    const others = random() < 0.3 ? 1 + Math.floor(random() * 3) : 0;
    for (let report = 0; report <= others; report += 1) {
      const published = at + report * random() * 8 * HOUR;
      const seen = really(published + random() * 20 * MINUTE);
      if (seen >= end) continue;
      serial += 1;
      const id = `x${serial}`;
      const outlet = pick(["one", "two", "three", "four"]);
      const filler = Array.from({ length: 25 }, () => pick([...THINGS, ...PLACES, "said", "people", "later"])).join(
        " ",
      );
      const isBare = random() < 0.05;
      const text = isBare ? title : `${title}. Report ${serial} ${filler}. Nobody was hurt.`;
      const feedId = pick(feedIds);
      const saved = {
        ...article(id, text, { source: outlet, domain: `${outlet}.example`, title, published: new Date(published) }),
        feedId,
        contentHash: id,
      };
      let kept = "";
      events.push(
        {
          at: seen,
          run: async () => {
            kept = await store.articles.save(store.db, saved, clock.now());
          },
        },
        {
          at: really(Math.floor(seen / MINUTE) * MINUTE + MINUTE + 200),
          run: async () => {
            await store.db.transaction().execute((trx) => store.clustering.place(trx, kept, story, clock.now()));
            const due = new Date(Math.max(clock.now().getTime(), seen + SETTLE_MS));
            await send("story", { storyId: story }, { key: story, at: due });
          },
        },
      );
    }
  }
  for (const [index, { name }] of setups.entries()) {
    const at = (share: number) => really(begin + share * days * DAY + index * HOUR);
    const mute = (share: number, kind: "topic" | "source", value: string, lengthMs: number | undefined) =>
      events.push({
        at: at(share),
        run: async () => {
          const until = lengthMs === undefined ? undefined : new Date(clock.now().getTime() + lengthMs);
          const target = { ...channel, channel: name };
          await store.mutes.add(target, { kind, value, label: value, until }, "u1", clock.now());
        },
      });
    const first = pick(TOPICS);
    mute(0.2, "topic", first, 6 * DAY);
    mute(0.5, "source", "three", undefined);
    // Another one: of a mute that is set anew, only the last time is kept.
    mute(0.6, "topic", pick(TOPICS.filter((topic) => topic !== first)), undefined);
  }
  for (const schedule of schedules) {
    for (let at = nextDigest(schedule, new Date(begin)); at && at.getTime() < end; at = nextDigest(schedule, at)) {
      // Looked at every 15 seconds.
      events.push({ at: really(at.getTime() + random() * 15_000), run: () => wakeDigests(ports) });
    }
  }
  events.sort((a, b) => a.at - b.at);

  let next = 0;
  for (;;) {
    const job = queue.reduce<Job | undefined>((a, b) => (a && a.at <= b.at ? a : b), undefined);
    const event = events[next];
    const due = job ? really(job.at) : Infinity;
    const at = Math.min(event?.at ?? Infinity, due);
    if (at > end) break;
    if (at > clock.now().getTime()) clock.advance(at - clock.now().getTime());
    if (job && due <= (event?.at ?? Infinity)) {
      queue.splice(queue.indexOf(job), 1);
      await (job.kind === "story" ? tell(ports, job.id) : digest(ports, job.id));
      // One after the other, as they are run.
      clock.advance(5);
    } else {
      next += 1;
      await event?.run();
    }
  }
  clock.advance(Math.max(0, end - clock.now().getTime()));
  return {
    store,
    clock,
    stories,
    async close() {
      await store.jobs.stop(0);
      await store.close();
    },
  };
}

const asSet = (ids: readonly string[]): string => ids.toSorted().join(" ");

/** The stories of each post that a channel was really told since a moment. */
async function reallyTold({ store }: Month, { id }: Subscription, since: Date): Promise<string[]> {
  const rows = await store.db
    .selectFrom("delivery_stories")
    .innerJoin("deliveries", "deliveries.id", "delivery_stories.delivery_id")
    .select(["delivery_stories.story_id", "deliveries.id"])
    .where("delivery_stories.subscription_id", "=", id)
    .where("deliveries.created_at", ">=", since)
    .execute();
  return [...Map.groupBy(rows, (row) => row.id).values()].map((post) => asSet(post.map((row) => row.story_id)));
}

/** The posts of the last `days` that a channel was really told, and those that a replay of its settings gives. */
export async function sameAgain(month: Month, name: string, days: number) {
  const { store, clock } = month;
  const to = clock.now();
  const from = new Date(to.getTime() - days * DAY);
  const subscription = (await store.subscriptions.ofChannel({ ...channel, channel: name }))!;
  const { filters, schedule, lens, feedIds } = subscription;
  const mutes = await store.past.mutes(subscription.channel);
  const tried = [{ filters, schedule, lens, feedIds, mutes }];
  const { results } = await replays({ store, settleMs: SETTLE_MS }, subscription, { from, to }, tried);
  const really = await reallyTold(month, subscription, from);
  const again = new Set(results[0]!.posts.map(({ storyIds }) => asSet(storyIds)));
  return { really: really.length, again: again.size, same: really.filter((post) => again.has(post)).length };
}

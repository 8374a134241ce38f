// The cap of a day keeps the best places for what matters most, whoever comes first.
import { afterEach, beforeEach, expect, it } from "vitest";
import { explain } from "../../src/digest/explain.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { isScarce, whyWait } from "../../src/digest/offer.ts";
import { digest, tell } from "../../src/jobs/tell.ts";
import type { TellPorts } from "../../src/jobs/outgoing.ts";
import type { Store } from "../../src/store/index.ts";
import { english } from "../../src/words/index.ts";
import { testClock } from "../support/clock.ts";
import { embedded } from "../support/homes.ts";
import { analysis, article, channel } from "../support/news.ts";

const schedule = { ...defaultSchedule("UTC"), dailyCap: 4 };
const CITY = "https://city.example/feed";

let store: Store;
let ports: TellPorts;
let id: string;
let feedId: string;
let clock: ReturnType<typeof testClock>;

beforeEach(async () => {
  clock = testClock("2026-06-01T03:00:00Z");
  store = await embedded.open(() => clock.now());
  await store.jobs.start();
  const never = () => Promise.reject(new Error("not asked for"));
  const analyst = { deeper: never, answer: never };
  ports = { store, clock, analyst: { ...analyst, analyse: async ({ articles }) => analysis(articles) } };
  const feed = { url: CITY, title: "City", siteUrl: undefined, poll: {}, sample: false };
  feedId = (await store.feeds.add(feed, clock.now())).id;
  // What it asks for matters most, and it hears the rest too.
  const lens = { ...defaultLens("en"), questions: ["What of the harbour bridge?"] };
  const settings = { lens, schedule, filters: defaultFilters };
  ({ id } = await store.subscriptions.ensure(channel, settings, "owner", clock.now()));
  await store.subscriptions.link(id, feedId);
});
afterEach(async () => {
  await store.jobs.stop(0);
  await store.close();
});

async function arrives(story: string, title: string): Promise<void> {
  const given = article(story, `${title}. The ${story} council met.`, { title, published: clock.now() });
  const saved = await store.articles.save(store.db, { ...given, feedId, contentHash: story }, clock.now());
  await store.db.transaction().execute((trx) => store.clustering.place(trx, saved, story, clock.now()));
  await tell(ports, story);
}

const toldOf = async (...stories: string[]): Promise<boolean[]> =>
  Promise.all(stories.map(async (story) => Boolean(await store.told.get(channel.tenant, id, story))));

it("leaves the last places of a day to what the channel asks for, and tells the rest the next day, the best first", async () => {
  await arrives("s1", "Orchard wins a prize");
  await arrives("s2", "Museum sells a painting");
  await arrives("s3", "Ferry is painted green");
  await arrives("s4", "Harbour bridge is closed");
  await arrives("s5", "Harbour bridge opens again");
  await arrives("s6", "Harbour bridge has a crack");
  expect(await toldOf("s1", "s2", "s3", "s4", "s5", "s6")).toEqual([true, true, false, true, true, false]);
  const why = await explain(store, channel.tenant, undefined, {
    subscription: await store.subscriptions.get(id),
    storyId: "s3",
  });
  expect(why.map(({ reason }) => english.tell(reason))).toContain(
    "The last 2 of the day's 4 places are kept for what matters more here; this one waits for tomorrow's digest.",
  );
  clock.advance(24 * 3_600_000);
  expect(await digest(ports, id)).toBe(2);
  const rows = await store.db.selectFrom("deliveries").select("payload").where("kind", "=", "digest").execute();
  const said = JSON.stringify(rows[0]?.payload);
  expect(said.indexOf("Harbour bridge has a crack")).toBeGreaterThan(0);
  expect(said.indexOf("Ferry is painted")).toBeGreaterThan(said.indexOf("Harbour bridge has a crack"));
  expect(said).toContain("left the day's last places");
});

it("keeps fewer places the less is left of the day, and none of a single one", () => {
  const scarce = (time: string, told: number, dailyCap = 4) =>
    isScarce({ ...schedule, dailyCap }, told, new Date(`2026-06-01T${time}:00Z`));
  expect([1, 2, 3, 4].map((told) => scarce("03:00", told))).toEqual([false, true, true, false]);
  expect([2, 3].map((told) => scarce("10:00", told))).toEqual([false, true]);
  expect([2, 3].map((told) => scarce("19:00", told))).toEqual([false, false]);
  expect(scarce("00:00", 0, 1)).toBe(false);
});

it("never holds back what matters, what somebody asked for, or what a schedule of digests tells", () => {
  const now = new Date("2026-06-01T03:00:00Z");
  const offered = { asked: false, newest: now.getTime(), headline: false, toldToday: 3, important: false };
  expect(whyWait(schedule, offered, now)?.because.key).toBe("verdict.keptFree");
  expect(whyWait(schedule, { ...offered, important: true }, now)).toBeUndefined();
  expect(whyWait(schedule, { ...offered, asked: true }, now)).toBeUndefined();
  expect(whyWait({ ...schedule, mode: "digest" }, offered, now)?.because.key).toBe("verdict.waits");
});

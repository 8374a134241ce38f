// A new post says what this channel was told of the same matter before, and of no other.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { againInRow, isSameMatter } from "../../src/digest/again.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { createExtractAnalyst } from "../../src/extract/analyst.ts";
import { deliver } from "../../src/jobs/deliver.ts";
import { digest, tell } from "../../src/jobs/tell.ts";
import { link, onScreen, plain } from "../../src/platform/index.ts";
import type { Store } from "../../src/store/index.ts";
import { english } from "../../src/words/index.ts";
import { testClock } from "../support/clock.ts";
import { embedded } from "../support/homes.ts";
import { article, channel } from "../support/news.ts";
import { fakePlatform } from "../support/platform.ts";

const DAY = 86_400_000;

describe("a new post", () => {
  let store: Store;
  let feedId: string;
  const clock = testClock();
  const platform = fakePlatform();

  beforeEach(async () => {
    store = await embedded.open(() => clock.now());
    await store.jobs.start();
    platform.posts.length = 0;
    const added = { url: "https://a.example/feed", title: "A", siteUrl: undefined, poll: {}, sample: false };
    feedId = (await store.feeds.add(added, clock.now())).id;
    for (const name of ["news", "other"]) {
      const settings = { lens: defaultLens("en"), schedule: defaultSchedule("UTC"), filters: defaultFilters };
      const { id } = await store.subscriptions.ensure({ ...channel, channel: name }, settings, "owner", clock.now());
      if (name === "news") await store.subscriptions.link(id, feedId);
    }
  });
  afterEach(async () => {
    await store.jobs.stop(0);
    await store.close();
  });

  /** The post of a story with this headline, told some weeks after the last. */
  const told = async (id: string, title: string): Promise<string> => {
    clock.advance(20 * DAY);
    const text = `${title}. Engineers of the city said so on Monday. Repairs go on for a week.`;
    const held = { ...article(id, text), title, published: clock.now(), feedId, contentHash: id };
    const saved = await store.articles.save(store.db, held, clock.now());
    await store.db.transaction().execute((trx) => store.clustering.place(trx, saved, id, clock.now()));
    await tell({ store, clock, analyst: createExtractAnalyst() }, id);
    await sent();
    return plain(platform.posts.at(-1)!.message);
  };

  const sent = async (): Promise<void> => {
    const silent = { debug() {}, info() {}, warn() {}, error() {} };
    for (const { id: key } of await store.outbox.due(clock.now())) {
      await deliver({ store, platforms: new Map([["fake", platform]]), clock, log: silent }, key);
    }
  };

  it("names and counts the earlier ones of its matter", async () => {
    const first = await told("a", "Aldmouth harbour bridge closed after crack is found");
    await told("b", "Parliament of Norland votes on fishing quotas");
    const second = await told("c", "Harbour bridge in Aldmouth closed again after new crack");
    const third = await told("d", "Crack closes Aldmouth harbour bridge for the night");
    expect(first).not.toMatch(/Told here before|story on this/);
    expect(second).toContain("Told here before: Aldmouth harbour bridge closed after crack is found");
    expect(third).toContain("Third story on this here since");
    expect(third).toContain("; Harbour bridge in Aldmouth closed again after new crack");
    expect(third).not.toContain("Norland");
  });

  it("in a digest says it in the story's own line, also on one screen", async () => {
    await told("a", "Aldmouth harbour bridge closed after crack is found");
    await told("b", "Harbour bridge in Aldmouth closed again after new crack");
    const { id } = (await store.subscriptions.ofChannel({ ...channel, channel: "news" }))!;
    await store.subscriptions.update(id, { schedule: { ...defaultSchedule("UTC"), mode: "digest" } });
    const posted = platform.posts.length;
    await told("c", "Crack closes Aldmouth harbour bridge for the night");
    await told("d", "Parliament of Norland votes on fishing quotas");
    expect(platform.posts).toHaveLength(posted);
    await digest({ store, clock, analyst: createExtractAnalyst() }, id);
    await sent();
    const { message } = platform.posts.at(-1)!;
    for (const shown of [plain(message), plain(onScreen(message))]) {
      const lines = shown.split("\n");
      expect(lines.find((line) => line.includes("Crack closes"))).toMatch(
        / · third story on this here since [A-Z][a-z]+\b/,
      );
      expect(lines.find((line) => line.includes("Norland"))).not.toContain("story on this here");
    }
  });
});

describe("headlines of the same matter", () => {
  it.each([
    ["Aldmouth harbour bridge closed after crack is found", "Crack closes Aldmouth harbour bridge for the night", true],
    [
      "Trump Attacks Justice Department As 'Deep State'",
      "Trump accuses former Clinton aide of failing to protect",
      false,
    ],
    ["Obama says economy is growing", "Obama says jobs report is good for the economy", false],
    ["The council votes", "The council votes", false],
    ["", "", false],
  ])("%s / %s: %s", (one, other, same) => {
    expect(isSameMatter(one, other)).toBe(same);
  });
});

it("a line of a digest leads to the last that was told of its matter", () => {
  const at = (day: string) => new Date(`${day}T12:00:00Z`);
  const before = [
    { headline: "Later", at: at("2026-08-02"), url: "https://chat.example/2" },
    { headline: "First", at: at("2026-06-09"), url: "https://chat.example/1" },
  ];
  const said = againInRow(before, at("2026-09-01"), "UTC", english);
  expect(said).toEqual(link("third story on this here since June", "https://chat.example/2"));
  expect(againInRow([], at("2026-09-01"), "UTC", english)).toBeUndefined();
});

// The page's log in both homes: what posts said before, and posts found by story, outlet, feed and day.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LogQuery, type Message, type MessageLog, plainMessage } from "../../src/platform/index.ts";
import type { Store } from "../../src/store/index.ts";
import { homes } from "../support/homes.ts";

const told = (words: string, id: string, ...outlets: string[]): Message => ({
  ...plainMessage(words),
  story: {
    id,
    origins: 1,
    reports: outlets.map((outlet) => ({
      outlet,
      feed: `feed of ${outlet}`,
      article: "a",
      title: "t",
      at: new Date(0),
    })),
  },
});

describe.each(homes)("the page's log on $name", (home) => {
  let store: Store;
  let log: MessageLog;
  let now = new Date("2026-11-24T22:30:00Z");
  const say = async (key: string, message: Message) =>
    log.append({
      channel: "news",
      thread: undefined,
      key,
      author: { id: "b", name: "B", bot: true },
      body: { message },
    });
  const keys = async (query: Omit<LogQuery, "limit">) =>
    (await log.list("news", { ...query, limit: 9 })).map(({ key }) => key);

  beforeAll(async () => {
    store = await home.open(() => now);
    log = store.messages();
    await say("one", told("One.", "s1", "Post", "Tide"));
    now = new Date("2026-11-24T23:30:00Z");
    await say("two", told("Two.", "s2", "Tide"));
    await say("plain", plainMessage("No story."));
  });
  afterAll(() => store.close());

  it("finds posts by their story, by who reports it and by the feed that brought it", async () => {
    expect(await keys({ about: { story: "s2" } })).toEqual(["two"]);
    expect(await keys({ about: { outlet: "Tide" } })).toEqual(["one", "two"]);
    expect(await keys({ about: { outlet: "Tid" } })).toEqual([]);
    expect(await keys({ about: { feeds: ["feed of Post", "none"] } })).toEqual(["one"]);
    expect(await keys({ about: { feeds: ["feed of Post", "feed of Tide"] } })).toEqual(["one", "two"]);
    expect(await keys({ about: { feeds: [] } })).toEqual([]);
    expect(await keys({ about: { outlet: "' or true --" } })).toEqual([]);
  });

  it("shows the newest of them, and those before one", async () => {
    const list = (query: Omit<LogQuery, "limit">) => log.list("news", { ...query, limit: 1 });
    const about = { feeds: ["feed of Post", "feed of Tide"] };
    const [newest] = await list({ about });
    expect(newest?.key).toBe("two");
    expect((await list({ about, before: newest!.id })).map(({ key }) => key)).toEqual(["one"]);
    expect(await list({ about: { story: "s2" }, before: newest!.id })).toEqual([]);
  });

  it("finds posts of a span of time, and counts them by the days of a zone", async () => {
    const [from, until] = [new Date("2026-11-24T23:00:00Z"), new Date("2026-11-25T23:00:00Z")];
    expect(await keys({ from, until })).toEqual(["two", "plain"]);
    expect(await keys({ until: from })).toEqual(["one"]);
    const month = [new Date("2026-11-01T00:00:00Z"), new Date("2026-12-01T00:00:00Z")] as const;
    expect(await log.days("news", "Europe/Berlin", ...month)).toEqual([
      { day: "2026-11-25", count: 2 },
      { day: "2026-11-24", count: 1 },
    ]);
    expect(await log.days("news", "UTC", ...month)).toEqual([{ day: "2026-11-24", count: 3 }]);
  });

  it("lets one entry go, with its thread", async () => {
    const { id } = await say("going", plainMessage("Going."));
    const author = { id: "b", name: "B", bot: true };
    await log.append({ channel: "news", thread: id, key: "under", author, body: { message: plainMessage("Under.") } });
    await log.forget({ entry: id });
    expect(await log.get(id)).toBeUndefined();
    expect(await log.find("news", "under")).toBeUndefined();
    expect(await keys({ about: { story: "s2" } })).toEqual(["two"]);
  });

  it("reads a post that nobody wrote again once, and what another wrote at the same moment as it is now", async () => {
    const { id } = await say("shown", plainMessage("As it was."));
    const shown = async () => (await log.list("news", { limit: 1 }))[0]!.body;
    const first = await shown();
    expect(await shown()).toBe(first);
    await store.messages().edit(id, plainMessage("As it is."));
    expect(await shown()).toEqual({ message: plainMessage("As it is.") });
    await store.messages().forget({ entry: id });
    expect((await log.list("news", { limit: 1 }))[0]?.id).not.toBe(id);
  });

  it("keeps what a post said before each edit, with the moments of its reports, until the post goes", async () => {
    const { id } = await say("edited", told("First.", "s3", "Post"));
    now = new Date("2026-11-26T08:00:00Z");
    await log.edit(id, told("Second.", "s3", "Post"));
    // The same once more is no version.
    await log.edit(id, told("Second.", "s3", "Post"));
    await log.edit(id, told("Third.", "s3", "Post"));
    const versions = await log.versions(id);
    expect(versions.map(({ message, at }) => [message.summary, at.toISOString()])).toEqual([
      ["First.", "2026-11-24T23:30:00.000Z"],
      ["Second.", "2026-11-26T08:00:00.000Z"],
    ]);
    expect(versions[0]!.message.story!.reports[0]!.at).toEqual(new Date(0));
    await log.forget({ channel: "news" });
    expect(await log.versions(id)).toEqual([]);
  });
});

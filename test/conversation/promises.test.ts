// What the bot promises of feeds and posts, kept: nothing old is posted, what waits is explained, what was listed is known.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deliver } from "../../src/jobs/deliver.ts";
import { digest, tell } from "../../src/jobs/tell.ts";
import { plain } from "../../src/platform/index.ts";
import { sentence } from "../../src/words/index.ts";
import type { PollRecord } from "../../src/store/polls.ts";
import { type Conversation, admin, guest, openConversation, place } from "../support/conversation.ts";
import { article, channel, item } from "../support/news.ts";

const URL_OF_FEED = "https://one.example/feed.xml";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let bed: Conversation;
beforeEach(async () => {
  bed = await openConversation();
});
afterEach(() => bed.close());

const feed = async () => (await bed.store.feeds.byUrl(URL_OF_FEED))!;

/** A good look at the feed, which holds these; the ids of what is new in it. */
async function poll(...titles: string[]): Promise<string[]> {
  const { id } = await feed();
  const marks = { guid: undefined, link: undefined };
  const items = titles.map((title) => ({ key: title, aliases: [], contentHash: "1", marks, item: item(title) }));
  const look: PollRecord = {
    feedId: id,
    poll: { url: URL_OF_FEED },
    nextCheckAt: new Date(bed.clock.now().getTime() + HOUR),
    state: "active",
    ok: true,
    error: undefined,
    title: undefined,
    siteUrl: undefined,
    url: URL_OF_FEED,
    items,
  };
  bed.clock.advance(MINUTE);
  const saved = await bed.store.db.transaction().execute((trx) => bed.store.polls.save(trx, [look], bed.clock.now()));
  bed.clock.advance(MINUTE);
  return saved.get(id)!.fresh;
}

/** The item is read into a story of its own, which is offered to whoever reads the feed. */
async function tellItem(itemId: string | undefined, story: string, published = bed.clock.now()): Promise<void> {
  const text = `The ${story} opens on Monday. Ships wait in the ${story} for the tide, the council said.`;
  const saved = await bed.store.articles.save(
    bed.store.db,
    { ...article(story, text), published, itemId, feedId: (await feed()).id, contentHash: story },
    bed.clock.now(),
  );
  await bed.store.db.transaction().execute((trx) => bed.store.clustering.place(trx, saved, story, bed.clock.now()));
  await tell(bed.ports, story);
}

async function posts(): Promise<string[]> {
  for (const { id } of await bed.store.outbox.due(bed.clock.now()))
    await deliver({ ...bed.ports, platforms: new Map([["fake", bed.platform]]) }, id);
  return bed.platform.posts.map(({ channel: at, message }) => `${at}: ${message.summary}`);
}

describe("nothing old is posted", () => {
  it("when a feed is removed and added again, whatever came meanwhile", async () => {
    await bed.run("add https://one.example");
    await poll("old");
    const [before] = await poll("old", "harbour");
    await tellItem(before, "harbour");
    expect(await posts()).toHaveLength(1);
    await bed.run("remove Harbour Courier");
    bed.clock.advance(72 * HOUR);
    expect(await bed.said("add https://one.example")).toContain("only what is new from now on is posted here");
    const [missed] = await poll("old", "harbour", "lighthouse");
    await tellItem(missed, "lighthouse");
    expect(await posts()).toHaveLength(1);
    const [after] = await poll("old", "harbour", "lighthouse", "ferry");
    await tellItem(after, "ferry");
    expect(await posts()).toEqual([
      "news: " + bed.platform.posts[0]!.message.summary,
      expect.stringContaining("ferry"),
    ]);
  });

  it("when another channel reads the feed already, and when a feed is resumed", async () => {
    const second = { ...place, channel: { ...channel, channel: "second" } };
    await bed.run("add https://one.example");
    await poll("old");
    const [held] = await poll("old", "harbour");
    await bed.run("add https://one.example", admin, second);
    await tellItem(held, "harbour");
    const [between] = await poll("old", "harbour", "lighthouse");
    await tellItem(between, "lighthouse");
    expect((await posts()).filter((post) => post.startsWith("second"))).toEqual([]);
    const [fresh] = await poll("ferry");
    await tellItem(fresh, "ferry");
    expect((await posts()).filter((post) => post.startsWith("second"))).toHaveLength(1);
    await bed.run("pause Harbour Courier", admin, second);
    await bed.run("resume Harbour Courier", admin, second);
    const [rested] = await poll("tunnel");
    await tellItem(rested, "tunnel");
    expect((await posts()).filter((post) => post.startsWith("second"))).toHaveLength(1);
    expect((await posts()).filter((post) => post.startsWith("news"))).toHaveLength(4);
  });

  it("of a feed that was left while its stories waited", async () => {
    await bed.run("add https://one.example");
    await poll("old");
    await bed.run("schedule 08:00");
    const [one] = await poll("old", "harbour");
    await tellItem(one, "harbour");
    await bed.run("remove Harbour Courier");
    expect(await bed.said("now")).toContain("Nothing waits");
  });
});

describe("what was listed", () => {
  const listed = (title: string, day: number) => ({
    ...item(title),
    published: new Date(Date.UTC(2026, 1, day)),
    keys: [title],
  });

  beforeEach(() => {
    // In the order of the document, the newest not first.
    bed.ports.sampleFeed = async () => ({
      title: "Harbour Courier",
      items: [listed("a", 1), listed("d", 4), listed("b", 2), listed("e", 5), listed("c", 3)],
    });
  });

  const latest = async () => {
    const { message } = await bed.run("add https://one.example");
    return { said: plain(message), button: message.actions.find(({ label }) => label.startsWith("Send"))! };
  };

  it("is what is sent, however old the feed's own rows are", async () => {
    await bed.run("add https://one.example", admin, { ...place, channel: { ...channel, channel: "second" } });
    await poll("a", "b", "c", "d");
    const [told] = await poll("a", "b", "c", "d", "e");
    await bed.store.db.transaction().execute((trx) => bed.store.items.setState(trx, told!, "read"));
    await tellItem(told, "harbour");
    const { said, button } = await latest();
    expect(said).toMatch(/e .*\n.*d .*\n.*c /);
    expect(await bed.press(button.id)).toContain("On their way: the latest 3");
    const rows = await bed.store.db.selectFrom("items").select(["key", "state"]).orderBy("key").execute();
    expect(rows.filter(({ state }) => state === "new").map(({ key }) => key)).toEqual(["c", "d"]);
    await tell(bed.ports, "harbour");
    expect((await posts()).filter((post) => post.startsWith("news"))).toHaveLength(1);
    expect(await bed.press(button.id)).toContain("On their way: the latest 2");
  });

  it("is known to why, before it is read, in other spellings and after the feed was left", async () => {
    const { button } = await latest();
    expect(await bed.press(button.id)).toContain("has not been read yet");
    expect(await bed.said("why https://outlet.example/e")).toContain("when Harbour Courier was looked at here");
    await poll("a", "b", "c", "d", "e");
    for (const spelled of ["https://outlet.example/e", "http://www.outlet.example/e/?utm_source=x"])
      expect(await bed.said(`why ${spelled}`)).toContain("nothing old is posted");
    await bed.run("remove Harbour Courier");
    expect(await bed.said("why https://outlet.example/a")).toContain("nothing old is posted");
    expect(await bed.said("why https://outlet.example/zzz")).toContain("ever named this link");
  });
});

describe("each story as it comes", () => {
  beforeEach(async () => {
    await bed.run("add https://one.example");
  });

  it("says what is held, why and until when, in its answer and in status", async () => {
    await bed.run("schedule each cap:1 tz:Berlin");
    await tellItem(undefined, "harbour");
    await tellItem(undefined, "ferry");
    await tellItem(undefined, "tunnel");
    await tellItem(undefined, "lighthouse", new Date(bed.clock.now().getTime() - 8 * HOUR));
    const status = await bed.said("status");
    expect(status).toContain("1 of 1 stories told today.");
    expect(status).toMatch(/2 stories wait: beyond 1 a day; told Tuesday 00:00\./);
    expect(status).toMatch(/One story waits: reported late, told together; told within minutes\./);
    expect(await bed.said("schedule")).toContain("2 stories wait: beyond 1 a day");
  });

  it("says in the post why stories stand together", async () => {
    for (const story of ["harbour", "ferry"])
      await tellItem(undefined, story, new Date(bed.clock.now().getTime() - 8 * HOUR));
    const { id } = (await bed.store.subscriptions.ofChannel(channel))!;
    expect(await digest(bed.ports, id)).toBe(2);
    await posts();
    expect(plain(bed.platform.posts[0]!.message)).toMatch(
      /^Held back until .*: 2 stories\n+Together, not each by itself: 2 came late\./,
    );
  });

  it("tells with now what waits, and how much still does", async () => {
    for (let n = 0; n < 14; n += 1)
      await tellItem(undefined, `pier${n}`, new Date(bed.clock.now().getTime() - 8 * HOUR));
    expect(await bed.said("now")).toMatch(/a digest of 12 stories\..*2 more wait: .*now/s);
    expect(await bed.said("now")).toContain("a digest of 2 stories.");
    expect(await bed.said("now")).toMatch(/Nothing waits.*refresh/);
  });
});

describe("status", () => {
  it("never says that all is well while reads fail or wait, and tells administrators of mistakes", async () => {
    await bed.run("add https://one.example");
    await poll("old");
    expect(await bed.said("status")).toContain("All is well");
    const [failed] = await poll("old", "harbour");
    const fault = sentence("errors.siteUnreachable");
    await bed.store.verdicts.add(
      bed.store.db,
      [
        {
          subject: `item:${failed}`,
          subscriptionId: undefined,
          stage: "read",
          verdict: "kept",
          reason: sentence("verdict.pageFailed", { fault }),
        },
      ],
      bed.clock.now(),
    );
    bed.clock.advance(3 * MINUTE);
    const status = await bed.said("status");
    expect(status).toContain("One page could not be read since yesterday; the last: The site could not be reached");
    expect(status).toContain("One article is not read yet");
    expect(status).not.toContain("All is well");
    expect(status).toContain("The bot itself is well");
    await bed.store.feedback.add(
      { tenant: place.tenant, message: "s", person: "u", verdict: "mistake", text: "It cost 60." },
      bed.clock.now(),
    );
    expect(await bed.said("status")).toContain('One mistake was reported in the last 30 days; the last: "It cost 60."');
    expect(await bed.said("status", guest)).not.toContain("It cost 60.");
  });
});

describe("refresh", () => {
  it("looks at the feeds now, and says which it leaves alone and why", async () => {
    expect(await bed.said("refresh")).toContain("No feeds here yet");
    await bed.run("add https://one.example");
    await poll("old");
    expect((await feed()).health.nextCheckAt! > bed.clock.now()).toBe(true);
    expect(await bed.said("refresh")).toContain("Looking now at one feed");
    expect((await feed()).health.nextCheckAt).toEqual(bed.clock.now());
    await bed.store.db.updateTable("feeds").set({ last_checked_at: bed.clock.now() }).execute();
    expect(await bed.said("refresh Harbour Courier")).toContain("less than a minute ago");
    await bed.store.db
      .updateTable("feeds")
      .set({ error: JSON.stringify({ code: "rate_limited", message: "Slow down." }), failures: 1 })
      .execute();
    bed.clock.advance(HOUR);
    expect(await bed.said("refresh")).toContain("asks us to come less often");
    await bed.run("pause Harbour Courier");
    expect(await bed.said("refresh")).toContain("is paused here");
  });
});

describe("the sample, left", () => {
  it("offers to take its posts away, and takes those and nothing else", async () => {
    await bed.run("add https://one.example");
    await tellItem(undefined, "harbour");
    await bed.store.db.updateTable("feeds").set({ sample: true }).execute();
    await bed.run("add https://three.example");
    await posts();
    const { message } = await bed.run("sample off");
    const button = message.actions[0]!;
    expect(button.label).toBe("Take its posts away");
    expect(await bed.press(button.id, guest)).toContain("Only an administrator");
    expect(await bed.press(button.id)).toContain("One post of the sample newsroom is taken away.");
    expect(await bed.store.told.inChannel(channel, 5)).toEqual([]);
    expect(await bed.press(button.id)).toContain("nothing to take away");
  });
});

// Whom posts mention: set by an administrator, told on the first post alone, and no more often than a day bears.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deliver } from "../../src/jobs/deliver.ts";
import { digest, tell } from "../../src/jobs/tell.ts";
import { BotError, type Here, type Message, plain } from "../../src/platform/index.ts";
import { DAY } from "../../src/core/time.ts";
import { type Conversation, admin, member, openConversation, place } from "../support/conversation.ts";
import { article } from "../support/news.ts";

let bed: Conversation;
beforeEach(async () => {
  bed = await openConversation();
  await bed.run("add https://one.example");
  await bed.run("add https://other.example");
});
afterEach(() => bed.close());

/** A platform that knows a team and Ada, and lets nobody ping the managers. */
const here: Here = {
  hearsReplies: true,
  obstacle: async () => undefined,
  async whom(typed) {
    if (/managers/.test(typed)) throw new BotError("not_allowed", "I may not mention the managers.");
    if (/team/.test(typed)) return { kind: "group", id: "G1", name: "team" };
    return { kind: "person", id: "U9", name: "Ada" };
  },
};
const ping = async (line: string, person = admin, at: Here = here): Promise<string> => {
  const call = { place, person, here: at, callId: bed.callId(), line: `ping ${line}`.trim() };
  return plain((await bed.finish(await bed.inbox.command(call))).message);
};

/** The story is reported by the feed, and told. */
async function report(story: string, text: string, feed = "one"): Promise<void> {
  const { store, clock } = bed;
  const { id: feedId } = (await store.feeds.byUrl(`https://${feed}.example/feed.xml`))!;
  const saved = { ...article(story, text), published: clock.now(), feedId, contentHash: `${story} ${text}` };
  const id = await store.articles.save(store.db, saved, clock.now());
  await store.db.transaction().execute((trx) => store.clustering.place(trx, id, story, clock.now()));
  await tell(bed.ports, story);
  await send();
}
async function send(): Promise<void> {
  const { store, clock, platform, ports } = bed;
  clock.advance(1);
  for (let due = await store.outbox.due(clock.now()); due.length > 0; due = await store.outbox.due(clock.now())) {
    for (const { id } of due) {
      await deliver({ store, platforms: new Map([["fake", platform]]), clock, log: ports.log }, id);
    }
  }
}
const pinged = () => bed.platform.posts.map(({ message: { first } }) => first?.pings?.map(({ id }) => id));
const posted = (at: number): Message => bed.platform.posts[at]!.message;

const BRIDGE = "The Harbour Bridge in Aldmouth opens on Monday. It cost 40 million crowns. Ferries stop in January.";
const MARKET = "The fish market of Aldmouth moves to the new hall. Forty traders signed. It begins in May.";

describe("the setting", () => {
  it("is an administrator's, needs an occasion, and is shown, changed and taken back", async () => {
    expect(await ping("")).toContain("mention nobody");
    expect(await ping("@team for:bridge", member)).toContain("administrator");
    expect(await ping("@team")).toContain("When should they be mentioned?");
    expect(await ping("for:bridge")).toContain("Who should be mentioned?");
    expect(await ping("@team for:bridge, ferry most:2")).toBe(
      "team is mentioned when a story mentions bridge or ferry.\nAt most 2 posts a day, each story once.",
    );
    expect(await ping("@team feed:https://other.example/feed.xml")).toContain("bridge or ferry or Harbour Courier");
    expect(await ping("@ada for:market")).toContain("Ada is mentioned when a story mentions market.");
    expect(await ping("@team for:off")).not.toContain("team is");
    expect(await ping("off")).toContain("mention nobody");
  });

  it("asks the platform at once whether it may, and says so where nobody can be mentioned at all", async () => {
    expect(await ping("@managers for:bridge")).toContain("I may not mention the managers.");
    const { whom: _, ...silent } = here;
    expect(await ping("@team for:bridge", admin, silent)).toContain("It works in a channel of Slack or Discord");
    expect((await bed.store.subscriptions.ofChannel(place.channel))!.posting.pings).toEqual([]);
  });

  it("holds five, so that a post calls people and not a crowd", async () => {
    for (let n = 1; n <= 5; n += 1) {
      const whom = async () => ({ kind: "person" as const, id: `U${n}`, name: `P${n}` });
      await ping(`@p${n} for:bridge`, admin, { ...here, whom });
    }
    expect(await ping("@team for:bridge")).toContain("5 are as many");
  });
});

describe("a post", () => {
  it("pings who is meant by its words or its feed, and nobody for another story", async () => {
    await ping("@team for:bridge");
    await ping("@ada feed:https://other.example/feed.xml");
    await report("s1", BRIDGE);
    await report("s2", MARKET);
    await report("s3", "The theatre of Aldmouth sold all its seats. It plays until June.", "other");
    await report("s4", BRIDGE.replace("Monday", "Tuesday"), "other");
    expect(pinged()).toEqual([["G1"], undefined, ["U9"], ["G1", "U9"]]);
  });

  it("does so the first time alone: what comes later to the story, and edits, ping nobody new", async () => {
    await ping("@team for:bridge");
    await report("s1", BRIDGE);
    bed.clock.advance(3_600_000);
    await report("s1", "The Harbour Bridge in Aldmouth got lamps for 7 million crowns. Sailors wait.", "other");
    const [first, ...replies] = bed.platform.posts;
    expect(first!.message.first).toEqual({ pings: [{ kind: "group", id: "G1" }] });
    expect(replies.length).toBeGreaterThan(0);
    expect(replies.every(({ message }) => message.first === undefined)).toBe(true);
    expect(bed.platform.edits.map(({ message }) => message.first)).toEqual([{ pings: [{ kind: "group", id: "G1" }] }]);
  });

  it("keeps to so many a day, says why it calls nobody then, and calls again the next day", async () => {
    await ping("@team for:bridge most:1");
    await report("s1", BRIDGE);
    await report("s2", BRIDGE.replace("Monday", "Tuesday"));
    expect(pinged()).toEqual([["G1"], undefined]);
    const { screen } = posted(1);
    expect(plain({ ...posted(1), ...screen })).toContain("Nobody is mentioned: one post did so today");
    bed.clock.advance(DAY);
    await report("s3", BRIDGE.replace("Monday", "Friday"));
    expect(pinged().at(-1)).toEqual(["G1"]);
  });

  it("of many stories pings each who is meant by one of them, once", async () => {
    await ping("@team for:bridge,market");
    await ping("@ada for:market");
    await bed.run("schedule 18:00");
    await report("s1", BRIDGE);
    await report("s2", MARKET);
    const { id } = (await bed.store.subscriptions.ofChannel(place.channel))!;
    await digest(bed.ports, id);
    await send();
    expect(pinged()).toEqual([["G1", "U9"]]);
  });

  it("is counted once, however often its telling is tried again", async () => {
    const { id } = (await bed.store.subscriptions.ofChannel(place.channel))!;
    const now = bed.clock.now();
    const allow = (key: string) => bed.store.pings.allow(key, id, { most: 1, since: new Date(0), now });
    expect([await allow("a"), await allow("a"), await allow("b"), await allow("a")]).toEqual([true, true, false, true]);
  });
});

it("whoever asks to be forgotten is pinged no more, and no post names them", async () => {
  await ping("@ada for:bridge");
  await ping("@team for:bridge");
  await report("s1", BRIDGE);
  await bed.store.people.forget(place.tenant, "U9");
  const { posting } = (await bed.store.subscriptions.ofChannel(place.channel))!;
  expect(posting.pings.map(({ ping: { id } }) => id)).toEqual(["G1"]);
  expect((await bed.store.outbox.get(bed.platform.posts[0]!.key))!.payload.first).toBeUndefined();
});

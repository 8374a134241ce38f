// Thumbs: what they change, one a person and story, taken back, forgotten, and told by why.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { countSaves } from "../../src/conversation/saving.ts";
import { type Message, deliveryKey, plain } from "../../src/platform/index.ts";
import { sampleMessage } from "../support/messages.ts";
import { type Conversation, admin, guest, member, openConversation, place } from "../support/conversation.ts";

describe("a thumb", () => {
  let bed: Conversation;
  beforeEach(async () => {
    bed = await openConversation();
    await bed.tellStory();
  });
  afterEach(() => bed.close());

  const votes = async () => bed.store.votes.of((await bed.store.subscriptions.ofChannel(place.channel))!);

  it("says what counts for more now, and can be taken back", async () => {
    const { message } = await bed.pressed("1:good:s1", member);
    expect(message.summary).toMatch(/^Noted\. Counts for more here now: .*“/);
    // What a post may have no room for is offered here.
    expect(message.actions.map(({ label }) => label)).toEqual(["Undo", "Why am I seeing this?", "Report a mistake"]);
    expect(await votes()).toHaveLength(1);
    expect(await bed.press(message.actions[0]!.id, guest)).toContain("You have no vote");
    expect(await bed.press(message.actions[0]!.id, member)).toContain("Taken back");
    expect(await votes()).toEqual([]);
  });

  it("counts once a person and story, the last one, and above what they did", async () => {
    await bed.pressed("1:good:s1", member);
    await bed.pressed("1:good:s1", member);
    expect((await bed.pressed("1:bad:s1", member)).message.summary).toMatch(/^Noted\. Counts for less/);
    await bed.run("deeper s1", member);
    expect((await votes()).map(({ value }) => value)).toEqual([-1]);
    await bed.run("deeper s1", guest);
    expect((await votes()).map(({ value }) => value).toSorted((a, b) => b - a)).toEqual([0.3, -1]);
  });

  it("is not needed: a mute counts for less and a question for more, until they are taken back", async () => {
    await bed.run("deeper s1", member);
    await bed.run("mute story s1", member);
    expect((await votes()).map(({ value }) => value)).toEqual([-0.6]);
    await bed.run("deeper s1", member);
    expect((await votes()).map(({ value }) => value)).toEqual([-0.6]);
    const { message } = await bed.run("unmute all", member);
    expect(await votes()).toEqual([]);
    await bed.press(message.actions[0]!.id, member);
    expect((await votes()).map(({ value }) => value)).toEqual([-0.6]);
    await bed.pressed("1:good:s1", member);
    await bed.run("unmute all", member);
    expect((await votes()).map(({ value }) => value)).toEqual([1]);
  });

  it("is not needed: who saves a post on the page votes for it as long as it is kept", async () => {
    const channelOf = { ...place.channel, platform: "fake" };
    const story = { id: "s1" } as NonNullable<Message["story"]>;
    const { id } = await bed.store.messages().append({
      channel: channelOf.channel,
      thread: undefined,
      key: deliveryKey("story", "one", "s1"),
      author: { id: "bot", name: "Footnote", bot: true },
      body: { message: { ...sampleMessage(), story } },
    });
    const shelves = countSaves(bed.store, bed.clock);
    const of = { tenant: place.tenant, person: "fake:reader" };
    await shelves.mark(of, id, "read", true);
    expect(await votes()).toEqual([]);
    await shelves.mark(of, id, "saved", true);
    await shelves.mark(of, id, "saved", true);
    expect((await votes()).map(({ value }) => value)).toEqual([0.6]);
    expect(await bed.said("why s1")).toContain("which this channel finds useful");
    await shelves.mark(of, id, "saved", false);
    expect(await votes()).toEqual([]);
    await shelves.mark({ ...of, person: "fake:key:revoked" }, id, "saved", true);
    expect(await votes()).toEqual([]);
  });

  it("is cast by its words too, by whoever says them to the bot under a story, and not by talk among people", async () => {
    const post = bed.platform.posts[0]!.ref.message;
    expect(await bed.turn("useful", post)).toBeUndefined();
    const { message, reply } = await bed.finish(await bed.turn("Nicht nützlich!", post, { mentionsBot: true }));
    expect(plain(message)).toContain("Counts for less here now");
    expect(reply.visibility).toBe("private");
    expect(message.actions.map(({ label }) => label)).toContain("Undo");
    expect((await votes()).map(({ value }) => value)).toEqual([-1]);
    await bed.press("1:unvote:s1", member);
    expect(await votes()).toEqual([]);
  });

  it("is told by why, forgotten by reset, and by whoever asks to be forgotten", async () => {
    await bed.pressed("1:good:s1", member);
    const told = await bed.said("why s1");
    expect(told).toMatch(/Importance here: (?:high|usual) \(-?\d+\.\d\): .*which this channel finds useful/);
    expect(told.match(/finds useful/g)).toHaveLength(1);
    expect(await bed.said("why s1", { ...member, language: "de" })).toMatch(/\(-?\d+,\d\): von .*nützlich findet/);
    expect(await bed.said("reset", admin)).toContain("Forgotten for good: 1 vote.");
    expect(await bed.said("reset", admin)).toContain("No vote counts here");
    await bed.pressed("1:good:s1", member);
    await bed.store.people.forget(place.tenant, member.id);
    expect(await votes()).toEqual([]);
  });

  it("keeps away what matters too little, where the channel asks for that", async () => {
    const other = await openConversation();
    await other.run("filter importance:high");
    await other.tellStory().catch(() => {});
    expect(other.platform.posts).toEqual([]);
    expect(await other.said("why s1")).toContain("It matters too little here");
    await other.close();
  });

  it("lets a channel take only what matters", async () => {
    expect(await bed.said("filter importance:high")).toContain("only what matters much here");
    expect((await bed.store.subscriptions.ofChannel(place.channel))!.filters.importance).toBe("high");
    await bed.run("filter importance:any");
    expect((await bed.store.subscriptions.ofChannel(place.channel))!.filters.importance).toBeUndefined();
  });
});

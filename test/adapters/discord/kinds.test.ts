// What posts do on Discord besides being read: tags of a forum, a thread with each, being passed on to followers.
import { describe, expect, it } from "vitest";
import type { PostKinds } from "../../../src/platform/index.ts";
import { FORUM, NEWS, slash, STRICT_FORUM, TEXT } from "../../support/discord-world.ts";
import { sampleMessage } from "../../support/messages.ts";
import { bench, here, key } from "./harness.ts";
import { done, withCommands } from "./interaction-bed.ts";

const tag = (id: string, name: string, moderated = false) => ({
  id,
  name,
  moderated,
  emoji_id: null,
  emoji_name: null,
});

describe("a post", () => {
  it("in a forum bears the tags it is to bear, as far as there are such; any one where the forum wants one", async () => {
    const { platform, discord } = await bench();
    const forum = discord.channels.get(FORUM)!;
    Object.assign(forum, { available_tags: [tag("7", "Security"), tag("8", "Sport"), tag("9", "Staff", true)] });
    const tags = ["security", "staff", "gone", "Sport"];
    await platform.post(here(FORUM), sampleMessage({ first: { tags } }), key);
    await platform.post(here(FORUM), sampleMessage(), "bbcdefghijklmnopqrstuvwx");
    await platform.post(here(STRICT_FORUM), sampleMessage({ first: { tags } }), "cbcdefghijklmnopqrstuvwx");
    const bodies = discord.requestsTo("POST", /20[23]\/threads$/).map(({ body }) => body.applied_tags);
    expect(bodies).toEqual([["7", "8"], undefined, ["2"]]);
  });

  it("opens its thread where that is wanted, named by its headline, and once", async () => {
    const { platform, discord } = await bench();
    const { message, thread } = await platform.post(here(), sampleMessage({ first: { thread: true } }), key);
    expect(discord.channels.get(message)).toMatchObject({
      type: 11,
      parent_id: TEXT,
      name: "Both car ferries closed after a failed brake test",
    });
    // What stands in the channel stands in no thread.
    expect(thread).toBeUndefined();
    await platform.post({ channel: here(), thread: message }, sampleMessage(), "bbcdefghijklmnopqrstuvwx");
    expect(discord.requestsTo("POST", /\/threads$/)).toHaveLength(1);
    await platform.post(here(), sampleMessage(), "cbcdefghijklmnopqrstuvwx");
    expect(discord.requestsTo("POST", /\/threads$/)).toHaveLength(1);
  });

  it("is passed on from an announcement channel, and from no other", async () => {
    const { platform, discord } = await bench();
    const message = sampleMessage({ first: { crosspost: true } });
    await platform.post(here(NEWS), message, key);
    await platform.post(here(TEXT), message, "bbcdefghijklmnopqrstuvwx");
    expect(discord.requestsTo("POST", /\/crosspost$/)).toHaveLength(1);
    expect(discord.inChannel(NEWS)[0]!.flags & 1).toBe(1);
  });

  it("stands, and is posted once, where its thread is refused and passing it on is limited for an hour", async () => {
    const { platform, discord } = await bench();
    discord.fail({ method: "POST", path: /\/threads$/, status: 403, code: 50013 });
    const headers = { "retry-after": "3600", "x-ratelimit-scope": "shared" };
    const body = { message: "slow", retry_after: 3600, global: false };
    discord.fail({ method: "POST", path: /\/crosspost$/, status: 429, headers, body });
    const first = { thread: true, crosspost: true } as const;
    const ref = await platform.post(here(NEWS), sampleMessage({ first }), key);
    expect(discord.inChannel(NEWS).map(({ id }) => id)).toEqual([ref.message]);
  });
});

/** What the core is told that posts can do in the channel. */
async function kinds(channel: string, own?: bigint): Promise<PostKinds> {
  const { discord, inbox } = await withCommands();
  inbox.next("command", done("private", "ok"));
  discord.interact(slash("digest posting", {}, { at: channel, admin: true, ...(own === undefined ? {} : { own }) }));
  await discord.waitUntil(() => inbox.calls.command[0]);
  return inbox.calls.command[0]![0].here!.posts!;
}

describe("what can be set", () => {
  it("is a thread where the bot may open one", async () => {
    expect(await kinds(TEXT)).toMatchObject({ tags: [], thread: undefined });
    expect((await kinds(TEXT, 0n)).thread).toBeDefined();
  });

  it("is passing on in an announcement channel alone", async () => {
    expect((await kinds(NEWS)).crosspost).toBeUndefined();
    expect((await kinds(TEXT)).crosspost).toBeDefined();
  });

  it("is in a forum its tags that are not for moderators, and no thread, for each post is one", async () => {
    const { tags, thread } = await kinds(STRICT_FORUM);
    expect(tags).toEqual(["tag 2"]);
    expect(thread).toBeDefined();
  });
});

// A digest for one person alone: begun in a channel, told in their direct messages, and theirs to set there.
import { afterEach, beforeEach, expect, it } from "vitest";
import { deliver } from "../../src/jobs/deliver.ts";
import { digest } from "../../src/jobs/tell.ts";
import { plain } from "../../src/platform/index.ts";
import { type Conversation, guest, member, openConversation, place } from "../support/conversation.ts";

let bed: Conversation;
beforeEach(async () => {
  bed = await openConversation();
});
afterEach(() => bed.close());

const inbox = { ...place, channel: { ...place.channel, channel: member.id, kind: "direct" as const } };
const own = async () => bed.store.subscriptions.ofChannel(inbox.channel);
async function send(): Promise<string[]> {
  const { store, clock, platform, ports } = bed;
  clock.advance(1);
  const before = platform.posts.length;
  for (const { id } of await store.outbox.due(clock.now())) {
    await deliver({ store, platforms: new Map([["fake", platform]]), clock, log: ports.log }, id);
  }
  return platform.posts.slice(before).map(({ channel, message }) => `${channel}: ${plain(message)}`);
}

it("comes from the feeds of the channel it was asked in, at the time that was said, to that person alone", async () => {
  await bed.run("add https://one.example");
  expect(await bed.said("private 07:30", member)).toContain(
    "A digest of one feed comes to you alone, in your direct messages.\nA digest at 07:30 every day, UTC",
  );
  expect((await send()).join()).toMatch(/^u2: Your digest of #news comes here\./);
  await bed.tellStory();
  expect(bed.platform.posts.map(({ channel }) => channel)).toEqual(["u2", "news"]);
  expect(await digest(bed.ports, (await own())!.id)).toBe(1);
  expect((await send()).join()).toContain("u2: The Harbour Bridge in Aldmouth");
});

it("is theirs to set in their own messages, where nothing of a channel's is", async () => {
  await bed.run("add https://one.example");
  await bed.run("private", member);
  for (const line of ["schedule 18:00", "lens length:short", "filter include:bridge"]) {
    expect(await bed.said(line, member, inbox)).not.toContain("administrator");
    expect(await bed.said(line, member)).toContain("administrator");
  }
  for (const line of ["forget workspace", "sample off", "ping @x for:y"]) {
    expect(await bed.said(line, member, inbox)).toContain("administrator");
  }
  const { schedule, lens, filters } = (await own())!;
  expect([schedule.cron, lens.length, filters.include]).toEqual(["0 18 * * *", "short", ["bridge"]]);
  const channel = (await bed.store.subscriptions.ofChannel(place.channel))!;
  expect([channel.schedule.mode, channel.lens.length]).toEqual(["each", "normal"]);
});

it("ends and is taken up again, from either place", async () => {
  expect(await bed.said("private off", member)).toContain("there is none to end");
  expect(await bed.said("private", member)).toContain("No feeds here yet.");
  await bed.run("add https://one.example");
  await bed.run("private", member);
  expect(await bed.said("private off", member, inbox)).toContain("No digest comes to you any more.");
  expect((await own())!.state).toBe("paused");
  expect(await bed.said("private", member, inbox)).toContain("A digest of one feed");
  expect((await own())!.state).toBe("active");
});

it("is for members, may begin without a channel by adding a feed, and goes with them", async () => {
  expect(await bed.said("private", guest)).toContain("Guests");
  await bed.run("add https://one.example", member, inbox);
  expect(await bed.said("private 06:00", member, inbox)).toContain("at 06:00");
  await bed.ports.forget({ tenant: place.tenant, person: member.id });
  expect(await own()).toBeUndefined();
});

// An unmute that was a slip is taken back by one press; filters are tried without being set.
import { afterEach, beforeEach, expect, it } from "vitest";
import { DAY } from "../../src/core/time.ts";
import { type Conversation, guest, openConversation, place } from "../support/conversation.ts";

let bed: Conversation;
beforeEach(async () => (bed = await openConversation()));
afterEach(() => bed.close());

const muted = async () =>
  (await bed.store.mutes.of(place.channel, bed.clock.now())).map(({ kind, label, until }) => [kind, label, until]);

it("mutes all of it again as it was, once, for who may mute", async () => {
  await bed.said("mute topic ferries for:7d");
  await bed.said("mute topic whisky");
  const before = await muted();
  const { message } = await bed.run("unmute everything");
  expect(await muted()).toEqual([]);
  const [undo] = message.actions;
  await bed.press(undo!.id, guest);
  expect(await muted()).toEqual([]);
  expect(await bed.press(undo!.id)).toMatch(/"ferries" is muted again.*"whisky" is muted again/s);
  expect(await muted()).toEqual(before);
  expect(await bed.press(undo!.id)).not.toContain("again");
});

it("takes back the press that took a mute back, but nothing that is over", async () => {
  const { message } = await bed.run("mute topic ferries for:7d");
  const unmuted = await bed.pressed(message.actions[0]!.id);
  const again = unmuted.message.actions[0]!.id;
  await bed.press(again);
  expect(await muted()).toHaveLength(1);
  const other = await bed.run("unmute ferries");
  bed.clock.advance(8 * DAY);
  expect(await bed.press(other.message.actions[0]!.id)).not.toContain("again");
  expect(await muted()).toEqual([]);
});

it("shows filters that are tried, and sets none", async () => {
  await bed.said("filter include:bridge");
  expect(await bed.said("filter try include:ferries")).toMatch(/bridge[\s\S]*ferries[\s\S]*nothing is set/);
  expect((await bed.store.subscriptions.ofChannel(place.channel))!.filters.include).toEqual(["bridge"]);
});

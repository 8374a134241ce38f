// What a filter or a mute would have done to the stories of the last days, said as soon as it is typed.
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Conversation, openConversation } from "../support/conversation.ts";

let bed: Conversation;
beforeEach(async () => (bed = await openConversation()));
afterEach(() => bed.close());

it("answers a filter and a mute with what they would have done to the last stories here", async () => {
  await bed.tellStory();
  expect(await bed.said("filter include:harbour")).toContain("It would have kept 1 of the last 1 story here.");
  expect(await bed.said("filter include:tunnel")).toContain("It would have kept 0 of the last 1 story here.");
  expect(await bed.said("mute topic ferries")).toContain("It would have left out 1 of the last 1 story here.");
  expect(await bed.said("mute topic tunnel")).toContain("It would have left out 0 of the last 1 story here.");
});

it("says nothing of the last stories where there were none", async () => {
  expect(await bed.said("filter include:harbour")).not.toContain("of the last");
});

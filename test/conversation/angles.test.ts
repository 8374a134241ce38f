// Going deeper: the angles that are offered, and what a press on one tells.
import { afterEach, beforeEach, expect, it } from "vitest";
import { plain } from "../../src/platform/index.ts";
import { type Conversation, openConversation } from "../support/conversation.ts";

let bed: Conversation;
beforeEach(async () => {
  bed = await openConversation();
});
afterEach(() => bed.close());

it("offers angles under what it tells: three buttons at most, the rest in the menu; each press has something to tell", async () => {
  await bed.tellStory();
  const { message } = await bed.pressed("1:deeper:s1");
  const angles = message.actions.filter(({ id }) => id.startsWith("1:angle:"));
  expect(angles.length).toBeGreaterThan(0);
  expect(angles.filter(({ kind }) => kind === "secondary").length).toBe(Math.min(3, angles.length));
  for (const { id, label } of angles) {
    const answered = await bed.pressed(id);
    expect(answered.reply.visibility).toBe("thread");
    expect(plain(answered.message).toLowerCase()).toContain(label.toLowerCase());
    expect(plain(answered.message)).not.toMatch(/sources (hold|give|do not|say no|have no)/);
    expect(answered.message.actions.map((action) => action.id)).not.toContain(id);
  }
  // One source alone: nothing to check a claim by.
  expect(angles.map(({ label }) => label)).not.toContain("Check the claims");
});

it("shows the extract of a story to the one who asks for it, and leaves the post alone", async () => {
  await bed.tellStory();
  const { message, reply } = await bed.pressed("1:extract:s1");
  expect(reply.visibility).toBe("private");
  expect(plain(message)).toContain("Extract, no AI model");
  expect(message.actions).toEqual([]);
  expect(await bed.press("1:extract:other")).toContain("help");
});

it("refuses an angle that there is none of, and a story of another workspace", async () => {
  await bed.tellStory();
  for (const id of ["1:angle:s1", "1:angle:42.s1", "1:angle:0.other"]) expect(await bed.press(id)).toContain("help");
});

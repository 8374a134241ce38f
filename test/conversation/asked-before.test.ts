// A thread that is asked the same again says so; a new question in it does not.
import { afterEach, beforeEach, expect, it } from "vitest";
import { plain } from "../../src/platform/index.ts";
import { type Conversation, openConversation } from "../support/conversation.ts";

let bed: Conversation;
beforeEach(async () => (bed = await openConversation()));
afterEach(() => bed.close());

const AGAIN = "asked the same before, on";

it("in whatever order and endings, and by whomever", async () => {
  const thread = await bed.tellStory();
  const asked = async (text: string) =>
    plain((await bed.finish(await bed.turn(text, thread, { mentionsBot: true }))).message);
  expect(await asked("When do the ferries to the island stop?")).not.toContain(AGAIN);
  expect(await asked("What did the bridge cost?")).not.toContain(AGAIN);
  expect(await asked("The ferry to the island: when will it stop?")).toContain(AGAIN);
});

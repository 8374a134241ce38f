// Listen: where a voice is configured a post offers it, and whoever presses it gets all that the post says as a sound.
import { afterEach, beforeEach, expect, it } from "vitest";
import { BotError, plain } from "../../src/platform/index.ts";
import { type Conversation, guest, openConversation } from "../support/conversation.ts";

let bed: Conversation;
const read: { text: string; tenant: string | undefined }[] = [];
let type = "audio/mpeg";
beforeEach(async () => {
  read.length = 0;
  type = "audio/mpeg";
  bed = await openConversation();
});
afterEach(() => bed.close());

const withVoice = (): void => {
  bed.ports.voice = {
    async speak(text, tenant) {
      read.push({ text, tenant });
      return { audio: new Uint8Array([1, 2, 3]), type };
    },
  };
};
const offers = () => bed.platform.posts[0]!.message.actions.filter(({ sound }) => sound).map(({ id }) => id);
const shown = () => bed.platform.posts[0]!.message.screen!.actions.map(({ id }) => id);

it("stands in the menu of a post where there is a voice, and nowhere else", async () => {
  withVoice();
  await bed.tellStory();
  expect(offers()).toEqual(["1:listen:s1"]);
  expect(shown()).toContain("1:listen:s1");
});

it("is not offered without a voice, and says so to whoever presses a button of other days", async () => {
  await bed.tellStory();
  expect(offers()).toEqual([]);
  expect(await bed.press("1:listen:s1")).toContain("gone");
});

it("reads out every point of the analysis, without marks and addresses, for the tenant that pays", async () => {
  withVoice();
  await bed.tellStory();
  const { message, statuses } = await bed.pressed("1:listen:s1", guest);
  expect(statuses).toContain("Reading it aloud");
  expect(message.sound).toEqual({ name: "story.mp3", type: "audio/mpeg", bytes: new Uint8Array([1, 2, 3]) });
  expect(plain(message)).toBe("Read by a machine from the post.");
  const [{ text, tenant }] = read as [(typeof read)[number]];
  expect(tenant).toBe("fake:one");
  for (const part of ["Harbour Bridge", "ferries to the island stop in January", "Cyclists will have to wait"])
    expect(text).toContain(part);
  expect(text).toMatch(/^1: \S[^]*^2: \S/m);
  expect(text).not.toMatch(/https?:|\[\d/);
});

it("names the file by what it holds, and says what is wrong where the voice does not answer", async () => {
  type = "audio/ogg; codecs=opus";
  withVoice();
  await bed.tellStory();
  expect((await bed.pressed("1:listen:s1")).message.sound).toMatchObject({ name: "story.ogg", type: "audio/ogg" });
  bed.ports.voice = { speak: () => Promise.reject(new BotError("model_unavailable", "The voice is away.")) };
  expect(await bed.press("1:listen:s1")).toContain("The voice is away.");
});

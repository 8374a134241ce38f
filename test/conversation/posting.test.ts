// What posts do besides being read: set by an administrator, where the channel can, and carried by the first post alone.
import { afterEach, beforeEach, expect, it } from "vitest";
import { firstOf } from "../../src/digest/first.ts";
import { type Here, type PostKinds, plain } from "../../src/platform/index.ts";
import { plainPosting } from "../../src/core/posting.ts";
import { type Conversation, admin, member, openConversation, place } from "../support/conversation.ts";
import { article } from "../support/news.ts";

let bed: Conversation;
beforeEach(async () => {
  bed = await openConversation();
});
afterEach(() => bed.close());

const obstacle = { said: "It cannot.", hint: "Mend it.", url: undefined };
const able: PostKinds = { tags: ["Security", "Sport"], thread: undefined, crosspost: undefined };
const posting = async (line: string, posts: PostKinds | undefined = able, person = admin): Promise<string> => {
  const here: Here = { hearsReplies: true, obstacle: async () => undefined, ...(posts ? { posts } : {}) };
  const call = { place, person, here, callId: bed.callId(), line: `posting ${line}`.trim() };
  return plain((await bed.finish(await bed.inbox.command(call))).message);
};

it("is shown, changed and taken back, by administrators", async () => {
  expect(await posting("")).toContain("bear no tags, open no threads and are not passed on");
  expect(await posting("thread:on", able, member)).toContain("administrator");
  expect(await posting("tag:security for:leak, breach")).toBe("Tag Security when a story mentions leak or breach.");
  await bed.run("add https://one.example");
  expect(await posting("tag:Sport feed:Harbour Courier thread:on crosspost:on")).toBe(
    [
      "Tag Security when a story mentions leak or breach.",
      "Tag Sport when Harbour Courier carries it.",
      "Each post opens a thread.",
      "Each post is passed on to the servers that follow this channel, as far as Discord lets it (ten an hour).",
    ].join("\n"),
  );
  expect(await posting("thread:off crosspost:off")).not.toContain("thread.");
  expect(await posting("tag:security for:off")).toBe("Tag Sport when Harbour Courier carries it.");
  expect(await posting("for:off")).toContain("bear no tags");
});

it("says at once what the channel cannot, and how that is mended", async () => {
  const unable = { tags: [], thread: obstacle, crosspost: obstacle };
  for (const line of ["thread:on", "crosspost:on"]) expect(await posting(line, unable)).toContain("It cannot.");
  expect(await posting("thread:on", unable)).toContain("Mend it.");
  expect(await posting("tag:Security for:leak", unable)).toContain("Tags are a forum's");
  expect(await posting("tag:Weather for:rain")).toContain("There are: Security, Sport.");
  expect(await posting("tag:Sport")).toContain("When should posts bear this tag?");
  expect(await posting("for:rain")).toContain("Which tag?");
  expect((await bed.store.subscriptions.ofChannel(place.channel))?.posting ?? plainPosting).toEqual(plainPosting);
});

it("is said to be of no use where posts do nothing besides", async () => {
  const here: Here = { hearsReplies: true, obstacle: async () => undefined };
  const call = { place, person: admin, here, callId: bed.callId(), line: "posting thread:on" };
  expect(plain((await bed.finish(await bed.inbox.command(call))).message)).toContain("On Slack every post has");
});

it("goes along with the first post of a story, and with none of what follows", async () => {
  await posting("tag:Sport for:bridge thread:on crosspost:on");
  await bed.tellStory();
  expect(bed.platform.posts[0]!.message.first).toEqual({ tags: ["Sport"], thread: true, crosspost: true });
});

it("bears each tag that one of the stories is an occasion of", () => {
  const stories = ["A leak in the archive.", "The race ends."].map((text) => ({ articles: [article("a", text)] }));
  const when = (word: string) => ({ words: [word], feedIds: [] });
  const tags = ["leak", "race", "rain"].map((word) => ({ tag: word, when: when(word) }));
  expect(firstOf({ ...plainPosting, tags }, stories)).toEqual({ tags: ["leak", "race"] });
});

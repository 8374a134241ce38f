// Taking a post away: who may, and only once they have confirmed.
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Conversation, admin, member, openConversation, place } from "../support/conversation.ts";

let bed: Conversation;
const taken: string[] = [];
beforeAll(async () => {
  bed = await openConversation();
  bed.ports.takeDown = async (_channel, id) => {
    taken.push(id);
    return id === "a1b2c3";
  };
});
afterAll(() => bed.close());

it("is for administrators, who confirm it", async () => {
  const line = "takedown https://news.example.org/posts/a1b2c3?x#top";
  expect(await bed.said(line, member)).toContain("administrator");
  const { message } = await bed.run(line, admin);
  expect(message.actions.map(({ id }) => id)).toEqual(["1:takedown:a1b2c3"]);
  expect(taken).toEqual([]);
  expect(await bed.press("1:takedown:a1b2c3", member)).toContain("administrator");
  expect(taken).toEqual([]);
  expect(await bed.press("1:takedown:a1b2c3", admin)).toContain("The post is gone.");
  expect(taken).toEqual(["a1b2c3"]);
});

it("says so where there is no such post, and where people delete messages themselves", async () => {
  expect(await bed.press("1:takedown:zz", admin)).toContain("No post of this channel has that address.");
  delete bed.ports.takeDown;
  expect(await bed.press("1:takedown:a1b2c3", admin)).toContain("people delete messages themselves");
});

it("an answer that is private only for where it was asked may be shared, a fault may not", async () => {
  const ask = (line: string) => bed.inbox.command({ place, person: member, callId: bed.callId(), line, alone: true });
  expect((await ask("ask what?")).mayShare).toBe(true);
  expect((await ask("status")).mayShare).toBeUndefined();
  const { reply, message } = await bed.finish(await ask("deeper"));
  expect([reply.visibility, message.fault]).toEqual(["private", true]);
});

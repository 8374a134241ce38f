// What fails or was typed wrong is said to whoever asked, alone, also where the answer would have been for all.
import { afterEach, beforeEach, expect, it } from "vitest";
import { BotError, plain } from "../../src/platform/index.ts";
import { type Conversation, admin, member, openConversation, place } from "../support/conversation.ts";

let bed: Conversation;
beforeEach(async () => (bed = await openConversation()));
afterEach(() => bed.close());

const run = (line: string, at = place, person = member) =>
  bed.inbox.command({ place: at, person, callId: bed.callId(), line });

it.each([
  ["ask", "ask when does the bridge open?"],
  ["read", "read https://none.example/story"],
  ["deeper", "deeper senn banana"],
])("%s that finds nothing to work on answers its asker alone", async (_name, line) => {
  bed.ports.readPage = () =>
    Promise.reject(new BotError("fetch_failed", "The site broke off.", { hint: "Try again." }));
  const reply = await run(line);
  expect(reply.visibility).toBe("private");
  expect(plain((await bed.finish(reply)).message)).not.toBe("");
});

it("an answer that is there is for all, with what it reported on the way", async () => {
  await bed.tellStory();
  const reply = await run("ask when does the bridge open?");
  expect(reply.visibility).toBe("channel");
  expect(plain((await bed.finish(reply)).message)).toContain("Monday");
  expect((await run("deeper bridge")).visibility).not.toBe("private");
  expect((await run("read https://example.org/story", place, admin)).visibility).not.toBe("private");
});

it("a page that cannot be reached is told to its reader alone, in that person's language", async () => {
  bed.ports.readPage = () =>
    Promise.reject(new BotError("fetch_failed", "The site broke off.", { hint: "Try again." }));
  const reply = await run("read https://example.org/story", place, { ...admin, language: "de" });
  expect(reply.visibility).toBe("private");
});

it("a button that fails answers whoever pressed it alone", async () => {
  const press = { place, person: admin, callId: bed.callId(), actionId: "1:deeper:nothing", message: undefined };
  expect((await bed.inbox.action(press)).visibility).toBe("private");
});

it("what breaks off after a first line stays where that line was shown", async () => {
  await bed.tellStory();
  const { answer } = bed.ports.analyst;
  bed.ports.analyst.answer = async (question, account, onClaim, signal) => {
    const told = await answer(question, account, onClaim, signal);
    for (const claim of told.claims) onClaim?.(claim);
    throw new BotError("model_unavailable", "The model broke off.");
  };
  const reply = await run("ask when does the bridge open?");
  expect(reply.visibility).toBe("channel");
  expect(plain((await bed.finish(reply)).message)).toContain("broke off");
});

it.each([
  [
    "add banana",
    `"banana" is no address. Did you mean "add https://banana.com"? Write the address as your browser shows it.`,
  ],
  ["subscribe security", `Did you mean "add pack:security"?`],
  ["read banana", `Did you mean "read https://banana.com"?`],
  ["test banana", `Did you mean "test https://banana.com"?`],
])("%s says that a bare word is no address, and what may be meant", async (line, said) => {
  expect(plain((await bed.finish(await run(line, place, admin))).message)).toContain(said);
});

it.each(["add one.example", "add https://one", "add localhost", "add one:8080", "add one/feed.xml"])(
  "%s is an address",
  async (line) => {
    expect(plain((await bed.finish(await run(line, place, admin))).message)).toContain("Now watching");
  },
);

it("a filter says what was and what is, as other settings do, and a question ends as one", async () => {
  expect(await bed.said("filter include:bridge, harbour")).toMatch(
    /^Before: No filters: every story of the feeds\.\nNow: Filters: only stories that mention bridge or harbour\./,
  );
  expect(await bed.said("filter include:bridge, harbour")).toMatch(/^As before: Filters/);
  expect(await bed.said("filter clear")).toMatch(/^Before: Filters: only [^]*\nNow: No filters/);
  expect(await bed.said("lens security")).not.toContain("?.");
});

it.each([
  ["undo", "Press Undo under the answer"],
  ["stop", `"pause all" posts nothing here until "resume"`],
])("%s is no command, and says what does it", async (line, said) => {
  expect(plain((await bed.finish(await run(line, place, admin))).message)).toContain(said);
});

it("a mention whose answer takes long shows what is being done, and a quick fault is told alone", async () => {
  const post = await bed.tellStory();
  const patience = Promise.withResolvers<void>();
  bed.clock.sleep = () => patience.promise;
  const mention = { mentionsBot: true, person: admin };
  expect((await bed.turn("read banana", post, mention))?.visibility).toBe("private");
  const page = Promise.withResolvers<never>();
  bed.ports.readPage = () => page.promise;
  const slow = bed.turn("read https://example.org/story", post, mention);
  patience.resolve();
  const reply = await slow;
  expect(reply?.visibility).not.toBe("private");
  page.reject(new BotError("fetch_failed", "The site broke off."));
  const { message, statuses } = await bed.finish(reply);
  expect(plain(message)).toContain("This is no article");
  expect(statuses).not.toEqual([]);
});

// Commands, buttons and menus with the real client: who sees what, and where the answer stands.
import { describe, expect, it } from "vitest";
import { type Reply, message, textSection } from "../../../src/platform/index.ts";
import { commands } from "../../../src/conversation/commands/index.ts";
import {
  ADA,
  chosen,
  FORUM,
  GUILD,
  pressed,
  slash,
  submitted,
  TEXT,
  typing,
  channel as makeChannel,
} from "../../support/discord-world.ts";
import { fakeInbox, replyOf } from "../../support/inbox.ts";
import { sampleMessage } from "../../support/messages.ts";
import { bench, heard, here, idsOf, key, said } from "./harness.ts";
import { CALLBACK, EPHEMERAL, done, post, withCommands } from "./interaction-bed.ts";

describe("a command", () => {
  it("carries its name, options, place, the rights the server says now and the language of the person's client", async () => {
    const { discord, inbox } = await withCommands();
    inbox.always("command", () => done("private", "Watched."));
    const state = discord.interact(
      slash("feed add", { address: "https://example.org" }, { admin: true, locale: "de" }),
    );
    await discord.waitUntil(() => state.original && !state.waiting);
    discord.interact(slash("feed list"));
    await discord.waitUntil(() => inbox.calls.command[1]);
    const place = { tenant: `discord:${GUILD}`, channel: here(), thread: undefined };
    expect(inbox.calls.command.map(([call]) => call)).toMatchObject([
      {
        name: "add",
        options: { address: "https://example.org" },
        place,
        person: { id: ADA.id, name: "Ada", role: "admin", language: "de" },
      },
      { name: "feeds", options: {}, person: { role: "member" } },
    ]);
  });

  it("that is private is for the asker's eyes, and lands", async () => {
    const { discord, inbox } = await withCommands();
    inbox.next("command", done("private", "Only you."));
    const state = discord.interact(slash("digest catchup"));
    await discord.waitUntil(() => inbox.calls.landed[0]);
    expect(state.flags).toBe(EPHEMERAL);
    expect(said(state.original!)).toBe("Only you.");
    expect(inbox.calls.landed).toEqual([
      [key, expect.objectContaining({ message: state.original!.id, thread: undefined })],
    ]);
  });

  it("with a shared result is public, says what was asked, and has an Ask button", async () => {
    const { discord, inbox } = await withCommands();
    inbox.next("command", done("channel", "An analysis."));
    const state = discord.interact(slash("digest read", { address: "https://example.org/story" }));
    await discord.waitUntil(() => inbox.calls.landed[0]);
    expect(state.flags).toBe(0);
    expect(said(state.original!)).toContain("Ada: “https://example.org/story”");
    expect(idsOf(state.original!)).toEqual(["f1|ask|"]);
  });

  it("that is refused is refused in private, early or after a public sign", async () => {
    const { discord, inbox } = await withCommands();
    inbox.next("command", done("private", "Only an administrator may do this."));
    const early = discord.interact(slash("digest read", { address: "x" }));
    await discord.waitUntil(() => early.original && !early.waiting);
    expect(early.flags).toBe(EPHEMERAL);

    const { promise, resolve } = Promise.withResolvers<Reply>();
    inbox.next("command", (() => promise) as never);
    const late = discord.interact(slash("digest read", { address: "y" }));
    await discord.waitUntil(() => late.acked);
    expect(late.flags).toBe(0);
    resolve(done("private", "There is no such page."));
    const hidden = await heard(discord, TEXT, "There is no such page.");
    expect(hidden.flags & EPHEMERAL).toBe(EPHEMERAL);
    expect(late.original).toBeUndefined();
  });

  it("of an older definition goes on to the core by its whole name", async () => {
    const { discord, inbox } = await withCommands();
    inbox.always("command", () => done("private", "There is no such command."));
    for (const [index, name] of ["old", "digest list"].entries()) {
      discord.interact(slash(name));
      await discord.waitUntil(() => inbox.calls.command[index]);
      expect(inbox.calls.command[index]![0]).toMatchObject({ name });
    }
  });

  it("whose token died in between is nobody's error", async () => {
    const { discord, inbox, context } = await withCommands();
    inbox.always("command", () => done("private", "Too late."));
    discord.interact(slash("help"), { late: true });
    await expect.poll(() => context.log.lines.map(({ level }) => level)).toContain("warn");
    expect(context.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("that fails in the core is answered once, in private", async () => {
    const { discord, context } = await withCommands();
    const state = discord.interact(slash("help"));
    await discord.waitUntil(() => state.original);
    expect(state.flags).toBe(EPHEMERAL);
    expect(said(state.original!)).toContain("Something went wrong");
    expect(context.log.lines.some(({ level }) => level === "error")).toBe(true);
  });

  it("asked outside a thread whose answer belongs in one gets a thread on the question", async () => {
    const { discord, inbox } = await withCommands();
    inbox.next("command", done("thread", "Nine days."));
    const state = discord.interact(slash("ask", { question: "How long does it take?" }));
    await discord.waitUntil(() => inbox.calls.landed[0]);
    const thread = state.original!.id;
    expect(discord.channels.get(thread)).toMatchObject({ name: "How long does it take?", parent_id: TEXT });
    expect(said(state.original!)).toContain("How long does it take?");
    expect(said(discord.inChannel(thread)[0]!)).toContain("Nine days.");
    expect(inbox.calls.landed[0]![1]).toMatchObject({ channel: here(), thread });
  });
});

describe("completion", () => {
  it("offers what the core has, within Discord's limits", async () => {
    const completions = [
      { value: "s1", label: "Ferry ".repeat(40) },
      { value: "v".repeat(101), label: "Ferry too long to name" },
      ...Array.from({ length: 40 }, (_, n) => ({ value: `s${n + 2}`, label: `Ferry ${n}` })),
    ];
    const { discord, inbox } = await bench({ inbox: fakeInbox({ commands, completions }) });
    discord.interact(typing("deeper", "story", "ferry"));
    const { body } = await discord.waitUntil(() => discord.requestsTo("POST", CALLBACK)[0]);
    expect(body.data.choices).toHaveLength(25);
    expect(body.data.choices[0].name).toMatch(/^Ferry .{60,}…$/);
    expect(inbox.calls.complete[0]).toMatchObject([{ channel: here() }, { id: ADA.id }, "story", "ferry"]);
  });

  it("offers nothing for what is not completed", async () => {
    const { discord } = await withCommands();
    discord.interact(typing("ask", "question", "x"));
    const { body } = await discord.waitUntil(() => discord.requestsTo("POST", CALLBACK)[0]);
    expect(body.data.choices).toEqual([]);
  });
});

describe("a button", () => {
  it("under a post whose answer belongs in its thread makes the thread, answers there, and tells the asker where", async () => {
    const at = await bench();
    const { discord, inbox } = at;
    const message_ = await post(at);
    inbox.next("action", done("thread", "More on brakes."));
    const state = discord.interact(pressed("f1|act|deeper:s1", message_));
    await discord.waitUntil(() => inbox.calls.landed[0]);
    expect(inbox.calls.action[0]![0]).toMatchObject({
      actionId: "deeper:s1",
      message: { channel: here(), message: message_.id },
      place: { thread: undefined },
    });
    expect(discord.channels.get(message_.id)!.name).toBe("Both car ferries closed after a failed brake test");
    expect(said(discord.inChannel(message_.id)[0]!)).toContain("More on brakes.");
    expect(state.flags).toBe(EPHEMERAL);
    expect(JSON.stringify(state.original!.components)).toContain(`Answered in the thread: <#${message_.id}>`);

    inbox.next("action", done("thread", "Again."));
    discord.interact(pressed("f1|act|deeper:s1", message_));
    await heard(discord, message_.id, "Again.");
    expect(discord.requestsTo("POST", /\/threads$/)).toHaveLength(1);
  });

  it("inside a thread is answered right there, and in a forum the post's own thread is that thread", async () => {
    const { discord, inbox, platform } = await bench();
    const ref = await platform.post(here(FORUM), sampleMessage(), key);
    const starter = discord.inChannel(ref.thread!)[0]!;
    inbox.next("action", done("thread", "Right here."));
    const state = discord.interact(pressed("f1|act|deeper:s1", starter, { thread: true, parent: FORUM }));
    await discord.waitUntil(() => inbox.calls.landed[0]);
    expect(state.flags).toBe(0);
    expect(inbox.calls.landed[0]![1]).toMatchObject({
      channel: here(FORUM),
      thread: ref.thread,
      message: state.original!.id,
    });
  });

  it("that is private, a menu entry and a thumb stay between the bot and the asker", async () => {
    const at = await bench();
    const { discord, inbox } = at;
    const message_ = await post(at);
    inbox.always("action", () => done("private", "Thank you."));
    const states = [
      discord.interact(pressed("f1|act|good:s1", message_)),
      discord.interact(chosen("f1|menu|", "why:s1", message_)),
    ];
    for (const state of states) await discord.waitUntil(() => state.original && !state.waiting);
    expect(states.map(({ flags }) => flags)).toEqual([EPHEMERAL, EPHEMERAL]);
    expect(inbox.calls.action.map(([press]) => press.actionId).toSorted()).toEqual(["good:s1", "why:s1"]);
    expect(discord.channels.has(message_.id)).toBe(false);
  });

  it("still works after a restart, and one of another version goes on to the core as it is", async () => {
    const at = await bench();
    const message_ = await post(at);
    const again = await at.restart();
    again.inbox.always("action", () => done("private", "From another version of the bot."));
    for (const id of [idsOf(message_)[0]!, "d0|old|deeper"]) {
      const state = again.discord.interact(pressed(id, message_));
      await again.discord.waitUntil(() => state.original && !state.waiting);
    }
    expect(again.inbox.calls.action.map(([press]) => press.actionId)).toEqual(["deeper:s1", "d0|old|deeper"]);
  });

  it("goes to the channel when the bot may not make threads", async () => {
    const at = await bench();
    const { discord, inbox } = at;
    const message_ = await post(at);
    discord.fail({ method: "POST", path: /\/threads$/, status: 403, code: 50013 });
    inbox.next("turn", done("thread", "Said in the channel."));
    discord.interact(submitted(`f1|about|${message_.id}`, "question", "How long?", message_));
    expect((await heard(discord, TEXT, "Said in the channel.")).flags & EPHEMERAL).toBe(0);
    const [, ref] = await discord.waitUntil(() => inbox.calls.landed[0]);
    expect(ref).toMatchObject({ channel: here(), thread: undefined });
  });
});

it("answers in a thread of people's own that a command was used in", async () => {
  const { discord, inbox } = await withCommands();
  discord.channels.set("555", makeChannel("555", 11, "talk", TEXT));
  discord.dispatch("THREAD_CREATE", discord.channels.get("555"));
  inbox.next(
    "command",
    replyOf("thread", { kind: "done", message: message("x", [textSection(undefined, "In the thread.")]), key }),
  );
  discord.interact(slash("ask", { question: "why?" }, { at: "555", thread: true, parent: TEXT }));
  await discord.waitUntil(() => inbox.calls.landed[0]);
  expect(inbox.calls.command[0]![0].place).toMatchObject({ channel: here(), thread: "555" });
  expect(inbox.calls.landed[0]![1]).toMatchObject({ channel: here(), thread: "555" });
  expect(said(discord.inChannel("555")[0]!)).toContain("In the thread.");
});

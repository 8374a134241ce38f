// Commands, buttons and menus with the real client: who sees what, and where the answer stands.
import { describe, expect, it } from "vitest";
import { type Reply, message, say, textSection } from "../../../src/platform/index.ts";
import { commands } from "../../../src/conversation/commands/index.ts";
import {
  ADA,
  BEN,
  BOT,
  chosen,
  FORUM,
  fullMessage,
  GUILD,
  onMessageMenu,
  personSays,
  pressed,
  slash,
  submitted,
  TEXT,
  typing,
  channel as makeChannel,
} from "../../support/discord-world.ts";
import { fakeInbox, openReply, replyOf } from "../../support/inbox.ts";
import { sampleMessage } from "../../support/messages.ts";
import { bench, type Bench, heard, here, idsOf, key, said } from "./harness.ts";

const done = (visibility: Reply["visibility"], sentence: string): Reply =>
  replyOf(visibility, { kind: "done", message: say(sentence), key });
const withCommands = () => bench({ inbox: fakeInbox({ commands }) });
const CALLBACK = /\/callback$/;
const EPHEMERAL = 64;

/** A post in the channel, as the bot made it. */
async function post({ platform, discord }: Bench) {
  await platform.post(here(), sampleMessage(), key);
  return discord.inChannel(TEXT).at(-1)!;
}

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

  it("of an older definition goes on to the core by its name", async () => {
    const { discord, inbox } = await withCommands();
    inbox.next("command", done("private", 'There is no command "old".'));
    discord.interact(slash("old"));
    await discord.waitUntil(() => inbox.calls.command[0]);
    expect(inbox.calls.command[0]![0]).toMatchObject({ name: "old" });
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
    expect(state.original!.content).toContain("Something went wrong");
    expect(context.log.lines.some(({ level }) => level === "error")).toBe(true);
  });

  it("that cannot be answered after the first sign still gets an apology", async () => {
    const at = await bench();
    const message_ = await post(at);
    const { discord, inbox } = at;
    discord.fail({ method: "POST", path: /\/messages$/, status: 403, code: 50013 });
    inbox.next("action", done("thread", "Never seen."));
    const state = discord.interact(pressed("f1|act|deeper:s1", message_));
    await discord.waitUntil(() => state.original?.content.includes("Something went wrong"));
    expect(state.flags).toBe(EPHEMERAL);
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
    expect(JSON.stringify(state.original!.components)).toContain(`/channels/${GUILD}/${message_.id}`);

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

describe("the Ask button", () => {
  it("opens a form, and the question and its answer stand in the post's thread", async () => {
    const at = await bench();
    const { discord, inbox } = at;
    const message_ = await post(at);
    discord.interact(pressed(`f1|ask|${key}`, message_));
    const { body } = await discord.waitUntil(() => discord.requestsTo("POST", CALLBACK)[0]);
    expect(body).toMatchObject({ type: 9, data: { custom_id: `f1|about|${message_.id}` } });

    inbox.next("turn", done("thread", "Nine days."));
    discord.interact(submitted(body.data.custom_id, "question", "How long?", message_, { locale: "de" }));
    await discord.waitUntil(() => inbox.calls.landed[0]);
    expect(inbox.calls.turn[0]![0]).toMatchObject({
      text: "How long?",
      mentionsBot: true,
      addressesOther: false,
      earlier: [],
      place: { channel: here(), thread: message_.id },
    });
    const answer = said(discord.inChannel(message_.id)[0]!);
    expect(answer).toContain("Ada: “How long?”");
    expect(answer).toContain("Nine days.");
  });

  it("tells in private when nothing was asked", async () => {
    const at = await bench();
    const { discord, inbox } = at;
    const message_ = await post(at);
    inbox.next("turn", undefined);
    const state = discord.interact(
      submitted(`f1|about|${message_.id}`, "question", "thanks", message_, { locale: "de" }),
    );
    await heard(discord, TEXT, "keine Frage gefunden");
    expect(state.acked).toBe(true);
    expect(discord.channels.has(message_.id)).toBe(false);
    expect(discord.inChannel(TEXT).at(-1)!.flags & EPHEMERAL).toBe(EPHEMERAL);
  });
});

describe("a message command", () => {
  it("asks about any message, whose text Discord shows this once", async () => {
    const { discord, inbox } = await withCommands();
    const theirs = personSays("The **ferry** sank", { by: BEN });
    discord.inChannel(TEXT).push(theirs);
    discord.interact(onMessageMenu("Ask about this", theirs));
    const { body } = await discord.waitUntil(() => discord.requestsTo("POST", CALLBACK)[0]);
    inbox.next("turn", done("thread", "It did not."));
    discord.interact(submitted(body.data.custom_id, "question", "Is that so?"));
    await discord.waitUntil(() => inbox.calls.landed[0]);
    expect(inbox.calls.turn[0]![0]).toMatchObject({
      place: { thread: theirs.id },
      earlier: [{ author: "Ben", text: "The ferry sank", fromBot: false }],
    });
    expect(said(discord.inChannel(theirs.id)[0]!)).toContain("It did not.");
  });

  it("analyses the link of a message, and says when there is none", async () => {
    const { discord, inbox } = await withCommands();
    inbox.always("command", () => done("channel", "Analysed."));
    const linked = personSays("see https://example.org/story?x=1, it is new", { by: BEN });
    discord.interact(onMessageMenu("Analyse this link", linked));
    await discord.waitUntil(() => inbox.calls.landed[0]);
    expect(inbox.calls.command[0]![0]).toMatchObject({
      name: "read",
      options: { address: "https://example.org/story?x=1" },
    });
    const state = discord.interact(onMessageMenu("Analyse this link", personSays("no link here"), { locale: "de" }));
    await discord.waitUntil(() => state.original);
    expect(state.flags).toBe(EPHEMERAL);
    expect(said(state.original!)).toContain("kein Link");
  });
});

describe("an answer that is being written", () => {
  it("shows what is done and said so far in edits, pings nobody, and always ends with the whole", async () => {
    const { discord, inbox } = await bench({ timing: { edit: 5 } });
    const { reply, push } = openReply("channel");
    inbox.next("command", reply);
    const state = discord.interact(slash("digest digest"));
    await discord.waitUntil(() => state.acked);
    push({ kind: "status", text: "Reading @everyone" });
    await heard(discord, TEXT, "Reading");
    push({ kind: "text", text: "First claim." });
    await heard(discord, TEXT, "First claim.");
    push({ kind: "done", message: sampleMessage(), key });
    await discord.waitUntil(() => inbox.calls.landed[0]);
    expect(said(state.original!)).toContain("Reported by");
    for (const { body } of discord.requestsTo("PATCH", /@original$/)) {
      expect(body.allowed_mentions.parse).toEqual([]);
      expect(JSON.stringify(body)).not.toMatch(/@everyone/);
    }
  });

  it("is split at points into at most three messages of the same thread", async () => {
    const at = await bench();
    const { discord, inbox } = at;
    const message_ = await post(at);
    const points = Array.from({ length: 40 }, (_, n) => ({
      number: n + 1,
      line: { label: undefined, spans: [{ kind: "text" as const, text: `point-${n + 1} ${"word ".repeat(80)}` }] },
    }));
    inbox.next(
      "action",
      replyOf("thread", { kind: "done", message: message("long", [{ kind: "points", title: "All", points }]), key }),
    );
    discord.interact(pressed("f1|act|deeper:s1", message_));
    await discord.waitUntil(() => inbox.calls.landed[0]);
    const pages = discord.inChannel(message_.id).map(said);
    expect(pages).toHaveLength(3);
    const shown = pages.join("\n").match(/point-\d+/g)!;
    expect(shown).toEqual(points.slice(0, shown.length).map(({ number }) => `point-${number}`));
    expect(pages[2]).toContain(`${40 - shown.length} more left out`);
  });

  it("comes one at a time in a thread, the next told that it waits", async () => {
    const at = await bench();
    const { discord, inbox } = at;
    const message_ = await post(at);
    const first = openReply("thread");
    inbox.next("action", first.reply);
    inbox.next("action", done("thread", "Second answer."));
    discord.interact(pressed("f1|act|deeper:s1", message_));
    await heard(discord, message_.id, "Reading");
    discord.interact(pressed("f1|act|deeper:s2", message_));
    await heard(discord, message_.id, "yours is next");
    expect(inbox.calls.landed).toHaveLength(0);
    first.push({ kind: "done", message: say("First answer."), key });
    await heard(discord, message_.id, "Second answer.");
    expect(discord.inChannel(message_.id).map(said)).toEqual(["First answer.", "Second answer."]);
  });

  it("stops quietly when somebody deletes it", async () => {
    const at = await bench({ timing: { edit: 5 } });
    const { discord, inbox, context } = at;
    const message_ = await post(at);
    const { reply, push } = openReply("thread");
    inbox.next("action", reply);
    discord.interact(pressed("f1|act|deeper:s1", message_));
    await heard(discord, message_.id, "Reading");
    discord.inChannel(message_.id).length = 0;
    push({ kind: "done", message: say("Nobody reads this."), key });
    await expect.poll(() => context.records.held.size).toBe(2);
    expect(discord.inChannel(message_.id)).toHaveLength(0);
    expect(context.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  it.each([
    [{ at: TEXT }, "Interrupted by a restart"],
    [{ at: TEXT, language: "de" }, "Durch einen Neustart unterbrochen"],
  ])("that a crash left half written is closed at the next start: %j", async (open, sentence) => {
    const at = await bench();
    const half = fullMessage({ channel_id: TEXT, author: BOT, flags: 1 << 15 });
    at.discord.inChannel(TEXT).push(half);
    await at.context.records.put(`open:${half.id}`, open);
    await at.restart();
    expect(said(half)).toContain(sentence);
    expect(at.context.records.held.has(`open:${half.id}`)).toBe(false);
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

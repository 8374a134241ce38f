// Questions by button, form and message menu, and their answers while they are written.
import { describe, expect, it } from "vitest";
import { message, plainMessage } from "../../../src/platform/index.ts";
import {
  BEN,
  BOT,
  fullMessage,
  onMessageMenu,
  personSays,
  pressed,
  slash,
  submitted,
  TEXT,
} from "../../support/discord-world.ts";
import { openReply, replyOf } from "../../support/inbox.ts";
import { sampleMessage } from "../../support/messages.ts";
import { bench, heard, here, key, said } from "./harness.ts";
import { CALLBACK, EPHEMERAL, done, post, withCommands } from "./interaction-bed.ts";

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
    first.push({ kind: "done", message: plainMessage("First answer."), key });
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
    push({ kind: "done", message: plainMessage("Nobody reads this."), key });
    await expect.poll(() => context.records.held.size).toBe(3);
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

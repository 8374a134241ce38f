// What is written in threads: which messages are heard, and how they are answered.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deliveryKey, replyNow, type ReplyStep, say } from "../../../src/platform/index.ts";
import { handClock } from "../../support/clock.ts";
import { openReply, replyOf } from "../../support/inbox.ts";
import { sampleMessage } from "../../support/messages.ts";
import { shownText } from "../../support/slack-limits.ts";
import { TEAM } from "../../support/slack-front.ts";
import type { Fields } from "../../support/slack-rules.ts";
import { envelope, MANIFEST_SCOPES, said, slackUnderTest, type UnderTest, until } from "../../support/slack-people.ts";

const key = (name: string): string => deliveryKey("test", name);
const tenant = `slack:${TEAM}`;
let slack: UnderTest;
let news: string;
let post: string;

async function setUp(setup: Parameters<typeof slackUnderTest>[0] = {}): Promise<void> {
  slack = await slackUnderTest(setup);
  news = slack.front.channels["news"]!;
  post = await slack.front.write(news, "a digest");
}
beforeEach(() => setUp());
afterEach(() => slack.close());

const hear = (event: Fields, id?: string) => slack.front.deliver("events_api", envelope(slack.front, event, id));
const question = (text: string, rest: Fields = {}): Fields => said(slack.front, text, { thread_ts: post, ...rest });
const done = (text: string, name = "1"): ReplyStep => ({ kind: "done", message: say(text), key: key(name) });
/** Delivered after everything else: once it was heard, so was all before it. */
async function heardAll(): Promise<void> {
  const last = () => slack.inbox.calls.turn.filter(([turn]) => turn.text === "last").length;
  const before = last();
  await hear(question("last"));
  await until(() => last() > before);
}
const replies = () => slack.front.replies(news, post);
const shown = (message: Fields | undefined): string => shownText(message?.["blocks"]).join("");

describe("what is heard", () => {
  test("front: a reply in a thread is a turn, with who, where, and whether it speaks to somebody else", async () => {
    await hear(question("why 3?"));
    await hear(question(`<@${slack.front.users["ada"]}> what do you think?`));
    await until(() => slack.inbox.calls.turn.length === 2);
    const turns = slack.inbox.calls.turn.map(([turn]) => turn).toSorted((a, b) => a.text.length - b.text.length);
    expect(turns[0]).toMatchObject({
      text: "why 3?",
      mentionsBot: false,
      addressesOther: false,
      place: { tenant, thread: post, channel: { channel: news, kind: "channel" } },
      person: { name: "ben", role: "member" },
      earlier: [],
    });
    expect(turns[1]).toMatchObject({
      mentionsBot: false,
      addressesOther: true,
      text: `@${slack.front.users["ada"]} what do you think?`,
    });
    expect(slack.front.of("chat.postMessage")).toEqual([]);
  });

  test("emulate: mentioned in a thread of people, it reads what was said before, bounded, and leaves its own name out", async () => {
    await slack.front.write(news, "Is the bridge open? &amp; the tunnel?", post);
    const event = question(`<@${slack.front.botUser}> do you know?`, { type: "app_mention", ts: "9999999999.000001" });
    await hear(event);
    const [turn] = await until(() => slack.inbox.calls.turn[0]);
    expect(turn).toMatchObject({
      text: "do you know?",
      mentionsBot: true,
      addressesOther: false,
      earlier: [{ text: "a digest" }, { text: "Is the bridge open? & the tunnel?" }],
    });
  });

  test("front: mentioned in the channel, it answers in a thread of that message", async () => {
    const ts = await slack.front.write(news, "question");
    slack.inbox.next("turn", replyNow("thread", say("Nine days."), key("1")));
    await hear(
      said(slack.front, `<@${slack.front.botUser}> how long?`, { type: "app_mention", ts, channel_type: undefined }),
    );
    await until(() => slack.inbox.calls.landed[0]);
    expect(await slack.front.replies(news, ts)).toMatchObject([{ text: "Nine days." }]);
  });

  test("front: the same words as message and as mention, delivered again and again, are one turn", async () => {
    const event = question(`<@${slack.front.botUser}> how long?`);
    await hear(event, "Ev1");
    await hear({ ...event, type: "app_mention" }, "Ev2");
    for (const retry of [1, 2, 3])
      await slack.front.deliver("events_api", envelope(slack.front, event, "Ev1"), { retry });
    await heardAll();
    expect(slack.inbox.calls.turn).toHaveLength(2);
    expect(slack.inbox.calls.turn[0]![0]).toMatchObject({
      mentionsBot: true,
      callId: `${tenant}:${news}:${String(event["ts"])}`,
    });
  });

  test("front: bots, edits, notices, the bot itself and messages outside threads are not heard", async () => {
    await hear(question("from a bot", { bot_id: "B1" }));
    await hear(question("edited", { edited: { user: "U1", ts: "1.1" } }));
    await hear(question("changed", { subtype: "message_changed", user: undefined }));
    await hear(question("joined", { subtype: "channel_join" }));
    await hear(question("my own", { user: slack.front.botUser }));
    await hear(said(slack.front, "not in a thread"));
    await heardAll();
    expect(slack.inbox.calls.turn.map(([turn]) => turn.text)).toEqual(["last"]);
  });

  test("front: a file with words, and a reply also sent to the channel, are heard", async () => {
    await hear(question("what does this chart say?", { subtype: "file_share" }));
    await hear(question("and this?", { subtype: "thread_broadcast" }));
    await until(() => slack.inbox.calls.turn.length === 2);
    expect(slack.inbox.calls.turn.map(([turn]) => turn.text).toSorted()).toEqual([
      "and this?",
      "what does this chart say?",
    ]);
  });

  test("emulate: what is written to the bot directly is heard without its name, and answered in that thread", async () => {
    const opened = await slack.platform.post(
      { platform: "slack", tenant, channel: slack.front.users["ben"]!, kind: "direct" },
      say("hello"),
      key("hello"),
    );
    const channel = String(slack.front.of("chat.postMessage")[0]!.fields["channel"]);
    slack.inbox.next("turn", replyNow("thread", say("Three things."), key("1")));
    await hear(said(slack.front, "what is new?", { channel, channel_type: "im", ts: opened.message }));
    await until(() => slack.inbox.calls.landed[0]);
    expect(slack.inbox.calls.turn[0]![0].place.channel).toMatchObject({
      channel: slack.front.users["ben"],
      kind: "direct",
    });
    expect(await slack.front.replies(channel, opened.message)).toMatchObject([{ text: "Three things." }]);
  });

  test("front: an answer that is not meant to be, is none: nothing is said", async () => {
    await hear(question("see you at lunch"));
    await heardAll();
    expect(await replies()).toEqual([]);
    expect(slack.front.of("chat.postEphemeral")).toEqual([]);
  });
});

describe("how an answer appears", () => {
  test("front: streamed in the thread, and then the finished message in its place, with its mark", async () => {
    const { reply, push } = openReply("thread");
    slack.inbox.next("turn", reply);
    await hear(question("how long?"));
    push({ kind: "status", text: "reading 4 sources" });
    await until(() => slack.front.of("assistant.threads.setStatus")[0]);
    expect(slack.front.of("assistant.threads.setStatus")[0]!.fields).toMatchObject({
      status: "reading 4 sources",
      thread_ts: post,
    });
    push({ kind: "text", text: "Repairs take nine days." });
    await until(() => slack.front.of("chat.startStream")[0]?.answer);
    expect(slack.front.of("chat.startStream")[0]!.fields).toMatchObject({
      thread_ts: post,
      recipient_user_id: slack.front.users["ben"],
      recipient_team_id: TEAM,
    });
    push({ kind: "text", text: "Repairs take nine days. *The* <!channel> bridge is full." });
    await until(() => slack.front.of("chat.appendStream")[0]?.answer);
    const streamed = String((await replies())[0]!["text"]).replaceAll("\u2060", "");
    expect(streamed).toBe("Repairs take nine days. ∗The∗ ‹!channel› bridge is full.");
    push({ kind: "done", message: sampleMessage(), key: key("1") });
    const [landedKey, ref] = await until(() => slack.inbox.calls.landed[0]);
    expect(landedKey).toBe(key("1"));
    expect(ref).toMatchObject({ thread: post });
    expect(await replies()).toMatchObject([
      {
        ts: ref.message,
        text: sampleMessage().summary,
        metadata: { event_payload: { delivery_id: key("1") } },
      },
    ]);
    expect(shown((await replies())[0])).toContain("Why it matters");
  });

  test.each([
    ["channel_type_not_supported", () => slack.front.ban("chat.startStream", "channel_type_not_supported")],
    ["unknown_method", () => slack.front.ban("chat.startStream", "unknown_method")],
    ["a 404", () => slack.front.fault("chat.startStream", { kind: "status", status: 404 })],
  ])(
    "front: where streams are refused (%s), a message is posted and updated, and the refusal is remembered",
    async (_, refuseStreams) => {
      refuseStreams();
      for (const turn of ["1", "2"]) {
        const { reply, push } = openReply("thread");
        slack.inbox.next("turn", reply);
        await hear(question(`how long? ${turn}`));
        push({ kind: "text", text: "Repairs take" });
        const before = slack.front.of("chat.update").length;
        const open = await until(async () => (await replies())[Number(turn) - 1]);
        expect(shown(open)).toBe("Repairs take");
        push({ kind: "text", text: "Repairs take <b>nine</b> days" });
        await until(() => slack.front.of("chat.update").length > before);
        await until(async () => shown((await replies())[Number(turn) - 1]) === "Repairs take <b>nine</b> days");
        push(done("Nine days.", turn));
        await until(() => slack.inbox.calls.landed.length === Number(turn));
      }
      expect((await replies()).map((reply) => reply["text"])).toEqual(["Nine days.", "Nine days."]);
      expect(slack.front.of("chat.startStream")).toHaveLength(1);
    },
  );

  test("front: updates keep the distance Slack wants, and show the newest text", async () => {
    await slack.close();
    const clock = handClock();
    await setUp({ clock, timing: { update: 2000, appendAll: 0 } });
    slack.front.ban("chat.startStream", "channel_type_not_supported");
    const { reply, push } = openReply("thread");
    slack.inbox.next("turn", reply);
    await hear(question("how long?"));
    push({ kind: "text", text: "First" });
    for (const newest of ["Second", "Third"]) {
      await until(() => clock.sleepers().includes(2000));
      const drawn = slack.front.of("chat.update").length;
      push({ kind: "text", text: "Not the newest" });
      push({ kind: "text", text: newest });
      // Taken in by now, and not shown.
      await new Promise((resolve) => setImmediate(resolve));
      clock.advance(1999);
      expect(slack.front.of("chat.update")).toHaveLength(drawn);
      clock.advance(1);
      await until(async () => shown((await replies())[0]) === newest);
      expect(slack.front.of("chat.update")).toHaveLength(drawn + 1);
    }
    push(done("Nine days."));
    await until(() => slack.inbox.calls.landed[0]);
  });

  test("front: without the right to show a status, and without streams, a message says what is being done and becomes the answer", async () => {
    await slack.close();
    await setUp({ scopes: MANIFEST_SCOPES.filter((scope) => scope !== "assistant:write") });
    slack.front.ban("chat.startStream", "channel_type_not_supported");
    slack.inbox.next("turn", replyOf("thread", { kind: "text", text: "x" }, done("First.", "1")));
    await hear(question("learns that there are no streams"));
    await until(() => slack.inbox.calls.landed[0]);
    const { reply, push } = openReply("thread");
    slack.inbox.next("turn", reply);
    await hear(question("how long?"));
    push({ kind: "status", text: "reading 4 sources" });
    await until(async () => shown((await replies())[1]) === "reading 4 sources");
    push({ kind: "text", text: "Nine" });
    push(done("Nine days.", "2"));
    await until(() => slack.inbox.calls.landed[1]);
    expect((await replies()).map((message) => message["text"])).toEqual(["First.", "Nine days."]);
  });

  test("front: a stream that Slack ended goes on as an updated message, nothing lost", async () => {
    const { reply, push } = openReply("thread");
    slack.inbox.next("turn", reply);
    await hear(question("how long?"));
    push({ kind: "text", text: "Repairs take" });
    await until(() => slack.front.of("chat.startStream")[0]?.answer);
    slack.front.setStreamLife(-1);
    push({ kind: "text", text: "Repairs take nine days" });
    await until(async () => shown((await replies())[0]) === "Repairs take nine days");
    push(done("Nine days."));
    await until(() => slack.inbox.calls.landed[0]);
    expect((await replies()).map((message) => message["text"])).toEqual(["Nine days."]);
  });

  test("front: a stream near its end is closed, the answer goes on in a new reply, and one finished message is left", async () => {
    await slack.close();
    const clock = handClock();
    await setUp({ clock, timing: { append: 1000, appendAll: 0 } });
    const { reply, push } = openReply("thread");
    slack.inbox.next("turn", reply);
    await hear(question("how long?"));
    push({ kind: "text", text: "Repairs take" });
    await until(() => clock.sleepers().includes(1000));
    // A little less than the five minutes after which Slack ends it.
    clock.advance(240_001);
    push({ kind: "text", text: "Repairs take nine days" });
    await until(() => slack.front.of("chat.startStream")[1]?.answer);
    expect((await replies()).map((message) => String(message["text"]).replaceAll("\u2060", ""))).toEqual([
      "Repairs take",
      " nine days",
    ]);
    expect(slack.front.of("chat.stopStream")).toHaveLength(1);
    push(done("Nine days."));
    await until(() => slack.inbox.calls.landed[0]);
    expect((await replies()).map((message) => message["text"])).toEqual(["Nine days."]);
  });

  test("front: pressing stop ends the work behind the answer", async () => {
    let ended = false;
    const steps = Promise.withResolvers<void>();
    slack.inbox.next("turn", {
      visibility: "thread",
      steps: {
        async *[Symbol.asyncIterator](): AsyncGenerator<ReplyStep> {
          try {
            yield { kind: "text", text: "Repairs" };
            await steps.promise;
            yield { kind: "text", text: "Repairs take nine days" };
            yield { kind: "text", text: "Repairs take nine days, said the operator" };
            await new Promise((resolve) => setTimeout(resolve, 50));
            yield done("Nine days.");
          } finally {
            ended = true;
          }
        },
      },
    });
    await hear(question("how long?"));
    await until(() => slack.front.of("chat.startStream")[0]?.answer);
    slack.front.pressStop();
    steps.resolve();
    await until(() => ended);
    await heardAll();
    expect(slack.inbox.calls.landed).toEqual([]);
    expect(slack.front.of("chat.update")).toEqual([]);
  });

  test("front: one answer at a time in a thread; the second question is told that it waits", async () => {
    const first = openReply("thread");
    slack.inbox.next("turn", first.reply);
    slack.inbox.next("turn", replyNow("thread", say("Second answer."), key("2")));
    await hear(question("first?"));
    first.push({ kind: "text", text: "First" });
    await until(() => slack.front.of("chat.startStream")[0]?.answer);
    await hear(question("second?"));
    const note = await until(() => slack.front.of("chat.postEphemeral")[0]);
    expect(note.fields).toMatchObject({
      text: "I am still answering in this thread. Your question is next.",
      thread_ts: post,
    });
    expect(await replies()).toHaveLength(1);
    first.push(done("First answer.", "1"));
    await until(() => slack.inbox.calls.landed.length === 2);
    expect((await replies()).map((message) => message["text"])).toEqual(["First answer.", "Second answer."]);
  });

  test("front: an answer that fails half-way says so in its place, and the thread is free again", async () => {
    slack.inbox.next("turn", {
      visibility: "thread",
      steps: {
        async *[Symbol.asyncIterator](): AsyncGenerator<ReplyStep> {
          yield { kind: "text", text: "Repairs" };
          await until(() => slack.front.of("chat.startStream")[0]?.answer);
          throw new Error("secret of the machine");
        },
      },
    });
    await hear(question("how long?"));
    await until(async () => /Repairs\n\nSomething went wrong/.test(shown((await replies())[0])));
    expect(JSON.stringify(await replies())).not.toContain("secret of the machine");
    slack.inbox.next("turn", replyNow("thread", say("Nine days."), key("2")));
    await hear(question("again?"));
    await until(() => slack.inbox.calls.landed[0]);
  });

  test("front: the finished answer is brought home although Slack is slow, loses answers and asks to wait", async () => {
    const { reply, push } = openReply("thread");
    slack.inbox.next("turn", reply);
    await hear(question("how long?"));
    push({ kind: "text", text: "Repairs" });
    await until(() => slack.front.of("chat.startStream")[0]?.answer);
    slack.front.fault("chat.stopStream", { kind: "status", status: 500 });
    slack.front.fault("chat.update", { kind: "status", status: 429, headers: { "retry-after": "0" } });
    push(done("Nine days."));
    await until(() => slack.inbox.calls.landed[0]);
    expect((await replies()).map((message) => message["text"])).toEqual(["Nine days."]);
  });

  test("front: a finished answer whose update got lost is updated again; one whose message was deleted is posted anew", async () => {
    for (const [turn, fault] of [{ kind: "drop" }, { kind: "error", error: "message_not_found" }].entries()) {
      const { reply, push } = openReply("thread");
      slack.inbox.next("turn", reply);
      await hear(question(`how long? ${turn}`));
      push({ kind: "text", text: "Repairs" });
      await until(() => slack.front.of("chat.startStream")[turn]?.answer);
      slack.front.fault("chat.update", fault as { kind: "drop" });
      push(done("Nine days.", String(turn)));
      await until(() => slack.inbox.calls.landed.length === turn + 1);
    }
    expect((await replies()).filter((message) => message["text"] === "Nine days.")).toHaveLength(2);
  });

  test("front: a failure before anything was shown is told privately, and the status goes", async () => {
    const { reply } = openReply("thread");
    slack.inbox.next("turn", {
      ...reply,
      steps: {
        async *[Symbol.asyncIterator](): AsyncGenerator<ReplyStep> {
          yield { kind: "status", text: "reading 4 sources" };
          await until(() => slack.front.of("assistant.threads.setStatus")[0]?.answer);
          throw new Error("broken");
        },
      },
    });
    await hear(question("how long?"));
    const note = await until(() => slack.front.of("chat.postEphemeral")[0]);
    expect(note.fields["text"]).toMatch(/Something went wrong/);
    expect(slack.front.of("assistant.threads.setStatus").at(-1)!.fields["status"]).toBe("");
  });

  test("front: trouble with words that were perhaps not for the bot is not told; with words that were, it is", async () => {
    const broken = () => {
      throw new Error("the store is away");
    };
    slack.inbox.next("turn", broken);
    await hear(question("see you at lunch"));
    await heardAll();
    expect(slack.front.of("chat.postEphemeral")).toEqual([]);
    slack.inbox.next("turn", broken);
    await hear(question(`<@${slack.front.botUser}> how long?`));
    await until(() => slack.front.of("chat.postEphemeral")[0]);
  });

  test("front: an answer whose posting got lost is looked for, and not posted twice", async () => {
    await slack.close();
    const clock = handClock();
    await setUp({ clock, timing: { message: 0 } });
    slack.front.fault("chat.postMessage", { kind: "drop", after: true });
    slack.inbox.next("turn", replyNow("thread", say("Nine days."), key("1")));
    await hear(question("how long?"));
    // Slack needs a moment until a message can be found.
    await until(() => clock.sleepers().includes(2000));
    expect(slack.front.of("conversations.replies")).toEqual([]);
    clock.advance(2000);
    await until(() => slack.inbox.calls.landed[0]);
    expect((await replies()).map((message) => message["text"])).toEqual(["Nine days."]);
  });

  test("front: a long answer fills the streamed message first and goes on below it", async () => {
    const lines = Array.from({ length: 60 }, (_, index) => ({
      label: undefined,
      spans: [{ kind: "text" as const, text: `${index} ${"words ".repeat(60)}` }],
    }));
    slack.inbox.next(
      "turn",
      replyOf(
        "thread",
        { kind: "text", text: "words" },
        { kind: "done", message: sampleMessage({ sections: [{ kind: "text", title: "All", lines }] }), key: key("1") },
      ),
    );
    await hear(question("everything?"));
    const [, ref] = await until(() => slack.inbox.calls.landed[0]);
    const all = await replies();
    expect(all.length).toBeGreaterThan(1);
    expect(all[0]!["ts"]).toBe(ref.message);
    expect(all.map(shown).join("")).toContain("59 words");
  });
});

// How an answer appears in its thread while it is written, and what happens when something fails.
import { describe, expect, test } from "vitest";
import { replyNow, type ReplyStep, plainMessage } from "../../../src/platform/index.ts";
import { handClock } from "../../support/clock.ts";
import { openReply, replyOf } from "../../support/inbox.ts";
import { sampleMessage } from "../../support/messages.ts";
import { TEAM } from "../../support/slack-workspace.ts";
import { until } from "../../support/slack-people.ts";
import { key, slack, post, setUp, hear, question, done, heardAll, replies, shown, eachItsOwn } from "./thread-bed.ts";

eachItsOwn();

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
    await setUp();
    slack.front.ban("assistant.threads.setStatus", "missing_scope");
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
            // Slack says that it was stopped with its answer to the next part; what was said must be on its way here by then.
            await until(() => slack.front.of("chat.appendStream").some(({ answer }) => answer?.["ok"] === false));
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
    slack.inbox.next("turn", replyNow("thread", plainMessage("Second answer."), key("2")));
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
    slack.inbox.next("turn", replyNow("thread", plainMessage("Nine days."), key("2")));
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
    slack.inbox.next("turn", replyNow("thread", plainMessage("Nine days."), key("1")));
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

// What is written in threads and directly: which messages are heard, as whose, and which are not.
import { describe, expect, test } from "vitest";
import { replyNow, plainMessage } from "../../../src/platform/index.ts";
import { envelope, said, until } from "../../support/slack-people.ts";
import { key, tenant, slack, news, post, hear, question, heardAll, replies, eachItsOwn } from "./thread-bed.ts";

eachItsOwn();

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
    slack.inbox.next("turn", replyNow("thread", plainMessage("Nine days."), key("1")));
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
      plainMessage("hello"),
      key("hello"),
    );
    const channel = String(slack.front.of("chat.postMessage")[0]!.fields["channel"]);
    slack.inbox.next("turn", replyNow("thread", plainMessage("Three things."), key("1")));
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

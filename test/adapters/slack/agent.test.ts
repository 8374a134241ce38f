// Where only the bot is spoken to: its messages tab, the agent view, and what it is doing there.
import { expect, test } from "vitest";
import { plainMessage, replyNow } from "../../../src/platform/index.ts";
import { openReply } from "../../support/inbox.ts";
import { envelope, MANIFEST_SCOPES, said, until } from "../../support/slack-people.ts";
import type { Fields } from "../../support/slack-rules.ts";
import { done, eachItsOwn, hear, heardAll, key, news, question, setUp, slack } from "./thread-bed.ts";

eachItsOwn();

/** The conversation of the bot with ben, as Slack names it. */
async function direct(): Promise<{ channel: string; ts: string }> {
  const ref = await slack.platform.post(
    {
      platform: "slack",
      tenant: slack.inbox.calls.turn[0]?.[0].place.tenant ?? "slack:T000000001",
      channel: slack.front.users["ben"]!,
      kind: "direct",
    },
    plainMessage("hello"),
    key("hello"),
  );
  return { channel: String(slack.front.of("chat.postMessage").at(-1)!.fields["channel"]), ts: ref.message };
}
const opens = (tab: string, channel: string, id?: string) =>
  slack.front.deliver(
    "events_api",
    envelope(slack.front, { type: "app_home_opened", tab, channel, user: slack.front.users["ben"]! }, id),
  );
const prompts = () => slack.front.of("assistant.threads.setSuggestedPrompts");

test("front: a conversation begins with four prompts in the reader's language, once an event, without a thread", async () => {
  slack.front.people.set(slack.front.users["ben"]!, { locale: "de-DE" });
  const { channel } = await direct();
  await opens("messages", channel, "Ev1");
  await opens("messages", channel, "Ev1");
  const offered = await until(() => prompts()[0]?.answer && prompts()[0]);
  await heardAll();
  expect(prompts()).toHaveLength(1);
  expect(offered!.fields).toMatchObject({ channel_id: channel });
  expect(offered!.fields).not.toHaveProperty("thread_ts");
  expect((offered!.fields["prompts"] as Fields[]).map(({ title }) => title)).toContain("Was kannst du?");
  expect(slack.front.of("views.publish")).toEqual([]);
});

test("front: a workspace without the agent view is asked for prompts once", async () => {
  await slack.close();
  await setUp({ scopes: MANIFEST_SCOPES.filter((scope) => scope !== "assistant:write") });
  const { channel } = await direct();
  await opens("messages", channel);
  await until(() => prompts()[0]?.answer);
  await opens("messages", channel);
  await heardAll();
  expect(prompts()).toHaveLength(1);
});

test("front: the home is drawn once, whichever socket brings the event", async () => {
  await opens("home", news, "Ev1");
  await opens("home", news, "Ev1");
  await until(() => slack.front.of("views.publish")[0]?.answer);
  await heardAll();
  expect(slack.front.of("views.publish")).toHaveLength(1);
});

test("front: a prompt that was pressed is heard as what the person writes", async () => {
  const { channel } = await direct();
  slack.inbox.next("turn", replyNow("thread", plainMessage("This is what I can do."), key("1")));
  await hear(said(slack.front, "help", { channel, channel_type: "im" }));
  await until(() => slack.inbox.calls.landed[0]);
  expect(slack.inbox.calls.turn[0]![0]).toMatchObject({ text: "help", place: { channel: { kind: "direct" } } });
});

test("front: while it works, the conversation says so by the agents' own method, and not any more after it", async () => {
  const { channel, ts } = await direct();
  const { reply, push } = openReply("thread");
  slack.inbox.next("turn", reply);
  await hear(said(slack.front, "what is new?", { channel, channel_type: "im", ts }));
  push({ kind: "status", text: "reading 4 sources" });
  const sessions = () => slack.front.of("agents.sessions.setStatus").map(({ fields }) => fields);
  await until(() => sessions()[0]);
  push(done("Three things."));
  await until(() => slack.inbox.calls.landed[0]);
  expect(sessions()).toEqual([
    { channel_id: channel, thread_ts: ts, status: "processing" },
    { channel_id: channel, thread_ts: ts, status: "active" },
  ]);
  expect(slack.front.of("assistant.threads.setStatus")).toEqual([]);
});

test("front: where agents have no sessions the older method shows the words, and where neither is, nothing", async () => {
  const { channel, ts } = await direct();
  slack.front.ban("agents.sessions.setStatus", "unknown_method");
  const first = openReply("thread");
  slack.inbox.next("turn", first.reply);
  await hear(said(slack.front, "what is new?", { channel, channel_type: "im", ts }));
  first.push({ kind: "status", text: "reading 4 sources" });
  await until(() => slack.front.of("assistant.threads.setStatus")[0]?.answer);
  first.push(done("Three things.", "1"));
  await until(() => slack.inbox.calls.landed[0]);
  slack.front.ban("assistant.threads.setStatus", "missing_scope");
  const second = openReply("thread");
  slack.inbox.next("turn", second.reply);
  await hear(said(slack.front, "and then?", { channel, channel_type: "im", thread_ts: ts }));
  second.push({ kind: "status", text: "reading 4 sources" });
  await until(() => slack.front.of("assistant.threads.setStatus")[1]?.answer);
  second.push(done("Nothing more.", "2"));
  await until(() => slack.inbox.calls.landed[1]);
  expect(slack.front.of("agents.sessions.setStatus")).toHaveLength(1);
  expect((await slack.front.replies(channel, ts)).map(({ text }) => text)).toEqual(["Three things.", "Nothing more."]);
});

test("front: among several people it is heard by its name, and answers in the thread", async () => {
  const ts = await slack.front.write(news, "a question");
  slack.inbox.next("turn", replyNow("thread", plainMessage("Nine days."), key("1")));
  await hear(said(slack.front, "see you at lunch", { channel_type: "mpim" }));
  await hear(said(slack.front, `<@${slack.front.botUser}> how long?`, { channel_type: "mpim", ts }));
  await until(() => slack.inbox.calls.landed[0]);
  expect(slack.inbox.calls.turn.map(([turn]) => turn.text)).toEqual(["how long?"]);
  expect(slack.inbox.calls.turn[0]![0].place).toMatchObject({ thread: ts, channel: { kind: "channel" } });
  expect(await slack.front.replies(news, ts)).toMatchObject([{ text: "Nine days." }]);
});

test("front: where a thread takes no answer, the asker alone is shown it, with the reason", async () => {
  slack.inbox.next("turn", replyNow("thread", plainMessage("Nine days."), key("1")));
  const locked = { kind: "error" as const, error: "restricted_action_thread_locked" };
  slack.front.fault("chat.postMessage", locked, locked);
  await hear(question(`<@${slack.front.botUser}> how long?`));
  const told = () => slack.front.of("chat.postEphemeral").map(({ fields }) => String(fields["text"]));
  await until(() => told().length === 2);
  expect(told()).toEqual([expect.stringContaining("Slack does not let me post there"), "Nine days."]);
});

test("front: the answer of a guest from another workspace streams to that workspace; where Slack knows none, it is updated", async () => {
  const other = openReply("thread");
  slack.inbox.next("turn", other.reply);
  const ask = (text: string, team: string) =>
    hear(said(slack.front, `<@${slack.front.botUser}> ${text}`, { user_team: team, team }));
  await ask("how long?", "T0OTHER");
  other.push({ kind: "text", text: "Nine" });
  await until(() => slack.front.of("chat.startStream")[0]?.answer);
  expect(slack.front.of("chat.startStream")[0]!.fields["recipient_team_id"]).toBe("T0OTHER");
  other.push(done("Nine days.", "1"));
  await until(() => slack.inbox.calls.landed[0]);
  slack.front.fault("chat.startStream", { kind: "error", error: "team_not_found" });
  for (const turn of [1, 2]) {
    const reply = openReply("thread");
    slack.inbox.next("turn", reply.reply);
    await ask(`and ${turn}?`, "T0UNKNOWN");
    reply.push({ kind: "text", text: `Text ${turn}` });
    await until(() => slack.front.of("chat.startStream")[turn]?.answer);
    reply.push(done(`Answer ${turn}.`, `${turn + 1}`));
    await until(() => slack.inbox.calls.landed[turn]);
  }
  // The workspace still streams: one asker whom Slack does not know says nothing of the others.
  expect(slack.front.of("chat.startStream").map(({ answer }) => answer?.["ok"])).toEqual([true, false, true]);
});

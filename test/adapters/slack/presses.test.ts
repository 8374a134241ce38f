// Presses, shortcuts and forms: what they carry, who may, and where what comes back stands.
import { afterEach, beforeEach, expect, test } from "vitest";
import { replyNow, plainMessage } from "../../../src/platform/index.ts";
import { fakeInbox, sampleCommands } from "../../support/inbox.ts";
import { sampleMessage } from "../../support/messages.ts";
import { blockFaults, shownText } from "../../support/slack-limits.ts";
import type { Fields } from "../../support/slack-rules.ts";
import { press, shortcut, submit, until } from "../../support/slack-people.ts";
import { button, click, key, send, setUp, slack } from "./person-bed.ts";

afterEach(() => slack.close());

beforeEach(async () => {
  // No deadline of a call is looked at here: a busy machine may take its time.
  await setUp({ timing: { call: 10_000 } });
});

test("front: the menu and the thumbs carry their own ids", async () => {
  slack.inbox.always("action", () => replyNow("private", plainMessage("Noted."), key("1")));
  await click({ type: "overflow", action_id: "fn:menu:1", selected_option: { value: "1:why:s1" } }, { ts: "1.1" });
  await click({ type: "feedback_buttons", action_id: "fn:feedback", value: "1:good:s1" }, { ts: "1.1" });
  await until(() => slack.inbox.calls.action.length === 2);
  expect(slack.inbox.calls.action.map(([call]) => call.actionId)).toEqual(["1:why:s1", "1:good:s1"]);
});

test("front: a press in a private message is answered in its place, and names no message", async () => {
  slack.inbox.next("action", replyNow("private", plainMessage("Following it."), key("1")));
  await click(button("1:choose:f2"), { ts: "1.1", ephemeral: true });
  await until(() => slack.front.responses.length === 1);
  expect(slack.front.responses[0]!.body).toMatchObject({ replace_original: true });
  expect(slack.inbox.calls.action[0]![0]).toMatchObject({ message: undefined, place: { thread: undefined } });
});

test("emulate: going deeper under a post answers in its thread", async () => {
  slack.inbox.next("action", replyNow("thread", plainMessage("The background."), key("deep")));
  const channel = slack.front.channels["news"]!;
  const ts = await slack.front.write(channel, "a post");
  await click(button("1:deeper:s1"), { ts });
  await until(() => slack.inbox.calls.landed[0]);
  expect(await slack.front.replies(channel, ts)).toMatchObject([{ text: "The background." }]);
});

test("front: a press from another workspace goes on with that workspace's tenant, as a guest", async () => {
  slack.inbox.next("action", replyNow("private", plainMessage("Not found."), key("1")));
  const payload = press(slack.front, button("1:receipts:s1"), { ts: "1.1" });
  payload.team = { id: "T2", domain: "elsewhere" };
  await slack.front.deliver("interactive", payload as unknown as Fields);
  await until(() => slack.inbox.calls.action[0]);
  expect(slack.inbox.calls.action[0]![0]).toMatchObject({ place: { tenant: "slack:T2" }, person: { role: "guest" } });
  await until(() => slack.front.responses.length === 1);
});

test.each([
  ["ada", {}, "admin"],
  ["ben", {}, "member"],
  ["ben", { is_owner: true }, "admin"],
  ["ada", { is_restricted: true }, "guest"],
  ["ben", { is_ultra_restricted: true }, "guest"],
  ["ada", { team_id: "T2" }, "guest"],
  ["ada", { is_stranger: true }, "guest"],
  ["ada", { deleted: true }, "guest"],
])("front: %s with %o is %s", async (name, more, role) => {
  slack.front.people.set(slack.front.users[name]!, more);
  slack.inbox.next("command", replyNow("private", plainMessage("Done."), key("1")));
  await send("/digest", "status", name);
  await until(() => slack.inbox.calls.command[0]);
  expect(slack.inbox.calls.command[0]![0].person.role).toBe(role);
  await until(() => slack.front.responses.length === 1);
});

test("front: a role is asked for once in a while, and a person Slack says nothing about is a guest", async () => {
  slack.inbox.always("command", () => replyNow("private", plainMessage("Done."), key("1")));
  slack.front.fault("users.info", { kind: "error", error: "missing_scope" });
  for (const count of [1, 2, 3]) {
    await send("/digest", "status");
    await until(() => slack.front.responses.length === count);
  }
  expect(slack.inbox.calls.command.map(([call]) => call.person.role)).toEqual(["guest", "member", "member"]);
  expect(slack.front.of("users.info")).toHaveLength(2);
});

test("front: analysing a link reads the first one of the message, in its thread", async () => {
  slack.inbox.next("command", replyNow("private", plainMessage("Read."), key("1")));
  const ts = await slack.front.write(slack.front.channels["news"]!, "look");
  await slack.front.deliver(
    "interactive",
    shortcut(slack.front, "read_link", {
      ts,
      text: "look: <https://example.org/a?b=1&amp;c=2|this> and <https://x.org>",
    }) as unknown as Fields,
  );
  await until(() => slack.front.responses.length === 1);
  expect(slack.inbox.calls.command[0]![0]).toMatchObject({
    line: "read https://example.org/a?b=1&c=2",
    place: { thread: ts },
  });
  await slack.front.deliver(
    "interactive",
    shortcut(slack.front, "read_link", { ts, text: "no link" }) as unknown as Fields,
  );
  await until(() => slack.front.responses.length === 2);
  expect(slack.front.responses[1]!.body["text"]).toBe("I found no link in that message.");
});

test("front: a short door typed bare opens its form although nothing in it is required", async () => {
  await slack.close();
  const deeper = { ...sampleCommands.find((spec) => spec.name === "deeper")! };
  deeper.options = deeper.options.map((option) => ({ ...option, required: false }));
  await setUp({ inbox: fakeInbox({ commands: [deeper] }) });
  await send("/deeper", "");
  const opened = await until(() => slack.front.of("views.open")[0]?.answer);
  expect(opened).toMatchObject({ ok: true });
});

test("emulate: an analysis asked for from a message stands in that message's thread", async () => {
  const channel = slack.front.channels["news"]!;
  const ts = await slack.front.write(channel, "look");
  slack.inbox.next("command", replyNow("channel", sampleMessage(), key("read")));
  const payload = shortcut(slack.front, "read_link", { ts, text: "<https://example.org>" });
  await slack.front.deliver("interactive", payload as unknown as Fields);
  await until(() => slack.inbox.calls.landed[0]);
  expect(await slack.front.replies(channel, ts)).toMatchObject([{ text: sampleMessage().summary }]);
});

test("emulate: asking about a message opens a form, and the question is answered in that message's thread", async () => {
  const channel = slack.front.channels["news"]!;
  const ts = await slack.front.write(channel, "The ferries are closed");
  const about = shortcut(slack.front, "ask_about", {
    ts,
    text: "The ferries are closed",
    user: slack.front.users["ada"]!,
  });
  await slack.front.deliver("interactive", about as unknown as Fields);
  await until(() => slack.front.of("views.open")[0]?.answer);
  slack.inbox.next("turn", replyNow("thread", plainMessage("For nine days."), key("q")));
  await slack.front.deliver("interactive", submit(slack.front, { question: "for how long?" }) as unknown as Fields);
  await until(() => slack.inbox.calls.landed[0]);
  expect(slack.inbox.calls.turn[0]![0]).toMatchObject({
    text: "for how long?",
    mentionsBot: true,
    place: { thread: ts },
    earlier: [{ text: "The ferries are closed", fromBot: false }],
  });
  expect(await slack.front.replies(channel, ts)).toMatchObject([{ text: "For nine days." }]);
});

test("emulate: a private answer to a form goes to the person directly where the bot is not in the channel", async () => {
  await send("/digest", "add");
  await until(() => slack.front.of("views.open")[0]?.answer);
  slack.front.left.add(slack.front.channels["news"]!);
  slack.inbox.next("command", replyNow("private", plainMessage("Following Example."), key("1")));
  await slack.front.deliver("interactive", submit(slack.front, { url: "https://example.org" }) as unknown as Fields);
  const posted = await until(() => slack.front.of("chat.postMessage").find((call) => call.answer));
  expect(String(posted.fields["channel"])).toMatch(/^D/);
  expect(posted).toMatchObject({ fields: { text: "Following Example." }, answer: { ok: true } });
});

test("front: a private answer over several messages stays within five uses of its address", async () => {
  const lines = Array.from({ length: 300 }, (_, index) => ({
    label: undefined,
    spans: [{ kind: "text" as const, text: `${index} ${"words ".repeat(60)}` }],
  }));
  slack.inbox.next(
    "command",
    replyNow("private", sampleMessage({ sections: [{ kind: "text", title: "All", lines }] }), key("1")),
  );
  await send("/digest", "feeds");
  // On a slow machine a note stands first that it is being worked on.
  await until(() => slack.front.responses.length >= 4);
  for (const { body } of slack.front.responses) expect(blockFaults((body["blocks"] ?? []) as Fields[])).toEqual([]);
  const all = slack.front.responses.map(({ body }) => shownText(body["blocks"]).join("")).join("\n");
  expect(all).toContain("0 words");
  expect(all).toMatch(/… and \d+ more/);
  expect(slack.front.responses.length).toBeLessThanOrEqual(5);
});

test("front: where Slack refuses the blocks of a private answer, its text goes alone", async () => {
  slack.front.fault("response_url", { kind: "status", status: 400 });
  slack.inbox.next("command", replyNow("private", sampleMessage(), key("1")));
  await send("/digest", "read https://example.org");
  await until(() => slack.front.responses.length === 1);
  expect(slack.front.responses[0]!.body["blocks"]).toBeUndefined();
  expect(slack.front.responses[0]!.body["text"]).toContain("Both car ferries closed");
});

test("emulate: where the answer address is used up, the person gets an ephemeral message", async () => {
  slack.front.fault("response_url", { kind: "status", status: 404 }, { kind: "status", status: 404 });
  slack.inbox.next("command", replyNow("private", plainMessage("No feeds yet."), key("1")));
  await send("/digest", "feeds");
  const posted = await until(() => slack.front.of("chat.postEphemeral").find((call) => call.answer));
  expect(posted).toMatchObject({
    fields: { text: "No feeds yet.", user: slack.front.users["ben"] },
    answer: { ok: true },
  });
});

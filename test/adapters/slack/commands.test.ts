// Commands, presses, forms, shortcuts and the home, over real sockets and over real signed requests.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../../src/conversation/commands/index.ts";
import { type Action, BotError, replyNow, plainMessage } from "../../../src/platform/index.ts";
import { handClock } from "../../support/clock.ts";
import { english } from "../../../src/words/index.ts";
import { fakeInbox, openReply, sampleCommands } from "../../support/inbox.ts";
import { sampleMessage } from "../../support/messages.ts";
import { shownText, viewFaults } from "../../support/slack-limits.ts";
import type { Fields } from "../../support/slack-rules.ts";
import { envelope, press, slash, submit, until } from "../../support/slack-people.ts";
import { button, click, key, send, setUp, slack, tenant } from "./person-bed.ts";

afterEach(() => slack.close());

/** Posts a message whose one control has the form of `mistake`, presses it, and waits for the form. */
async function openMistake(mode: "socket" | "http", kind: Action["kind"], filled: Record<string, string> = {}) {
  await slack.close();
  await setUp({ mode, inbox: fakeInbox({ commands }) });
  const channel = { platform: "slack", tenant, channel: slack.front.channels["news"]!, kind: "channel" as const };
  const action: Action = {
    id: "1:mistake:s1",
    label: "Report a mistake",
    kind,
    form: { command: "mistake", options: { story: "s1", ...filled } },
  };
  const { message: ts } = await slack.platform.post(channel, sampleMessage({ actions: [action] }), key("post"));
  const blocks = slack.front.of("chat.postMessage")[0]!.fields["blocks"] as { type: string; elements: Fields[] }[];
  const [control] = blocks.find((block) => block.type === "actions")!.elements;
  const [option] = (control!["options"] as Fields[] | undefined) ?? [];
  await click(option ? { ...control, selected_option: option } : control!, { ts });
  return until(() => slack.front.of("views.open").find((call) => call.answer));
}

test("front: what an ask brings stands in the channel with the question and who asked it, which Slack shows nobody else", async () => {
  await setUp();
  slack.inbox.next("command", replyNow("channel", sampleMessage(), key("1")));
  await send("/ask", "how long do *repairs* take?");
  await until(() => slack.inbox.calls.landed[0]);
  const [posted] = await slack.front.messages(slack.front.channels["news"]!);
  const said = shownText(posted!["blocks"]).join("");
  expect(said).toMatch(/^ben: “how long do \*repairs\* take\?”/);
  expect(said).toContain("Both car ferries closed");
});

test("front: commands renamed in Slack are heard by their new names, and named so in what is said", async () => {
  await setUp({ settings: { SLACK_COMMAND: "/fn", SLACK_COMMAND_ASK: "/fn-ask", SLACK_COMMAND_DEEPER: "/fn-deeper" } });
  const body = plainMessage("x");
  const spans = ["feeds", "ask why?", "deeper 3"].map((line) => ({
    kind: "command" as const,
    line,
    group: "reading" as const,
  }));
  const sections = [{ kind: "text" as const, title: undefined, lines: [{ label: undefined, spans }] }];
  slack.inbox.always("command", () => replyNow("private", { ...body, sections }, key("1")));
  await send("/fn", "status");
  await send("/fn-ask", "how long?");
  await until(() => slack.front.responses.length === 2);
  expect(slack.inbox.calls.command.map(([call]) => "line" in call && call.line)).toEqual(["status", "ask how long?"]);
  expect(shownText(slack.front.responses[0]!.body["blocks"]).join(" ")).toBe("/fn feeds /fn-ask why? /fn-deeper 3");
});

test.each([
  [
    "not a member",
    { channels: "other" },
    "Invite me in that channel: mention me there and press Invite, or type /invite @Footnote",
  ],
  ["a member", { channels: "news" }, undefined],
])("emulate: the core can ask whether the bot may post where it is %s", async (_, { channels: name }, hint) => {
  await setUp();
  slack.inbox.next("command", replyNow("private", plainMessage("Watched."), key("1")));
  if (hint !== undefined) slack.front.left.add(slack.front.channels[name]!);
  await slack.front.deliver(
    "slash_commands",
    slash(slack.front, "/digest", "feeds", "ben", slack.front.channels[name]!),
  );
  const [call] = await until(() => slack.inbox.calls.command[0]);
  const obstacle = await call.here!.obstacle();
  expect(obstacle && english.tell(obstacle.hint)).toBe(hint);
});

test("front: pressed for it, the bot joins a public channel; a private one says who can invite it", async () => {
  await setUp();
  slack.inbox.always("command", () => replyNow("private", plainMessage("Watched."), key("1")));
  slack.front.left.add(slack.front.channels["news"]!);
  await send("/digest", "feeds");
  const [{ here }] = await until(() => slack.inbox.calls.command[0]);
  slack.front.fault("conversations.join", { kind: "error", error: "method_not_supported_for_channel_type" });
  await expect(here!.mend!()).rejects.toMatchObject({ hint: expect.stringContaining("/invite @Footnote") });
  await here!.mend!();
  expect(await here!.obstacle()).toBeUndefined();
});

test("front: without the scopes to look at channels, its history is asked; without those too, nothing is claimed", async () => {
  await setUp();
  slack.inbox.always("command", () => replyNow("private", plainMessage("Watched."), key("1")));
  slack.front.ban("conversations.info", "missing_scope");
  slack.front.fault(
    "conversations.history",
    { kind: "error", error: "not_in_channel" },
    { kind: "error", error: "missing_scope" },
  );
  await send("/digest", "feeds");
  const [{ here }] = await until(() => slack.inbox.calls.command[0]);
  expect(english.tell((await here!.obstacle())!.said)).toBe("I am not in that channel.");
  expect(await here!.obstacle()).toBeUndefined();
});

test("front: a person's own language is told with every call, and asked for as seldom as their name", async () => {
  await setUp();
  slack.front.people.set(slack.front.users["ben"]!, { locale: "de-DE" });
  slack.inbox.always("command", () => replyNow("private", plainMessage("Fertig."), key("1")));
  for (const count of [1, 2]) {
    await send("/digest", "feeds");
    await until(() => slack.front.responses.length === count);
  }
  expect(slack.inbox.calls.command.map(([call]) => call.person.language)).toEqual(["de-DE", "de-DE"]);
  expect(slack.front.of("users.info").map((call) => call.fields["include_locale"])).toEqual(["true"]);
});

describe.each(["socket", "http"] as const)("by %s", (mode) => {
  beforeEach(async () => {
    await setUp({ mode });
  });

  test("front: a command is acknowledged with nothing and answered privately in place", async () => {
    slack.inbox.next("command", replyNow("private", plainMessage("No feeds yet."), key("1")));
    const ack = await send("/digest", "feeds");
    expect(ack).toMatchObject({ status: 200 });
    expect(ack.ms).toBeLessThan(500);
    const [response] = await until(() => slack.front.responses.length > 0 && slack.front.responses);
    expect(response!.body).toMatchObject({ response_type: "ephemeral", text: "No feeds yet.", unfurl_links: false });
    const [call] = slack.inbox.calls.command[0]!;
    expect(call).toMatchObject({
      line: "feeds",
      place: {
        tenant,
        thread: undefined,
        channel: { platform: "slack", channel: slack.front.channels["news"], kind: "channel" },
      },
      person: { id: slack.front.users["ben"], name: "ben", role: "member" },
    });
  });

  test("front: an acknowledgement waits for nothing, however slow the core and Slack's own answers are", async () => {
    slack.front.fault("users.info", { kind: "silence" });
    slack.inbox.next("command", () => new Promise(() => undefined) as never);
    expect((await send("/digest", "status")).ms).toBeLessThan(500);
  });

  test("front: a press under a post is passed on with its id, its message and its tenant", async () => {
    slack.inbox.next("action", replyNow("private", plainMessage("The passages."), key("1")));
    const ts = await slack.front.write(slack.front.channels["news"]!, "a post");
    const ack = await click(button("1:receipts:s1"), { ts });
    expect(ack).toMatchObject({ status: 200 });
    await until(() => slack.front.responses.length > 0);
    expect(slack.inbox.calls.action[0]![0]).toMatchObject({
      actionId: "1:receipts:s1",
      place: { tenant, thread: ts },
      message: { message: ts, thread: undefined },
    });
    expect(slack.front.responses[0]!.body).toMatchObject({ response_type: "ephemeral", replace_original: false });
  });

  test("emulate: a command typed bare opens its form, and what is filled in becomes a command", async () => {
    expect((await send("/digest", "add")).status).toBe(200);
    const opened = await until(() => slack.front.of("views.open")[0]?.answer);
    expect(opened).toMatchObject({ ok: true });
    expect(slack.inbox.calls.command).toEqual([]);
    slack.inbox.next("command", replyNow("private", plainMessage("Following Example."), key("1")));
    const filled = submit(slack.front, { url: "https://example.org/feed" });
    const ack = await slack.front.deliver("interactive", filled as unknown as Fields);
    expect(ack.status).toBe(200);
    await until(() => slack.front.of("chat.postEphemeral")[0]?.answer);
    expect(slack.inbox.calls.command[0]![0]).toMatchObject({
      name: "add",
      options: { url: "https://example.org/feed" },
    });
    expect(slack.front.of("chat.postEphemeral")[0]!).toMatchObject({
      fields: { user: slack.front.users["ben"], text: "Following Example." },
      answer: { ok: true },
    });
  });

  test("emulate: a menu entry with a form opens it, what names the story kept unseen, and sending it is that command there", async () => {
    const opened = await openMistake(mode, "menu");
    const view = opened.fields["view"] as Fields;
    expect((view["blocks"] as Fields[]).flatMap((block) => block["block_id"] ?? [])).toEqual(["text"]);
    expect(view["title"]).toMatchObject({ text: "Report a mistake" });
    // What is to be written stands there in the reader's words, over a field of several lines.
    const [field] = (view["blocks"] as Fields[]).filter((block) => block["type"] === "input");
    expect(field).toMatchObject({ label: { text: "What is wrong, best with a link" }, element: { multiline: true } });
    expect(shownText(view).join(" ")).not.toContain("s1");
    expect(slack.inbox.calls.action).toEqual([]);
    slack.inbox.next("command", replyNow("private", plainMessage("Thank you."), key("1")));
    await slack.front.deliver("interactive", submit(slack.front, { text: "It was 40 million" }) as unknown as Fields);
    await until(() => slack.front.of("chat.postEphemeral")[0]?.answer);
    const [ref] = await slack.front.messages(slack.front.channels["news"]!);
    expect(slack.inbox.calls.command).toMatchObject([
      [{ name: "mistake", options: { story: "s1", text: "It was 40 million" }, place: { tenant, thread: ref!["ts"] } }],
    ]);
    expect(slack.front.of("chat.postEphemeral")[0]!.fields).toMatchObject({
      thread_ts: ref!["ts"],
      text: "Thank you.",
    });
  });

  test("emulate: a button with a form opens it, what was filled in for the person shown", async () => {
    const opened = await openMistake(mode, "secondary", { text: "The bridge & its cost" });
    const [, input] = (opened.fields["view"] as Fields)["blocks"] as { element: Fields }[];
    expect(input!.element["initial_value"]).toBe("The bridge & its cost");
    expect(opened.answer).toMatchObject({ ok: true });
  });

  test("front: the same command delivered twice runs once", async () => {
    slack.inbox.always("command", () => replyNow("private", plainMessage("Once."), key("1")));
    const payload = slash(slack.front, "/digest", "feeds");
    await slack.front.deliver("slash_commands", payload);
    await slack.front.deliver("slash_commands", payload);
    await until(() => slack.front.responses.length > 0);
    expect(slack.inbox.calls.command).toHaveLength(1);
  });
});

describe("what comes back", () => {
  beforeEach(async () => {
    await setUp();
  });

  test("front: every subcommand goes as one line, links and mentions as plain text; the short doors carry their name", async () => {
    slack.inbox.always("command", () => replyNow("private", plainMessage("Done."), key("1")));
    const typed = [
      ["/digest", "read <https://example.org/a?x=1&amp;y=2|example.org>", "read https://example.org/a?x=1&y=2"],
      ["/digest", "", "help"],
      ["/digest", "why <https://example.org/x>", "why https://example.org/x"],
      ["/ask", "what did <@U1|ada> post in <#C1|news> &amp; why", "ask what did @ada post in #news & why"],
      ["/deeper", "ferry angle:timeline", "deeper ferry angle:timeline"],
    ] as const;
    for (const [command, text] of typed) await send(command, text);
    await until(() => slack.inbox.calls.command.length === typed.length);
    const lines = slack.inbox.calls.command.map(([call]) => ("line" in call ? call.line : ""));
    expect(lines.toSorted()).toEqual(typed.map(([, , line]) => line).toSorted());
  });

  test("front: a command without options runs; a setting or one that needs something opens its form", async () => {
    slack.inbox.always("command", () => replyNow("private", plainMessage("Done."), key("1")));
    await send("/digest", "now");
    await until(() => slack.inbox.calls.command.length === 1);
    for (const spec of sampleCommands.filter((entry) => entry.options.length > 0)) {
      await send("/digest", spec.name);
      const view = await until(() => slack.front.of("views.open").at(-1)?.fields["view"] as Fields | undefined);
      expect(viewFaults(view)).toEqual([]);
    }
    await send("/ask", "");
    await until(() => slack.front.of("views.open").length === 6);
    expect(slack.inbox.calls.command).toHaveLength(1);
  });

  test("front: a form that is not filled in right says so at the field", async () => {
    await send("/digest", "sample");
    await until(() => slack.front.of("views.open")[0]?.answer);
    const empty = await slack.front.deliver("interactive", submit(slack.front, {}) as unknown as Fields);
    expect(empty.body).toEqual({ response_action: "errors", errors: { switch: "Please fill this in." } });
    const wrong = await slack.front.deliver(
      "interactive",
      submit(slack.front, { switch: "maybe" }) as unknown as Fields,
    );
    expect(wrong.body).toEqual({ response_action: "errors", errors: { switch: "Choose one of: on, off." } });
    expect(slack.inbox.calls.command).toEqual([]);
  });

  test("emulate: a button of the home opens its form, and what it does is answered to the person directly", async () => {
    await slack.front.deliver(
      "events_api",
      envelope(slack.front, { type: "app_home_opened", tab: "home", user: slack.front.users["ben"]! }),
    );
    const home = await until(() => slack.front.of("views.publish").find((call) => call.answer));
    const blocks = (home.fields["view"] as Fields)["blocks"] as { type: string; elements: Fields[] }[];
    const { channel: _, ...payload } = press(
      slack.front,
      blocks.find((block) => block.type === "actions")!.elements[0]!,
      { ts: "1.1" },
    );
    await slack.front.deliver("interactive", {
      ...payload,
      container: { type: "view", view_id: "V1" },
    } as unknown as Fields);
    await until(() => slack.front.of("views.open").find((call) => call.answer));
    slack.inbox.next("command", replyNow("private", plainMessage("Following Example."), key("1")));
    await slack.front.deliver("interactive", submit(slack.front, { url: "https://example.org" }) as unknown as Fields);
    await until(() => slack.front.of("chat.postMessage").find((call) => call.answer));
    expect(slack.inbox.calls.command[0]![0]).toMatchObject({
      name: "add",
      place: { channel: { kind: "direct", channel: slack.front.users["ben"] } },
    });
  });

  test("front: a form of another tenant is not believed", async () => {
    await send("/digest", "add");
    await until(() => slack.front.of("views.open")[0]?.answer);
    const forged = submit(slack.front, { url: "https://example.org" });
    forged.view.private_metadata = forged.view.private_metadata.replaceAll(tenant, "slack:T2");
    await slack.front.deliver("interactive", forged as unknown as Fields);
    await slack.front.deliver("slash_commands", slash(slack.front, "/digest", "nothing"));
    expect(slack.inbox.calls.command.every(([call]) => !("name" in call))).toBe(true);
  });

  test("front: a form that came too late to open says so", async () => {
    const payload = slash(slack.front, "/digest", "add");
    slack.front.ageTrigger(payload.trigger_id, 4000);
    await slack.front.deliver("slash_commands", payload);
    const [response] = await until(() => slack.front.responses.length > 0 && slack.front.responses);
    expect(String(response!.body["text"])).toMatch(/Please try again/);
  });

  test("front: what takes long says that it is being worked on, and the answer takes that note's place", async () => {
    await slack.close();
    const clock = handClock();
    await setUp({ clock, timing: { slow: 1500 } });
    const { reply, push } = openReply("private");
    slack.inbox.next("command", reply);
    await send("/digest", "catchup");
    await until(() => clock.sleepers().includes(1500));
    expect(slack.front.responses).toEqual([]);
    clock.advance(1500);
    await until(() => slack.front.responses.length === 1);
    expect(slack.front.responses[0]!.body).toMatchObject({ text: "Working on it…", response_type: "ephemeral" });
    push({ kind: "done", message: sampleMessage(), key: key("1") });
    await until(() => slack.front.responses.length === 2);
    expect(slack.front.responses[1]!.body).toMatchObject({ replace_original: true, text: sampleMessage().summary });
  });

  test("emulate: an answer for the channel is posted there, where it can be followed", async () => {
    slack.inbox.next("command", replyNow("channel", sampleMessage(), key("now")));
    await send("/digest", "now");
    const [landed] = await until(() => slack.inbox.calls.landed[0] && slack.inbox.calls.landed);
    const [message] = await slack.front.messages(slack.front.channels["news"]!);
    expect(landed).toMatchObject([key("now"), { message: message!["ts"], thread: undefined }]);
    expect(message).toMatchObject({ metadata: { event_payload: { delivery_id: key("now") } } });
  });

  test("emulate: an answer for a thread asked in a channel opens a thread that says who asked what", async () => {
    slack.inbox.next("command", replyNow("thread", plainMessage("Since June, three things."), key("ask")));
    await send("/ask", "what changed since June");
    const [, ref] = await until(() => slack.inbox.calls.landed[0]);
    const [top] = await slack.front.messages(slack.front.channels["news"]!);
    expect(top).toMatchObject({ text: "ben asked: /ask what changed since June", ts: ref.thread! });
    expect(await slack.front.replies(slack.front.channels["news"]!, ref.thread!)).toMatchObject([
      { text: "Since June, three things.", ts: ref.message },
    ]);
  });

  test("front: where the bot is not in the channel, the asker is told to invite it and still gets the answer", async () => {
    slack.front.left.add(slack.front.channels["news"]!);
    slack.inbox.next("command", replyNow("thread", plainMessage("Since June, three things."), key("ask")));
    await send("/ask", "what changed");
    await until(() => slack.front.responses.length === 2);
    expect(slack.front.responses[0]!.body["text"]).toContain("/invite @Footnote");
    expect(slack.front.responses[1]!.body["text"]).toBe("Since June, three things.");
  });

  test("front: a failure is one private sentence with what to do; an unknown one carries a reference and no detail", async () => {
    slack.inbox.next("command", () => {
      throw new BotError("not_found", "There is no feed like that.", { hint: "Type /digest feeds to see all." });
    });
    await send("/digest", "test x");
    await until(() => slack.front.responses.length === 1);
    expect(slack.front.responses[0]!.body).toMatchObject({
      response_type: "ephemeral",
      text: "There is no feed like that. Type /digest feeds to see all.",
    });
    slack.inbox.next("command", () => {
      throw new TypeError("secret of the machine");
    });
    await send("/digest", "test y");
    await until(() => slack.front.responses.length === 2);
    expect(String(slack.front.responses[1]!.body["text"])).toMatch(/reference: [0-9a-f]{6}\.$/);
    expect(JSON.stringify(slack.front.responses)).not.toContain("secret of the machine");
  });
});

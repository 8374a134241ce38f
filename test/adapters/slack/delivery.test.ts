// Posting, finding and editing: what the outbox is told, and that nothing is sent twice.
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSlack } from "../../../adapters/slack/index.ts";
import { BotError, type ChannelRef, deliveryKey, type Message, plainMessage } from "../../../src/platform/index.ts";
import { handClock } from "../../support/clock.ts";
import { memoryContext } from "../../support/records.ts";
import { sampleMessage } from "../../support/messages.ts";
import { messageFaults, shownText } from "../../support/slack-limits.ts";
import { TEAM } from "../../support/slack-workspace.ts";
import type { Fields } from "../../support/slack-rules.ts";
import { slackUnderTest, type UnderTest, until } from "../../support/slack-people.ts";

let slack: UnderTest;
beforeEach(async () => {
  slack = await slackUnderTest();
});
afterEach(() => slack.close());

const tenant = `slack:${TEAM}`;
const news = (): ChannelRef => ({ platform: "slack", tenant, channel: slack.front.channels["news"]!, kind: "channel" });
const other = (): ChannelRef => ({ ...news(), channel: slack.front.channels["other"]! });
const key = (name: string): string => deliveryKey("test", name);
const failure = async (work: Promise<unknown>): Promise<BotError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(BotError);
  return error as BotError;
};

test("emulate: a digest lands with blocks, fallback text and its mark, and is found again by it", async () => {
  const since = new Date();
  const ref = await slack.platform.post(news(), sampleMessage(), key("a"));
  const [message] = await slack.front.messages(ref.channel.channel);
  expect(message).toMatchObject({
    ts: ref.message,
    text: sampleMessage().summary,
    metadata: { event_type: "footnote_delivery", event_payload: { delivery_id: key("a"), part: 1 } },
    unfurl_links: false,
    unfurl_media: false,
    link_names: false,
    parse: "none",
  });
  expect(ref).toMatchObject({ thread: undefined, url: expect.stringMatching(/\/archives\/C\w+\/p\d+$/) });
  expect(await slack.platform.find(news(), key("a"), since)).toEqual(ref);
  expect(await slack.platform.find(news(), key("b"), since)).toBeUndefined();
  expect(slack.front.violations).toEqual([]);
});

test("emulate: a direct message goes to the person's own conversation, and can be edited there", async () => {
  const direct: ChannelRef = { ...news(), channel: slack.front.users["ada"]!, kind: "direct" };
  const ref = await slack.platform.post(direct, plainMessage("only for you"), key("dm"));
  const posted = slack.front.of("chat.postMessage").at(-1)!;
  expect(String(posted.fields["channel"])).toMatch(/^D/);
  expect(ref.channel).toEqual(direct);
  await slack.platform.edit(ref, plainMessage("corrected"));
  expect(await slack.front.messages(String(posted.fields["channel"]))).toMatchObject([
    { text: "corrected", ts: ref.message },
  ]);
});

test("emulate: an edit replaces the blocks, keeps the mark and the switches", async () => {
  const since = new Date();
  const ref = await slack.platform.post(news(), sampleMessage(), key("a"));
  await slack.platform.edit(ref, sampleMessage({ summary: "Corrected" }));
  expect(slack.front.of("chat.update")[0]!.fields).toMatchObject({ link_names: "false", parse: "none" });
  expect(await slack.front.messages(news().channel)).toMatchObject([{ text: "Corrected" }]);
  expect(await slack.platform.find(news(), key("a"), since)).toEqual(ref);
});

const longMessage = (count: number, said = "says"): Message =>
  sampleMessage({
    sections: [
      { kind: "headline", text: "Long", url: undefined },
      {
        kind: "points",
        title: undefined,
        points: Array.from({ length: count }, (_, index) => ({
          number: index + 1,
          line: {
            label: undefined,
            spans: [
              { kind: "text" as const, text: `Point ${index + 1} ${said} ${"more than it should ".repeat(25)}` },
              { kind: "time" as const, at: new Date("2026-11-24T08:00:00Z"), style: "date" as const },
            ],
          },
        })),
      },
    ],
  });
/** The numbers of the points that stand in the post `ts` and its thread, in order. */
const shownPoints = async (ts: string): Promise<number[]> => {
  const [first] = (await slack.front.messages(news().channel)).filter((message) => message["ts"] === ts);
  const all = [first!, ...(await slack.front.replies(news().channel, ts))];
  return all.flatMap((message) =>
    [
      ...shownText(message["blocks"])
        .join("")
        .matchAll(/Point (\d+) /g),
    ].map((match) => Number(match[1])),
  );
};
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

test("emulate: a long message is posted in parts, each marked with its number, the rest in the thread of the first", async () => {
  const since = new Date();
  const ref = await slack.platform.post(news(), longMessage(40), key("long"));
  const parts = slack.front.of("chat.postMessage");
  expect(parts.map((part) => part.fields["metadata"])).toMatchObject(
    [1, 2, 3].map((part) => ({ event_payload: { delivery_id: key("long"), part, parts: 3 } })),
  );
  expect(parts.slice(1).every((part) => part.fields["thread_ts"] === ref.message)).toBe(true);
  expect(parts.flatMap((part) => messageFaults(part.fields))).toEqual([]);
  expect(await shownPoints(ref.message)).toEqual(upTo(40));
  expect(await slack.platform.find(news(), key("long"), since)).toEqual(ref);
  expect(slack.front.of("chat.postMessage")).toHaveLength(3);
});

test("emulate: a message that would fill many posts fills five, and says how much it leaves out", async () => {
  const ref = await slack.platform.post(news(), longMessage(200), key("long"));
  const replies = await slack.front.replies(news().channel, ref.message);
  expect(replies).toHaveLength(4);
  const shown = await shownPoints(ref.message);
  expect(shown).toEqual(upTo(shown.length));
  expect(shown.length).toBeGreaterThan(60);
  expect(shownText(replies.at(-1)!["blocks"]).join("")).toContain(`… and ${200 - shown.length} more`);
});

/** The part that gets lost by a fault, and how many calls had reached Slack by then. */
test.each([
  ["not accepted", 2, { kind: "error", error: "internal_error" }],
  ["accepted, its answer lost", 2, { kind: "drop", after: true }],
  ["too fast", 3, { kind: "status", status: 429, headers: { "retry-after": "0" } }],
] as const)(
  "emulate: a later part %s: the post is ambiguous, and finding it after a restart posts what is missing, once",
  async (_, part, fault) => {
    const since = new Date();
    const passed = Array.from({ length: part - 1 }, () => ({ kind: "none" as const }));
    slack.front.fault("chat.postMessage", ...passed, fault);
    expect((await failure(slack.platform.post(news(), longMessage(40), key("long")))).code).toBe("post_ambiguous");
    await slack.platform.stop();
    const again = createSlack(slack.settings, { ...memoryContext(), records: slack.records }, slack.timing);
    await again.start(slack.inbox);
    const ref = await again.find(news(), key("long"), since);
    expect(await shownPoints(ref!.message)).toEqual(upTo(40));
    expect((await slack.front.messages(news().channel)).length).toBe(1);
    expect(await again.find(news(), key("long"), since)).toEqual(ref);
    expect(await slack.front.replies(news().channel, ref!.message)).toHaveLength(2);
    await again.edit(ref!, longMessage(40, "now says"));
    const [first] = await slack.front.messages(news().channel);
    for (const message of [first!, ...(await slack.front.replies(news().channel, ref!.message))]) {
      expect(shownText(message["blocks"]).join("")).toMatch(/now says/);
    }
    await again.stop();
  },
);

test("front: a find that cannot post what is missing says so, and the next one does it", async () => {
  const since = new Date();
  slack.front.fault("chat.postMessage", { kind: "none" }, { kind: "drop" });
  await failure(slack.platform.post(news(), longMessage(40), key("long")));
  slack.front.fault("chat.postMessage", { kind: "status", status: 429, headers: { "retry-after": "0" } });
  expect((await failure(slack.platform.find(news(), key("long"), since))).code).toBe("rate_limited");
  const ref = await slack.platform.find(news(), key("long"), since);
  expect(await shownPoints(ref!.message)).toEqual(upTo(40));
});

test("emulate: an edit that needs fewer parts takes the others away; one that needs more says how much it leaves out", async () => {
  const ref = await slack.platform.post(news(), longMessage(40), key("long"));
  await slack.platform.edit(ref, longMessage(20));
  expect(await shownPoints(ref.message)).toEqual(upTo(20));
  expect(await slack.front.replies(news().channel, ref.message)).toHaveLength(1);
  await slack.platform.edit(ref, longMessage(60));
  const shown = await shownPoints(ref.message);
  expect(shown).toEqual(upTo(shown.length));
  expect(shown.length).toBeGreaterThan(20);
  const [last] = await slack.front.replies(news().channel, ref.message);
  expect(shownText(last!["blocks"]).join("")).toContain(`… and ${60 - shown.length} more`);
  expect(slack.front.of("chat.update").flatMap((call) => messageFaults(call.fields))).toEqual([]);
});

test("emulate: a later part that somebody deleted does not keep an edit from the others", async () => {
  const ref = await slack.platform.post(news(), longMessage(40), key("long"));
  slack.front.fault("chat.update", { kind: "none" }, { kind: "error", error: "message_not_found" });
  await slack.platform.edit(ref, longMessage(40, "now says"));
  const shown = (await slack.front.replies(news().channel, ref.message)).map((message) =>
    /now says/.test(shownText(message["blocks"]).join("")),
  );
  expect(shown).toEqual([false, true]);
});

test("front: one message a second and channel, in order; another channel does not wait", async () => {
  await slack.close();
  const clock = handClock();
  slack = await slackUnderTest({ clock, timing: { message: 1000 } });
  const posted = (channel: ChannelRef) =>
    slack.front
      .of("chat.postMessage")
      .filter((call) => call.fields["channel"] === channel.channel)
      .map((call) => call.fields["text"]);
  const names = ["1", "2", "3", "4"];
  const sent = names.map((name) => slack.platform.post(news(), plainMessage(name), key(name)));
  await slack.platform.post(other(), plainMessage("elsewhere"), key("elsewhere"));
  for (const index of names.keys()) {
    await sent[index];
    expect(posted(news())).toEqual(names.slice(0, index + 1));
    if (index < names.length - 1) await until(() => clock.sleepers().includes(1000));
    clock.advance(999);
    expect(posted(news())).toEqual(names.slice(0, index + 1));
    clock.advance(1);
  }
});

test("front: too fast in one channel closes that channel for as long as Slack says, and no other", async () => {
  slack.front.fault("chat.postMessage", { kind: "status", status: 429, headers: { "retry-after": "30" } });
  const first = await failure(slack.platform.post(news(), plainMessage("1"), key("1")));
  expect(first).toMatchObject({ code: "rate_limited", retryAfterMs: 30_000, retryable: true });
  const second = await failure(slack.platform.post(news(), plainMessage("2"), key("2")));
  expect(second.code).toBe("rate_limited");
  expect(second.retryAfterMs).toBeGreaterThan(25_000);
  await slack.platform.post(other(), plainMessage("3"), key("3"));
  expect(slack.front.of("chat.postMessage")).toHaveLength(2);
});

test("front: a wait of days is cut to an hour, after which Slack is asked again", async () => {
  slack.front.fault("chat.postMessage", { kind: "status", status: 429, headers: { "retry-after": "9000000" } });
  expect(await failure(slack.platform.post(news(), plainMessage("1"), key("1")))).toMatchObject({
    retryAfterMs: 3_600_000,
  });
});

test("front: a 429 without a wait, and one inside an answer, are waits too", async () => {
  slack.front.fault("chat.postMessage", { kind: "status", status: 429 });
  expect(await failure(slack.platform.post(news(), plainMessage("1"), key("1")))).toMatchObject({
    code: "rate_limited",
    retryAfterMs: 30_000,
  });
  slack.front.fault("chat.postMessage", { kind: "error", error: "ratelimited" });
  expect(await failure(slack.platform.post(other(), plainMessage("1"), key("1")))).toMatchObject({
    code: "rate_limited",
  });
});

const ambiguous: [string, Parameters<UnderTest["front"]["fault"]>[1]][] = [
  ["no answer within the deadline", { kind: "silence", after: true }],
  ["a 502", { kind: "status", status: 502 }],
  ["a 503", { kind: "status", status: 503 }],
  ["internal_error", { kind: "error", error: "internal_error" }],
  ["fatal_error", { kind: "error", error: "fatal_error" }],
];

test.each(ambiguous)("front: %s leaves the post ambiguous, and nothing is sent again", async (_, fault) => {
  const since = new Date();
  slack.front.fault("chat.postMessage", fault);
  expect(await failure(slack.platform.post(news(), plainMessage("1"), key("1")))).toMatchObject({
    code: "post_ambiguous",
    retryable: true,
  });
  expect(slack.front.of("chat.postMessage")).toHaveLength(1);
  const found = await slack.platform.find(news(), key("1"), since);
  expect(found !== undefined).toBe("after" in fault && fault.after === true);
});

test.each([
  ["channel_not_found", "channel_lost"],
  ["not_in_channel", "channel_lost"],
  ["is_archived", "channel_lost"],
  ["restricted_action", "channel_lost"],
  ["token_revoked", "tenant_lost"],
  ["account_inactive", "tenant_lost"],
  ["invalid_auth", "tenant_lost"],
  ["missing_scope", "tenant_lost"],
  ["no_text", "post_refused"],
  ["something_new", "post_refused"],
])("front: %s means %s", async (error, code) => {
  slack.front.fault("chat.postMessage", { kind: "error", error });
  expect((await failure(slack.platform.post(news(), plainMessage("1"), key("1")))).code).toBe(code);
  expect(slack.front.of("chat.postMessage")).toHaveLength(1);
});

test("front: a find that cannot read the history throws instead of saying no", async () => {
  for (const fault of [
    { kind: "error", error: "missing_scope" },
    { kind: "status", status: 429, headers: { "retry-after": "9" } },
    { kind: "drop" },
  ] as const) {
    slack.front.fault("conversations.history", fault);
    expect(await failure(slack.platform.find(news(), key("1"), new Date()))).toBeInstanceOf(BotError);
  }
});

test("front: a workspace that lets the bot post and not read is not lost, its post stays unknown", async () => {
  slack.front.fault("conversations.history", { kind: "error", error: "missing_scope" });
  expect(await failure(slack.platform.find(news(), key("1"), new Date()))).toMatchObject({ code: "post_ambiguous" });
});

test("front: refused thumbs become plain buttons, at once and from then on", async () => {
  const refused = (): void => {
    const thumbs = 14;
    slack.front.fault("chat.postMessage", {
      kind: "error",
      error: "invalid_blocks",
      messages: [`[ERROR] unsupported type: context_actions [json-pointer:/blocks/${thumbs}/type]`],
    });
  };
  refused();
  await slack.platform.post(news(), sampleMessage(), key("1"));
  const [first, second] = slack.front
    .of("chat.postMessage")
    .map((call) => (call.fields["blocks"] as Fields[]).map((block) => block["type"]));
  expect(first).toContain("context_actions");
  expect(second).not.toContain("context_actions");
  expect(second).toContain("image");
  await slack.platform.post(news(), sampleMessage(), key("2"));
  expect(slack.front.of("chat.postMessage")).toHaveLength(3);
  // Kept over a restart.
  const again = await slackUnderTest({ records: slack.records });
  await again.platform.post({ ...news(), channel: again.front.channels["news"]! }, sampleMessage(), key("3"));
  expect(JSON.stringify(again.front.of("chat.postMessage")[0]!.fields)).not.toContain("context_actions");
  await again.close();
});

test("front: a picture that Slack cannot fetch is left out, the rest stays", async () => {
  slack.front.fault("chat.postMessage", {
    kind: "error",
    error: "invalid_blocks",
    messages: ["[ERROR] downloading image failed [json-pointer:/blocks/3/image_url]"],
  });
  await slack.platform.post(news(), sampleMessage(), key("1"));
  const types = (slack.front.of("chat.postMessage")[1]!.fields["blocks"] as Fields[]).map((block) => block["type"]);
  expect(types).not.toContain("image");
  expect(types).toContain("context_actions");
});

test("front: blocks too long are sent once more as plain text with the address, and then refused for good", async () => {
  slack.front.fault("chat.postMessage", { kind: "error", error: "msg_blocks_too_long" });
  await slack.platform.post(news(), sampleMessage(), key("1"));
  const [, plain] = slack.front.of("chat.postMessage");
  expect(plain!.fields["blocks"]).toBeUndefined();
  expect(plain!.fields["text"]).toMatch(/^<https:\/\/example\.org\/1\|Open in web>\nBoth car ferries/);
  expect(plain!.fields["metadata"]).toMatchObject({ event_payload: { delivery_id: key("1") } });
  slack.front.fault(
    "chat.postMessage",
    ...Array.from({ length: 3 }, () => ({ kind: "error" as const, error: "invalid_blocks" })),
  );
  expect((await failure(slack.platform.post(news(), sampleMessage(), key("2")))).code).toBe("post_refused");
});

test("front: another tenant's channel is not ours to post in", async () => {
  expect(
    (await failure(slack.platform.post({ ...news(), tenant: "slack:T2" }, plainMessage("1"), key("1")))).code,
  ).toBe("tenant_lost");
  expect(
    (await failure(slack.platform.post({ ...news(), platform: "discord" }, plainMessage("1"), key("1")))).code,
  ).toBe("post_refused");
  expect(slack.front.of("chat.postMessage")).toHaveLength(0);
});

test("front: editing a message that is gone is refused", async () => {
  const ref = await slack.platform.post(news(), plainMessage("1"), key("1"));
  expect((await failure(slack.platform.edit({ ...ref, message: "1.000001" }, plainMessage("2")))).code).toBe(
    "post_refused",
  );
});

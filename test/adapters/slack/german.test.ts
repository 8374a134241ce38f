// Slack in German: no English sentence of the bot is left where a person or a post is German.
import { afterEach, beforeEach, expect, test } from "vitest";
import { homeView } from "../../../adapters/slack/home.ts";
import { render, renderPlain } from "../../../adapters/slack/render.ts";
import { renderWithin } from "../../../adapters/slack/shorten.ts";
import { commandForm, questionForm, readOpened } from "../../../adapters/slack/views.ts";
import { commands } from "../../../src/conversation/commands/index.ts";
import { BotError, deliveryKey, replyNow, plainMessage, sentence, wordsIn } from "../../../src/platform/index.ts";
import { handClock } from "../../support/clock.ts";
import { englishIn } from "../../support/english.ts";
import { fakeInbox, openReply } from "../../support/inbox.ts";
import { footnoteTo, sampleMessage } from "../../support/messages.ts";
import { TEAM } from "../../support/slack-workspace.ts";
import { envelope, said, shortcut, slackUnderTest, slash, type UnderTest, until } from "../../support/slack-people.ts";

const german = wordsIn("de");
const key = (name: string): string => deliveryKey("test", name);
const clock = handClock();
let slack: UnderTest;
beforeEach(async () => {
  slack = await slackUnderTest({ clock, inbox: fakeInbox({ commands }), timing: { message: 0, append: 0 } });
  slack.front.people.set(slack.front.users["ben"]!, { locale: "de-DE" });
});
afterEach(() => slack.close());

const send = (command: string, text: string) =>
  slack.front.deliver("slash_commands", slash(slack.front, command, text));
const responses = () => slack.front.responses.map(({ body }) => String(body["text"]));

test("the judge knows English when it sees it", () => {
  expect(englishIn("Working on it…")).toEqual(["slack.working"]);
  expect(englishIn("Sources disagree on the date")).toContain("post.disagree");
  expect(englishIn("Die Quellen sind uneins: das Datum")).toEqual([]);
});

test("front: a note that it is being worked on, and a failure with its reference", async () => {
  const { reply, push } = openReply("private");
  slack.inbox.next("command", reply);
  await send("/digest", "status");
  await until(() => clock.sleepers().includes(500));
  clock.advance(500);
  await until(() => slack.front.responses.length === 1);
  push({ kind: "done", message: plainMessage("Fertig."), key: key("1") });
  await until(() => slack.front.responses.length === 2);
  slack.inbox.next("command", () => Promise.reject(new Error("disk")) as never);
  await send("/digest", "status");
  await until(() => slack.front.responses.length === 3);
  expect(responses()).toEqual(["Ich bin dran …", "Fertig.", expect.stringMatching(/schiefgegangen.*Kennung: \w{6}/)]);
});

test("front: a refusal with its hint, from the core and from Slack", async () => {
  const fault = new BotError("rate_limited", sentence("slack.limited"), { hint: sentence("slack.unarchiveHint") });
  slack.inbox.next("command", () => Promise.reject(fault) as never);
  await send("/digest", "status");
  await until(() => slack.front.responses.length === 1);
  slack.front.fault("chat.postMessage", { kind: "error", error: "not_in_channel" });
  slack.inbox.next("command", replyNow("channel", plainMessage("Bericht."), key("2")));
  await send("/digest", "now");
  await until(() => slack.front.responses.length === 3);
  expect(responses()).toEqual([
    "Slack bittet darum, langsamer zu machen. Hol den Kanal aus dem Archiv, oder wähle einen anderen.",
    expect.stringMatching(/^Ich bin nicht in diesem Kanal\. Lade mich in diesen Kanal ein/),
    "Bericht.",
  ]);
});

test("front: a thread's opening, the next in turn, and a message without a link", async () => {
  const { reply, push } = openReply("thread");
  slack.inbox.next("command", reply);
  await send("/ask", "was ist neu?");
  const [opening] = await until(async () => {
    const standing = await slack.front.messages(slack.front.channels["news"]!);
    return standing.length > 0 && standing;
  });
  expect(opening!["text"]).toBe("ben hat gefragt: /ask was ist neu?");
  slack.inbox.next("turn", replyNow("thread", plainMessage("Zweitens."), key("2")));
  await slack.front.deliver(
    "events_api",
    envelope(slack.front, said(slack.front, "und dann?", { thread_ts: String(opening!["ts"]) })),
  );
  const note = await until(() => slack.front.of("chat.postEphemeral")[0]?.fields["text"]);
  push({ kind: "done", message: plainMessage("Erstens."), key: key("1") });
  await until(() => slack.inbox.calls.landed[1]);
  const asked = { ts: String(opening!["ts"]), text: "kein Link", user: slack.front.users["ben"]! };
  await slack.front.deliver("interactive", { ...shortcut(slack.front, "read_link", asked) });
  const answered = await until(() => responses().find((text) => text.includes("Link")));
  expect([note, answered]).toEqual([
    "In diesem Thread antworte ich noch. Deine Frage ist die nächste.",
    "In dieser Nachricht habe ich keinen Link gefunden.",
  ]);
});

test("front: a form and what is wrong with it; English where Slack does not say the language in time", async () => {
  const title = () => JSON.stringify(slack.front.of("views.open").at(-1)!.fields["view"]);
  const opened = async (count: number) => {
    await send("/digest", "add");
    await until(() => slack.front.of("views.open")[count - 1]?.answer);
    return title();
  };
  expect(englishIn(await opened(1))).toEqual([]);
  expect(title()).toContain('"Senden"');
  clock.advance(60_000);
  slack.front.fault("users.info", { kind: "silence" });
  await send("/digest", "add");
  await until(() => clock.sleepers().includes(1000));
  clock.advance(1000);
  await until(() => slack.front.of("views.open")[1]?.answer);
  expect(title()).toContain('"Send"');
});

test("every command's form, and a question's", () => {
  const place = {
    channel: { platform: "slack", tenant: `slack:${TEAM}`, channel: "C1", kind: "channel" as const },
    thread: undefined,
  };
  for (const spec of commands) {
    expect(englishIn(JSON.stringify(commandForm(spec, place, german).blocks))).toEqual([]);
    const empty = readOpened(spec, {}, {});
    expect(englishIn(JSON.stringify("wrong" in empty ? empty.wrong(german) : {}))).toEqual([]);
  }
  expect(englishIn(JSON.stringify(questionForm(place, { author: "ada", text: "" }, german)))).toEqual([]);
});

test("the home, empty and full", () => {
  const health = { lastCheckedAt: undefined, lastOkAt: undefined, nextCheckAt: undefined, error: undefined };
  const feeds = Array.from({ length: 41 }, (_, n) => ({
    id: `f${n}`,
    title: `Feed ${n}`,
    url: `https://example.org/${n}`,
    state: "active",
    health: { ...health, failures: 0 },
    sentence: "vor fünf Minuten gelesen",
  }));
  const channel = { platform: "slack", tenant: "slack:T1", channel: "C1", kind: "channel" as const };
  const subscription = { id: "s", channel, state: "active", sentence: "#news.", nextDigestAt: new Date() };
  const nothing = {
    feeds: [],
    subscriptions: [],
    mutes: [],
    watches: [],
    budget: undefined,
    timeZone: "UTC",
    sample: true,
  };
  const full = {
    feeds,
    subscriptions: [subscription],
    mutes: [{ id: "m", sentence: "Fähren." }],
    watches: [],
    budget: "0,42.",
    timeZone: "UTC",
    sample: false,
  };
  const texts = [nothing, full].map((overview) => JSON.stringify(homeView(overview, commands, german)));
  expect(texts.flatMap(englishIn)).toEqual([]);
  expect(texts[0]).toContain("Noch keine Feeds.");
  expect(texts[1]).toMatch(/und 1 weitere: \/digest feeds.*" Als Nächstes: "/);
});

test("a post: what the adapter adds follows the post's language", () => {
  const note = footnoteTo("queues reached 40 minutes");
  const post = sampleMessage({
    language: "de",
    sections: [
      { kind: "headline", text: "Fähren", url: "https://example.org/1" },
      { kind: "picture", picture: { url: "https://pictures.example.org/1.jpg", alt: undefined, credit: undefined } },
      { kind: "picture", picture: { url: "https://pictures.example.org/2.jpg", alt: "Fähre", credit: "Ines" } },
      { kind: "disagreement", about: "die Dauer", sides: [{ value: "9 Tage", footnote: note, passage: "neun" }] },
      {
        kind: "text",
        title: "Lage",
        lines: Array.from({ length: 200 }, () => ({
          label: undefined,
          spans: [{ kind: "text" as const, text: "Wort ".repeat(60) }],
        })),
      },
    ],
    actions: [],
    summary: "Fähren",
  });
  const shown = [...render(post), ...renderWithin(post, { feedback: true, pictures: true }, 1)].map(({ blocks }) =>
    JSON.stringify(blocks),
  );
  expect([...shown, renderPlain(post)].flatMap(englishIn)).toEqual([]);
  expect(shown.join()).toMatch(/Bild aus dem Artikel.*Bild: Ines.*Die Quellen sind uneins: die Dauer/);
  expect(shown.at(-1)).toMatch(/… und \d+ weitere/);
  expect(renderPlain(post)).toContain("Im Web öffnen");
});

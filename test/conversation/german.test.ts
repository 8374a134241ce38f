// Every command, button and turn in German: no English sentence of the catalogue is left, whoever it is said to.
import { afterEach, beforeEach, expect, it } from "vitest";
import { actions } from "../../src/conversation/actions.ts";
import { commands } from "../../src/conversation/commands/index.ts";
import { type Message, type Person, plain } from "../../src/platform/index.ts";
import { sentence } from "../../src/words/index.ts";
import { type Conversation, admin, guest, openConversation, place } from "../support/conversation.ts";
import { englishIn } from "../support/english.ts";

const BRUECKE = [
  "Die Hafenbrücke in Altmünde wird am Montag nach zehn Jahren Bauzeit für den Verkehr freigegeben.",
  "Sie kostete 40 Millionen Kronen, doppelt so viel wie 2016 geplant.",
  "Die Freigabe ist wichtig, weil die Fähren zur Insel im Januar eingestellt werden, sagte der Stadtrat.",
  "Bürgermeisterin Ilse Brandt nannte die Verspätung peinlich.",
  "Radfahrer müssen bis zum Frühjahr warten, weil ihre Spur noch nicht fertig ist.",
].join(" ");
const german: Person = { ...admin, language: "de" };

let bed: Conversation;
beforeEach(async () => {
  bed = await openConversation({ text: BRUECKE, language: "de" });
  bed.ports.sampleFeed = async () => ({
    title: "Hafen-Kurier",
    items: [{ title: "", link: undefined, published: undefined }],
  });
  bed.ports.sample.isOn = async () => true;
});
afterEach(() => bed.close());

/** All that a person is shown of a Message: its text, its summary, its buttons. */
const shown = (message: Message): string =>
  [plain(message), message.summary, ...message.actions.map(({ label }) => label)].join("\n");

/** What of it is English, with what was asked. */
const english = (asked: string, ...texts: string[]): string[] =>
  texts.flatMap((text) => englishIn(text).map((key) => `${asked}: ${key} in ${text}`));

const answers = async (lines: string[], person = german, at = place): Promise<string[]> => {
  const found: string[] = [];
  for (const line of lines) {
    bed.clock.advance(2_000);
    const { message, statuses } = await bed.run(line, person, at);
    found.push(...english(line, shown(message), ...statuses));
    if (message.language.slice(0, 2) !== "de") found.push(`${line}: says that it is ${message.language}`);
  }
  return found;
};

it("every command, before anything is there", async () => {
  expect(await answers(commands.map(({ example }) => example))).toEqual([]);
});

it("every command with a story told, in a channel and in its thread, with a model and with faults", async () => {
  const post = await bed.tellStory();
  await bed.store.db
    .updateTable("feeds")
    .set({
      failures: 3,
      error: JSON.stringify({
        code: "http_status",
        message: "503",
        said: sentence("errors.siteStatus", { status: "503" }),
      }),
    })
    .execute();
  bed.ports.spending = async () => [sentence("spending.noLimit")];
  const checks = { store: sentence("health.silent"), feeds: sentence("health.behind", { time: "20 min" }) };
  bed.ports.condition = async () => ({ version: "1", memoryMb: 90, since: bed.clock.now(), checks, models: undefined });
  const lines = [...commands.map(({ example }) => example), ...commands.map(({ name }) => `help ${name}`)];
  const more = [
    "add https://two.example",
    "add pack:",
    "feeds",
    "deeper timeline",
    "deeper 1",
    "why https://one.example/story",
    "mute topic Fähre for:2d",
    "unmute Fähre",
    "catchup",
    "mistake falsch story:s1",
    "lens language:de points:off",
    "filter clear",
    "now",
    "sample on",
    "export",
  ];
  expect(await answers([...lines, ...more])).toEqual([]);
  expect(
    await answers(
      ["deeper", "ask Wann wird die Hafenbrücke in Altmünde für den Verkehr freigegeben?", "mistake falsch"],
      german,
      { ...place, thread: post },
    ),
  ).toEqual([]);
});

it("what cannot be done, and why", async () => {
  const wrong = [
    "",
    "ad https://x.example",
    "add",
    "add pack:nichts",
    "deeper 77",
    "deeper 1 timelin",
    "deeper https://nirgends.example",
    "lens length:shrt",
    "lens language:x1",
    "feeds zu viel",
    "schedule days:xyz",
    "schedule cap:0",
    "schedule tz:Mars",
    "schedule quiet:25:00-07:00",
    "schedule immer",
    "catchup since:bald",
    "pause Nichts",
    "unmute Nichts",
    "help nichts",
    "resume",
  ];
  expect(await answers(wrong)).toEqual([]);
  expect(await answers(["schedule 08:00", "add https://one.example"], { ...guest, language: "de" })).toEqual([]);
  bed.ports.discover = () => Promise.reject(new Error("kaputt"));
  expect(await answers(["add https://one.example", ...Array.from({ length: 3 }, () => "feeds")])).toEqual([]);
});

it("every button, and what is said in a thread", async () => {
  const post = await bed.tellStory();
  const feed = (await bed.store.feeds.byUrl("https://one.example/feed.xml"))!;
  const found: string[] = [];
  for (const verb of [...Object.keys(actions), "gone"]) {
    for (const subject of ["s1", feed.id, "nothing"]) {
      bed.clock.advance(2_000);
      found.push(...english(verb, shown((await bed.pressed(`1:${verb}:${subject}`, german)).message)));
    }
  }
  for (const text of [
    "Wann wird die Hafenbrücke in Altmünde für den Verkehr freigegeben?",
    "Wer gewann in Brasilien?",
    "1?",
    "99?",
    "source for 1?",
    "stop",
  ]) {
    bed.clock.advance(2_000);
    const { message, statuses } = await bed.finish(await bed.turn(text, post, { person: german, mentionsBot: true }));
    found.push(...english(text, shown(message), ...statuses));
  }
  expect(found).toEqual([]);
});

it("the home, and what may be typed next", async () => {
  await bed.tellStory();
  await bed.run("mute topic Fähre");
  await bed.run("schedule 08:00 quiet:22:00-07:00");
  const at = { tenant: place.tenant, channel: place.channel };
  const home = await bed.inbox.overview(at, german);
  expect(english("home", JSON.stringify(home))).toEqual([]);
  expect(home.mutes.map(({ sentence }) => sentence)).toEqual(["Thema „Fähre“"]);
  const angles = await bed.inbox.complete(place, german, "angle", "");
  expect(english("angles", ...angles.map(({ label }) => label))).toEqual([]);
});

it("is said in the person's own language in private, in the channel's where others see it", async () => {
  const british = { ...german, language: "en-GB" };
  expect((await bed.run("feeds", british)).message.summary).toBe("No feeds here yet.");
  expect((await bed.run("feeds", { ...german, language: undefined })).message.summary).toBe(
    "Hier gibt es noch keine Feeds.",
  );
  await bed.tellStory();
  const { message, reply } = await bed.run(
    "ask Wann wird die Hafenbrücke in Altmünde für den Verkehr freigegeben?",
    british,
  );
  expect(reply.visibility).not.toBe("private");
  expect(plain(message)).toMatch(/^Die nächstliegenden Stellen/);
});

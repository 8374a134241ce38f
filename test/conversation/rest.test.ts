// What "Read all" cannot hold: where the rest is to be had, said on each platform and only where something is missing.
import { describe, expect, it } from "vitest";
import { renderPages, spoken } from "../../adapters/discord/render.ts";
import { renderWithin } from "../../adapters/slack/shorten.ts";
import { createWeb } from "../../adapters/web/index.ts";
import { BotError, line, type Message, message, plain, textSection } from "../../src/platform/index.ts";
import { openConversation, place } from "../support/conversation.ts";
import { memoryLog } from "../support/message-log.ts";
import { shownText } from "../support/slack-limits.ts";
import { contextOf, settingsOf } from "../adapters/web/harness.ts";

const point = (number: number, words: number) => ({ number, line: line(`${number}x ${"word ".repeat(words)}`) });
const all = (count: number, words = 60): Message =>
  message(
    "All",
    [{ kind: "points", title: undefined, points: Array.from({ length: count }, (_, n) => point(n + 1, words)) }],
    {
      rest: line("The rest is elsewhere."),
    },
  );
const footnote = (n: number) => ({
  number: n,
  source: `Outlet ${n}`,
  url: `https://a${n}.example/`,
  citation: { articleId: "a", sentence: 1, passage: "It was.", start: 0, end: 7 },
});
const receipts = (count: number): Message => {
  const around = { before: "before ".repeat(15), after: "after ".repeat(15) };
  const one = (n: number) => ({ kind: "receipt" as const, number: n, footnote: footnote(n), ...around });
  const cited = Array.from({ length: count }, (_, n) => ({
    ...one(n + 1),
    passage: `${n + 1}x passage ${"word ".repeat(40)}`,
  }));
  return message("Receipts", [textSection("Receipts"), ...cited], { rest: line("The rest is elsewhere.") });
};
const onDiscord = (of: Message) => renderPages(of, { style: "components" }, 5).map(spoken).join("\n");
const onSlack = (of: Message) =>
  renderWithin(of, { feedback: false, pictures: false }, 4)
    .flatMap(({ blocks }) => shownText(blocks))
    .join("\n");

describe.each([
  ["Discord", onDiscord],
  ["Slack", onSlack],
])("on %s", (_, shown) => {
  it("is said where something is left out, once, and beside how much it is", () => {
    const said = shown(all(400));
    expect(said.split("The rest is elsewhere.")).toHaveLength(2);
    expect(said).toMatch(/\d+ more/);
    // What is there and what is counted as missing are all of it.
    const shownPoints = new Set([...said.matchAll(/(\d+)x /g)].map(([, n]) => n)).size;
    expect(shownPoints).toBeGreaterThan(20);
    expect(shownPoints + Number(/(\d+) more/.exec(said)![1])).toBe(400);
  });

  it("is said of receipts too, each of which is there or counted", () => {
    const said = shown(receipts(160));
    const there = [...said.matchAll(/(\d+)x passage/g)].map(([, n]) => Number(n));
    expect(there).toEqual(there.map((_, n) => n + 1));
    expect(there.length + Number(/(\d+) more/.exec(said)![1])).toBe(160);
    expect(said.split("The rest is elsewhere.")).toHaveLength(2);
    expect(shown(receipts(6))).not.toMatch(/elsewhere|more/);
  });

  it("counts the sides of a disagreement that it does not show", () => {
    const side = (n: number) => ({ value: `${n}x`, footnote: footnote(n), passage: "It was." });
    const sides = Array.from({ length: 9 }, (_, n) => side(n));
    const said = shown(message("All", [{ kind: "disagreement", about: "its height", sides }]));
    expect(said.match(/\dx/g)).toHaveLength(6);
    expect(said).toContain("… and 3 more");
  });

  it("is not said where all of it is there", () => {
    expect(shown(all(6))).not.toContain("elsewhere");
  });
});

it("is the story's page where that has a public address and shows it, and the numbers of points otherwise", async () => {
  const bed = await openConversation();
  await bed.tellStory();
  const rest = async () => plain(message("", [textSection(undefined, (await bed.pressed("1:all:s1")).message.rest!)]));
  expect(await rest()).toContain("Write the number of a point in the post's thread");
  bed.ports.storyAddress = async (id) => `https://news.example/stories/${id}`;
  expect(await rest()).toContain("https://news.example/stories/s1");
  await bed.close();

  const log = memoryLog();
  const posted = (story: string) =>
    log.append({
      channel: "news",
      thread: undefined,
      key: story,
      author: { id: "bot", name: "Footnote", bot: true },
      body: { message: { ...all(1), story: { id: story, reports: [], origins: 1 } } },
    });
  await posted("s1");
  const web = createWeb(settingsOf({ WEB_PUBLIC_URL: new URL("https://news.example") }), contextOf(log));
  expect(await web.storyAddress!("s1")).toBe("https://news.example/stories/s1");
  expect(await web.storyAddress!("s2")).toBeUndefined();
  expect(await createWeb(settingsOf(), contextOf(log)).storyAddress!("s1")).toBeUndefined();
});

it("a platform that says the bot may post no more pauses what is told there, and its owner hears why, once", async () => {
  const bed = await openConversation();
  await bed.run("add https://one.example");
  const why = new BotError("channel_lost", "I am not in that channel.", { hint: "Invite me." });
  await bed.inbox.lost(place.channel, why);
  await bed.inbox.lost(place.channel, why);
  expect((await bed.store.subscriptions.ofChannel(place.channel))!.state).toBe("paused");
  const due = await bed.store.outbox.due(bed.clock.now());
  const [notice] = await Promise.all(due.map(({ id }) => bed.store.outbox.get(id)));
  expect(due).toHaveLength(1);
  expect(notice!.target).toMatchObject({ kind: "direct", channel: "u1" });
  expect(plain(notice!.payload)).toMatch(/I am not in that channel\.[\s\S]*Invite me\.[\s\S]*resume/);
  expect(await bed.said("feeds")).toContain("I am not in that channel.");
  await bed.close();
});

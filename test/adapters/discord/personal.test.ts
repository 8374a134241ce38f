// What a channel allows, and a person who has the bot where a server has not: who decides, what is seen, by whom.
import { describe, expect, it } from "vitest";
import { inviteLink } from "../../../adapters/discord/permissions.ts";
import { commands } from "../../../src/conversation/commands/index.ts";
import { line, message, sentence, textSection } from "../../../src/platform/index.ts";
import { ADA, BOT, BEN, GUILD, nextId, personSays, pressed, slash, TEXT } from "../../support/discord-world.ts";
import { fakeInbox, replyOf } from "../../support/inbox.ts";
import { bench, here, key, said } from "./harness.ts";
import { done, EPHEMERAL, withCommands } from "./interaction-bed.ts";

/** View Channels, Send Messages, and neither. */
const [VIEW, SEND] = [1n << 10n, 1n << 11n];
const OWN = `discord:@${ADA.id}`;
const ELSEWHERE = "777";
/** In a server that has not the bot; Ada has. */
const alone = { owners: { 1: ADA.id } } as const;

describe("what the bot may do in the channel", () => {
  it.each([
    ["everything", VIEW | SEND, undefined],
    ["only see it", VIEW, "Send Messages"],
    ["nothing", 0n, "View Channels, Send Messages"],
  ])("is read from the interaction: %s", async (_, own, missing) => {
    const { discord, inbox } = await withCommands();
    inbox.next("command", done("private", "Watched."));
    discord.interact(slash("feed add", { address: "https://example.org" }, { admin: true, own }));
    const [call] = await discord.waitUntil(() => inbox.calls.command[0]);
    const obstacle = await call!.here!.obstacle();
    expect(obstacle?.said).toEqual(missing && sentence("discord.mayNotPost", { permissions: missing }));
    expect(obstacle?.url).toBe(missing && inviteLink(BOT.id, GUILD));
  });

  it("is read from the server's own roles where the bot is called by its name", async () => {
    const { discord, inbox } = await withCommands();
    inbox.next("turn", done("thread", "Watched."));
    discord.say(personSays(`<@${BOT.id}> add https://example.org`, { mentions: [BOT] }));
    const [turn] = await discord.waitUntil(() => inbox.calls.turn[0]);
    // The server's everybody may see the channel (1024), and no more.
    expect((await turn!.here!.obstacle())?.said).toEqual(
      sentence("discord.mayNotPost", { permissions: "Send Messages" }),
    );
  });

  it.each([true, false])("tells the core whether plain replies are heard: %s", async (content) => {
    const settings = { DISCORD_MESSAGE_CONTENT: content };
    const { discord, inbox } = await bench({ inbox: fakeInbox({ commands }), settings, contentAllowed: content });
    inbox.next("command", done("private", "Help."));
    discord.interact(slash("help"));
    const [call] = await discord.waitUntil(() => inbox.calls.command[0]);
    expect(call!.here!.hearsReplies).toBe(content);
  });
});

describe("a person who has the bot, in a server that has not", () => {
  it.each(["private", "thread", "channel"] as const)(
    "is answered alone, without a thread, whatever the answer is meant for: %s",
    async (visibility) => {
      const { discord, inbox } = await withCommands();
      inbox.next("command", done(visibility, "Nine days."));
      const state = discord.interact(slash("ask", { question: "how long?" }, { at: ELSEWHERE, ...alone }));
      await discord.waitUntil(() => inbox.calls.landed[0]);
      expect(state.flags).toBe(EPHEMERAL);
      expect(said(state.original!)).toContain("Nine days.");
      expect(inbox.calls.command[0]![0]).toMatchObject({
        place: { tenant: OWN, own: true, thread: undefined, channel: { kind: "direct", channel: ADA.id, tenant: OWN } },
        person: { id: ADA.id, role: "member" },
      });
      expect(discord.requestsTo("POST", /\/(threads|messages)$/)).toEqual([]);
      // An Ask button would lead to a thread.
      expect(JSON.stringify(state.original!.components)).not.toContain("f1|ask");
    },
  );

  it("gets at most five messages after the first sign, however long the answer", async () => {
    const { discord, inbox } = await withCommands();
    const long = Array.from({ length: 60 }, (_, index) => line(`${index} ${"words ".repeat(190)}`));
    const body = message("Long", [textSection("All of it", ...long)]);
    inbox.next("command", replyOf("channel", { kind: "done", message: body, key }));
    const state = discord.interact(slash("read", { address: "https://example.org" }, { at: ELSEWHERE, ...alone }));
    await discord.waitUntil(() => inbox.calls.landed[0]);
    const further = discord.requestsTo("POST", /^\/webhooks\/\d+\/[\w-]+$/);
    expect(further.length).toBeGreaterThan(1);
    expect(further.length).toBeLessThanOrEqual(5);
    expect(further.every(({ body: sent }) => sent.flags & EPHEMERAL)).toBe(true);
    expect(state.flags).toBe(EPHEMERAL);
    // What did not fit is counted, never cut without a word.
    expect(discord.inChannel(ELSEWHERE).map(said).join("\n")).toMatch(/\d+ more left out/);
  });

  it("presses under their own answer in the same right, and nobody else can", async () => {
    const { discord, inbox } = await withCommands();
    inbox.next("command", done("channel", "Nine days."));
    const state = discord.interact(slash("read", { address: "https://example.org" }, { at: ELSEWHERE, ...alone }));
    await discord.waitUntil(() => inbox.calls.landed[0]);
    inbox.next("action", done("thread", "More."));
    const press = discord.interact(pressed("f1|act|1:deeper:s1", state.original!, { at: ELSEWHERE, ...alone }));
    await discord.waitUntil(() => inbox.calls.landed[1]);
    expect(press.flags).toBe(EPHEMERAL);
    expect(inbox.calls.action[0]![0].place.tenant).toBe(OWN);
    const other = discord.interact(
      pressed("f1|act|1:deeper:s1", state.original!, { at: ELSEWHERE, by: BEN, ...alone }),
    );
    await discord.waitUntil(() => other.original);
    expect(other.flags).toBe(EPHEMERAL);
    expect(inbox.calls.action).toHaveLength(1);
  });

  it("asks in a private conversation of several people just so", async () => {
    const { discord, inbox } = await withCommands();
    inbox.next("command", done("thread", "Nine days."));
    const at = nextId();
    const state = discord.interact(slash("ask", { question: "how long?" }, { at, direct: true, ...alone }));
    await discord.waitUntil(() => inbox.calls.landed[0]);
    expect(state.flags).toBe(EPHEMERAL);
    expect(inbox.calls.command[0]![0].place.tenant).toBe(OWN);
  });
});

it("where both the server and the person have it, it is the server's: its news, its threads", async () => {
  const { discord, inbox } = await withCommands();
  inbox.next("command", done("thread", "Nine days."));
  const owners = { 0: GUILD, 1: ADA.id };
  const state = discord.interact(slash("ask", { question: "how long?" }, { owners }));
  await discord.waitUntil(() => inbox.calls.landed[0]);
  const { place } = inbox.calls.command[0]![0];
  expect(place).toEqual({ tenant: `discord:${GUILD}`, channel: here(), thread: undefined });
  expect(state.flags).toBe(0);
  expect(discord.channels.get(state.original!.id)).toMatchObject({ parent_id: TEXT });
});

it("in the bot's own inbox a server's news are asked about where one is known, else the person's own", async () => {
  const { discord, inbox, platform } = await withCommands();
  inbox.always("command", () => done("thread", "Nine days."));
  const at = `9${ADA.id}`;
  const asked = (index: number) => discord.waitUntil(() => inbox.calls.command[index]);
  discord.interact(slash("ask", { question: "1?" }, { at, direct: true, owners: { 0: "0", 1: ADA.id } }));
  expect((await asked(0))[0].place.tenant).toBe(OWN);
  await platform.post(
    { ...here(), kind: "direct", channel: ADA.id },
    message("x", [textSection(undefined, "News")]),
    key,
  );
  discord.interact(slash("ask", { question: "2?" }, { at, direct: true, owners: { 0: "0", 1: ADA.id } }));
  expect((await asked(1))[0].place.tenant).toBe(`discord:${GUILD}`);
});

describe("an answer to a mention", () => {
  it("that a command gives stands right there, without a thread named like the command", async () => {
    const { discord, inbox } = await withCommands();
    inbox.next("turn", done("private", "These are the commands."));
    discord.say(personSays(`<@${BOT.id}> help`, { mentions: [BOT] }));
    await discord.waitUntil(() => inbox.calls.landed[0]);
    expect(discord.requestsTo("POST", /\/threads$/)).toEqual([]);
    expect(discord.inChannel(TEXT).map(said)).toContain("These are the commands.");
  });

  const asks = () => personSays(`<@${BOT.id}> how long?`, { mentions: [BOT] });

  it("stands in the channel where its thread takes nothing", async () => {
    const { discord, inbox } = await withCommands();
    inbox.next("turn", done("thread", "Nine days."));
    const question = asks();
    discord.fail({ method: "POST", path: new RegExp(`/channels/${question.id}/messages$`), status: 403, code: 50013 });
    discord.say(question);
    await discord.waitUntil(() => inbox.calls.landed[0]);
    expect(discord.inChannel(TEXT).map(said)).toContain("Nine days.");
  });

  it("reaches its asker's own inbox, with the reason, where the channel takes nothing either", async () => {
    const { discord, inbox } = await withCommands();
    inbox.next("turn", done("thread", "Nine days."));
    const question = asks();
    for (const id of [question.id, TEXT]) {
      discord.fail({ method: "POST", path: new RegExp(`/channels/${id}/messages$`), status: 403, code: 50013 });
    }
    discord.say(question);
    await discord.waitUntil(() => inbox.calls.landed[0]);
    const [told] = discord.inChannel(`9${ADA.id}`).map(said);
    expect(told).toContain("Nine days.");
    expect(told).toContain("may not post in this channel");
    expect(told).not.toMatch(/50013|\d{9}/);
  });
});

describe("a command in an answer", () => {
  const help = message("Help", [
    textSection(
      undefined,
      line({ kind: "command", line: "add", group: "feeds" }, " <address>"),
      line({ kind: "command", line: "feeds", group: "feeds" }),
      line({ kind: "command", line: "remove Harbour `Post`", group: "feeds" }),
      line({ kind: "command", line: "now", group: "reading" }),
      line({ kind: "command", line: "ask", group: "reading" }),
    ),
  ]);

  it("is one that can be pressed, with Discord's own ids, after a restart too", async () => {
    let at = await withCommands();
    for (const start of ["first", "again"]) {
      if (start === "again") at = await at.restart(fakeInbox({ commands }));
      const { discord, inbox } = at;
      expect(discord.requestsTo("PUT", /\/commands$/)).toHaveLength(1);
      inbox.next("command", replyOf("private", { kind: "done", message: help, key }));
      const state = discord.interact(slash("help"));
      await discord.waitUntil(() => state.original && said(state.original).includes("feed"));
      const shown = JSON.stringify(state.original!.components);
      for (const path of ["feed add", "feed list", "feed remove", "digest now", "ask"]) {
        expect(shown).toMatch(new RegExp(`</${path}:\\d+>`));
      }
      expect(shown).toContain("`Harbour 'Post'`");
    }
  });

  it("is shown as it is typed there while Discord gave it no id", async () => {
    const { discord, inbox, platform } = await bench({ start: false });
    discord.fail({ method: "PUT", path: /\/commands$/, status: 500 });
    await platform.start(inbox);
    inbox.next("command", replyOf("private", { kind: "done", message: help, key }));
    const state = discord.interact(slash("help"));
    await discord.waitUntil(() => inbox.calls.landed[0]);
    expect(JSON.stringify(state.original!.components)).toContain("`/feed list`");
  });
});

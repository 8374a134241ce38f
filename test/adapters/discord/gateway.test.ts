// Connecting: what is asked for, what cannot work, lines that break, and servers that leave.
import { describe, expect, it } from "vitest";
import { discord as descriptor } from "../../../adapters/discord/descriptor.ts";
import { createDiscord, doctor, discordSettings } from "../../../adapters/discord/index.ts";
import { bookIdentify, mostPerHour, waitFor } from "../../../adapters/discord/identify.ts";
import { parseSettings } from "../../../src/app/config.ts";
import { commands } from "../../../src/conversation/commands/index.ts";
import { fakeInbox, replyOf } from "../../support/inbox.ts";
import { plainMessage } from "../../../src/platform/index.ts";
import { TOKEN } from "../../support/discord-server.ts";
import { BOT, channel, GUILD, personSays, slash, TEXT } from "../../support/discord-world.ts";
import { memoryContext, memoryLog, memoryRecords } from "../../support/records.ts";
import { bench, heard, here, key } from "./harness.ts";
import { english } from "../../../src/words/index.ts";

describe("the settings", () => {
  it("are none without a token, and name every fault at once", () => {
    expect([{}, { DISCORD_STYLE: "embeds" }, { DISCORD_TOKEN: TOKEN }].map(descriptor.wanted)).toEqual([
      false,
      false,
      true,
    ]);
    expect(discordSettings.parse({ DISCORD_TOKEN: `Bot ${TOKEN}` })).toMatchObject({
      DISCORD_TOKEN: TOKEN,
      DISCORD_MESSAGE_CONTENT: false,
      DISCORD_STYLE: "components",
    });
    const wrong = {
      DISCORD_TOKEN: "x",
      DISCORD_MESSAGE_CONTENT: "maybe",
      DISCORD_STYLE: "blue",
      DISCORD_API_URL: "ftp:x",
    };
    expect(() => parseSettings(discordSettings, wrong)).toThrow(
      /DISCORD_TOKEN: .*\n.*DISCORD_MESSAGE_CONTENT: .*\n.*DISCORD_STYLE: .*\n.*DISCORD_API_URL: /,
    );
  });
});

describe("the doctor", () => {
  it("prints an invite link with the least permissions, and what is switched on", async () => {
    const { settings, platform } = await bench({ start: false });
    await platform.stop();
    const { ok, lines } = await doctor(settings);
    expect(ok).toBe(true);
    const link = new URL(/https:\S+/.exec(english.tell(lines.at(-1)!))![0]);
    expect(link.searchParams.get("client_id")).toBe(BOT.id);
    expect(link.searchParams.get("scope")).toBe("bot applications.commands");
    expect(BigInt(link.searchParams.get("permissions")!)).toBe(
      (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 16n) | (1n << 35n) | (1n << 38n),
    );
    expect(await doctor({ ...settings, DISCORD_MESSAGE_CONTENT: true })).toMatchObject({ ok: false });
    expect(await doctor({ ...settings, DISCORD_TOKEN: `${TOKEN}x` })).toMatchObject({
      ok: false,
      lines: [expect.stringContaining("Reset Token")],
    });
  });
});

describe("starting", () => {
  it("asks for no privileged intent, and registers the commands only when they changed", async () => {
    const { discord, context, restart } = await bench({ inbox: fakeInbox({ commands }) });
    expect(discord.requestsTo("PUT", /\/commands$/)).toHaveLength(1);
    expect(discord.counts.identifies).toBe(1);
    const again = await restart();
    expect(discord.requestsTo("PUT", /\/commands$/)).toHaveLength(2);
    await again.restart();
    expect(discord.requestsTo("PUT", /\/commands$/)).toHaveLength(2);
    expect(context.log.lines.some(({ message }) => message === "connected to Discord")).toBe(true);
  });

  it.each([
    [true, ["read", "deeper", "ask"]],
    [false, []],
  ])("registers commands to be taken along only where the portal allows that: %s", async (takenAlong, names) => {
    const { discord } = await bench({ inbox: fakeInbox({ commands }), takenAlong });
    const [put] = discord.requestsTo("PUT", /\/commands$/);
    const sent = put!.body as { name: string; integration_types: number[] }[];
    expect(sent.filter(({ integration_types: types }) => types.includes(1)).map(({ name }) => name)).toEqual(names);
  });

  it("opens as many connections as Discord recommends, and hears over each", async () => {
    const { discord, inbox } = await bench({ shards: 3 });
    inbox.always("command", () => replyOf("private", { kind: "done", message: plainMessage("Here."), key }));
    expect([...discord.shards].toSorted()).toEqual([0, 1, 2]);
    const state = discord.interact(slash("help"));
    await discord.waitUntil(() => state.original && !state.waiting);
  });

  it("says which switch to set when the portal does not allow reading messages (4014)", async () => {
    const { platform, inbox } = await bench({ settings: { DISCORD_MESSAGE_CONTENT: true }, start: false });
    await expect(platform.start(inbox)).rejects.toMatchObject({
      code: "platform_misconfigured",
      message: expect.stringContaining("4014"),
      hint: expect.stringMatching(/Message Content Intent.*DISCORD_MESSAGE_CONTENT=off/),
    });
  });

  it("says that the token is wrong, found by REST or by the gateway (4004)", async () => {
    const { platform, inbox, discord } = await bench({ start: false, settings: { DISCORD_TOKEN: `${TOKEN}x` } });
    await expect(platform.start(inbox)).rejects.toMatchObject({
      code: "platform_misconfigured",
      hint: expect.stringContaining("DISCORD_TOKEN"),
    });
    expect(discord.counts.identifies).toBe(0);
  });

  it("fails with a sentence when Discord cannot be reached", async () => {
    const { settings, inbox, discord } = await bench({ start: false });
    discord.fail({ method: "GET", path: /gateway/, status: 503, times: 9 });
    const platform = createDiscord(settings, memoryContext());
    await expect(platform.start(inbox)).rejects.toMatchObject({ code: "platform_misconfigured", retryable: true });
    await platform.stop();
  });
});

describe("a line that breaks", () => {
  it("is resumed: what was said meanwhile is heard, once, and no identify is spent", async () => {
    const { discord, inbox } = await bench();
    inbox.always("command", () => replyOf("private", { kind: "done", message: plainMessage("Here."), key }));
    discord.cut();
    const event = slash("help");
    const state = discord.interact(event, { twice: true });
    await discord.waitUntil(() => state.original && !state.waiting);
    expect(discord.counts).toEqual({ identifies: 1, resumes: 1 });
    expect(inbox.calls.command).toHaveLength(1);
  });

  it.each([
    [4000, 0],
    [4009, 0],
    [4007, 1],
    [4008, 1],
  ])("that is closed with %i comes back by itself, with %i identifies more", async (code, identifies) => {
    const { discord, inbox } = await bench();
    inbox.always("command", () => replyOf("private", { kind: "done", message: plainMessage("Here."), key }));
    discord.closeGateway(code);
    await discord.waitUntil(() => discord.counts.identifies + discord.counts.resumes > 1);
    const state = discord.interact(slash("help"));
    await discord.waitUntil(() => state.original && !state.waiting);
    expect(discord.counts).toEqual({ identifies: 1 + identifies, resumes: 1 - identifies });
    expect(inbox.calls.command).toHaveLength(1);
  });

  it.each([
    [4004, "Reset Token"],
    [4010, "Update the bot"],
    [4011, "Start it again"],
    [4012, "Update the bot"],
    [4013, "Update the bot"],
    [4014, "Message Content Intent"],
  ])(
    "that Discord closes for good with %i is told in the log, with what to do, and not opened again",
    async (code, fix) => {
      const { discord, context } = await bench();
      discord.closeGateway(code);
      await expect.poll(() => context.log.lines.find(({ level }) => level === "error")?.message).toContain(fix);
      expect(discord.counts).toEqual({ identifies: 1, resumes: 0 });
    },
  );
});

describe("the identify budget", () => {
  const hour = 3_600_000;

  it("lets ten through in an hour, then waits for the oldest to pass", () => {
    const times = Array.from({ length: 10 }, (_, n) => 1000 + n * 1000);
    expect(waitFor(times.slice(1), 20_000)).toBe(0);
    expect(waitFor(times, 20_000)).toBe(1000 + hour - 20_000);
    expect(waitFor(times, 1001 + hour)).toBe(0);
  });

  it("grows with the connections that Discord wants, each of which is begun", () => {
    expect([1, 3, 4, 16].map(mostPerHour)).toEqual([10, 10, 12, 48]);
    const times = Array.from({ length: 16 }, (_, n) => 1000 + n);
    expect(waitFor(times, 20_000, mostPerHour(16))).toBe(0);
  });

  it("survives a crash loop: never more than ten an hour over many restarts, with a line that says why", async () => {
    const records = memoryRecords();
    const log = memoryLog();
    let now = 0;
    const booked: number[] = [];
    const clock = { now: () => new Date(now), sleep: async (ms: number) => void (now += ms) };
    for (let crash = 0; crash < 100; crash += 1) {
      await bookIdentify(records, log, clock);
      booked.push(now);
      now += 3000;
    }
    const inAnHour = booked.map((from) => booked.filter((time) => time >= from && time < from + hour).length);
    expect(Math.max(...inAnHour)).toBe(10);
    expect(log.lines[0]!.message).toMatch(/waits \d+ minutes/);
  });

  it("is counted in the records by the real client", async () => {
    const { context, restart } = await bench();
    await restart();
    expect(context.records.held.get("identifies")).toHaveLength(2);
  });
});

describe("a channel that is deleted", () => {
  it("is told to the core, which forgets it; a thread that goes is none", async () => {
    const { discord, inbox } = await bench();
    discord.dispatch("THREAD_DELETE", { id: "777", guild_id: GUILD, parent_id: TEXT, type: 11 });
    discord.dispatch("CHANNEL_DELETE", { ...channel(TEXT, 0, "news"), guild_id: GUILD });
    await expect.poll(() => inbox.calls.left).toEqual([[here()]]);
  });
});

describe("a server that left while the bot was away", () => {
  it("is let go at the next start, once; one that is there stays", async () => {
    const at = await bench();
    await at.context.records.put("servers", [GUILD, "999"]);
    const again = await at.restart();
    await expect.poll(() => again.inbox.calls.removed).toEqual([["discord:999"]]);
    const third = await again.restart();
    expect(third.inbox.calls.removed).toEqual([]);
  });
});

describe("a server that leaves", () => {
  it("is told to the core; one that is only away is not", async () => {
    const { discord, inbox } = await bench();
    discord.dispatch("GUILD_DELETE", { id: GUILD, unavailable: true });
    discord.dispatch("GUILD_CREATE", { ...(await import("../../support/discord-world.ts")).guild });
    discord.dispatch("GUILD_DELETE", { id: GUILD });
    await expect.poll(() => inbox.calls.removed).toEqual([[`discord:${GUILD}`]]);
  });
});

it("reads a mention without any privileged intent, and nothing else", async () => {
  const { discord, inbox } = await bench();
  inbox.always("turn", () => replyOf("thread", { kind: "done", message: plainMessage("Nine days."), key }));
  discord.say(personSays("talk among people"));
  const asked = discord.say(personSays(`<@${BOT.id}> how long?`, { mentions: [BOT] }), true);
  await heard(discord, asked.id, "Nine days");
  expect(inbox.calls.turn).toHaveLength(1);
  expect(inbox.calls.turn[0]![0]).toMatchObject({
    text: "how long?",
    mentionsBot: true,
    addressesOther: false,
    place: { channel: { channel: TEXT }, thread: asked.id },
  });
});

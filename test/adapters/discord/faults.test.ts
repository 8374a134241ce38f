// What goes wrong between people and the bot: limits, outages, lost lines, lost rights.
import { describe, expect, it } from "vitest";
import { commands } from "../../../src/conversation/commands/index.ts";
import { type Reply, plainMessage } from "../../../src/platform/index.ts";
import { onMessageMenu, personSays, pressed, slash, TEXT, typing } from "../../support/discord-world.ts";
import { fakeInbox, openReply, replyOf } from "../../support/inbox.ts";
import { sampleMessage } from "../../support/messages.ts";
import { bench, type Bench, heard, here, key, said } from "./harness.ts";

const EPHEMERAL = 64;
const done = (visibility: Reply["visibility"], sentence: string): Reply =>
  replyOf(visibility, { kind: "done", message: plainMessage(sentence), key });
const withCommands = () => bench({ inbox: fakeInbox({ commands }), timing: { edit: 5 } });
const errors = ({ context }: Bench) => context.log.lines.filter(({ level }) => level === "error");

async function post({ platform, discord }: Bench, name: string) {
  const { message } = await platform.post(here(), sampleMessage(), name);
  return discord.inChannel(TEXT).find(({ id }) => id === message)!;
}

describe("limits and outages", () => {
  const limit = {
    status: 429,
    headers: { "retry-after": "0.05", "x-ratelimit-scope": "user", "x-ratelimit-bucket": "b" },
    body: { message: "slow", retry_after: 0.05, global: false },
  };

  it("a short wait that Discord asks for is waited for, and the post is there once", async () => {
    const { platform, discord } = await bench();
    discord.fail({ method: "POST", path: /\/messages$/, ...limit });
    await platform.post(here(), sampleMessage(), key);
    expect(discord.inChannel(TEXT)).toHaveLength(1);
    expect(discord.requestsTo("POST", /\/messages$/).map(({ status }) => status)).toEqual([429, 200]);
  });

  it.each([
    ["429", { ...limit, times: 2 }],
    ["503", { status: 503, times: 3 }],
    ["a cut line", { drop: true, times: 2 }],
  ])("the end of a public answer is shown in spite of %s", async (_, fault) => {
    const at = await withCommands();
    const { discord, inbox } = at;
    const { reply, push } = openReply("channel");
    inbox.next("command", reply);
    const state = discord.interact(slash("digest read", { address: "https://example.org" }));
    push({ kind: "text", text: "First claim." });
    await heard(discord, TEXT, "First claim.");
    discord.fail({ method: "PATCH", path: /@original$/, ...fault });
    push({ kind: "done", message: plainMessage("All of it."), key });
    await discord.waitUntil(() => inbox.calls.landed[0]);
    expect(said(state.original!)).toContain("All of it.");
    expect(errors(at)).toEqual([]);
  });

  it("an outage that lasts is told to the person, and lands nowhere", async () => {
    const at = await withCommands();
    const { discord, inbox } = at;
    inbox.next("command", done("channel", "All of it."));
    discord.fail({ method: "PATCH", path: /@original$/, status: 500, times: 4 });
    discord.interact(slash("digest read", { address: "https://example.org" }));
    await heard(discord, TEXT, "Something went wrong");
    expect(inbox.calls.landed).toEqual([]);
    expect(errors(at)).toHaveLength(1);
  });
});

describe("the line", () => {
  it("is opened anew when Discord asks for it, and what was said meanwhile is heard", async () => {
    const { discord, inbox } = await withCommands();
    inbox.always("command", () => done("private", "Here."));
    discord.ask(7);
    const state = discord.interact(slash("help"));
    await discord.waitUntil(() => state.original && !state.waiting);
    expect(discord.counts).toEqual({ identifies: 1, resumes: 1 });
  });

  it("whose session is invalid begins a new one, booked in the identify budget, and hears what comes then, once", async () => {
    const at = await withCommands();
    const { discord, inbox, context } = at;
    inbox.always("command", () => done("private", "Here."));
    discord.ask(9);
    await discord.waitUntil(() => discord.counts.identifies === 2);
    const state = discord.interact(slash("help"), { twice: true });
    await discord.waitUntil(() => state.original && !state.waiting);
    expect(inbox.calls.command).toHaveLength(1);
    expect(context.records.held.get("identifies")).toHaveLength(2);
    expect(errors(at)).toEqual([]);
  });
});

describe("an interaction", () => {
  const theirs = personSays("The ferry sank");
  it.each([
    ["a command", () => slash("help")],
    ["a form", () => onMessageMenu("Ask about this", theirs)],
    ["a completion", () => typing("deeper", "story", "f")],
  ])("that is over is nobody's error, and nothing is said: %s", async (_, make) => {
    for (const how of ["late", "answered"] as const) {
      const at = await withCommands();
      const { discord, inbox, context } = at;
      inbox.always("command", () => done("private", "Too late."));
      const state = discord.interact(make(), { late: how === "late" });
      // Another process of the bot was faster.
      state.acked = true;
      await expect
        .poll(() => context.log.lines.map(({ message }) => message))
        .toContainEqual(expect.stringContaining("over before it could be answered"));
      expect(errors(at)).toEqual([]);
      expect(discord.requestsTo("POST", /\/callback$/)).toHaveLength(1);
      expect(discord.inChannel(TEXT)).toEqual([]);
    }
  });

  it("is acknowledged once, however it goes", async () => {
    const at = await withCommands();
    const { discord, inbox } = at;
    const message = await post(at, key);
    inbox.next("action", done("thread", "In the thread."));
    inbox.next("command", done("channel", "In the channel."));
    inbox.next("command", done("private", "Alone."));
    const events = [pressed("f1|act|deeper:s1", message), slash("digest read", { address: "x" }), slash("help")];
    const states = events.map((event) => discord.interact(event));
    await discord.waitUntil(() => inbox.calls.landed[2]);
    expect(states.map(({ acked }) => acked)).toEqual([true, true, true]);
    expect(discord.requestsTo("POST", /\/callback$/).map(({ status }) => status)).toEqual([204, 204, 204]);
  });

  /** A public sign is out, then the core refuses; `meanwhile` happens in between. */
  async function refusedLate(meanwhile: (at: Bench, state: { waiting: boolean }) => void) {
    const at = await withCommands();
    const { promise, resolve } = Promise.withResolvers<Reply>();
    at.inbox.next("command", (() => promise) as never);
    const state = at.discord.interact(slash("digest read", { address: "y" }));
    await at.discord.waitUntil(() => state.acked);
    meanwhile(at, state);
    resolve(done("private", "There is no such page."));
    await heard(at.discord, TEXT, "There is no such page.");
    return at.discord.inChannel(TEXT).map((message) => [said(message), message.flags & EPHEMERAL]);
  }
  const refusal = ["Ada: “y”\nThere is no such page.", EPHEMERAL];

  it("refused late stays private though its public sign cannot be taken away", async () => {
    const shown = await refusedLate(({ discord }) =>
      discord.fail({ method: "DELETE", path: /@original$/, status: 500 }),
    );
    expect(shown).toEqual([["Answered separately.", 0], refusal]);
  });

  it("refused late is refused although somebody took its public sign away", async () => {
    const shown = await refusedLate(({ discord }, state) => {
      state.waiting = false;
      discord.fail({ method: "DELETE", path: /@original$/, status: 404, code: 10008 });
    });
    expect(shown).toEqual([refusal]);
  });

  it.each([
    ["may not write in threads", 50013, "may not post in this channel"],
    ["finds the thread archived and locked", 50083, "The thread is closed"],
  ])("whose bot %s is answered to the asker alone, with the reason", async (_, code, reason) => {
    const at = await withCommands();
    const { discord, inbox } = at;
    const message = await post(at, key);
    discord.fail({ method: "POST", path: new RegExp(`/channels/${message.id}/messages$`), status: 403, code });
    inbox.next("action", done("thread", "More on brakes."));
    const state = discord.interact(pressed("f1|act|deeper:s1", message));
    await discord.waitUntil(() => inbox.calls.landed[0]);
    const shown = said(state.original!);
    expect(state.flags).toBe(EPHEMERAL);
    expect(shown).toContain("More on brakes.");
    expect(shown).toContain(reason);
    expect(shown).not.toMatch(/Answered in the thread|\d{5}/);
  });

  it("asked where the bot may not write at all is still answered to the asker", async () => {
    const at = await withCommands();
    const { discord, inbox } = at;
    const message = await post(at, key);
    discord.fail({ method: "POST", path: /\/threads$/, status: 403, code: 50013 });
    discord.fail({ method: "POST", path: /\/channels\/200\/messages$/, status: 403, code: 50013 });
    inbox.next("action", done("thread", "More on brakes."));
    const state = discord.interact(pressed("f1|act|deeper:s1", message));
    await discord.waitUntil(() => inbox.calls.landed[0]);
    expect(state.flags).toBe(EPHEMERAL);
    expect(said(state.original!)).toContain("More on brakes.");
  });

  it.each(["components", "embeds"] as const)("that fails is apologised for in the dress of %s", async (style) => {
    const at = await bench({ inbox: fakeInbox({ commands }), settings: { DISCORD_STYLE: style } });
    const { discord, inbox } = at;
    const message = await post(at, key);
    inbox.next("action", (() => Promise.reject(new Error("broken"))) as never);
    const state = discord.interact(pressed("f1|act|deeper:s1", message));
    await discord.waitUntil(() => state.original && said(state.original).includes("Something went wrong"));
    expect(state.original!.content).toBe("");
    expect(state.original!.embeds).toHaveLength(style === "embeds" ? 1 : 0);
  });
});

describe("two threads at once", () => {
  it("do not wait for each other, and neither answer strays", async () => {
    const at = await withCommands();
    const { discord, inbox } = at;
    const one = await post(at, key);
    const two = await post(at, "bbcdefghijklmnopqrstuvwx");
    const first = openReply("thread");
    const second = openReply("thread");
    inbox.next("action", first.reply);
    discord.interact(pressed("f1|act|deeper:s1", one));
    await heard(discord, one.id, "Reading");
    inbox.next("action", second.reply);
    discord.interact(pressed("f1|act|deeper:s2", two));
    await heard(discord, two.id, "Reading");
    first.push({ kind: "text", text: "One begins." });
    second.push({ kind: "text", text: "Two begins." });
    second.push({ kind: "done", message: plainMessage("Two is done."), key: "bbcdefghijklmnopqrstuvwx" });
    await heard(discord, two.id, "Two is done.");
    first.push({ kind: "done", message: plainMessage("One is done."), key });
    await heard(discord, one.id, "One is done.");
    expect([one, two].map(({ id }) => discord.inChannel(id).map(said))).toEqual([["One is done."], ["Two is done."]]);
  });
});

// What people write: what is for the bot, and where it answers.
import { describe, expect, it } from "vitest";
import { type Reply, plainMessage } from "../../../src/platform/index.ts";
import { BEN, BOT, channel, fullMessage, GUILD, personSays, submitted, TEXT } from "../../support/discord-world.ts";
import { replyOf } from "../../support/inbox.ts";
import { sampleMessage } from "../../support/messages.ts";
import { bench, type Bench, heard, here, key, said } from "./harness.ts";

const answer = (sentence: string) => (): Reply =>
  replyOf("thread", { kind: "done", message: plainMessage(sentence), key });
const readsAll = () => bench({ settings: { DISCORD_MESSAGE_CONTENT: true }, contentAllowed: true });

/** A thread under a post of the bot's. */
async function threadOf({ platform }: Bench): Promise<string> {
  const { message } = await platform.post(here(), sampleMessage(), key);
  await platform.post({ channel: here(), thread: message }, sampleMessage(), "bbcdefghijklmnopqrstuvwx");
  return message;
}

describe("with the intent", () => {
  it("hands every human message in a thread to the core, which may stay silent", async () => {
    const at = await readsAll();
    const { discord, inbox } = at;
    const thread = await threadOf(at);
    inbox.next("turn", undefined);
    discord.say(personSays("thanks", { at: thread }));
    inbox.next("turn", answer("Nine days.")());
    discord.say(personSays("how long?", { at: thread }));
    await heard(discord, thread, "Nine days.");
    expect(inbox.calls.turn.map(([turn]) => turn)).toMatchObject([
      { text: "thanks", mentionsBot: false, place: { channel: here(), thread } },
      { text: "how long?", mentionsBot: false, addressesOther: false },
    ]);
    const [, ref] = await discord.waitUntil(() => inbox.calls.landed[0]);
    expect(ref).toMatchObject({ channel: here(), thread });
  });

  it("tells who is spoken to, and writes names for mentions", async () => {
    const at = await readsAll();
    const { discord, inbox } = at;
    const thread = await threadOf(at);
    discord.say(personSays(`<@${BEN.id}> what do you think?`, { at: thread, mentions: [BEN] }));
    discord.say(
      personSays("I agree", { at: thread, repliesTo: personSays("x", { by: BEN, at: thread }), mentions: [BEN] }),
    );
    await discord.waitUntil(() => inbox.calls.turn[1]);
    expect(inbox.calls.turn.map(([turn]) => turn)).toMatchObject([
      { text: "@Ben what do you think?", addressesOther: true, mentionsBot: false },
      { text: "I agree", addressesOther: true },
    ]);
  });

  it("stays out of a channel's talk, and of what bots and systems say", async () => {
    const at = await readsAll();
    const { discord, inbox } = at;
    const thread = await threadOf(at);
    discord.say(personSays("is anybody there?"));
    discord.say(personSays("beep?", { at: thread, by: { ...BEN, bot: true } }));
    discord.say({ ...personSays("joined?", { at: thread }), type: 7 });
    discord.say({ ...personSays("hook?", { at: thread }), webhook_id: "1" } as never);
    inbox.next("turn", answer("Yes.")());
    discord.say(personSays("last?", { at: thread }));
    await heard(discord, thread, "Yes.");
    expect(inbox.calls.turn.map(([turn]) => turn.text)).toEqual(["last?"]);
  });
});

describe("without the intent", () => {
  it("ignores silently what Discord empties, and answers a mention in the thread", async () => {
    const at = await bench();
    const { discord, inbox } = at;
    const thread = await threadOf(at);
    inbox.always("turn", answer("Here I am."));
    discord.say(personSays("how long?", { at: thread }));
    discord.say(personSays(`<@${BOT.id}> how long?`, { at: thread, mentions: [BOT] }));
    await heard(discord, thread, "Here I am.");
    expect(inbox.calls.turn).toHaveLength(1);
  });

  it("answers a reply to a post in that post's thread, which is made for it", async () => {
    const { discord, inbox, platform } = await bench();
    await platform.post(here(), sampleMessage(), key);
    const [post] = discord.inChannel(TEXT);
    inbox.always("turn", answer("In its thread."));
    discord.say(personSays("why?", { repliesTo: post!, mentions: [BOT] }));
    await heard(discord, post!.id, "In its thread.");
    expect(inbox.calls.turn[0]![0].place.thread).toBe(post!.id);
    expect(discord.channels.get(post!.id)!.name).toBe("Both car ferries closed after a failed brake test");
  });

  it("reads a thread of people's own before it answers there", async () => {
    const { discord, inbox } = await bench();
    discord.channels.set("555", { ...channel("555", 11, "talk", TEXT), owner_id: BEN.id });
    discord.dispatch("THREAD_CREATE", discord.channels.get("555"));
    discord.inChannel("555").push(personSays("the ferry sank", { at: "555", by: BEN }));
    discord
      .inChannel("555")
      .push(fullMessage({ channel_id: "555", components: [{ type: 10, id: 1, content: "**It** did not\\." }] }));
    inbox.always("turn", answer("Read."));
    discord.say(personSays(`<@${BOT.id}> who is right?`, { at: "555", mentions: [BOT] }));
    await heard(discord, "555", "Read.");
    expect(inbox.calls.turn[0]![0].earlier).toEqual([
      { author: "Ben", text: "the ferry sank", fromBot: false },
      { author: "footnote", text: "It did not.", fromBot: true },
    ]);
  });

  it("answers in the channel when it may not make a thread", async () => {
    const { discord, inbox } = await bench();
    discord.fail({ method: "POST", path: /\/threads$/, status: 403, code: 50013 });
    inbox.always("turn", answer("In the channel."));
    discord.say(personSays(`<@${BOT.id}> hello?`, { mentions: [BOT] }));
    await heard(discord, TEXT, "In the channel.");
    const [, ref] = await discord.waitUntil(() => inbox.calls.landed[0]);
    expect(ref).toMatchObject({ channel: here(), thread: undefined });
  });
});

describe("in a private inbox", () => {
  const inbox9 = `9${BEN.id}`;
  const direct = { by: BEN, at: inbox9, direct: true };

  it("answers about the server the person was last written to about, while they are in it", async () => {
    const { discord, inbox, platform } = await bench();
    const to = { ...here(BEN.id), kind: "direct" as const };
    await platform.post(to, sampleMessage(), key);
    inbox.always("turn", answer("Nine days."));
    discord.say(personSays("how long?", direct));
    await heard(discord, inbox9, "Nine days.");
    expect(inbox.calls.turn[0]![0].place).toEqual({ tenant: `discord:${GUILD}`, channel: to, thread: undefined });

    discord.interact(submitted("f1|about|1", "question", "and now?", undefined, direct));
    await discord.waitUntil(() => inbox.calls.landed[1]);
    expect(
      discord
        .inChannel(inbox9)
        .map(said)
        .filter((text) => text.includes("Nine days.")),
    ).toHaveLength(2);

    discord.members.delete(BEN.id);
    discord.say(personSays("and today?", direct));
    await heard(discord, inbox9, "Ask me in a server");
    expect(inbox.calls.turn).toHaveLength(2);
  });
});

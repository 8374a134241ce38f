// Commands, links and greetings in mentions and direct messages; what is muted, reported and set.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BotError, plain } from "../../src/platform/index.ts";
import { type Conversation, admin, guest, member, openConversation, place } from "../support/conversation.ts";
import { channel } from "../support/news.ts";

let bed: Conversation;
beforeEach(async () => {
  bed = await openConversation();
});
afterEach(() => bed.close());

/** What is answered to a mention in a channel, outside every story. */
const spoken = async (text: string, rest: object = {}) => {
  const { message, reply } = await bed.finish(
    await bed.turn(text, "t1", { mentionsBot: true, person: admin, ...rest }),
  );
  return { said: plain(message), visibility: reply.visibility };
};
const direct = { place: { ...place, channel: { ...channel, kind: "direct" as const }, thread: undefined } };

describe("spoken to", () => {
  it("does what a command says, by a mention and in a direct message", async () => {
    expect(await spoken("help")).toMatchObject({ said: expect.stringContaining("schedule"), visibility: "private" });
    expect((await spoken("@Footnote add https://one.example")).said).toContain("Now watching Harbour Courier");
    expect((await spoken("please add https://three.example")).said).toContain("Now watching");
    expect((await spoken("status?", { ...direct, mentionsBot: false })).said).toContain("Watching");
    expect((await spoken("mute bridge for 7 days")).said).toContain('The topic "bridge" is muted here until');
    expect((await spoken("schedule 8am", { person: member })).said).toContain("Only an administrator");
    expect((await spoken("add", {})).said).toContain("add needs");
  });

  it("reads a bare link, and offers to follow it where it is a feed", async () => {
    expect((await spoken("https://page.example/x")).said).toContain("Reported by (1 report, 1 origin)");
    bed.ports.readPage = () => Promise.reject(new BotError("not_an_article", "No article."));
    expect((await spoken("https://one.example")).said).toMatch(
      /Harbour Courier can be followed\. .*add https:\/\/one\.example/,
    );
  });

  it("answers a greeting with what to do first, and leaves greetings among people to them", async () => {
    expect((await spoken("hello")).said).toMatch(/^Hello\. .*add https:\/\/example\.org/s);
    expect(await bed.said("good morning")).toContain("follows a site");
    const post = await bed.tellStory();
    expect(await bed.turn("hello", post)).toBeUndefined();
  });

  it("takes a sentence with a question mark for a question, and a number under a story for its point", async () => {
    const post = await bed.tellStory();
    expect((await spoken("why is the Harbour Bridge opening?")).said).toMatch(/Sources used|searched/);
    expect(await bed.said("How much did the Harbour Bridge cost?")).toContain("40 million crowns");
    const under = async (text: string) =>
      plain((await bed.finish(await bed.turn(text, post, { mentionsBot: true, alone: true }))).message);
    expect(await under("1?")).toContain("Point 1:");
    expect(await under("mute")).toContain("is muted here: no updates");
    expect(await under("help")).toContain("An angle goes deeper");
  });

  it("shows what is typed where only it hears to the asker alone, failures too", async () => {
    await bed.tellStory();
    const typed = async (line: string) =>
      bed.finish(await bed.inbox.command({ place, person: guest, callId: bed.callId(), line, alone: true }));
    for (const line of [
      "what did the bridge cost?",
      "read https://page.example/x",
      "deeper",
      "read https://page.example/y",
    ])
      expect((await typed(line)).reply.visibility).toBe("private");
  });
});

describe("mute", () => {
  it("asks what, takes names of feeds for feeds, and lists what is muted with the way back", async () => {
    await bed.tellStory();
    expect(await bed.said("mute")).toMatch(/^What should be muted here\?.*mute story /s);
    expect(await bed.store.mutes.of(channel, bed.clock.now())).toEqual([]);
    expect(await bed.said("mute harbour courier")).toContain('The feed "Harbour Courier" is muted here');
    expect(await bed.said("mute the Harbour Courier")).toContain("The feed");
    expect(await bed.said("mute topic Harbour Courier")).toContain("The topic");
    expect(await bed.said("mute ferries 12h")).toContain('The topic "ferries" is muted here until');
    const { message } = await bed.run("mute list");
    expect(plain(message)).toMatch(/Muted here: 3.*unmute Harbour Courier.*ferries.*until/s);
    await bed.press(message.actions[0]!.id);
    expect(await bed.said("mutes")).toContain("Muted here: 2");
    expect(await bed.said("unmute boats")).toMatch(/Muted here: "Harbour Courier" and "ferries"\.$/);
    expect(await bed.said("unmute everything")).toMatch(/heard again.*heard again/s);
    expect(await bed.said("mutes")).toContain("Nothing is muted here.");
  });
});

describe("lens", () => {
  it("clears the audience, goes back to the usual, and says what was and is", async () => {
    expect(await bed.said("lens audience:security engineers length:short")).toMatch(
      /^Before: Lens default: normal length.*\nNow: Lens security engineers: for security engineers, short length/,
    );
    expect(await bed.said("lens audience:none")).toMatch(/Now: Lens default: short length, in English/);
    expect(await bed.said("lens reset")).toMatch(/Now: Lens default: normal length/);
    expect(await bed.said("lens reset")).toMatch(/^As before: /);
  });

  it("knows languages by code and name, refuses those that nobody has, and says what needs a model", async () => {
    const lens = (line: string) => bed.said(`lens ${line}`, { ...admin, language: "en" });
    expect(await lens("language:German")).toMatch(/in German.*That language needs a model/s);
    expect(await lens("language:Deutsch")).toMatch(/^As before: .*in German/);
    expect(await lens("language:zh-CN")).toContain("in Chinese (China)");
    for (const none of ["xx", "qqz", "klingonish", "e"])
      expect(await lens(`language:${none}`)).toContain(`"${none}" is not a language that I know`);
    expect(await lens("reset")).not.toContain("needs a model");
    const condition = await bed.ports.condition();
    bed.ports.condition = async () => ({ ...condition, models: [] });
    expect(await lens("language:fr audience:divers")).not.toContain("model");
  });
});

describe("mistake", () => {
  const kept = async () =>
    (await bed.store.db.selectFrom("feedback").select("message").execute()).map(({ message }) => message);

  it("asks which post is meant, keeps nothing, and files by the words of a post", async () => {
    expect(await bed.said("mistake wrong", guest)).toContain("I do not know which post you mean");
    await bed.tellStory();
    expect(await bed.said("mistake that is all wrong", guest)).toMatch(
      /^Which post is it about\? Nothing is kept yet\.\n.*mistake that is all wrong story:/,
    );
    expect(await kept()).toEqual([]);
    expect(await bed.said("mistake the Harbour Bridge opens on Tuesday", guest)).toMatch(
      /on ".+" is kept.*Another post\?/s,
    );
    expect(await kept()).toEqual(["s1"]);
  });
});

describe("pause and resume", () => {
  it("ask what, rest a whole channel, and say when nothing was paused", async () => {
    await bed.run("add https://one.example");
    expect(await bed.said("pause")).toMatch(/^What should be paused here\?.*pause Harbour Courier.*pause all/s);
    expect(await bed.said("resume")).toContain("was not paused");
    expect(await bed.said("pause all")).toContain("Posting here is paused");
    expect(await bed.said("resume")).toContain("resumed");
    expect(await bed.said("pause Nothing")).toContain('It watches "Harbour Courier".');
  });
});

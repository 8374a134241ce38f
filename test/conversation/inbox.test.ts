// The inbox from outside: what people type, press and write in threads, and what they are answered.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimsOf } from "../../src/core/analysis.ts";
import type { ConversationPorts } from "../../src/conversation/ports.ts";
import { readPack } from "../../src/feeds/packs.ts";
import { type Inbox, type Reply, plain } from "../../src/platform/index.ts";
import type { Store } from "../../src/store/index.ts";
import type { testClock } from "../support/clock.ts";
import { type Conversation, admin, guest, member, openConversation, place } from "../support/conversation.ts";
import { channel } from "../support/news.ts";

describe("the inbox", () => {
  let bed: Conversation;
  let store: Store;
  let clock: ReturnType<typeof testClock>;
  let ports: ConversationPorts;
  let inbox: Inbox;

  beforeEach(async () => {
    bed = await openConversation();
    ({ store, clock, ports, inbox } = bed);
  });
  afterEach(() => bed.close());

  const { run, said, press, pressed, turn, finish, tellStory } = {
    run: (...args: Parameters<Conversation["run"]>) => bed.run(...args),
    said: (...args: Parameters<Conversation["said"]>) => bed.said(...args),
    press: (...args: Parameters<Conversation["press"]>) => bed.press(...args),
    pressed: (...args: Parameters<Conversation["pressed"]>) => bed.pressed(...args),
    turn: (...args: Parameters<Conversation["turn"]>) => bed.turn(...args),
    finish: (...args: Parameters<Conversation["finish"]>) => bed.finish(...args),
    tellStory: () => bed.tellStory(),
  };

  it("answers one person's thousand commands as fast as it allows, and everybody else as ever", async () => {
    const many = await Promise.all(Array.from({ length: 1000 }, () => said("lens tone:dry")));
    const refused = many.filter((text) => text.includes("faster than I answer"));
    expect(many.length - refused.length).toBe(30);
    expect(refused[0]).toContain("Try again in 2 s.");
    expect(await said("feeds", member)).toContain("No feeds here yet");
    expect(
      await said("feeds", admin, { ...place, tenant: "fake:two", channel: { ...channel, tenant: "fake:two" } }),
    ).toContain("No feeds here yet");
    clock.advance(2_000);
    expect(await said("feeds")).toContain("No feeds here yet");
    expect(await said("feeds")).toContain("faster than I answer");
    clock.advance(60_000);
    expect(await said("feeds")).toContain("No feeds here yet");
  });

  it.each([
    ["add https://one.example/\0", "mute one\ud800", "ask what\0 of it?", "lens tone:dry\udc00", "suggest \0", "\0"],
  ])("says that a NUL and half of a character cannot be kept: %j", async (...lines) => {
    for (const line of lines) expect(await said(line)).toContain("a character that cannot be kept");
    const reply = await inbox.command({
      place,
      person: admin,
      callId: "form",
      name: "filter",
      options: { words: "tax\0" },
    });
    expect(plain((await finish(reply)).message)).toContain("a character that cannot be kept");
    expect(plain((await pressed("open:\0"))!.message)).toContain("a character that cannot be kept");
  });

  it("says so in a thread too, and keeps whole characters of every kind", async () => {
    const thread = await tellStory();
    const broken = await turn("How much did\0 it cost?", thread, { mentionsBot: true });
    expect(plain((await finish(broken)).message)).toContain("a character that cannot be kept");
    expect(await turn("How much?", `${thread}\0`, { mentionsBot: true })).toBeUndefined();
    expect(await said("lens audience:👩‍🔬")).not.toContain("cannot be kept");
    expect(await inbox.receipt(place.tenant, "\0", 0, 1)).toBeUndefined();
  });

  it("tells whoever floods a thread once that it is too much, and is silent then", async () => {
    const thread = await tellStory();
    const replies: (Reply | undefined)[] = [];
    for (let n = 0; n < 34; n += 1) replies.push(await turn("How much did it cost?", thread, { mentionsBot: true }));
    expect(replies.slice(0, 30)).not.toContain(undefined);
    expect(replies[30]!.visibility).toBe("private");
    expect(plain((await finish(replies[30])).message)).toContain("faster than I answer");
    expect(replies.slice(31)).toEqual([undefined, undefined, undefined]);
    clock.advance(10_000);
    expect((await turn("How much did it cost?", thread, { mentionsBot: true }))!.visibility).toBe("thread");
  });

  it("adds a feed, posts nothing old, and takes it back", async () => {
    const { message } = await run("add https://one.example");
    expect(plain(message)).toContain("counts as read");
    expect(await said("feeds")).toContain("Harbour Courier");
    const undo = message.actions.find((action) => action.label === "Undo")!;
    await press(undo.id);
    expect(await said("feeds")).toContain("No feeds here yet");
  });

  it("pauses a feed for this channel alone, and watches again a feed that was removed", async () => {
    const other = { ...place, tenant: "fake:two", channel: { ...channel, tenant: "fake:two" } };
    await run("add https://one.example");
    await run("add https://one.example", admin, other);
    await run("pause Harbour Courier");
    expect(await said("feeds")).toContain("paused");
    expect(await said("feeds", admin, other)).not.toContain("paused");
    clock.advance(1);
    // A lease of no length: what may be looked at, without looking.
    const due = () => store.polls.claim(clock.now(), 0, 10);
    expect(await due()).toHaveLength(1);
    await run("remove Harbour Courier", admin, other);
    expect(await due()).toEqual([]);
    await run("remove Harbour Courier");
    await run("add https://one.example");
    expect(await due()).toHaveLength(1);
  });

  it("offers a choice when a site has several feeds, and adds none by itself", async () => {
    expect(await said("add https://two.example")).toContain("There are 2 feeds");
    expect(await store.feeds.all()).toEqual([]);
  });

  it("says what to do when something is wrong, and loses nothing", async () => {
    expect(await said("add https://none.example")).toBe("There is no feed. Try another address.");
    expect(await said("ad https://one.example")).toContain('Did you mean "add"?');
    expect(await said("pause Nothing")).toContain("watches no feed");
    expect((await run("ad x")).reply.visibility).toBe("private");
  });

  it("keeps settings from members and everything from guests, where the table says so", async () => {
    expect(await said("schedule 08:00", member)).toContain("Only an administrator");
    expect(await said("add https://one.example", guest)).toContain("Guests cannot");
    expect(await said("add https://one.example", member)).toContain("Now watching");
    ports.defaults.membersMayAdd = false;
    expect(await said("add https://three.example", member)).toContain("Only an administrator");
  });

  it("keeps a schedule, a lens and a filter, and shows them", async () => {
    expect(await said("schedule 08:30 days:mon-fri tz:Europe/Berlin quiet:22:00-07:00")).toContain(
      "Now: A digest at 08:30 on weekdays, Europe/Berlin, quiet from 22:00 to 07:00",
    );
    expect(await said("schedule 07:30, 18:00")).toMatch(/^Before: .*08:30.*\nNow: .* at 07:30 and 18:00 every day/);
    expect(await said("schedule days:sat - sun tz:New York")).toContain("at weekends, America/New_York");
    expect(await said("schedule 25:00")).toMatch(/^"25:00" is not a time of day\. Write for example/);
    expect(await said('schedule "* * * * *"')).toContain("at most every 15 minutes");
    expect(await said("schedule quiet:22:00-22:00")).toContain("begin and end at different times");
    expect(await said("schedule")).toMatch(/Next: \p{L}+ \d\d:\d\d\.$/u);
    expect(await said("schedule cap:5")).toContain("at most 5 stories a day");
    expect(await said("schedule quiet:25:00-07:00")).toContain("is not a time of day");
    expect(await said('lens audience:"engineers" length:short')).toContain("for engineers, short length");
    expect(await said("lens security")).toMatch(/Now: Lens security: for people who defend systems, .*exploited/);
    expect(await said("lens secruity")).toMatch(/^There is no lens "secruity"\. There are: .*security/);
    expect(await said("lens audience:people at sea length:short")).toContain("for people at sea, short length");
    expect(await said("filter include:bridge exclude:sport origins:2")).toContain("at least 2 origins");
    expect(await said("filter include: bridge , harbour town exclude:sport, chess")).toMatch(
      /that mention bridge or harbour town; none that mention sport or chess/,
    );
    expect(await said("filter clear")).toContain("No filters");
  });

  it("answers a question in a story's thread without a mention, with receipts, and remembers it", async () => {
    const post = await tellStory();
    const { message, statuses, reply } = await finish(await turn("How much did the Harbour Bridge cost?", post));
    expect(reply.visibility).toBe("thread");
    expect(statuses).toContain("Reading 1 source");
    expect(plain(message)).toMatch(/It cost 40 million crowns.* \[1\]/);
    expect(plain(message)).toContain("Sources used: Outlet one");
    const thread = await store.conversations.thread({ channel, thread: post });
    expect((await store.conversations.turns(thread!, 5)).map((entry) => entry.role)).toEqual(["person", "bot"]);
  });

  it("says that the sources do not say, and what it searched", async () => {
    const post = await tellStory();
    const shown = plain((await finish(await turn("Who won the football cup in Brazil?", post))).message);
    expect(shown).toContain("The sources I hold do not say.");
    expect(shown).toContain("I searched 1 article");
  });

  it("takes a number as the address of a point, and a wrong number as a mistake", async () => {
    const post = await tellStory();
    expect(plain((await finish(await turn("why 1?", post))).message)).toContain("Point 1:");
    expect(plain((await finish(await turn("99?", post))).message)).toContain("has no point 99");
    const receipt = await finish(await turn("source for 1?", post));
    expect(receipt.reply.visibility).toBe("private");
    expect(plain(receipt.message)).toContain("Outlet one: “");
  });

  it("is silent while people talk to each other, and back when it is mentioned", async () => {
    const post = await tellStory();
    expect(await turn("thanks, great", post)).toBeUndefined();
    expect(await turn("@bo what do you think?", post, { addressesOther: true })).toBeUndefined();
    expect(await turn("What did it cost?", post)).toBeUndefined();
    expect(await turn("What did the bridge cost?", post, { mentionsBot: true })).toBeDefined();
    expect(await turn("What about the mayor?", post)).toBeDefined();
  });

  it("stops following when it is told to", async () => {
    const post = await tellStory();
    expect(plain((await finish(await turn("stop", post))).message)).toContain("stop following");
    expect(await turn("What did the bridge cost?", post)).toBeUndefined();
  });

  it("stays quiet where only it is spoken to, until it is called back by its name", async () => {
    const post = await tellStory();
    const alone = { mentionsBot: true, alone: true };
    const ask = async (text: string) => plain((await finish(await turn(text, post, alone))).message);
    await ask("stop");
    expect(await ask("What did the Harbour Bridge cost?")).toMatch(/^I was told to stop in this thread/);
    expect(await ask("@Footnote What did the Harbour Bridge cost?")).toContain("40 million crowns");
    expect(await ask("What did the Harbour Bridge cost?")).toContain("40 million crowns");
  });

  it("answers nothing after that's enough, whatever is asked, and a point by its place before and when called back", async () => {
    const post = await tellStory();
    const said = async (text: string, rest: object = {}) => {
      const heard = await turn(text, post, rest);
      return heard && plain((await finish(heard)).message);
    };
    expect(await said("what about the second one?")).toContain("Point 2:");
    expect(await said("reicht, danke")).toContain("stop following");
    for (const text of ["the second point", "how much did it cost?", "give me the background", "mute", "danke"])
      expect(await said(text)).toBeUndefined();
    expect(await said("@Footnote number two please", { mentionsBot: true })).toContain("Point 2:");
    expect(await said("mute")).toContain("is muted here: no updates");
  });

  it("understands angles, help, thanks and several numbers in a thread", async () => {
    const post = await tellStory();
    const ask = async (text: string) =>
      plain((await finish(await turn(text, post, { mentionsBot: true, alone: true }))).message);
    expect(await ask("timeline")).toMatch(/timeline/);
    expect(await ask("help")).toContain("An angle goes deeper");
    expect(await ask("thanks!")).toBe("You are welcome.");
    expect(await ask("1 and 1")).toMatch(/Point 1:[^]*Point 1:/);
  });

  it("handles the same event once", async () => {
    const post = await tellStory();
    const event = { callId: "same" };
    expect(await turn("What did the bridge cost?", post, event)).toBeDefined();
    expect(await turn("What did the bridge cost?", post, event)).toBeUndefined();
  });

  it("goes deeper on a point and by an angle, and refuses an unknown angle with the nearest", async () => {
    const post = await tellStory();
    const at = { ...place, thread: post };
    expect(await said("deeper 1", member, at)).toContain("Point 1");
    expect(await said("deeper timeline", member, at)).toMatch(/timeline/i);
    expect(await said("deeper 1 timelin", member, at)).toContain('Did you mean "timeline"?');
  });

  it("reads any page, and the thread of the result continues from it", async () => {
    const { message, key, reply } = await run("read https://page.example/x");
    expect(reply.visibility).toBe("channel");
    expect(plain(message)).toContain("Reported by (1 report, 1 origin)");
    await inbox.landed(key, { channel, message: "m9", thread: undefined, url: undefined });
    expect(plain((await finish(await turn("What did the Harbour Bridge cost?", "m9"))).message)).toContain(
      "40 million crowns",
    );
  });

  it("mutes a story from its button and takes that back", async () => {
    await tellStory();
    const muted = await pressed("1:mute:s1", member);
    expect(plain(muted.message)).toContain("is muted here");
    await press(muted.message.actions[0]!.id);
    expect(await store.mutes.of(channel, clock.now())).toEqual([]);
  });

  it("shows a receipt for every claim of the post, its conclusion among them", async () => {
    await tellStory();
    const [told] = await store.told.inChannel(channel, 1);
    const { analysis } = (await store.analyses.get(place.tenant, told!.analysisId))!;
    const claim = analysis.lead!;
    const conclusion = { ...claim, citations: claim.citations.map((each) => ({ ...each, passage: "So it ends." })) };
    await store.db
      .updateTable("analyses")
      .set({ body: JSON.stringify({ ...analysis, conclusion }) })
      .execute();
    const { sections } = (await pressed("1:receipts:s1")).message;
    const passages = sections.flatMap((section) => (section.kind === "receipt" ? [section.passage] : []));
    expect(passages.at(-1)).toBe("So it ends.");
    expect(passages).toHaveLength(claimsOf({ ...analysis, conclusion }).flatMap(({ citations }) => citations).length);
  });

  it("tells all that its analysis says, to the one who presses alone and under the numbers of the thread", async () => {
    await tellStory();
    const [told] = await store.told.inChannel(channel, 1);
    const { analysis } = (await store.analyses.get(place.tenant, told!.analysisId))!;
    const points = [1, 2, 3, 4, 5, 6].map((n) => ({ ...analysis.lead!, text: `Point ${n} of the harbour.` }));
    await store.db
      .updateTable("analyses")
      .set({ body: JSON.stringify({ ...analysis, points }) })
      .execute();
    const { message, reply } = await pressed("1:all:s1");
    expect(reply.visibility).toBe("private");
    expect(message.actions).toEqual([]);
    for (const [index, { text }] of points.entries()) {
      expect(plain(message).split(`${analysis.why.length + index + 1}. ${text}`)).toHaveLength(2);
    }
    for (const { text } of claimsOf({ ...analysis, points })) expect(plain(message)).toContain(text);
  });

  it("gives another workspace nothing for this one's ids", async () => {
    await tellStory();
    const other = { ...place, tenant: "fake:two", channel: { ...channel, tenant: "fake:two" } };
    for (const verb of ["all", "receipts", "sources", "deeper", "mute", "latest", "why"]) {
      expect(await press(`1:${verb}:s1`, admin, other)).toMatch(/not of this channel|do not know which story/);
    }
    const [held] = (await store.stories.get("fake:one", "s1"))!.articles;
    expect(await inbox.receipt("fake:two", held!.id, 0, 10)).toBeUndefined();
    expect(await inbox.receipt("fake:one", held!.id, 0, 10)).toMatchObject({ start: 0, end: 10 });
    expect(await inbox.receipt("fake:one", held!.id, 0, 1e9)).toBeUndefined();
  });

  it("answers a button of another version politely", async () => {
    expect(await press("0:deeper:s1")).toContain("another version");
    expect(await press("1:constructor:s1")).toContain("another version");
  });

  it("explains, previews, catches up and reports its state", async () => {
    await tellStory();
    expect(await said("why https://one.example/story")).toContain("It was posted.");
    expect(await said("preview")).toContain("1 would be told here");
    expect(await said("catchup")).toContain("1 story");
    expect(await said("status")).toContain("Posted so far: 1.");
    expect(await said("cost")).toContain("cost nothing");
    expect(await said("help schedule")).toContain("Administrators");
    expect((await bed.fileOf("export")).text).toContain("https://one.example/feed.xml");
    expect(await said("import https://x.example/list.opml")).toContain("1 feed added");
  });

  it("watches the feeds of a starter pack at once, lists the packs, and names them when there is none of that name", async () => {
    const count = readPack("security")!.length;
    expect(await said("add pack:security")).toContain(`${count} feeds added. Nothing old is posted.`);
    expect(await said("feeds")).toContain("Krebs on Security");
    expect(await said("add pack:security")).toContain(`Nothing new: all ${count} feeds of it are watched already.`);
    expect(await said("add pack:")).toMatch(/add pack:security.* brings Security, \d+ feeds/);
    expect(await said("sample off")).toMatch(/left behind.*add pack:security/s);
    expect(await said("add pack:gardening")).toMatch(/no starter pack called gardening.*security/s);
  });

  it("keeps a reported mistake, in the words of who reported it", async () => {
    const post = await tellStory();
    expect(await said("mistake it cost 60 million story:s1", guest)).toContain("is kept for those who run this bot");
    expect(await said("mistake wrong mayor", guest, { ...place, thread: post })).toContain("is kept");
    const kept = await store.db.selectFrom("feedback").select(["message", "person", "text"]).orderBy("id").execute();
    expect(kept).toEqual([
      { message: "s1", person: "u3", text: "it cost 60 million" },
      { message: "s1", person: "u3", text: "wrong mayor" },
    ]);
  });

  it("completes feeds, stories, angles and commands", async () => {
    await tellStory();
    const labels = async (kind: Parameters<Inbox["complete"]>[2], typed: string) =>
      (await inbox.complete(place, admin, kind, typed)).map((entry) => entry.label);
    expect(await labels("feed", "harb")).toEqual(["Harbour Courier"]);
    expect(await labels("story", "")).toHaveLength(1);
    expect(await labels("angle", "time")).toEqual(["timeline"]);
    expect(await labels("command", "sch")).toEqual(["schedule"]);
  });

  it("hides the faults of its own behind one sentence with a reference", async () => {
    ports.discover = () => Promise.reject(new Error("secret stack"));
    const shown = await said("add https://one.example");
    expect(shown).toContain("Something went wrong on my side");
    expect(shown).not.toContain("secret");
  });
});

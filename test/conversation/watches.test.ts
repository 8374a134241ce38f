// Questions left standing: asked, listed, ended by those who may, answered once by a later article.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deliver } from "../../src/jobs/deliver.ts";
import { createWatching } from "../../src/jobs/watches.ts";
import { type Place, plain } from "../../src/platform/index.ts";
import { type Conversation, admin, guest, member, openConversation, place } from "../support/conversation.ts";
import { article } from "../support/news.ts";
import { ANSWER, NEAR, QUESTION } from "../support/left-standing.ts";

/** Speaks of the bridge, and tells nothing of its opening. */
const ASIDE =
  "The council of Aldmouth met. Traffic on the old Harbour Bridge is heavy, and the open market suffers. Nobody knew why.";

const log = { debug() {}, info() {}, warn() {}, error() {} };

describe("a standing question", () => {
  let bed: Conversation;
  let lookFor: ReturnType<typeof createWatching>;
  let count: number;

  beforeEach(async () => {
    bed = await openConversation();
    await bed.run("add https://one.example");
    lookFor = createWatching({ ...bed.ports, language: "en" });
    count = 0;
  });
  afterEach(() => bed.close());

  const open = () => bed.store.watches.of(place.channel, bed.clock.now());

  /** A new article of the channel's feed, in a story of its own unless named, looked at and told. */
  async function arrives(text: string, story = `story-${count}`, url = "https://one.example/feed.xml") {
    const { store, clock, platform } = bed;
    clock.advance(1_000);
    const feed = await store.feeds.byUrl(url);
    const given = { ...article(`a${(count += 1)}`, text), feedId: feed?.id, contentHash: `${count}` };
    const id = await store.articles.save(store.db, given, clock.now());
    await store.db.transaction().execute((trx) => store.clustering.place(trx, id, story, clock.now()));
    await lookFor(story);
    await delivered();
    return platform.posts.map(({ message }) => message);
  }

  async function delivered() {
    const { store, clock, platform } = bed;
    for (const { id } of await store.outbox.due(clock.now()))
      await deliver({ store, platforms: new Map([["fake", platform]]), clock, log }, id);
  }

  it("closes itself where an article surely answers, and says so once", async () => {
    expect(await bed.said(`watch ${QUESTION}`, member)).toContain("Watching for an answer");
    const [post] = await arrives(ANSWER);
    expect(plain(post!)).toContain(`Answered: ${QUESTION}`);
    expect(plain(post!)).toContain("opens to traffic on 12 October");
    expect(await open()).toEqual([]);
    await lookFor("story-0");
    expect(await arrives(ANSWER)).toHaveLength(1);
  });

  it("asks where it is not sure, once a story, with buttons that close it or leave it", async () => {
    await bed.run(`watch ${QUESTION}`, member);
    const [post] = await arrives(NEAR, "s9");
    expect(plain(post!)).toContain("This may answer");
    expect(post!.actions.map(({ label }) => label)).toEqual(["Close", "Keep watching"]);
    expect(await arrives(`${NEAR} The painters rest on Sunday.`, "s9")).toHaveLength(1);
    expect(await bed.press(post!.actions[1]!.id, guest)).toContain("Guests cannot");
    expect(await bed.press(post!.actions[1]!.id, member)).toContain("Still watching");
    expect(await bed.press(post!.actions[0]!.id, { ...member, id: "u9" })).toContain(
      "Somebody else asked this question",
    );
    expect(await bed.press(post!.actions[0]!.id, member)).toContain("Ended");
    expect(await open()).toEqual([]);
  });

  it("asked under a story looks at all that comes of it, though the question names nothing", async () => {
    const thread = await bed.tellStory();
    bed.clock.advance(1_000);
    await bed.run("watch how much did it cost in the end?", member, { ...place, thread });
    const before = bed.platform.posts.length;
    expect(
      await arrives("It cost 55 million crowns in the end, the auditors said. They blamed steel.", "s1"),
    ).toHaveLength(before + 1);
    expect(await arrives("A shed in Norwood cost 9 crowns in the end, its owner said.", "s8")).toHaveLength(before + 1);
  });

  it("is closed by a passage that a model says answers it, left alone where none does, and asked about where nobody says", async () => {
    const asked: string[] = [];
    let say: (boolean | undefined)[] = [false, false, false];
    const answersIt = async (question: string, passages: readonly { text: string }[]) => {
      asked.push(`${question} ${passages.map(({ text }) => text).join(" | ")}`);
      return say;
    };
    lookFor = createWatching({ ...bed.ports, language: "en", answersIt });
    await bed.run(`watch ${QUESTION}`, member);
    expect(await arrives(ASIDE, "s8")).toEqual([]);
    expect(asked[0]).toContain(QUESTION);
    expect(asked[0]).toContain("Traffic on the old Harbour Bridge is heavy");
    say = [];
    const before = asked.length;
    expect(plain((await arrives(NEAR, "s9"))[0]!)).toContain("This may answer");
    expect(asked).toHaveLength(before + 1);
    say = [true];
    expect(plain((await arrives(NEAR, "s10"))[1]!)).toContain(`Answered: ${QUESTION}`);
    expect(await open()).toEqual([]);
  });

  it("is looked at again where one look settles nothing: with what stands around the passages, then the last one first", async () => {
    const asked: string[][] = [];
    const says = [
      [false, true, false],
      [true, false, false],
      [false, true, false],
    ];
    const answersIt = async (_: string, passages: readonly { text: string }[]) => {
      asked.push(passages.map(({ text }) => text));
      return says[asked.length - 1] ?? [];
    };
    lookFor = createWatching({ ...bed.ports, language: "en", answersIt });
    await bed.run("watch why does the mayor of Aldmouth visit the harbour?", member);
    const text = `${"Rain fell on the hills all week. ".repeat(3)}The mayor of Aldmouth spoke. ${"Sheep graze there in spring. ".repeat(3)}He likes the harbour, and said so.`;
    const [post] = await arrives(text, "s9");
    expect(asked).toHaveLength(3);
    const [passages, around, turned] = asked;
    expect(passages!.length).toBeGreaterThan(1);
    expect(around![0]).toContain(passages![0]!);
    expect(around![0]!.length).toBeGreaterThan(passages![0]!.length);
    expect(turned).toEqual(around!.toReversed());
    // Two looks of three say yes to the second: it may answer, and is not sure.
    expect(post && plain(post)).toContain("This may answer");
  });

  it("opens again where its answer was none", async () => {
    await bed.run(`watch ${QUESTION}`, member);
    const [post] = await arrives(ANSWER);
    expect(await bed.press(post!.actions[0]!.id, member)).toContain("Open again");
    expect(await bed.press(post!.actions[0]!.id, member)).toContain("Still watching");
    expect(await open()).toHaveLength(1);
    expect(await arrives(ANSWER.replace("12", "19"), "another")).toHaveLength(2);
  });

  it("hears the feeds of its channel alone, and what came after it was asked", async () => {
    await arrives(ANSWER, "before");
    bed.clock.advance(1_000);
    await bed.run(`watch ${QUESTION}`, member);
    expect(await arrives(ANSWER, "elsewhere", "https://other.example/feed.xml")).toEqual([]);
    await lookFor("before");
    await delivered();
    expect(bed.platform.posts).toEqual([]);
  });

  it("is listed, and ended by whoever asked or a keeper, not by others", async () => {
    await bed.run(`watch ${QUESTION} until:30d`, member);
    const listed = await bed.run("watch", guest).catch(() => bed.run("watches", guest));
    expect(plain((await bed.run("watches", guest)).message)).toContain(QUESTION);
    expect(listed).toBeDefined();
    expect((await bed.run("watches", guest)).message.actions).toEqual([]);
    expect(await bed.said("unwatch harbour bridge", { ...member, id: "u9" })).toContain(
      "Somebody else asked this question",
    );
    expect(await bed.said("unwatch nonsense", member)).toContain("No question like");
    expect(await bed.said("unwatch harbour bridge", admin)).toContain("Ended");
    expect(await bed.said("watches", guest)).toContain("No question stands open here");
  });

  it("that was ended is opened again by the button of the answer, alone or one of several", async () => {
    await bed.run(`watch ${QUESTION}`, member);
    await bed.run("watch what does the ferry cost?", member);
    expect(await bed.said("unwatch all", { ...member, id: "u9" })).toContain(
      "None of the questions open here is yours",
    );
    const all = (await bed.run("unwatch all", member)).message;
    expect(all.actions.map(({ label }) => label)).toEqual([
      expect.stringMatching(/^Reopen: When does/),
      "Reopen: what does the ferry cost?",
    ]);
    await bed.press(all.actions[1]!.id, member);
    expect((await open()).map(({ question }) => question)).toEqual(["what does the ferry cost?"]);
    const one = (await bed.run("unwatch ferry", member)).message;
    expect(one.actions.map(({ label }) => label)).toEqual(["Undo"]);
    expect(await bed.press(one.actions[0]!.id, member)).toContain("Open again: what does the ferry cost?");
    await bed.run("unwatch ferry", member);
    expect(await bed.said("unwatch ferry", member)).toMatch(/^No question stands open here\. To leave one open: /);
  });

  it("is over when its time is", async () => {
    await bed.run(`watch ${QUESTION} until:2d`, member);
    bed.clock.advance(3 * 86_400_000);
    expect(await open()).toEqual([]);
    expect(await arrives(ANSWER)).toEqual([]);
  });

  it("needs words to be known by, a time to come, and bounds", async () => {
    expect(await bed.said("watch what is it?", member)).toContain("no words");
    expect(await bed.said(`watch ${QUESTION} until:2020-01-01`, member)).toContain('"2020-01-01" is no time');
    expect(await bed.said(`watch ${QUESTION} until:someday`, member)).toMatch(/"someday" is no time.*until:2027-01-31/);
    expect(await bed.said("watch until:30d", member)).toContain("There is no question beside the time");
    expect(await bed.said(`watch ${"bridge ".repeat(60)}`, member)).toContain("at most 300 characters");
    for (let at = 0; at < 50; at += 1) {
      bed.clock.advance(10_000);
      await bed.run(`watch bridge number ${at}x`, member);
    }
    bed.clock.advance(10_000);
    expect(await bed.said("watch one bridge more", member)).toContain("No more than 50");
    expect(await open()).toHaveLength(50);
  });

  it("is understood in a mention though it ends with a question mark, and an address is still a feed", async () => {
    const direct: Place = { ...place, channel: { ...place.channel, channel: member.id, kind: "direct" } };
    const turn = { place: direct, person: member, callId: "t1", mentionsBot: true, addressesOther: false, earlier: [] };
    await bed.finish(await bed.inbox.turn({ ...turn, text: `watch ${QUESTION}` }));
    expect(await bed.store.watches.of(direct.channel, bed.clock.now())).toMatchObject([{ question: QUESTION }]);
    expect(await bed.said("watch https://two-not.example")).toContain("feed");
    expect(await open()).toEqual([]);
  });

  it("stays with the person who asked in private, and goes where they asked", async () => {
    const direct: Place = { ...place, channel: { ...place.channel, channel: member.id, kind: "direct" } };
    await bed.run(`watch ${QUESTION}`, member, direct);
    expect(await bed.said("watches", admin)).toContain("No question stands open here");
    const seen = await bed.inbox.overview({ tenant: place.tenant, channel: undefined }, admin);
    expect(seen.watches).toEqual([]);
    const own = await bed.inbox.overview({ tenant: place.tenant, channel: undefined }, member);
    expect(own.watches).toMatchObject([{ sentence: QUESTION }]);
    await arrives(ANSWER);
    expect(bed.platform.posts.map(({ ref }) => ref.channel.channel)).toEqual([member.id]);
  });

  it("is exported to whoever asked, and forgotten with them, its posts too", async () => {
    await bed.run(`watch ${QUESTION}`, member);
    await arrives(NEAR, "s9");
    expect((await bed.store.people.held(place.tenant, member.id)).watches).toMatchObject([{ question: QUESTION }]);
    await bed.ports.forget({ tenant: place.tenant, person: member.id });
    expect(await open()).toEqual([]);
    const { rows } = await bed.store.db
      .selectFrom("deliveries")
      .select("payload")
      .execute()
      .then((all) => ({ rows: all }));
    expect(JSON.stringify(rows)).not.toContain(QUESTION);
  });
});

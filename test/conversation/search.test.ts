// search: stories, posts and answers by their words, with what links to them and what they rest on.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { plain } from "../../src/platform/index.ts";
import { type Conversation, openConversation, place } from "../support/conversation.ts";
import { meanings } from "../support/meanings.ts";
import { article } from "../support/news.ts";

let bed: Conversation;
let post: string;
beforeAll(async () => {
  bed = await openConversation();
  post = await bed.tellStory();
});
afterAll(() => bed.close());
// Who asks much waits for a while.
beforeEach(() => bed.clock.advance(60_000));

const far = { ...place, channel: { ...place.channel, channel: "other" } };

describe("search", () => {
  it("finds a story by the words of its articles, whatever their endings, and shows the passage with its receipt", async () => {
    const { message } = await bed.run("search ferry stopping");
    expect(plain(message)).toContain("ferries to the island stop in January");
    const spans = message.sections.flatMap((section) =>
      section.kind === "text" ? section.lines.flatMap((line) => line.spans) : [],
    );
    expect(spans.filter(({ kind }) => kind === "footnote")).toHaveLength(1);
  });

  it("links the post that told it here", async () => {
    const { deliveryId, remote } = (await bed.store.told.inChannel(place.channel, 1))[0]!;
    expect(remote?.message).toBe(post);
    const url = "https://chat.example/m1";
    await bed.store.db
      .updateTable("deliveries")
      .set({ remote: JSON.stringify({ ...remote, url }) })
      .where("id", "=", deliveryId)
      .execute();
    const { message } = await bed.run("search bridge");
    expect(JSON.stringify(message.sections)).toContain(url);
    expect(plain(message)).toContain("Found for “bridge”: 1");
  });

  it("is behind a question without a story, whose answer links the post that told it, and carries its receipt", async () => {
    const { message } = await bed.run("ask When does the Harbour Bridge open to traffic?");
    expect(plain(message)).toContain("Told here: The Harbour Bridge in Aldmouth opens to traffic");
    const spans = message.sections.flatMap((section) =>
      section.kind === "text" || section.kind === "context" ? section.lines.flatMap((line) => line.spans) : [],
    );
    expect(JSON.stringify(spans)).toContain("https://chat.example/m1");
    expect(spans.some(({ kind }) => kind === "footnote")).toBe(true);
    expect(await bed.said("ask When does the Harbour Bridge open to traffic?", undefined, far)).not.toContain("Told");
  });

  it("finds by meaning too where vectors are to be had, within what is asked for", async () => {
    expect(await bed.said("search viaduct inauguration")).toContain("Nothing here");
    bed.ports.embed = meanings(["viaduct", "bridge"], ["inauguration", "opens"]);
    try {
      const said = await bed.said("search viaduct inauguration");
      expect(said).toContain("The Harbour Bridge in Aldmouth opens to traffic");
      for (const narrowed of ["from:nobody", "since:2030-01-01", "in:answers"])
        expect(await bed.said(`search viaduct inauguration ${narrowed}`)).toContain("Nothing here");
      expect(await bed.said("search viaduct inauguration", undefined, far)).toContain("Nothing here");
      bed.ports.embed = async () => undefined;
      expect(await bed.said("search bridge")).toContain("Found");
    } finally {
      bed.ports.embed = undefined;
    }
  });

  it("finds nothing in a channel that reads other feeds", async () => {
    expect(await bed.said("search bridge", undefined, far)).toContain("Nothing here holds “bridge”");
  });

  it("keeps to an outlet, a time and a kind", async () => {
    expect(await bed.said("search bridge from:nobody")).toContain("Nothing here");
    expect(await bed.said("search bridge since:1h")).toContain("Found");
    expect(await bed.said("search bridge since:2030-01-01")).toContain("Nothing here");
    expect(await bed.said("search bridge in:posts")).toContain("Found");
    expect(await bed.said("search bridge in:answers")).toContain("Nothing here");
    await expect(bed.said("search bridge since:soon")).resolves.toMatch(/not a length of time/);
  });

  it.each([
    ["2,000 characters", "bridge ".repeat(285)],
    ["a NUL and half a character", "bridge \0 \ud800"],
    ["what SQL and queries are made of", "bridge' | !('a' & b:*) \\ % _ -- ; drop table articles"],
    ["only signs", "?!… :*&|"],
    ["Chinese, Japanese, Thai", "大桥 開通 สะพานเปิด"],
    ["only stop words", "the of and"],
  ])("takes %s", async (_what, words) => {
    expect(await bed.said(`search ${words}`)).toMatch(/Found|Nothing here|needs|cannot be kept/);
  });

  it.each([
    ["zh", "港口大桥星期一通车，工程历时十年。渡轮一月停运。", "大桥通车"],
    ["ja", "港の橋は月曜日に開通する。フェリーは一月に終わる。", "橋の開通"],
    ["th", "สะพานท่าเรือเปิดใช้วันจันทร์ เรือข้ามฟากหยุดเดือนมกราคม", "สะพานเปิด"],
    ["de", "Die Hafenbrücke öffnet am Montag für den Verkehr.", "HAFENBRUCKE"],
  ])("finds a text in %s", async (language, text, words) => {
    const feed = (await bed.store.feeds.byUrl("https://one.example/feed.xml"))!;
    const held = { ...article(language, text, { language }), title: language, feedId: feed.id, contentHash: language };
    const id = await bed.store.articles.save(bed.store.db, held, bed.clock.now());
    await bed.store.db.transaction().execute((trx) => bed.store.clustering.place(trx, id, language, bed.clock.now()));
    expect(await bed.said(`search ${words}`)).toContain(text.slice(0, 8));
  });

  it("finds an answer by its question, in its own channel alone", async () => {
    const thread = { channel: place.channel, thread: "t1" };
    const nothing = { storyId: undefined, analysisId: undefined, deliveryId: undefined };
    await bed.store.conversations.open(thread, nothing, bed.clock.now());
    const row = (await bed.store.conversations.thread(thread))!;
    const [held] = await bed.store.articles.named(place.tenant, [
      (
        await bed.store.search.find(
          {
            tenant: place.tenant,
            channel: place.channel,
            feedIds: [(await bed.store.feeds.byUrl("https://one.example/feed.xml"))!.id],
            pages: false,
          },
          { text: "bridge", in: "articles" },
          1,
        )
      )[0]!.id,
    ]);
    const { start, end, n } = held!.sentences[1]!;
    const passage = held!.text.slice(start, end);
    const claim = {
      text: passage,
      kind: "fact" as const,
      doubts: [],
      citations: [{ articleId: held!.id, sentence: n, passage, start, end }],
    };
    const turn = { author: "A", person: "u2", claims: [], at: bed.clock.now() };
    await bed.store.conversations.say(row, {
      ...turn,
      role: "person",
      text: "What was the price of the whole quokka?",
    });
    await bed.store.conversations.say(row, { ...turn, role: "bot", text: passage, claims: [claim] });
    const said = await bed.said("search quokka");
    expect(said).toContain("Answered here before");
    expect(said).toContain("It cost 40 million crowns");
    expect(await bed.said("search quokka", undefined, far)).toContain("Nothing here");
    await bed.store.people.forget(place.tenant, "u2");
    expect(await bed.said("search quokka")).toContain("Nothing here");
  });
});

// Pages that are no reports, told as what they are.
import { describe, expect, it } from "vitest";
import { mapClaims } from "../../src/core/analysis.ts";
import type { Genre } from "../../src/core/domain.ts";
import { createExtractAnalyst } from "../../src/extract/analyst.ts";
import { factCheckVerdict, toldByGenre, withLatestEntries } from "../../src/extract/by-genre.ts";
import { articleOf, lensOf, singleOrigins, storyOf } from "../support/articles.ts";
import { claimsOf, expectReceipts } from "./receipts.ts";

const account = { tenant: "web:site", storyId: undefined, channel: undefined };

async function told(text: string, genre: Genre) {
  const story = storyOf(articleOf(text, { genre, title: "The grain pier of Ellery sank in a single day" }));
  const analysis = await createExtractAnalyst().analyse(story, singleOrigins(story), lensOf(), account);
  expectReceipts(claimsOf(analysis), story.articles);
  return analysis;
}

const CHECK =
  "A picture of the grain pier of Ellery has been shared by thousands of people since Monday morning.\n\n" +
  "The harbour office has kept records of the grain pier of Ellery since it was built in 1904.\n\n" +
  "The claim that the grain pier of Ellery sank in a single day is false.";

describe("a fact check", () => {
  it("leads with its verdict, and what would have led is told after it", async () => {
    const analysis = await told(CHECK, "factcheck");
    expect(analysis.lead).toMatchObject({ text: expect.stringContaining("is false") as string, kind: "fact" });
    expect(claimsOf(analysis).filter(({ text }) => text.includes("is false"))).toHaveLength(1);
    expect(claimsOf(analysis).length).toBeGreaterThan(1);
    // What people share has not happened.
    expect(analysis.happened).toEqual([]);
  });

  it("is none where the same words stand in a report", async () => {
    expect((await told(CHECK, "news")).lead?.text).not.toContain("is false");
  });

  it.each([
    ["The verdict stands first. Verdict: Misleading.", "Verdict: Misleading."],
    ["Did it sink? The answer is no.", "The answer is no."],
    ["Thousands shared it. There is no evidence that the pier sank.", "There is no evidence that the pier sank."],
    ["The photo was taken in 1998. We rate this claim false.", "We rate this claim false."],
  ])("says in %s", (text, verdict) => {
    expect(factCheckVerdict(articleOf(text, { genre: "factcheck" }))?.text).toBe(verdict);
  });

  it("has no verdict that it does not give", () => {
    expect(
      factCheckVerdict(articleOf("The pier is old. The records are kept.", { genre: "factcheck" })),
    ).toBeUndefined();
  });
});

describe("a live page", () => {
  const entry = (time: string) => `${time}\n\nAt ${time} the harbour office counted the boats at the grain pier.`;
  const times = ["10 p.m.", "9:30 p.m.", "6 p.m.", "12 p.m.", "11 a.m.", "9 a.m."];
  const kept = (text: string) => {
    const article = articleOf(text, { genre: "live" });
    const [{ sentences = [] } = {}] = withLatestEntries(storyOf(article)).articles;
    return sentences.map(({ start, end }) => article.text.slice(start, end)).join(" ");
  };

  it("is told by its latest entries, whichever end they stand at", () => {
    for (const order of [times, times.toReversed()]) {
      const text = kept(["All times are local at the grain pier.", ...order.map(entry)].join("\n\n"));
      expect(text).toContain("At 12 p.m.");
      expect(text).not.toContain("At 11 a.m.");
    }
  });

  it("stays whole where its entries are few", () => {
    const text = times.slice(0, 3).map(entry).join("\n\n");
    expect(kept(text)).toContain("At 6 p.m.");
  });
});

describe("a column", () => {
  const text =
    "I have walked along the grain pier of Ellery on every morning of the last forty years. " +
    "The council of Ellery voted 9 to 4 on Tuesday to close the grain pier for good.";

  it("gives its writer's view where its writer speaks", async () => {
    const kinds = claimsOf(await told(text, "column")).map(({ text: said, kind }) => [said.split(" ")[0], kind]);
    expect(kinds).toContainEqual(["The", "fact"]);
    expect(kinds.filter(([first]) => first === "I")).toEqual(kinds.filter(([, kind]) => kind === "opinion"));
  });
});

describe("a judgement that nobody signs", () => {
  const plain = "The council of Ellery voted 9 to 4 to close the old grain pier in May.";

  /** The kinds of both sentences, where the model called each a fact. */
  async function kindsOf(text: string, genre: Genre): Promise<Record<string, string | undefined>> {
    const story = storyOf(articleOf(`${plain} ${text}`, { genre }));
    const facts = mapClaims(await told(`${plain} ${text}`, genre), (claim) => ({ ...claim, kind: "fact" }));
    const kinds = claimsOf(toldByGenre(facts, story)).map((claim) => [claim.text, claim.kind]);
    return Object.fromEntries(kinds) as Record<string, string | undefined>;
  }

  it("is called no fact where a writer weighs", async () => {
    const judged = "The vote of the council of Ellery was a serious mistake and part of a wider shift in the valley.";
    expect(await kindsOf(judged, "column")).toStrictEqual({ [plain]: "fact", [judged]: undefined });
    expect(await kindsOf(judged, "news")).toStrictEqual({ [plain]: "fact", [judged]: "fact" });
  });

  it.each([
    "Mayor Ada Kroll said she believed that the council of Ellery had closed the pier too late.",
    "Builder Paul Senn added that he thinks the council of Ellery will open the pier again by spring.",
    "Councillor Ida Falk expressed disbelief that the council of Ellery had voted without her report.",
  ])("is called an opinion where somebody says that it is one: %s", async (thought) =>
    expect(await kindsOf(thought, "news")).toStrictEqual({ [plain]: "fact", [thought]: "opinion" }),
  );

  it.each([
    "Mayor Ada Kroll signed the order late because she believed the pier of Ellery was already closed.",
    "The grain pier of Ellery rests on beams that builders believe were felled before the great fire.",
  ])("is called no fact where it is told beside others what somebody thinks: %s", async (thought) =>
    expect(await kindsOf(thought, "news")).toStrictEqual({ [plain]: "fact", [thought]: undefined }),
  );
});

describe("a line that is no sentence", () => {
  const OFFER =
    "The bright wooden house on the grain pier of Ellery has three rooms and sleeps six people.\n\n" +
    "Two to three people, a night: 55,- €\n\n" +
    "Four to six people, a night: €65\n\n" +
    "Prices and terms of the house";
  const GUIDE =
    "A paper boat for the grain pier of Ellery is folded in ten minutes by anybody who has done it once.\n\n" +
    "You need: two sheets of heavy paper, a pair of scissors, a ruler and a little glue\n\n" +
    "A boat with a mast and a sail";
  const texts = async (text: string, genre: Genre) => claimsOf(await told(text, genre)).map((claim) => claim.text);

  it("is told where it is what the page is for: a price, what a guide takes", async () => {
    const prices = ["Two to three people, a night: 55,- €", "Four to six people, a night: €65"];
    expect(await texts(OFFER, "product")).toEqual(expect.arrayContaining(prices));
    expect((await texts(GUIDE, "recipe-or-howto")).join()).toContain("You need: two sheets");
  });

  it("is told nowhere else, and no other line is", async () => {
    expect((await texts(OFFER, "news")).join()).not.toMatch(/55,- €|€65/);
    expect((await texts(GUIDE, "news")).join()).not.toContain("You need");
    expect((await texts(OFFER, "product")).join()).not.toContain("Prices and terms");
    expect((await texts(GUIDE, "recipe-or-howto")).join()).not.toContain("A boat with a mast");
  });
});

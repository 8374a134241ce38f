// The rubric: each measure moves when what it measures does.
import { expect, test } from "vitest";
import { copied, readingGrade, repetition } from "../../src/cli/readability.ts";
import { rubric } from "../../src/cli/rubric.ts";
import type { Analysis, Article, Claim } from "../../src/core/domain.ts";
import { gazette, herald, pierStory, plainExtract } from "../support/pier.ts";
import { lensOf } from "../support/articles.ts";

const account = { tenant: "web:site", storyId: "story", channel: undefined };
const articles = [gazette, herald];

function claim(article: Article, n: number, text?: string): Claim {
  const sentence = article.sentences[n - 1] ?? { start: 0, end: 0 };
  const passage = article.text.slice(sentence.start, sentence.end);
  return {
    text: text ?? passage,
    kind: "fact",
    citations: [{ articleId: article.id, sentence: n, passage, start: sentence.start, end: sentence.end }],
    doubts: [],
  };
}

async function analysisOf(more: Partial<Analysis> = {}): Promise<Analysis> {
  const base = await plainExtract().analyse(pierStory, [], lensOf(), account);
  return {
    ...base,
    lead: claim(gazette, 1),
    happened: [],
    points: [claim(gazette, 2), claim(gazette, 4), claim(herald, 3)],
    ...more,
  };
}

test("verbatim points from two outlets score high, with every share at its best", async () => {
  const measured = rubric(await analysisOf(), articles);
  expect(measured.failures).toEqual([]);
  expect(measured.score).toBeGreaterThan(0.9);
  expect(measured).toMatchObject({
    claims: 4,
    quoteValid: 1,
    citeCoverage: 1,
    numGround: 1,
    dateGround: 1,
    nameGround: 1,
    sourceSpread: 1,
    dropRate: 0,
  });
});

test.each<[string, Claim, RegExp]>([
  ["a number that its passage lacks", claim(gazette, 3, "Repairs were priced at 8.4 million crowns."), /8\.4/],
  ["a date that its passage lacks", claim(gazette, 1, "The council voted on Friday."), /Friday/],
  ["no passage", { ...claim(gazette, 1), citations: [] }, /no passage/],
  [
    "a passage that is not the article's",
    { ...claim(gazette, 1), citations: [{ ...claim(gazette, 1).citations[0]!, passage: "The council" }] },
    /not in its article/,
  ],
])("%s makes the score nothing", async (_, bad, why) => {
  const measured = rubric(await analysisOf({ why: [bad] }), articles);
  expect(measured.score).toBe(0);
  expect(measured.failures.join()).toMatch(why);
});

test("a labelled doubt is counted, not punished as a lie; a name that is nowhere lowers the grounding", async () => {
  const doubtful = { ...claim(gazette, 3, "Repairs were priced at 8.4 million crowns."), doubts: ["8.4"] };
  const measured = rubric(await analysisOf({ why: [doubtful] }), articles);
  expect(measured.score).toBeGreaterThan(0);
  expect(measured.softFlags).toBe(2);
  expect(measured.numGround).toBeLessThan(1);
  expect(
    rubric(
      await analysisOf({ why: [claim(gazette, 4, "Then Governor Piet Maas said the site would become a walkway.")] }),
      articles,
    ).nameGround,
  ).toBeLessThan(1);
});

test("nothing claimed scores nothing", async () => {
  expect(rubric(await analysisOf({ lead: undefined, points: [] }), articles)).toMatchObject({
    score: 0,
    failures: ["nothing is claimed"],
  });
});

test("points that repeat each other and their lead score lower", async () => {
  const once = rubric(await analysisOf(), articles);
  const twice = rubric(
    await analysisOf({ points: [claim(gazette, 1), claim(gazette, 1), claim(gazette, 1)] }),
    articles,
  );
  expect(twice.maxOverlap).toBe(1);
  expect(twice.addedVsLead).toBe(0);
  expect(twice.redundancy).toBeGreaterThan(0.5);
  expect(twice.score).toBeLessThan(once.score);
});

test("what was dropped is a share of what was written", async () => {
  expect(rubric(await analysisOf({ dropped: [{ text: "x", reason: "y" }] }), articles).dropRate).toBe(0.2);
});

test("copied runs, repeated triples and school grades", () => {
  expect(copied("the cat sat", "a cat sat on the mat")).toEqual({ coverage: 1, density: (1 + 4) / 3 });
  expect(copied("dogs run", "a cat")).toEqual({ coverage: 0, density: 0 });
  expect(repetition("a b c a b c")).toBeCloseTo(1 / 4);
  expect(readingGrade([])).toBeUndefined();
  const hard =
    readingGrade([
      "Municipal authorities nevertheless reconsidered infrastructural responsibilities comprehensively.",
    ]) ?? 0;
  expect(hard).toBeGreaterThan(readingGrade(["The dog ran to the old red barn."]) ?? 0);
});

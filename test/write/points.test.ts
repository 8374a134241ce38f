// What stands around a point: its label, what the lens cuts and "Go deeper" offers, and what an answer says is missing.
import { expect, test } from "vitest";
import type { Analysis, Claim } from "../../src/core/domain.ts";
import type { GenerateRequest, Question } from "../../src/core/ports.ts";
import { composeStory } from "../../src/digest/compose.ts";
import { plain } from "../../src/platform/index.ts";
import { verifyClaim } from "../../src/verify/verify.ts";
import { createModelAnalyst } from "../../src/write/analyst.ts";
import { aboutQuestion, numberAll } from "../../src/write/elsewhere.ts";
import { loadPrompts } from "../../src/write/prompts.ts";
import { english } from "../../src/words/index.ts";
import { articleOf, lensOf, singleOrigins } from "../support/articles.ts";
import { claimOn, emptyDigest, type FakeReply, fakeModel } from "../support/fake-model.ts";
import { pierStory, plainExtract } from "../support/pier.ts";

type Asked = GenerateRequest<unknown>;
const account = { tenant: "web:site", storyId: "story", channel: undefined };

function room(replies: FakeReply[], chunk?: number) {
  const model = fakeModel(replies, chunk === undefined ? {} : { chunk });
  const options = { model, fallback: plainExtract(), verify: verifyClaim, prompts: loadPrompts(), strict: false };
  const analyst = createModelAnalyst({ ...options, random: () => 0.4 });
  return {
    model,
    analyst,
    analyse: (lens = lensOf()) => analyst.analyse(pierStory, singleOrigins(pierStory), lens, account),
  };
}

const cost = (asked: Asked) => claimOn(asked, "Repairs were priced", "Repairs were priced at 6.2 million crowns.");
const walkway = (asked: Asked) => claimOn(asked, "Mayor Dagny Holt", "Mayor Dagny Holt wants a public walkway there.");
const appeal = (asked: Asked) => claimOn(asked, "dockworkers' union", "The dockworkers' union said it will appeal.");
const cracks = (asked: Asked) => claimOn(asked, "cracks in 31", "Engineers found cracks in 31 of 112 piles.");

test("a point has a label of words of its own, in bold before it", async () => {
  const { analyse } = room([
    (asked) => ({
      ...emptyDigest,
      points: [
        { ...cost(asked), label: "Price of repairs." },
        { ...cracks(asked), label: "Concrete piles cracked" },
      ],
    }),
  ]);
  const { points, ...analysis } = await analyse();
  expect(points.slice(0, 2).map(({ label }) => label)).toEqual(["Price of repairs", "Concrete piles cracked"]);
  const articles = new Map(pierStory.articles.map((article) => [article.id, article]));
  const post = composeStory({ storyId: "s", analysis: { ...analysis, points }, articles }, english);
  expect(plain(post)).toContain("1. Price of repairs. Repairs were priced at");
  const spans = post.sections.flatMap((section) =>
    section.kind === "points" ? section.points.flatMap(({ line }) => line.spans) : [],
  );
  expect(spans).toContainEqual({ kind: "text", text: "Price of repairs.", style: "strong" });
});

test.each<[string, string]>([
  ["one word", "Repairs"],
  ["six words", "Repairs were priced at 6.2 million crowns"],
  ["a word that neither claim nor line holds", "Ruinous repairs"],
  ["another number", "Repairs of 8.4 million"],
  ["an address", "Repairs www.evil.example priced"],
  ["a mention", "Repairs @everyone priced"],
  ["nothing that means anything", "of the at"],
])("a label of %s is dropped, and the point stays", async (_what, label) => {
  const { analyse } = room([(asked) => ({ ...emptyDigest, points: [{ ...cost(asked), label }] })]);
  expect((await analyse()).points[0]).toMatchObject({ text: "Repairs were priced at 6.2 million crowns." });
  expect(
    (await room([(asked) => ({ ...emptyDigest, points: [{ ...cost(asked), label }] })]).analyse()).points[0]?.label,
  ).toBeUndefined();
});

test("a mended point keeps its label where that is still true", async () => {
  const wrong = (asked: Asked) => ({
    ...claimOn(asked, "Repairs were priced", "Repairs were priced at 8.4 million crowns."),
    label: "Price of repairs",
  });
  const { analyse } = room([
    (asked) => ({ ...emptyDigest, points: [wrong(asked)] }),
    (asked) => ({ fixed: [{ n: 1, claim: cost(asked) }] }),
  ]);
  expect((await analyse()).points[0]).toMatchObject({
    label: "Price of repairs",
    text: expect.stringContaining("6.2 million"),
  });
});

test("what the lens has no room for is what Go deeper tells first, shown as it comes, and the model is not asked for it again", async () => {
  const { analyse, analyst, model } = room(
    [
      (asked) => ({ ...emptyDigest, points: [cost(asked), walkway(asked), cracks(asked), appeal(asked)] }),
      { claims: [], open: ["Who will load the grain?"] },
    ],
    9,
  );
  const analysis = await analyse(lensOf({ points: false }));
  expect(analysis.points).toEqual([]);
  const shown: string[] = [];
  const more = await analyst.deeper(
    { story: pierStory, analysis, angle: undefined, point: undefined, lens: lensOf() },
    account,
    ({ text }) => shown.push(text),
  );
  expect(more.claims.map(({ text }) => text.slice(0, 12))).toEqual([
    "Repairs were",
    "Mayor Dagny ",
    "Engineers fo",
    "The dockwork",
  ]);
  expect(shown).toEqual(more.claims.map(({ text }) => text));
  expect(more.open).toEqual(["Who will load the grain?"]);
  expect(model.requests[1]?.prompt.user).toContain("- Repairs were priced at 6.2 million crowns.");
});

test("deeper commentary is shown claim by claim, as soon as each is confirmed", async () => {
  const { analyse, analyst } = room(
    [
      (asked) => ({ ...emptyDigest, points: [cost(asked)] }),
      (asked) => ({ claims: [walkway(asked), cost(asked), appeal(asked)], open: [] }),
    ],
    9,
  );
  const analysis: Analysis = { ...(await analyse()), lead: undefined, happened: [], points: [] };
  const withCost = {
    ...analysis,
    points: [{ text: "Repairs were priced at 6.2 million crowns.", kind: "fact" as const, citations: [], doubts: [] }],
  };
  const shown: Claim[] = [];
  const given = await analyst.deeper(
    { story: pierStory, analysis: withCost, angle: "background", point: undefined, lens: lensOf() },
    account,
    (claim) => shown.push(claim),
  );
  expect(shown.map(({ text }) => text.slice(0, 12))).toEqual(["Mayor Dagny ", "The dockwork"]);
  expect(given.claims).toEqual(shown);
});

const question = (analysis: Analysis, more: Partial<Question> = {}): Question => ({
  text: "What do the repairs cost, and who pays for them?",
  story: pierStory,
  elsewhere: [],
  analysis,
  point: undefined,
  turns: [],
  lens: lensOf(),
  ...more,
});

test.each<[string, string | null, string | undefined]>([
  ["names it", "who pays for the repairs", "who pays for the repairs"],
  ["brings a fact", "whether Harbour Trust pays 4 million", undefined],
  ["is silent", null, undefined],
])("an answer to a part of the question that %s", async (_what, missing, told) => {
  const { analyse, analyst } = room([
    emptyDigest,
    (asked) => ({ answerable: "partly", answer: [cost(asked)], missing }),
  ]);
  const answer = await analyst.answer(question(await analyse()), account);
  expect([answer.complete, answer.missing]).toEqual(["partly", told]);
});

const other = (id: string, title: string, text: string) => articleOf(text, { id, title, storyId: id });
const library = other(
  "library",
  "Library reopens",
  "The library of Port Ellery reopens on Monday. The repairs of its roof cost 2 million crowns. A grant pays for them.",
);
const choir = other(
  "choir",
  "Choirs meet",
  "Forty choirs meet in the town hall. They sing for them who pay. Entry is free.",
);

test("other stories are offered where they are about the question, whatever the bot said before", async () => {
  expect(aboutQuestion([library, choir], "Who pays for the repairs of the library?").map(({ id }) => id)).toEqual([
    "library",
  ]);
  expect(aboutQuestion([library, choir], "Who will load the grain?")).toEqual([]);
  const { analyse, analyst, model } = room([emptyDigest, { answerable: "no", answer: [], missing: null }]);
  const bot = {
    role: "bot" as const,
    author: "bot",
    text: "The repairs of the library roof cost 2 million crowns.",
    claims: [],
    at: new Date(0),
  };
  await analyst.answer(
    question(await analyse(), { text: "Who will load the grain?", elsewhere: [library, choir], turns: [bot] }),
    account,
  );
  expect(model.requests[1]?.prompt.user).not.toContain("library.example");
});

test("reads how an article opens that is near a question in meaning, though it holds none of its words", () => {
  const own = articleOf("The pier closes in March. Grain goes elsewhere from then on.", { id: "own" });
  const far = articleOf("Wheat will be taken aboard at Alton. One. Two. Three. Four. Five.", { id: "far" });
  const text = "Who will load the grain?";
  const options = { maxTokens: 6_000, about: text, question: text };
  expect(numberAll([own], [far], options).body).not.toContain("Wheat");
  const { body, articles } = numberAll([own], [far], { ...options, near: ["far"] });
  expect(body).toContain("S2.1 Wheat will be taken aboard at Alton.");
  expect(body).not.toContain("Five");
  expect(articles[1]?.text).toBe(far.text);
});

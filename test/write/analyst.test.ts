// The analyst that writes with a model: nothing unconfirmed is published, and no failure shows.
import { expect, test, vi } from "vitest";
import { createModelAnalyst, type ModelAnalystOptions } from "../../src/write/analyst.ts";
import { loadPrompts } from "../../src/write/prompts.ts";
import { verifyClaim } from "../../src/verify/verify.ts";
import { BotError } from "../../src/core/errors.ts";
import type { GenerateRequest } from "../../src/core/ports.ts";
import { articleOf, lensOf, singleOrigins, storyOf } from "../support/articles.ts";
import { claimOn, emptyDigest, fakeModel, type FakeReply } from "../support/fake-model.ts";
import { gazette, pierStory, plainExtract } from "../support/pier.ts";
import { becauseOf } from "../support/because.ts";

const account = { tenant: "web:site", storyId: "story", channel: undefined };
const prompts = loadPrompts();

function analystWith(replies: FakeReply[], more: Partial<ModelAnalystOptions> = {}) {
  const model = fakeModel(replies);
  const fallback = plainExtract();
  let n = 0;
  const random = () => (n = (n + 0.61803) % 1);
  const analyst = createModelAnalyst({ model, fallback, verify: verifyClaim, prompts, strict: false, random, ...more });
  const analyse = (lens = lensOf()) => analyst.analyse(pierStory, singleOrigins(pierStory), lens, account);
  return { model, fallback, analyst, analyse };
}

type Asked = GenerateRequest<unknown>;
const vote = (asked: Asked) =>
  claimOn(asked, "voted 9 to 4", "Port Ellery's harbour council voted 9 to 4 to close the old grain pier.");
const cracks = (asked: Asked) =>
  claimOn(asked, "cracks in 31", "Engineers found cracks in 31 of the pier's 112 concrete piles.");
const cracks34 = (asked: Asked) =>
  claimOn(asked, "cracks in 34", "Another report counts cracks in 34 of the 112 concrete piles.");
const cost = (asked: Asked) => claimOn(asked, "Repairs were priced", "Repairs were priced at 6.2 million crowns.");
const walkway = (asked: Asked) =>
  claimOn(asked, "Mayor Dagny Holt", "Mayor Dagny Holt said the site would become a public walkway.");
const appeal = (asked: Asked) => claimOn(asked, "dockworkers' union", "The dockworkers' union said it will appeal.");
const wrongCost = (asked: Asked) => claimOn(asked, "Repairs were priced", "Repairs were priced at 8.4 million crowns.");

const digest = (asked: Asked) => ({
  headline: vote(asked),
  lead: vote(asked),
  happened: [cracks(asked)],
  why: [cost(asked)],
  points: [walkway(asked), appeal(asked), cracks34(asked)],
  conclusion: null,
});

test("a confirmed analysis is published with passages cut from the stored articles, in one call", async () => {
  const { analyse, model } = analystWith([digest]);
  const analysis = await analyse();
  expect(analysis.writtenBy).toMatchObject({
    kind: "model",
    provider: "fake",
    model: "fake-1",
    prompt: expect.stringMatching(/^analyse@[0-9a-f]{8}$/),
  });
  expect(analysis.headline).toMatchObject({
    text: "Port Ellery's harbour council voted 9 to 4 to close the old grain pier",
    articleId: "gazette",
  });
  expect(analysis.points.map(({ text }) => text)).toEqual(
    [walkway, appeal, cracks34].map((one) => one(model.requests[0] as Asked).text),
  );
  for (const claim of [analysis.lead, ...analysis.happened, ...analysis.why, ...analysis.points]) {
    expect(claim?.doubts).toEqual([]);
    for (const { articleId, passage, start, end } of claim?.citations ?? []) {
      expect(pierStory.articles.find(({ id }) => id === articleId)?.text.slice(start, end)).toBe(passage);
    }
  }
  expect(analysis.reportedBy).toEqual(["gazette", "herald", "wire"]);
  expect(model.requests).toHaveLength(1);
});

test("a claim that fails goes once into repair, with its problem and the lines around, and comes back mended", async () => {
  const repaired = (asked: Asked) => ({ fixed: [{ n: 1, claim: cost(asked) }] });
  const { analyse, model } = analystWith([(asked) => ({ ...digest(asked), why: [wrongCost(asked)] }), repaired]);
  const analysis = await analyse();
  expect(analysis.why.map(({ text }) => text)).toEqual(["Repairs were priced at 6.2 million crowns."]);
  expect(analysis.dropped).toEqual([]);
  const repair = model.requests[1]?.prompt;
  expect(repair?.id).toMatch(/^repair@/);
  expect(repair?.user).toContain("8.4 million");
  expect(repair?.user).toMatch(/problem: .*8\.4/);
  expect(repair?.user).toContain("6.2 million");
});

test.each<[string, FakeReply]>([
  ["still wrong", (asked) => ({ fixed: [{ n: 1, claim: wrongCost(asked) }] })],
  ["given up", { fixed: [{ n: 1, claim: null }] }],
  ["left out", { fixed: [] }],
  ["about another claim", { fixed: [{ n: 7, claim: null }] }],
  ["a failure", new BotError("model_unavailable", "down")],
])("a hard failure whose repair is %s is dropped, with the reason", async (_, repaired) => {
  const { analyse, model } = analystWith([(asked) => ({ ...digest(asked), why: [wrongCost(asked)] }), repaired]);
  const analysis = await analyse();
  expect(JSON.stringify({ ...analysis, dropped: [] })).not.toContain("8.4");
  expect(analysis.dropped).toEqual([
    { text: wrongCost(model.requests[0] as Asked).text, reason: expect.stringContaining("8.4") },
  ]);
});

test.each([
  [
    "a quote nobody wrote",
    (asked: Asked) =>
      claimOn(asked, "voted 9 to 4", "The council praised the plan.", {
        quote: "the council warmly praised the new plan",
      }),
  ],
  [
    "an id that names nothing",
    () => ({
      cites: [{ sid: "S9.9", quote: "The harbour council of Port Ellery voted" }],
      kind: "fact",
      text: "The council voted.",
    }),
  ],
  ["no citation", () => ({ cites: [], kind: "fact", text: "The council voted." })],
  [
    "a made-up name",
    (asked: Asked) =>
      claimOn(asked, "Mayor Dagny Holt", "Governor Piet Maas said the site would become a public walkway."),
  ],
  [
    "a made-up date",
    (asked: Asked) => claimOn(asked, "voted 9 to 4", "The council voted on Friday to close the old grain pier."),
  ],
  [
    "a true quote under words of something else",
    (asked: Asked) => claimOn(asked, "voted 9 to 4", "Silver waves whisper softly beneath a tranquil evening sky."),
  ],
  [
    "an inference that brings a number",
    (asked: Asked) =>
      claimOn(asked, "dockworkers' union", "The dockworkers' union will lose 40 jobs.", { kind: "inference" }),
  ],
])("%s is never published", async (_, claim) => {
  const bad = (asked: Asked) => ({
    ...digest(asked),
    points: [claim(asked), walkway(asked), appeal(asked), cracks34(asked)],
  });
  const analysis = await analystWith([bad, { fixed: [] }], { strict: true }).analyse();
  expect(analysis.points.map(({ text }) => text.slice(0, 12))).toEqual([
    "Mayor Dagny ",
    "The dockwork",
    "Another repo",
  ]);
  expect(analysis.dropped).toHaveLength(1);
});

test("fewer than three points are filled from the extract, without repeating what is said", async () => {
  const { analyse } = analystWith([(asked) => ({ ...digest(asked), points: [walkway(asked)] })]);
  const { points } = await analyse();
  expect(points).toHaveLength(3);
  expect(points[0]?.text).toContain("walkway");
  expect(new Set(points.map(({ text }) => text)).size).toBe(3);
  expect(points.filter(({ text }) => /walkway/.test(text))).toHaveLength(1);
});

test("what says the same as an earlier sentence is dropped", async () => {
  const { analyse } = analystWith([
    (asked) => ({ ...digest(asked), points: [vote(asked), walkway(asked), appeal(asked), cracks34(asked)] }),
  ]);
  const { points, dropped } = await analyse();
  expect(points).toHaveLength(3);
  expect(dropped).toEqual([{ text: expect.stringContaining("voted 9 to 4"), reason: "another sentence says it" }]);
});

test.each<[string, FakeReply[], string]>([
  ["no model answers", [new BotError("model_unavailable", "down")], "no model answered"],
  ["the model refuses", [new BotError("model_refused", "no")], "the model declined to write about it"],
  ["the model is cut twice", [new BotError("model_truncated", "cut")], "the model did not finish"],
  ["the shape stays wrong", [new BotError("model_invalid_output", "bad")], "the model's answer was unusable"],
  ["the money is spent", [new BotError("budget_exhausted", "spent")], "today's model budget is used up"],
  ["something breaks", [new TypeError("x is not a function")], "the model could not be used"],
  ["nothing is written", [emptyDigest], "nothing the model wrote could be confirmed"],
  [
    "nothing is confirmed",
    [(asked) => ({ ...emptyDigest, lead: wrongCost(asked) }), { fixed: [] }],
    "nothing the model wrote could be confirmed",
  ],
])("when %s, the extract is published and says why", async (_, replies, because) => {
  const onFallback = vi.fn<() => void>();
  const { analyse, fallback } = analystWith(replies, { onFallback });
  const analysis = await analyse();
  expect(becauseOf(analysis.writtenBy)).toBe(because);
  expect(analysis.lead?.text).toBe((await fallback.analyse(pierStory, [], lensOf(), account)).lead?.text);
  expect(onFallback).toHaveBeenCalledTimes(replies[0] instanceof Error ? 1 : 0);
});

test("near the budget the extract is published without a call, at the budget the headline alone", async () => {
  const low = analystWith([], { level: async () => "extract" });
  expect(becauseOf((await low.analyse()).writtenBy)).toContain("nearly");
  const spent = await analystWith([], { level: async () => "headline" }).analyse();
  expect([spent.lead, spent.happened, spent.points, spent.conclusion]).toEqual([undefined, [], [], undefined]);
  expect(spent.headline.text).toBe(gazette.title);
  expect(spent.reportedBy).toHaveLength(3);
});

test("a story too short to condense costs no call", async () => {
  const { analyst } = analystWith([]);
  const short = storyOf(articleOf("The pier closes in March.", { title: "Pier" }));
  const { writtenBy } = await analyst.analyse(short, [], lensOf(), account);
  expect(becauseOf(writtenBy)).toBe("the sources are too short to condense");
});

test("every lens shares one prompt: only selection and order differ", async () => {
  const { analyse, model } = analystWith([digest, digest]);
  const union = await analyse(lensOf({ questions: ["What will the dockworkers' union do?"] }));
  const brief = await analyse(lensOf({ audience: "sailors", length: "short", points: false }));
  expect(union.points[0]?.text).toContain("union");
  expect(brief.points).toEqual([]);
  expect(model.requests[0]?.prompt.key).toBe(model.requests[1]?.prompt.key);
  // Not even the fence differs: what a server has read it need not read again.
  expect(model.requests[0]?.prompt.user).toBe(model.requests[1]?.prompt.user);
});

const inGerman = (asked: Asked) => ({
  lines: [...asked.prompt.user.matchAll(/^(\d+) (.+)$/gm)].map((found) => ({
    n: Number(found[1]),
    text: `Auf Deutsch: ${[...(found[2] ?? "").matchAll(/⟦\d+⟧/g)]
      .map(([mark]) => mark)
      .toReversed()
      .join(" und ")}.`,
  })),
});

test("another language is made from the claims alone: marks go out, figures and names come back, citations stay", async () => {
  const { analyse, model } = analystWith([digest, inGerman]);
  const analysis = await analyse(lensOf({ language: "de" }));
  const asked = model.requests[1]?.prompt.user ?? "";
  expect(asked).not.toMatch(/6\.2|Dagny|Holt|\b112\b|Port Ellery/);
  expect(asked).toContain("into German");
  expect(analysis.language).toBe("de");
  expect(analysis.why[0]?.text).toBe("Auf Deutsch: 6,2.");
  expect(analysis.points[0]?.text).toContain("Dagny Holt");
  expect(analysis.why[0]?.citations[0]?.passage).toContain("6.2 million crowns");
});

test.each<[string, (text: string) => string]>([
  ["loses a mark", (text) => text.replace(/⟦1⟧/, "")],
  ["doubles a mark", (text) => `${text} ⟦1⟧`],
  ["adds a figure", (text) => `${text} 7`],
  ["adds a quotation", (text) => `${text} "Ja"`],
  ["adds an address", (text) => `${text} evil.example`],
  ["rambles", (text) => text + " und so weiter".repeat(60)],
])("a translation that %s leaves the sentence as it was", async (_, spoil) => {
  const spoilt = (asked: Asked) => ({
    lines: inGerman(asked).lines.map((line) => (line.n === 4 ? { ...line, text: spoil(line.text) } : line)),
  });
  const { analyse } = analystWith([digest, spoilt]);
  const analysis = await analyse(lensOf({ language: "de" }));
  expect(analysis.why[0]?.text).toBe("Repairs were priced at 6.2 million crowns.");
  expect(analysis.points[0]?.text).toContain("Auf Deutsch");
});

test.each<[string, FakeReply]>([
  ["fails", new BotError("model_unavailable", "down")],
  ["comes back empty", { lines: [] }],
])("when the translation %s, the analysis stays in its language and says so", async (_, reply) => {
  const analysis = await analystWith([digest, reply]).analyse(lensOf({ language: "de" }));
  expect(analysis.language).toBe("en");
  expect(analysis.lead?.text).toContain("voted 9 to 4");
});

test("deeper commentary repeats nothing that is published, and its open questions bring no fact", async () => {
  const { analyst, analyse, model } = analystWith([
    digest,
    (asked) => ({
      claims: [
        walkway(asked),
        claimOn(
          asked,
          "Union leader Sten Varga",
          'Union leader Sten Varga called the vote "a betrayal of the harbour".',
        ),
      ],
      open: [
        "Where will the grain be loaded?",
        "Did Governor Maas agree?",
        "What do the 77 others say?",
        "See evil.example?",
        "No question.",
      ],
    }),
  ]);
  const analysis = await analyse();
  const request = {
    story: pierStory,
    analysis,
    angle: "opposing case" as const,
    point: analysis.points[1],
    lens: lensOf({ audience: "sailors" }),
  };
  const commentary = await analyst.deeper(request, account);
  expect(commentary.claims.map(({ text }) => text)).toEqual([
    'Union leader Sten Varga called the vote "a betrayal of the harbour".',
  ]);
  expect(commentary.open).toEqual(["Where will the grain be loaded?"]);
  const { user } = model.requests[1]?.prompt ?? { user: "" };
  expect(user).toContain("Angle: opposing case");
  const number = analysis.why.length + 2;
  expect(user).toContain(`* ${number}. The dockworkers' union said`);
  expect(user).toContain("sailors");
});

test("deeper commentary without anything confirmed is the extract's", async () => {
  const { analyst, analyse, fallback } = analystWith([digest, { claims: [], open: [] }]);
  const analysis = await analyse();
  const commentary = await analyst.deeper(
    { story: pierStory, analysis, angle: undefined, point: undefined, lens: lensOf() },
    account,
  );
  expect(commentary.writtenBy).toMatchObject({ kind: "extract" });
  expect(fallback.calls.at(-1)).toBe("deeper");
});

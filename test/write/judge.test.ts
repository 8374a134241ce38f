// The second reader: what it confirms is published, what it doubts is mended or labelled, what it refuses is gone.
import { expect, test } from "vitest";
import { createModelAnalyst, type ModelAnalystOptions } from "../../src/write/analyst.ts";
import { loadPrompts } from "../../src/write/prompts.ts";
import { verifyClaim } from "../../src/verify/verify.ts";
import { BotError } from "../../src/core/errors.ts";
import type { GenerateRequest } from "../../src/core/ports.ts";
import { becauseOf } from "../support/because.ts";
import { articleOf, lensOf, singleOrigins, storyOf } from "../support/articles.ts";
import {
  claimOn,
  emptyDigest,
  fakeModel,
  type FakeReply,
  type Said,
  secondReader as reader,
} from "../support/fake-model.ts";
import { pierStory, plainExtract } from "../support/pier.ts";

type Asked = GenerateRequest<unknown>;
const account = { tenant: "web:site", storyId: "story", channel: undefined };
const prompts = loadPrompts();

const vote = (asked: Asked) =>
  claimOn(asked, "voted 9 to 4", "The harbour council voted 9 to 4 to close the grain pier.");
const shops = (asked: Asked) =>
  claimOn(asked, "Mayor Dagny Holt", "Mayor Dagny Holt said the site would become a shopping arcade.");
const walkway = (asked: Asked) =>
  claimOn(asked, "Mayor Dagny Holt", "Mayor Dagny Holt said the site would become a public walkway.");
const wrongCost = (asked: Asked) => claimOn(asked, "Repairs were priced", "Repairs were priced at 8.4 million crowns.");
const digest = (asked: Asked) => ({ ...emptyDigest, headline: vote(asked), lead: vote(asked), points: [shops(asked)] });

async function published(replies: FakeReply[], judge: FakeReply, more: Partial<ModelAnalystOptions> = {}) {
  const model = fakeModel(replies, { judge });
  const options = { model, fallback: plainExtract(), verify: verifyClaim, prompts, strict: false, random: () => 0.4 };
  const analyst = createModelAnalyst({ ...options, ...more });
  const analysis = await analyst.analyse(pierStory, singleOrigins(pierStory), lensOf(), account);
  const told = (words: string) => [analysis.lead, ...analysis.points].find((claim) => claim?.text.includes(words));
  return { analysis, model, told };
}

test("what it confirms is clean; one call shows the lines around and asks for all", async () => {
  const { analysis, model, told } = await published([digest], reader({}));
  expect(told("arcade")?.doubts).toEqual([]);
  expect(analysis.writtenBy).not.toHaveProperty("unread");
  expect(model.judged).toHaveLength(1);
  const asked = model.judged[0]?.prompt;
  expect(asked).toMatchObject({ tier: "fast", id: expect.stringMatching(/^judge@/) });
  expect(asked?.user).toMatch(/^S1 = .+ \| .+\nS1\.1 /m);
  expect(asked?.user).toMatch(/^2: The harbour council voted|^1: The harbour council voted/m);
});

test("what it doubts is mended once from its words, and read again", async () => {
  const doubt = reader({ arcade: { verdict: "doubtful", words: "a shopping arcade" } });
  const { model, told } = await published(
    [digest, (asked: Asked) => ({ fixed: [{ n: 1, claim: walkway(asked) }] })],
    doubt,
  );
  expect(model.requests[1]?.prompt.user).toContain('problem: a second reader doubts "a shopping arcade"');
  expect(told("arcade")).toBeUndefined();
  expect(told("walkway")?.doubts).toEqual([]);
  expect(model.judged).toHaveLength(2);
});

test("a doubt that nothing mends is labelled, and dropped in strict mode", async () => {
  const doubt = reader({ arcade: { verdict: "doubtful", words: "a shopping arcade" } });
  const replies: FakeReply[] = [digest, { fixed: [] }];
  expect((await published(replies, doubt)).told("arcade")?.doubts).toEqual([
    'a second reader doubts "a shopping arcade"',
  ]);
  const strict = await published(replies, doubt, { strict: true });
  expect(strict.told("arcade")).toBeUndefined();
  expect(strict.analysis.dropped).toHaveLength(1);
});

test.each<[string, Said | undefined]>([
  ["refused", { verdict: "unsupported" }],
  ["left out", undefined],
  ["confirmed without a line", { verdict: "supported", sids: [] }],
  ["confirmed by a line that it was not shown", { verdict: "supported", sids: ["S9.9"] }],
])("what is %s is dropped, without another call", async (_, said) => {
  const { analysis, model, told } = await published([digest], reader({ arcade: said }));
  expect(told("arcade")).toBeUndefined();
  expect(analysis.dropped.map(({ text }) => text)).toEqual([expect.stringContaining("arcade")]);
  expect(model.requests).toHaveLength(1);
});

test("a refusal that names the words is mended once, and dropped when that does not help", async () => {
  const refusal = reader({ arcade: { verdict: "unsupported", words: "a shopping arcade" } });
  const mended = await published([digest, (asked: Asked) => ({ fixed: [{ n: 1, claim: walkway(asked) }] })], refusal);
  expect(mended.told("walkway")?.doubts).toEqual([]);
  const not = await published([digest, { fixed: [] }], refusal);
  expect(not.told("arcade")).toBeUndefined();
});

test("it is never asked about what a rule refused, and cannot overrule it", async () => {
  const { model, told } = await published(
    [(asked: Asked) => ({ ...digest(asked), points: [wrongCost(asked)] }), { fixed: [] }],
    reader({}),
  );
  expect(told("8.4")).toBeUndefined();
  expect(model.judged.map(({ prompt }) => prompt.user).join()).not.toContain("8.4");
});

test("without it the post says so, and in strict mode the extract is posted", async () => {
  const down = new BotError("budget_exhausted", "empty");
  const { analysis } = await published([digest], down);
  expect(analysis.writtenBy).toMatchObject({ kind: "model", unread: true });
  const strict = await published([digest], down, { strict: true });
  expect(becauseOf(strict.analysis.writtenBy)).toMatch(/second reader/);
});

test("more than ten claims are read in several calls", async () => {
  const days = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
  const text = days
    .map(
      (day, i) =>
        `On ${day} the ${["red", "blue", "green", "white", "black", "brown", "grey"][i]} ship brought ${i + 12} tons of grain to the harbour of Velden.`,
    )
    .join(" ");
  const story = storyOf(articleOf(text, { id: "ships", title: "Grain comes to Velden" }));
  const all = (asked: Asked) =>
    days.map((day) => claimOn(asked, `On ${day}`, text.split(". ")[days.indexOf(day)] ?? ""));
  const model = fakeModel([
    (asked) => ({ ...emptyDigest, happened: all(asked).slice(0, 4), why: all(asked).slice(0, 4), points: all(asked) }),
  ]);
  const analyst = createModelAnalyst({
    model,
    fallback: plainExtract(),
    verify: verifyClaim,
    prompts,
    strict: false,
    random: () => 0.4,
  });
  await analyst.analyse(story, singleOrigins(story), lensOf(), account);
  expect(model.judged).toHaveLength(2);
});

test("a verdict is kept: the same claim on the same passages is not read again", async () => {
  const kept = new Map<string, string>();
  const verdicts = {
    get: async (key: string) => kept.get(key),
    set: async (key: string, verdict: string) => kept.set(key, verdict),
  };
  const first = await published([digest], reader({}), { verdicts });
  const again = await published(
    [(asked) => ({ ...digest(asked), points: [shops(asked), walkway(asked)] })],
    reader({}),
    { verdicts },
  );
  expect(first.model.judged).toHaveLength(1);
  expect(again.model.judged[0]?.prompt.user).toContain("walkway");
  expect(again.model.judged[0]?.prompt.user).not.toMatch(/^\d+: .*arcade/m);
});

// The analyst over the real model layer and a mock server: how many calls a story costs.
import { LLMock } from "@copilotkit/aimock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createModelAnalyst } from "../../src/write/analyst.ts";
import { loadPrompts } from "../../src/write/prompts.ts";
import { verifyClaim } from "../../src/verify/verify.ts";
import { lensOf, singleOrigins } from "../support/articles.ts";
import { provider, setUp } from "../support/model-setup.ts";
import { pierStory, plainExtract } from "../support/pier.ts";
import { becauseOf } from "../support/because.ts";

const prompts = loadPrompts();
const mock = new LLMock({ port: 0, host: "127.0.0.1", strict: true, logLevel: "silent" });
beforeAll(() => mock.start());
afterAll(() => mock.stop());

const vote = {
  cites: [{ sid: "S1.1", quote: "The harbour council of Port Ellery voted 9 to 4 on Tuesday" }],
  kind: "fact",
  text: "The harbour council of Port Ellery voted 9 to 4 on Tuesday.",
};
const digest = { headline: vote, lead: vote, happened: [], why: [], points: [], conclusion: null };

const confirmed = (n: number) => ({ n, sids: ["S1.1"], verdict: "supported", fault: "none", words: "" });

test("a story costs one call and one reading for all its lenses, and a small one for each language", async () => {
  mock.on({ userMessage: "prompt:analyse@" }, { content: JSON.stringify(digest) });
  mock.on({ userMessage: "prompt:judge@" }, { content: JSON.stringify({ verdicts: [1, 2].map(confirmed) }) });
  mock.on({ userMessage: "prompt:translate@" }, { content: JSON.stringify({ lines: [] }) });
  const { model, ledger } = setUp([provider(`${mock.url}/v1`)]);
  let n = 0;
  const random = () => (n = (n + 0.61803) % 1);
  const analyst = createModelAnalyst({
    model,
    fallback: plainExtract(),
    verify: verifyClaim,
    prompts,
    strict: false,
    random,
  });
  const account = { tenant: "web:site", storyId: "story", channel: undefined };
  const analyse = (lens = lensOf()) => analyst.analyse(pierStory, singleOrigins(pierStory), lens, account);
  const seen = await Promise.all([
    analyse(),
    analyse(lensOf({ length: "short" })),
    analyse(lensOf({ name: "security", questions: ["Who is hurt?"] })),
  ]);
  await analyse(lensOf({ audience: "divers" }));
  expect(seen.map(({ writtenBy }) => writtenBy.kind)).toEqual(["model", "model", "model"]);
  expect(ledger.entries).toHaveLength(2);
  await analyse(lensOf({ language: "de" }));
  await analyse(lensOf({ language: "de", length: "long" }));
  expect(mock.getRequests().length).toBeLessThanOrEqual(4);
  const [first, second, ...translations] = mock.getRequests().map(({ body }) => JSON.stringify(body));
  for (const request of [first, second]) expect(request).toContain("S1.1 The harbour council");
  for (const request of translations) expect(request).not.toContain("S1.1");
});

test("a server that answers nothing but errors costs a reader nothing: the extract is there", async () => {
  const { model } = setUp([provider("http://127.0.0.1:9/v1")]);
  const analyst = createModelAnalyst({
    model,
    fallback: plainExtract(),
    verify: verifyClaim,
    prompts,
    strict: false,
    random: Math.random,
  });
  const analysis = await analyst.analyse(pierStory, [], lensOf(), { tenant: "t", storyId: "s", channel: undefined });
  expect(becauseOf(analysis.writtenBy)).toBe("no model answered");
});

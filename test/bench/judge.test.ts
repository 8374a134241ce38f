// A recorded second reader answers by claim, however the claims come to be put together since.
import { expect, test } from "vitest";
import { replayReadings } from "../../bench/judge.ts";
import type { Labelled } from "../../bench/quality/material.ts";
import { loadPrompts } from "../../src/write/prompts.ts";
import { SCHEMAS } from "../../src/write/schema.ts";

const claim = (id: string, text: string): Labelled => ({
  id,
  story: "s",
  label: "faithful",
  error: undefined,
  sources: [],
  draft: { text, kind: "fact", cites: [] },
});
const claims = [claim("a", "The pier closed."), claim("b", "The pier sank."), claim("c", "Nobody came.")];
const said = (n: number, verdict: string) => ({ n, sids: ["S1.1"], verdict, fault: "none", words: "" });
const usage = { tokensIn: 0, tokensCached: 0, tokensOut: 0, cost: null };
const recorded = {
  prompt: "judge@1",
  claims: ["a", "b", "d"],
  reply: { verdicts: [said(1, "unsupported"), said(2, "supported")] },
  provider: "p",
  model: "m",
  ms: 0,
  usage,
};

async function read(...asked: string[]) {
  const rows = asked.map((text, i) => `${i + 1}: ${text} (fact; cites S1.1)`);
  const block = `<<claims:X>>\n${rows.join("\n")}\n<</claims:X>>`;
  const prompt = loadPrompts().render("judge", { sources: "", claims: block });
  const account = { tenant: "t", storyId: "s", channel: undefined };
  const model = replayReadings([recorded], [...claims, claim("d", "It rained.")]);
  const { value } = await model.generate({ prompt, schema: SCHEMAS.verdicts, account });
  return value.verdicts.map(({ n, verdict }) => [n, verdict]);
}

test("a claim keeps its verdict when another that stood before it is not asked any more", async () => {
  expect(await read("The pier sank.", "The pier closed.")).toEqual([
    [1, "supported"],
    [2, "unsupported"],
  ]);
});

test("nothing is said of a claim that nobody was asked about; one that was left out is not supported", async () => {
  expect(await read("Nobody came.", "It rained.", "The pier sank.")).toEqual([
    [2, "unsupported"],
    [3, "supported"],
  ]);
});

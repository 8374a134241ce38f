// Prices, usage in one shape, and what is known of a cost.
import { expect, test } from "vitest";
import { budgetLevel } from "../../src/core/budget.ts";
import { addUsage, costOf, normaliseUsage, parsePrices } from "../../src/model/cost.ts";

const price = { in: 0.14, cached: 0.0028, out: 0.28 };

test("a story on a cheap model costs a tenth of a cent", () => {
  expect(costOf(price, { tokensIn: 6_500, tokensCached: 0, tokensOut: 1_500 })).toBeCloseTo(0.00133, 6);
});

test("cached input is counted at its own price, or the full one where none is given", () => {
  const tokens = { tokensIn: 1_000_000, tokensCached: 900_000, tokensOut: 0 };
  expect(costOf(price, tokens)).toBeCloseTo(0.014 + 0.00252, 8);
  expect(costOf({ in: 1, cached: undefined, out: 1 }, tokens)).toBe(1);
});

test.each([
  ["OpenAI", { prompt_tokens: 10, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 4 } }, 4],
  ["DeepSeek", { prompt_tokens: 10, completion_tokens: 2, prompt_cache_hit_tokens: 6, prompt_cache_miss_tokens: 4 }, 6],
  ["LM Studio, which says nothing", { prompt_tokens: 10, completion_tokens: 2 }, 0],
  ["vLLM, which says null", { prompt_tokens: 10, completion_tokens: 2, prompt_tokens_details: null }, 0],
  [
    "a server that claims more than there was",
    { prompt_tokens: 10, completion_tokens: 2, prompt_cache_hit_tokens: 99 },
    10,
  ],
])("cached tokens of %s", (_, raw, cached) => {
  expect(normaliseUsage(raw, undefined)).toEqual({ tokensIn: 10, tokensOut: 2, tokensCached: cached, cost: undefined });
});

test("a cost the router tells wins over the table; a cost that is no number does not", () => {
  const raw = { prompt_tokens: 1_000_000, completion_tokens: 0 };
  expect(normaliseUsage({ ...raw, cost: 0.5 }, price)?.cost).toBe(0.5);
  expect(normaliseUsage({ ...raw, cost: Number.NaN }, price)?.cost).toBeCloseTo(0.14, 8);
});

test.each([
  [undefined],
  [null],
  ["many"],
  [{}],
  [{ prompt_tokens: Number.NaN, completion_tokens: 1 }],
  [{ prompt_tokens: -1, completion_tokens: 1 }],
])("usage %j is no usage", (raw) => {
  expect(normaliseUsage(raw, price)).toBeUndefined();
});

test("an unknown cost stays unknown in a sum, never zero", () => {
  const known = { tokensIn: 1, tokensCached: 0, tokensOut: 1, cost: 1 };
  expect(addUsage(known, { ...known, cost: undefined })).toEqual({
    tokensIn: 2,
    tokensCached: 0,
    tokensOut: 2,
    cost: undefined,
  });
});

test("a price table is read, and a wrong one names its entry", () => {
  expect(parsePrices('{"m":{"in":1,"out":2}}')).toEqual({ m: { in: 1, cached: undefined, out: 2 } });
  expect(() => parsePrices('{"m":{"in":-1,"out":2}}')).toThrow(/m\.in/);
  expect(() => parsePrices('{"m":{"in":1,"out":2,"per":"1k"}}')).toThrow(/per/);
  expect(() => parsePrices("$1")).toThrow(/not JSON/);
});

test("the model rests above nine tenths of the budget, and only headlines go out when it is spent", () => {
  expect([0, 0.89, 0.9, 0.99, 1, 2].map((spent) => budgetLevel(spent, 1))).toEqual([
    "full",
    "full",
    "extract",
    "extract",
    "headline",
    "headline",
  ]);
  expect(budgetLevel(1e9, undefined)).toBe("full");
});

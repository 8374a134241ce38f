// Money: the price table, what a call used in one shape for all providers, and what it cost.
import { z } from "zod";
import { BotError } from "../core/errors.ts";
import type { Usage } from "../core/ports.ts";
import { isObject } from "../core/values.ts";
import { sentence } from "../words/index.ts";

/** US dollars per million tokens. */
export interface Price {
  in: number;
  /** Input tokens read from the provider's own cache; undefined: the same as `in`. */
  cached: number | undefined;
  out: number;
}

export type Prices = Readonly<Record<string, Price>>;

const amount = z.number().finite().nonnegative();
const priceTable = z.record(z.string(), z.strictObject({ in: amount, cached: amount.optional(), out: amount }));

/**
 * Reads a price table: `{"model": {"in": 0.14, "cached": 0.0028, "out": 0.28}}`, US dollars per million tokens.
 * Throws BotError `config_invalid` that names the wrong entry.
 */
export function parsePrices(json: string): Prices {
  const hint = sentence("model.pricesHint", {
    example: '{"model-name": {"in": 0.14, "cached": 0.0028, "out": 0.28}}',
  });
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch (cause) {
    throw new BotError("config_invalid", sentence("model.pricesNotJson"), { hint, cause });
  }
  const parsed = priceTable.safeParse(raw);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join(".") || "table"}: ${issue.message}`).join("; ");
    throw new BotError("config_invalid", sentence("model.pricesWrong", { wrong }), { hint });
  }
  return Object.fromEntries(
    Object.entries(parsed.data).map(([model, price]) => [model, { ...price, cached: price.cached }]),
  );
}

/** US dollars; undefined when the model has no price. */
export function costOf(price: Price | undefined, tokens: Omit<Usage, "cost">): number | undefined {
  if (!price) return undefined;
  const fresh = Math.max(0, tokens.tokensIn - tokens.tokensCached);
  return (fresh * price.in + tokens.tokensCached * (price.cached ?? price.in) + tokens.tokensOut * price.out) / 1e6;
}

const count = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) && value >= 0 ? Math.round(value) : undefined;

/**
 * A provider's usage object in our shape; undefined when it sent none. Cached tokens are `prompt_tokens_details.cached_tokens`
 * (OpenAI, vLLM, llama.cpp, OpenRouter) or `prompt_cache_hit_tokens` (DeepSeek). `usage.cost` (OpenRouter) wins over the table.
 */
export function normaliseUsage(raw: unknown, price: Price | undefined): Usage | undefined {
  if (!isObject(raw)) return undefined;
  const tokensIn = count(raw["prompt_tokens"]);
  const tokensOut = count(raw["completion_tokens"]);
  if (tokensIn === undefined || tokensOut === undefined) return undefined;
  const details = raw["prompt_tokens_details"];
  const cached =
    count(isObject(details) ? details["cached_tokens"] : undefined) ?? count(raw["prompt_cache_hit_tokens"]) ?? 0;
  const tokens = { tokensIn, tokensCached: Math.min(cached, tokensIn), tokensOut };
  const told = raw["cost"];
  const cost = typeof told === "number" && Number.isFinite(told) && told >= 0 ? told : costOf(price, tokens);
  return { ...tokens, cost };
}

/** Both together; an unknown cost makes the sum unknown. */
export function addUsage(a: Usage, b: Usage): Usage {
  return {
    tokensIn: a.tokensIn + b.tokensIn,
    tokensCached: a.tokensCached + b.tokensCached,
    tokensOut: a.tokensOut + b.tokensOut,
    cost: a.cost === undefined || b.cost === undefined ? undefined : a.cost + b.cost,
  };
}

/** A text's tokens, on the high side: three UTF-8 bytes each. Used to set money aside, never to report. */
export const tokensAtMost = (text: string): number => Math.ceil(Buffer.byteLength(text) / 3);

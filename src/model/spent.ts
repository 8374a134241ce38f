// What one call takes at most, and what it took: told by the server, or counted from its text.
import type { Usage } from "../core/ports.ts";
import type { CallResult } from "./call.ts";
import { costOf, normaliseUsage, tokensAtMost } from "./cost.ts";
import type { chatBody } from "./request.ts";

export function worstCase(body: ReturnType<typeof chatBody>, maxOutputTokens: number): Omit<Usage, "cost"> {
  const tokensOut = body.max_completion_tokens ?? body.max_tokens ?? maxOutputTokens;
  return { tokensIn: tokensAtMost(JSON.stringify(body.messages)), tokensCached: 0, tokensOut };
}

/** What the call used. Without the server's own count, a worked-on request is taken at its input and the text that came. */
export function usageOf(result: CallResult, price: Parameters<typeof costOf>[0], guess: Usage): Usage | undefined {
  if (result.kind === "rejected") return undefined;
  if (result.kind === "failed" && !result.maybeBilled) return undefined;
  if (result.kind === "failed") return counted(guess, result.soFar ?? "", price);
  if (result.kind === "oversized") return guess;
  const told = normaliseUsage(result.usage, price);
  if (told || result.kind === "refused") return told;
  return counted(guess, result.text, price);
}

function counted(guess: Usage, text: string, price: Parameters<typeof costOf>[0]): Usage {
  const tokens = { ...guess, tokensOut: tokensAtMost(text) };
  return { ...tokens, cost: costOf(price, tokens) };
}

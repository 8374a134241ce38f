// A LanguageModel against a local server, with everything it keeps in memory and waits that take no time.
import { z } from "zod";
import type { Clock } from "../../src/core/domain.ts";
import { createLanguageModel, type LanguageModelOptions } from "../../src/model/openai.ts";
import type { ProviderConfig } from "../../src/model/ports.ts";
import type { GenerateRequest } from "../../src/core/ports.ts";
import { memoryLedger } from "../../src/model/memory.ts";
import { memoryCapabilities, memoryCompletions, silentLog } from "./model-stores.ts";

/** A clock that is only moved by sleeping; `slept` are the waits, in milliseconds. */
export function skippingClock(start = Date.UTC(2026, 10, 24)) {
  let now = start;
  const slept: number[] = [];
  const clock: Clock & { slept: number[]; advance(ms: number): void } = {
    slept,
    now: () => new Date(now),
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
    advance: (ms) => void (now += ms),
  };
  return clock;
}

export const answerSchema = z.object({ title: z.string(), score: z.number() });
export const good = { title: "Pier closes", score: 3 };

export const provider = (baseURL: string, more: Partial<ProviderConfig> = {}): ProviderConfig => ({
  name: "one",
  baseURL,
  apiKey: "x",
  models: { fast: "small", deep: "large" },
  prices: { small: { in: 1, cached: 0.1, out: 4 } },
  ...more,
});

export function setUp(providers: ProviderConfig[], more: Partial<LanguageModelOptions> & { budget?: number } = {}) {
  const clock = skippingClock();
  const ledger = memoryLedger(more.budget);
  const records = memoryCapabilities();
  const completions = memoryCompletions();
  const model = createLanguageModel({
    providers,
    clock,
    ledger,
    records,
    completions,
    log: silentLog,
    random: () => 0.5,
    ...more,
  });
  return { model, clock, ledger, records, completions };
}

let asked = 0;

/** A request never made before, so that no stored completion answers it. */
export function request(more: Partial<GenerateRequest<typeof good>> = {}): GenerateRequest<typeof good> {
  asked += 1;
  return {
    prompt: {
      id: "analyse@00000000",
      system: "prompt:analyse@00000000\nWrite.",
      user: `Sources ${asked}`,
      tier: "fast",
      maxOutputTokens: 500,
    },
    schema: answerSchema,
    account: { tenant: "web:site", storyId: "s1", channel: undefined },
    ...more,
  };
}

// What a bot under test is given besides its store, its platforms and its way out: the same for all, and nothing of it waits.
import type { BotPorts } from "../../src/app/bot.ts";
import type { Clock } from "../../src/core/domain.ts";

/** Stories are told at once, feeds looked at every minute at most; no model, no voice, no sample. */
export const plainBot = (clock: Clock) =>
  ({
    clock,
    userAgent: () => "Footnote/test",
    manners: { minMs: 60_000, maxMs: 86_400_000 },
    sampleManners: { minMs: 1000, maxMs: 1000 },
    settleMs: 0,
    sampleSettleMs: 0,
    role: "all",
    timeZone: "UTC",
    language: "en",
    membersMayAdd: true,
    sample: { isOn: async () => false, set: async () => {} },
    spending: async () => undefined,
    voice: undefined,
    condition: async () => ({ version: "1", memoryMb: 90, since: clock.now(), checks: {}, models: undefined }),
  }) satisfies Partial<BotPorts>;

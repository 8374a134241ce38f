// The model layer's ports in memory, for tests and the offline evaluation.
import { randomUUID } from "node:crypto";
import { BotError } from "../../src/core/errors.ts";
import { budgetLevel } from "../../src/core/budget.ts";
import type { Capability } from "../../src/model/capabilities.ts";
import type {
  Account,
  CapabilityStore,
  CompletionCache,
  Estimate,
  Ledger,
  Log,
  SpeechCache,
} from "../../src/model/ports.ts";
import type { Usage } from "../../src/core/ports.ts";

function memory<T>() {
  const kept = new Map<string, T>();
  return {
    kept,
    get: async (key: string) => kept.get(key),
    set: async (key: string, value: T) => void kept.set(key, value),
  };
}

export const memoryCapabilities = (): CapabilityStore & { kept: Map<string, Capability> } => memory<Capability>();
export const memoryCompletions = (): CompletionCache & { kept: Map<string, string> } => memory<string>();
export const memorySpeech = (): SpeechCache & { kept: Map<string, Uint8Array> } => memory<Uint8Array>();

export interface LedgerEntry {
  account: Account;
  estimate: Estimate;
  settled: boolean;
  usage: Usage | undefined;
}

/** Counts in US dollars; `budget` undefined = no limit. */
export function memoryLedger(budget?: number): Ledger & { entries: LedgerEntry[] } {
  const entries = new Map<string, LedgerEntry>();
  const spentBy = (tenant: string) =>
    [...entries.values()]
      .filter((entry) => entry.account.tenant === tenant)
      .reduce((sum, entry) => sum + ((entry.settled ? entry.usage?.cost : entry.estimate.cost) ?? 0), 0);
  return {
    get entries() {
      return [...entries.values()];
    },
    async reserve(account, estimate) {
      if (budget !== undefined && spentBy(account.tenant) >= budget) {
        throw new BotError("budget_exhausted", "Today's model budget is spent.");
      }
      const id = randomUUID();
      entries.set(id, { account, estimate, settled: false, usage: undefined });
      return { id };
    },
    async settle({ id }, usage) {
      const entry = entries.get(id);
      if (!entry || entry.settled) throw new Error("settled twice, or never reserved");
      Object.assign(entry, { settled: true, usage });
    },
    async state(tenant) {
      const spent = spentBy(tenant);
      return { spent, budget, level: budgetLevel(spent, budget) };
    },
  };
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined };

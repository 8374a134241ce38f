// What the model layer keeps, in memory: for one command, and for tests.
import { randomUUID } from "node:crypto";
import { budgetLevel } from "../core/budget.ts";
import { BotError } from "../core/errors.ts";
import type { Usage } from "../core/ports.ts";
import { sentence } from "../words/index.ts";
import type { Account, Estimate, Ledger } from "./ports.ts";

/** Values by key. */
export function memory<T>() {
  const kept = new Map<string, T>();
  return {
    kept,
    get: async (key: string) => kept.get(key),
    set: async (key: string, value: T) => void kept.set(key, value),
  };
}

export interface LedgerEntry {
  account: Account;
  estimate: Estimate;
  settled: boolean;
  usage: Usage | undefined;
}

/** Counts in US dollars; `budget` undefined = no limit. A call without a known price counts as nothing. */
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
        throw new BotError("budget_exhausted", sentence("model.budgetUsed", { budget: String(budget) }), {
          hint: sentence("model.budgetUsedHint"),
        });
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

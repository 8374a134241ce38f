// Which servers to ask, and what the model layer keeps elsewhere.
// Learned capabilities, completions, spoken audio and the money are implemented by store/.
import type { BudgetLevel } from "../core/budget.ts";
import type { GenerateRequest, Usage } from "../core/ports.ts";
import type { Capability } from "./capabilities.ts";
import type { Prices } from "./cost.ts";

export interface ProviderConfig {
  /** For people and logs, for example `deepseek`. */
  name: string;
  /** Including its `/v1` or whatever it ends in. */
  baseURL: string;
  apiKey: string;
  models: { fast: string; deep: string };
  prices: Prices;
  /** Fields to add to every request, for what only this server knows. */
  extra?: Record<string, unknown>;
  /** Most requests at once; absent: as many as come. */
  parallel?: number;
}

/** What was learned about one (baseURL, model), kept over restarts. Losing it costs a few refused requests, nothing more. */
export interface CapabilityStore {
  get(key: string): Promise<Capability | undefined>;
  set(key: string, capability: Capability): Promise<void>;
}

/** Finished completions by content hash, as JSON text. A cache: it may forget, and its failures are ignored. */
export interface CompletionCache {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
}

/** Finished audio by content hash. A cache, like CompletionCache. */
export interface SpeechCache {
  get(key: string): Promise<Uint8Array | undefined>;
  set(key: string, audio: Uint8Array): Promise<void>;
}

export type Account = GenerateRequest<unknown>["account"];

/** The most one call can cost; tokens are given too, because a price is not always known. */
export interface Estimate {
  provider: string;
  model: string;
  /** Prompt name and hash. */
  prompt: string;
  tokensIn: number;
  tokensOut: number;
  /** US dollars; undefined when no price is known. */
  cost: number | undefined;
}

export interface Reservation {
  id: string;
}

export interface BudgetState {
  /** US dollars of the current day: settled calls and open reservations. */
  spent: number;
  /** US dollars a day; undefined = no limit. */
  budget: number | undefined;
  level: BudgetLevel;
}

export interface Ledger {
  /**
   * Sets the estimate aside, durably, before the call is made. Throws BotError `budget_exhausted` when what is spent and
   * reserved has reached the budget. Must be atomic per tenant: however many calls arrive together, at most one may end above
   * the limit.
   */
  reserve(account: Account, estimate: Estimate): Promise<Reservation>;
  /** Replaces the reservation by what was used; undefined: nothing was. */
  settle(reservation: Reservation, usage: Usage | undefined): Promise<void>;
  state(tenant: string): Promise<BudgetState>;
}

/** The part of a logger used here; pino fits. Prompt and completion bodies are never logged. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

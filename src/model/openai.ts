// LanguageModel over OpenAI-compatible servers, tried in order, with money set aside before.
import type { Clock } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import type { Count, Generation, GenerateRequest, LanguageModel, Usage } from "../core/ports.ts";
import { askProvider, type Provider } from "./ask.ts";
import { openClient } from "./call.ts";
import { createCircuit } from "./circuit.ts";
import { createGate, type Gate } from "./gate.ts";
import { type TimeLimits, PATIENT } from "./limits.ts";
import { completionKey, readCompletion, writeCompletion } from "./completions.ts";
import type { CapabilityStore, CompletionCache, Ledger, Log, ProviderConfig } from "./ports.ts";
import { wireSchema } from "./request.ts";
import { type Wording, sentence } from "../words/index.ts";

export interface LanguageModelOptions {
  /** In the order they are tried. */
  providers: ProviderConfig[];
  records: CapabilityStore;
  completions: CompletionCache;
  ledger: Ledger;
  clock: Clock;
  log: Log;
  count?: Count;
  /** 0 <= n < 1, spreads waiting times. */
  random: () => number;
  /** For everything that one request may take, from its turn on. */
  timeouts?: Partial<TimeLimits>;
}

/** A request that is being answered. */
export interface Underway {
  /** Name of its prompt. */
  prompt: string;
  server: string;
  since: Date;
  /** Characters that came so far. */
  length: number;
}

export interface WatchedModel extends LanguageModel {
  /** What is being written now, the oldest first. */
  underway(): Underway[];
}

/**
 * One request costs at most two paid calls: the answer, and one more when it was cut, empty or of the wrong shape. A server
 * that is down is retried once, then the next is asked; when none is left: BotError `model_unavailable`.
 */
export function createLanguageModel(options: LanguageModelOptions): WatchedModel {
  const { clock, ledger, records, log, count = () => {} } = options;
  const circuit = createCircuit(clock);
  const { idleMs, totalMs } = { ...PATIENT, ...options.timeouts };
  const providers = options.providers.map((config): Provider & { gate: Gate } => ({
    ...config,
    client: openClient(config.baseURL, config.apiKey),
    gate: createGate(config.parallel),
  }));
  const rankOf = createRanks();
  const written = new Set<Underway>();
  const running = new Map<string, Promise<Generation<unknown>>>();

  async function ask<T>(request: GenerateRequest<T>, key: string): Promise<Generation<T>> {
    // Under the name of whoever pays, so that it goes with them.
    const kept = `${request.account.tenant}|${key}`;
    const stored = await readCompletion(options.completions, kept, request.schema);
    count("model_cache", { outcome: stored ? "hit" : "miss" });
    if (stored) {
      request.onText?.(JSON.stringify(stored.value));
      return stored;
    }
    const generation = await tryAll(request);
    if (!generation.partial) await writeCompletion(options.completions, kept, generation, log);
    return generation;
  }

  async function tryAll<T>(request: GenerateRequest<T>): Promise<Generation<T>> {
    const schema = wireSchema(request.schema);
    const reasons: Wording[] = [];
    let partial: Generation<T> | undefined;
    let left = totalMs;
    for (const provider of providers) {
      if (circuit.restMs(provider.name) > 0) {
        reasons.push(sentence("model.down.resting", { server: provider.name }));
        continue;
      }
      const urgent = request.onText !== undefined || request.goesOn === true;
      const how = { urgent, rank: request.onText ? 0 : rankOf(request.account.storyId), signal: request.signal };
      const outcome = await provider.gate.through(async () => {
        const now = clock.now();
        const state: Underway = {
          prompt: request.prompt.id.replace(/@.*/s, ""),
          server: provider.name,
          since: now,
          length: 0,
        };
        written.add(state);
        const heard = (soFar: string) => void (state.length = soFar.length);
        const endsAt = now.getTime() + left;
        const context = { clock, ledger, records, log, count, random: options.random, idleMs, endsAt, heard };
        try {
          return await askProvider(request, provider, schema, context);
        } finally {
          written.delete(state);
          left = endsAt - clock.now().getTime();
        }
      }, how);
      if (outcome.kind === "answered") {
        circuit.succeeded(provider.name);
        return outcome.generation;
      }
      if (outcome.ownFault) circuit.failed(provider.name, outcome.retryAfterMs);
      reasons.push(outcome.reason(provider.name));
      partial ??= outcome.partial;
      if (left <= 0) break;
    }
    if (partial) return partial;
    throw unavailable(reasons, Math.min(...providers.map((provider) => circuit.restMs(provider.name))));
  }

  return {
    underway: () => [...written].toSorted((a, b) => a.since.getTime() - b.since.getTime()),
    async generate<T>(request: GenerateRequest<T>): Promise<Generation<T>> {
      const key = completionKey(request, providers);
      // A reader who watches the text arrive, or may leave, has a call of their own.
      if (request.onText || request.signal) return ask(request, key);
      // The key names the schema: the same key has the same type.
      const same = running.get(key) as Promise<Generation<T>> | undefined;
      if (same) {
        count("model_cache", { outcome: "hit" });
        return { ...(await same), usage: nothing, cached: true };
      }
      const mine = ask(request, key);
      running.set(key, mine);
      try {
        return await mine;
      } finally {
        running.delete(key);
      }
    },
  };
}

/** Stories whose place is remembered. */
const RANKED = 500;

/** From one upwards, in the order in which stories were first asked about: the first is finished first, not all at the end. */
function createRanks(): (storyId: string | undefined) => number {
  const ranks = new Map<string, number>();
  let last = 0;
  return (storyId = "") => {
    const rank = ranks.get(storyId) ?? (last += 1);
    ranks.set(storyId, rank);
    const [oldest] = ranks.keys();
    if (ranks.size > RANKED && oldest !== undefined) ranks.delete(oldest);
    return rank;
  };
}

const nothing: Usage = { tokensIn: 0, tokensCached: 0, tokensOut: 0, cost: 0 };

function unavailable(reasons: Wording[], restMs: number): BotError {
  const [first, ...others] = reasons;
  if (!first) return new BotError("model_unavailable", sentence("model.none"), { hint: sentence("model.noneHint") });
  const all = others.reduce((one, other) => sentence("model.both", { one, other }), first);
  return new BotError("model_unavailable", sentence("model.noneAnswered", { reasons: all }), {
    hint: sentence("model.noneAnsweredHint"),
    retryable: true,
    ...(Number.isFinite(restMs) && { retryAfterMs: restMs }),
  });
}

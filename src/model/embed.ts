// Texts to vectors over an OpenAI-compatible server, kept by content, paid for like every other call.
import type OpenAI from "openai";
import { z } from "zod";
import { MINUTE } from "../core/time.ts";
import { hexHash } from "../core/hash.ts";
import type { Count, Embed } from "../core/ports.ts";
import { openClient } from "./call.ts";
import { costOf, normaliseUsage, type Price, tokensAtMost } from "./cost.ts";
import type { Account, Ledger, Log } from "./ports.ts";

export interface EmbedConfig {
  /** For people and logs. */
  name: string;
  baseURL: string;
  apiKey: string;
  model: string;
  price: Price | undefined;
}

/** Finished vectors by content hash. A cache: it may forget, and its failures are ignored. */
export interface VectorCache {
  getMany(keys: string[]): Promise<(string | undefined)[]>;
  setMany(entries: { key: string; value: string }[]): Promise<void>;
}

export interface EmbedPorts {
  cache: VectorCache;
  ledger: Ledger;
  log: Log;
  count?: Count;
}

/** Texts in one request: most servers take more, small ones hardly do. */
const BATCH = 64;
/** Characters of one text that are read. */
const LONGEST = 2_000;

const answer = z.object({
  data: z.array(z.object({ index: z.int().nonnegative().optional(), embedding: z.array(z.number()).min(1) })),
  usage: z.object({ prompt_tokens: z.number() }).optional(),
});

/** Says nothing of any text where the server fails or the money is spent: then words alone decide. */
export function createEmbed(config: EmbedConfig, { cache, ledger, log, count = () => {} }: EmbedPorts): Embed {
  const client = openClient(config.baseURL, config.apiKey);
  const { name: provider, model } = config;

  async function paid(texts: string[], account: Account): Promise<Float32Array[]> {
    const tokensIn = tokensAtMost(texts.join(""));
    const price = (tokens: number) => costOf(config.price, { tokensIn: tokens, tokensCached: 0, tokensOut: 0 });
    const estimate = { provider, model, prompt: "embed", tokensIn, tokensOut: 0, cost: price(tokensIn) };
    const reservation = await ledger.reserve(account, estimate);
    let usage = { tokensIn, tokensCached: 0, tokensOut: 0, cost: price(tokensIn) };
    let outcome = "failed";
    try {
      const { vectors, used } = await asked(client, model, texts);
      usage = normaliseUsage({ prompt_tokens: used ?? tokensIn, completion_tokens: 0 }, config.price) ?? usage;
      outcome = "text";
      return vectors;
    } finally {
      count("model_calls", { provider, model, prompt: "embed", outcome });
      count("model_tokens", { provider, model, kind: "in" }, usage.tokensIn);
      if (usage.cost !== undefined) count("model_cost_dollars", { provider, model }, usage.cost);
      await ledger.settle(reservation, usage);
    }
  }

  return async (given, account) => {
    try {
      const texts = given.map((text) => text.slice(0, LONGEST));
      const keys = texts.map((text) => `${account.tenant}|${hexHash(JSON.stringify([config.baseURL, model, text]))}`);
      const held = await cache.getMany(keys).catch(() => []);
      const vectors = texts.map((_, at) => read(held[at]));
      const open = texts.flatMap((text, at) => (vectors[at] || texts.indexOf(text) < at ? [] : [{ text, at }]));
      for (let from = 0; from < open.length; from += BATCH) {
        const batch = open.slice(from, from + BATCH);
        const found = await paid(
          batch.map(({ text }) => text),
          account,
        );
        for (const [n, { at }] of batch.entries()) vectors[at] = found[n];
        const fresh = batch.flatMap(({ at }, n) =>
          found[n] ? [{ key: keys[at] ?? "", value: written(found[n]) }] : [],
        );
        await cache.setMany(fresh).catch((error: unknown) => log.warn({ error }, "vectors not stored"));
      }
      const all = texts.map((text, at) => vectors[at] ?? vectors[texts.indexOf(text)]);
      // Vectors of two lengths are of two models.
      return all.every((one): one is Float32Array => one !== undefined && one.length === all[0]?.length)
        ? all
        : undefined;
    } catch (error) {
      log.warn({ error, provider, model }, "nothing was embedded; words alone decide");
      return undefined;
    }
  };
}

async function asked(client: OpenAI, model: string, texts: string[]) {
  const signal = AbortSignal.timeout(MINUTE);
  const { data, usage } = answer.parse(
    await client.embeddings.create({ model, input: texts, encoding_format: "float" }, { signal }),
  );
  const vectors = texts.map((_, at) => data.find(({ index }) => index === at)?.embedding ?? data[at]?.embedding);
  return { vectors: vectors.map((vector) => unit(vector ?? [])), used: usage?.prompt_tokens };
}

/** The same direction, of length 1. Throws where it has none. */
function unit(vector: number[]): Float32Array {
  const length = Math.hypot(...vector);
  if (!Number.isFinite(length) || length === 0) throw new Error("the server sent a vector without a direction");
  return Float32Array.from(vector, (value) => value / length);
}

const written = (vector: Float32Array): string =>
  Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString("base64");

function read(text: string | undefined): Float32Array | undefined {
  if (text === undefined) return undefined;
  const bytes = Uint8Array.from(Buffer.from(text, "base64"));
  return bytes.length > 0 && bytes.length % 4 === 0 ? new Float32Array(bytes.buffer) : undefined;
}

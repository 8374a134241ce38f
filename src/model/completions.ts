// Finished completions, kept by what was asked: the same question is never paid twice.
import { z } from "zod";
import { hexHash } from "../core/hash.ts";
import type { Generation, GenerateRequest } from "../core/ports.ts";
import type { CompletionCache, Log, ProviderConfig } from "./ports.ts";

const envelope = z.object({ provider: z.string(), model: z.string(), value: z.unknown() });

/** Content hash of a request: prompt version, what it says, the shape asked for, and the models that may answer. */
export function completionKey(
  request: GenerateRequest<unknown>,
  providers: Pick<ProviderConfig, "baseURL" | "models">[],
): string {
  const { prompt, schema } = request;
  const said = prompt.key ?? [prompt.system, prompt.user];
  const shape = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const models = providers.map((provider) => [provider.baseURL, provider.models[prompt.tier]]);
  return hexHash(JSON.stringify([prompt.id, said, prompt.maxOutputTokens, shape, models]));
}

/** The stored generation; undefined when there is none, it no longer fits, or the cache fails. */
export async function readCompletion<T>(
  cache: CompletionCache,
  key: string,
  schema: z.ZodType<T>,
): Promise<Generation<T> | undefined> {
  try {
    const text = await cache.get(key);
    if (text === undefined) return undefined;
    const { provider, model, value } = envelope.parse(JSON.parse(text));
    const usage = { tokensIn: 0, tokensCached: 0, tokensOut: 0, cost: 0 };
    return { value: schema.parse(value), usage, provider, model, cached: true };
  } catch {
    return undefined;
  }
}

/** A cache that fails costs money, never an answer. */
export async function writeCompletion(
  cache: CompletionCache,
  key: string,
  generation: Generation<unknown>,
  log: Log,
): Promise<void> {
  const { provider, model, value } = generation;
  try {
    await cache.set(key, JSON.stringify({ provider, model, value }));
  } catch (error) {
    log.warn({ error }, "completion not stored");
  }
}

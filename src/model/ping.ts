// Does a model's server answer, and does it know our key and the models by name? For doctor.
import { APIError } from "openai";
import { openClient } from "./call.ts";
import type { ProviderConfig } from "./ports.ts";
import { type Said, sentence } from "../words/index.ts";

/** One request for the server's list of models; nothing is spent. */
export async function pingProvider({
  name,
  baseURL,
  apiKey,
  models,
}: ProviderConfig): Promise<{ ok: boolean; text: Said }> {
  try {
    const page = await openClient(baseURL, apiKey).models.list({ timeout: 10_000, maxRetries: 0 });
    const known = new Set(page.data.map((model) => model.id));
    const missing = [...new Set(Object.values(models))].filter((model) => known.size > 0 && !known.has(model));
    return missing.length === 0
      ? { ok: true, text: sentence("doctor.modelAnswers", { server: name }) }
      : { ok: true, text: sentence("doctor.modelLacks", { server: name, models: missing.join(", ") }) };
  } catch (error) {
    const status = error instanceof APIError ? error.status : undefined;
    if (status === 401 || status === 403) return { ok: false, text: sentence("doctor.modelKey", { server: name }) };
    if (status === 404) return { ok: true, text: sentence("doctor.modelList", { server: name }) };
    return { ok: false, text: sentence("doctor.modelAway", { server: name }) };
  }
}

// Model servers that run on this machine, looked for where the usual ones listen.
import { openClient } from "./call.ts";

export interface LocalServer {
  address: string;
  models: string[];
}

/** Ollama, LM Studio, llama.cpp, vLLM. */
export const USUAL_ADDRESSES: readonly string[] = [11_434, 1234, 8080, 8000].map(
  (port) => `http://127.0.0.1:${port}/v1`,
);

const PATIENCE_MS = 1500;

/** The first that answers with a list of models; undefined when none does. Nothing is asked of them but that list. */
export async function findLocalServer(
  addresses: readonly string[] = USUAL_ADDRESSES,
): Promise<LocalServer | undefined> {
  const asked = await Promise.all(
    addresses.map(async (address): Promise<LocalServer | undefined> => {
      try {
        const page = await openClient(address, "").models.list({ timeout: PATIENCE_MS, maxRetries: 0 });
        const models = page.data.map(({ id }) => id).filter((id) => typeof id === "string" && id !== "");
        return models.length > 0 ? { address, models } : undefined;
      } catch {
        return undefined;
      }
    }),
  );
  return asked.find((server) => server !== undefined);
}

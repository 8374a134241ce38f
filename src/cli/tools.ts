// What the command line's stages need of the outside, opened for one command and closed after it.
import { createReaders } from "../children/readers.ts";
import { readConfig } from "../app/config.ts";
import { createGuardedFetch } from "../net/fetch.ts";
import { userAgent } from "../app/newsroom.ts";
import type { Extractor, GuardedFetch } from "../core/ports.ts";

export interface Tools {
  fetch: GuardedFetch;
  extractor: Extractor;
}

/** Runs `work` with a guarded fetch and an extractor; its result is the exit code. */
export async function withFetch(
  env: Record<string, string | undefined>,
  work: (tools: Tools) => Promise<number>,
): Promise<number> {
  const config = readConfig(env);
  const fetch = createGuardedFetch({
    userAgent: () => userAgent(config, 1),
    allowPrivateHosts: config.ALLOW_PRIVATE_HOSTS,
    hosts: {},
  });
  const extractor = createReaders();
  try {
    return await work({ fetch, extractor });
  } finally {
    await Promise.all([fetch.close(), extractor.close()]);
  }
}

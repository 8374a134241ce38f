// `footnote doctor`: checks what the program stands on, one line each, and says what to fix.
import { parseSettings, readConfig } from "../app/config.ts";
import { checkFile, wantedPlatforms } from "../app/platforms.ts";
import { systemClock } from "../core/clock.ts";
import { asBotError, explainError } from "../core/errors.ts";
import { pingProvider } from "../model/ping.ts";
import { modelSettings, providersOf } from "../model/settings.ts";
import { createGuardedFetch } from "../net/fetch.ts";
import { createRedactor } from "../operate/log.ts";
import type { Environment } from "../platform/index.ts";
import { homeOf, userAgent } from "../app/newsroom.ts";
import { pingRedis } from "../store/cache.ts";
import { ping } from "../store/database.ts";
import { openStore } from "../store/index.ts";
import { settingsFile } from "./environment.ts";
import { secrets } from "./process.ts";
import { english } from "../words/index.ts";

interface Check {
  name: string;
  run(): Promise<{ ok: boolean; text: string }>;
}

const PUBLIC_PAGE = "https://example.com/";

/** Prints "ok" or "!!" and a sentence per check; exit code 1 when something needs fixing. */
export async function doctorCommand(env: Environment, write: (line: string) => void): Promise<number> {
  const redact = createRedactor(secrets());
  let faults = 0;
  for (const check of [...coreChecks(env), fileCheck, ...platformChecks(env)]) {
    const result = await check.run().catch((error: unknown) => ({ ok: false, text: explainError(error) }));
    if (!result.ok) faults += 1;
    write(redact(`${result.ok ? "ok" : "!!"}  ${check.name}: ${result.text}`));
  }
  write(faults === 0 ? "All is well." : `${faults} to fix.`);
  return faults === 0 ? 0 : 1;
}

const fileCheck: Check = {
  name: "settings file",
  async run() {
    checkFile(settingsFile());
    return { ok: true, text: "no unknown names" };
  },
};

const platformChecks = (env: Environment): Check[] =>
  wantedPlatforms(env).map(({ name, read }) => ({
    name,
    async run() {
      const { ok, lines } = await read().doctor();
      return { ok, text: lines.map(english.tell).join("\n    ") };
    },
  }));

function coreChecks(env: Environment): Check[] {
  return [
    {
      name: "node",
      run: async () => {
        const ok = Number(process.versions.node.split(".")[0]) >= 24;
        return {
          ok,
          text: ok
            ? `Node ${process.versions.node}`
            : `Node ${process.versions.node} is too old: start through npm, which brings Node 24.`,
        };
      },
    },
    {
      name: "configuration",
      run: async () => {
        readConfig(env);
        parseSettings(modelSettings, env);
        return { ok: true, text: "every setting is readable" };
      },
    },
    {
      name: "model",
      run: async () => {
        const providers = providersOf(parseSettings(modelSettings, env));
        if (providers.length === 0)
          return { ok: true, text: "none: analyses are extracts (set MODEL_BASE_URL for one)" };
        const answers = await Promise.all(providers.map(pingProvider));
        return { ok: answers.every(({ ok }) => ok), text: answers.map(({ text }) => text).join("; ") };
      },
    },
    {
      name: "store",
      run: async () => {
        const config = readConfig(env);
        const home = homeOf(config);
        const store = await openStore({
          home,
          redisUrl: config.CACHE_URL,
          now: () => systemClock.now(),
          onError: () => {},
        }).catch((error: unknown) => {
          if (asBotError(error).code === "store_locked") return undefined;
          throw error;
        });
        if (!store) return { ok: true, text: "in use by a running Footnote" };
        try {
          const well = await ping(store.db);
          const where = home.kind === "embedded" ? `embedded in ${home.folder}` : "Postgres server";
          return { ok: well, text: well ? `${where}, schema up to date` : `${where} does not answer` };
        } finally {
          await store.close();
        }
      },
    },
    {
      name: "cache",
      run: async () => {
        const config = readConfig(env);
        if (!config.CACHE_URL) return { ok: true, text: "in the database (set CACHE_URL for Redis)" };
        const fault = await pingRedis(config.CACHE_URL);
        const said = () =>
          `Redis does not answer: ${explainError(fault)}. Check CACHE_URL; the bot works without it, more slowly.`;
        return { ok: fault === undefined, text: fault === undefined ? "Redis answers" : said() };
      },
    },
    {
      name: "network",
      run: async () => {
        const config = readConfig(env);
        const fetch = createGuardedFetch({ userAgent: () => userAgent(config, 1), allowPrivateHosts: [], hosts: {} });
        try {
          await fetch(PUBLIC_PAGE, { timeoutMs: 5000 });
          return { ok: true, text: "the web can be reached" };
        } catch {
          // Not a fault of ours, and the sample newsroom needs none.
          return { ok: true, text: "the web cannot be reached from here; feeds outside this machine will fail" };
        } finally {
          await fetch.close();
        }
      },
    },
  ];
}

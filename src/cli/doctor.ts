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
import { tryStore } from "../store/trial.ts";
import { openStore } from "../store/index.ts";
import { settingsFile } from "./environment.ts";
import { secrets } from "./process.ts";
import { type Said, type Words, sentence, wordsIn } from "../words/index.ts";

interface Found {
  ok: boolean;
  text: Said;
}

interface Check {
  name: string;
  run(): Promise<Found>;
}

const PUBLIC_PAGE = "https://example.com/";

/** Prints "ok" or "!!" and a sentence per check; exit code 1 when something needs fixing. */
export async function doctorCommand(env: Environment, write: (line: string) => void): Promise<number> {
  const redact = createRedactor(secrets());
  const words = wordsIn(env["LANGUAGE"] ?? "en");
  let faults = 0;
  for (const check of [...coreChecks(env, words), fileCheck, ...platformChecks(env, words)]) {
    const result = await check.run().catch((error: unknown) => ({ ok: false, text: explainError(error, words) }));
    if (!result.ok) faults += 1;
    write(redact(`${result.ok ? "ok" : "!!"}  ${check.name}: ${words.tell(result.text)}`));
  }
  write(faults === 0 ? words.say("doctor.allWell") : words.say("doctor.toFix", { count: String(faults) }));
  return faults === 0 ? 0 : 1;
}

const fileCheck: Check = {
  name: "settings file",
  async run() {
    checkFile(settingsFile());
    return { ok: true, text: sentence("doctor.noUnknown") };
  },
};

const platformChecks = (env: Environment, words: Words): Check[] =>
  wantedPlatforms(env).map(({ name, read }) => ({
    name,
    async run() {
      const { ok, lines } = await read().doctor();
      return { ok, text: lines.map(words.tell).join("\n    ") };
    },
  }));

/** In the order in which they are said. */
const coreChecks = (env: Environment, words: Words): Check[] => [
  { name: "node", run: async () => checkNode() },
  { name: "configuration", run: async () => checkConfiguration(env) },
  { name: "model", run: () => checkModel(env, words) },
  { name: "store", run: () => checkStore(env) },
  { name: "cache", run: () => checkCache(env, words) },
  { name: "network", run: () => checkNetwork(env) },
];

function checkNode(): Found {
  const ok = Number(process.versions.node.split(".")[0]) >= 24;
  return {
    ok,
    text: sentence(ok ? "doctor.node" : "doctor.oldNode", { version: process.versions.node }),
  };
}

function checkConfiguration(env: Environment): Found {
  readConfig(env);
  parseSettings(modelSettings, env);
  return { ok: true, text: sentence("doctor.settingsReadable") };
}

async function checkModel(env: Environment, words: Words): Promise<Found> {
  const providers = providersOf(parseSettings(modelSettings, env));
  if (providers.length === 0) return { ok: true, text: sentence("doctor.noModel") };
  const answers = await Promise.all(providers.map(pingProvider));
  return { ok: answers.every(({ ok }) => ok), text: answers.map(({ text }) => words.tell(text)).join("; ") };
}

async function checkStore(env: Environment): Promise<Found> {
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
  if (!store) return { ok: true, text: sentence("doctor.storeInUse") };
  try {
    const well = (await tryStore(store.db, home)) === undefined;
    const where =
      home.kind === "embedded"
        ? sentence("doctor.embedded", { folder: String(home.folder) })
        : sentence("doctor.server");
    return { ok: well, text: sentence(well ? "doctor.upToDate" : "doctor.noAnswer", { where }) };
  } finally {
    await store.close();
  }
}

async function checkCache(env: Environment, words: Words): Promise<Found> {
  const config = readConfig(env);
  if (!config.CACHE_URL) return { ok: true, text: sentence("doctor.cacheInDatabase") };
  const fault = await pingRedis(config.CACHE_URL);
  return fault === undefined
    ? { ok: true, text: sentence("doctor.redis") }
    : { ok: false, text: sentence("doctor.noRedis", { fault: explainError(fault, words) }) };
}

async function checkNetwork(env: Environment): Promise<Found> {
  const config = readConfig(env);
  const fetch = createGuardedFetch({ userAgent: () => userAgent(config, 1), allowPrivateHosts: [], hosts: {} });
  try {
    await fetch(PUBLIC_PAGE, { timeoutMs: 5000 });
    return { ok: true, text: sentence("doctor.network") };
  } catch {
    // Not a fault of ours, and the sample newsroom needs none.
    return { ok: true, text: sentence("doctor.noNetwork") };
  } finally {
    await fetch.close();
  }
}

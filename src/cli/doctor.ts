// `footnote doctor`: checks what the program stands on, one line each, and says what to fix.
import { type StartCheck, answersThere, startChecks } from "../app/before-start.ts";
import type { Config, SettingsFile } from "../app/config.ts";
import { trySettings } from "../app/platforms.ts";
import { systemClock } from "../core/clock.ts";
import { asBotError, explainError } from "../core/errors.ts";
import { pingProvider } from "../model/ping.ts";
import { type ModelSettings, providersOf } from "../model/settings.ts";
import { createGuardedFetch } from "../net/fetch.ts";
import { createRedactor } from "../operate/log.ts";
import type { Environment } from "../platform/index.ts";
import { homeOf, userAgent } from "../app/newsroom.ts";
import { pingRedis } from "../store/cache.ts";
import { tryStore } from "../store/trial.ts";
import { type Store, openStore } from "../store/index.ts";
import { settingsFile } from "./environment.ts";
import { secrets } from "./process.ts";
import { type Said, type Words, sentence, wordsIn } from "../words/index.ts";

/** "warns": it would start, but a person should know. */
type State = "ok" | "warns" | "fault";

interface Found {
  state: State;
  /** Undefined: nothing to say. */
  text: Said | undefined;
}

interface Check {
  name: string;
  run(): Promise<Found>;
}

/** What it looks at outside of itself; tests bring their own. */
export interface Outside {
  file: () => SettingsFile;
  /** Whether the web can be reached. */
  reach: (config: Config) => Promise<boolean>;
  open: (config: Config) => Promise<Opened>;
}

const MARKS: Record<State, string> = { ok: "ok", warns: "--", fault: "!!" };
const PUBLIC_PAGE = "https://example.com/";

const found = (ok: boolean, text: Said): Found => ({ state: ok ? "ok" : "fault", text });

/** Prints "ok", "--" or "!!" and a sentence per check; exit code 1 when something keeps it from starting or working. */
export async function doctorCommand(
  env: Environment,
  write: (line: string) => void,
  outside: Outside = { file: settingsFile, reach, open },
): Promise<number> {
  const redact = createRedactor(secrets());
  const words = wordsIn(env["LANGUAGE"] ?? "en");
  const count: Record<State, number> = { ok: 0, warns: 0, fault: 0 };
  for await (const check of checksOf(env, words, outside)) {
    const { state, text } = await check
      .run()
      .catch((error: unknown): Found => ({ state: "fault", text: explainError(error, words) }));
    if (text === undefined) continue;
    count[state] += 1;
    write(redact(`${MARKS[state]}  ${check.name}: ${words.tell(text)}`));
  }
  if (count.fault > 0) write(words.say("doctor.toFix", { count: String(count.fault) }));
  else write(count.warns > 0 ? words.say("doctor.wouldStart", { count: count.warns }) : words.say("doctor.allWell"));
  return count.fault === 0 ? 0 : 1;
}

/** In the order in which they are said. What stands on settings that cannot be read is not asked. */
async function* checksOf(env: Environment, words: Words, { file, reach, open }: Outside): AsyncGenerator<Check> {
  const { config, model, prices, platforms, faults } = trySettings(env, file);
  yield { name: "node", run: async () => checkNode() };
  if (faults.length === 0)
    yield { name: "settings", run: async () => found(true, sentence("doctor.settingsReadable")) };
  for (const fault of faults) yield { name: "settings", run: async () => found(false, fault) };
  if (model && prices) yield { name: "model", run: () => checkModel(model, words) };
  if (config) {
    const opened = await open(config);
    yield { name: "store", run: () => checkStore(opened, config) };
    yield { name: "cache", run: () => checkCache(config, words) };
    yield { name: "network", run: async () => checkNetwork(await reach(config)) };
    const records = opened.store?.records;
    for (const check of startChecks({ config, platforms, records }))
      yield { name: check.name, run: () => checkStart(check, opened.isInUse) };
    await opened.store?.close();
  }
  for (const { name, doctor } of platforms) {
    yield {
      name,
      async run() {
        const { ok, lines } = await doctor();
        return found(ok, lines.map(words.tell).join("\n    "));
      },
    };
  }
}

/** What another Footnote already does is no fault of the settings. */
async function checkStart({ opening, run }: StartCheck, isInUse: boolean): Promise<Found> {
  try {
    return { state: "ok", text: await run() };
  } catch (error) {
    if (opening && (isInUse || (await answersThere(opening))))
      return found(true, sentence("doctor.portOurs", { port: String(opening.port), setting: opening.setting }));
    throw error;
  }
}

function checkNode(): Found {
  const ok = Number(process.versions.node.split(".")[0]) >= 24;
  return found(ok, sentence(ok ? "doctor.node" : "doctor.oldNode", { version: process.versions.node }));
}

async function checkModel(settings: ModelSettings, words: Words): Promise<Found> {
  const providers = providersOf(settings);
  if (providers.length === 0) return found(true, sentence("doctor.noModel"));
  const answers = await Promise.all(providers.map(pingProvider));
  return found(
    answers.every(({ ok }) => ok),
    answers.map(({ text }) => words.tell(text)).join("; "),
  );
}

export interface Opened {
  store: Store | undefined;
  isInUse: boolean;
  /** Why it could not be opened. */
  fault: unknown;
}

async function open(config: Config): Promise<Opened> {
  try {
    const store = await openStore({
      home: homeOf(config),
      redisUrl: config.CACHE_URL,
      now: () => systemClock.now(),
      onError: () => {},
    });
    return { store, isInUse: false, fault: undefined };
  } catch (fault) {
    return { store: undefined, isInUse: asBotError(fault).code === "store_locked", fault };
  }
}

async function checkStore({ store, isInUse, fault }: Opened, config: Config): Promise<Found> {
  if (isInUse) return found(true, sentence("doctor.storeInUse"));
  if (!store) throw fault;
  const home = homeOf(config);
  const well = (await tryStore(store.db, home)) === undefined;
  const where =
    home.kind === "embedded" ? sentence("doctor.embedded", { folder: String(home.folder) }) : sentence("doctor.server");
  return found(well, sentence(well ? "doctor.upToDate" : "doctor.noAnswer", { where }));
}

async function checkCache(config: Config, words: Words): Promise<Found> {
  if (!config.CACHE_URL) return found(true, sentence("doctor.cacheInDatabase"));
  const fault = await pingRedis(config.CACHE_URL);
  return fault === undefined
    ? found(true, sentence("doctor.redis"))
    : found(false, sentence("doctor.noRedis", { fault: explainError(fault, words) }));
}

/** Without the web the sample newsroom runs all the same. */
const checkNetwork = (isReached: boolean): Found =>
  isReached ? found(true, sentence("doctor.network")) : { state: "warns", text: sentence("doctor.noNetwork") };

async function reach(config: Config): Promise<boolean> {
  const fetch = createGuardedFetch({ userAgent: () => userAgent(config, 1), allowPrivateHosts: [], hosts: {} });
  try {
    await fetch(PUBLIC_PAGE, { timeoutMs: 5000 });
    return true;
  } catch {
    return false;
  } finally {
    await fetch.close();
  }
}

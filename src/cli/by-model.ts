// The analyst of `--model`: what the bot writes with, under the same settings, without a store.
import { parseSettings, readSettingGroups, readConfig } from "../app/config.ts";
import { createDesk } from "../app/writer.ts";
import { systemClock } from "../core/clock.ts";
import { BotError, explainError } from "../core/errors.ts";
import type { Analyst } from "../core/ports.ts";
import type { Capability } from "../model/capabilities.ts";
import { memory, memoryLedger } from "../model/memory.ts";
import { limitsOf, modelSettings, providersOf } from "../model/settings.ts";
import { createRedactor, secretsOf } from "../operate/log.ts";
import type { Environment } from "../platform/index.ts";
import { sentence, wordsIn } from "../words/index.ts";
import { createModelAnalyst } from "../write/analyst.ts";
import { extract } from "./analysed.ts";

/**
 * What it learns and spends is known for one command; `warn` is told why the extract had to write.
 * Throws BotError `config_invalid` where the settings are wrong, or name no model.
 */
export async function analystByModel(env: Environment, warn: (line: string) => void): Promise<Analyst> {
  const { config, settings } = readSettingGroups({
    config: () => readConfig(env),
    settings: () => parseSettings(modelSettings, env),
  });
  const providers = providersOf(settings);
  if (providers.length === 0)
    throw new BotError("config_invalid", sentence("cli.noModel"), { hint: sentence("cli.noModelHint") });
  const kept = {
    ledger: memoryLedger(settings.DAILY_BUDGET_USD),
    records: memory<Capability>(),
    completions: memory<string>(),
    verdicts: memory<string>(),
  };
  const redact = createRedactor(secretsOf(env));
  const words = wordsIn(config.LANGUAGE);
  return createModelAnalyst({
    ...(await createDesk({
      providers,
      limits: limitsOf(settings),
      kept,
      clock: systemClock,
      log: { info() {}, warn() {} },
      strict: config.STRICT,
    })),
    fallback: extract,
    onFallback: (error) => warn(redact(explainError(error, words))),
  });
}

// `footnote init`: asks, writes the answers to `.env`, checks them as doctor does, and starts.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { platforms, settingNames } from "../app/platforms.ts";
import { BotError } from "../core/errors.ts";
import { sentence, wordsIn } from "../words/index.ts";
import { createAsker } from "./asker.ts";
import { doctorCommand } from "./doctor.ts";
import { environment } from "./environment.ts";
import { type Settings, askFeeds, askModel, askPlatform } from "./init-questions.ts";
import { called, out } from "./process.ts";
import { withSettings } from "./settings-text.ts";
import { startCommand } from "./start.ts";

export interface InitOptions {
  platform?: string;
  feeds?: string[];
  /** An address, or `none`. */
  model?: string;
  /** NAME=value, any setting. */
  set?: string[];
  yes?: boolean;
  start: boolean;
}

const FILE = ".env";

/** The exit code: 1 when something that was written has to be mended first. */
export async function initCommand(options: InitOptions): Promise<number> {
  const set = settingsOf(options.set ?? []);
  const env = { ...environment(), ...set };
  const words = wordsIn(env["LANGUAGE"] || env["LANG"] || "en");
  const asker = createAsker({ input: process.stdin, output: process.stdout, usualAnswers: options.yes ?? false });
  const asking = { asker, words, set, env };
  const settings = { ...set };
  try {
    Object.assign(settings, await askPlatform(asking, options.platform));
    Object.assign(settings, await askFeeds(asking, options.feeds));
    Object.assign(settings, await askModel(asking, options.model));
  } finally {
    asker.close();
  }
  keep(settings);
  out(words.say("init.written", { count: Object.keys(settings).length, names: words.list(Object.keys(settings)) }));
  // Also where the environment says otherwise: what was just answered counts.
  Object.assign(process.env, settings);
  if ((await doctorCommand(environment(), out)) > 0) {
    out(words.say("init.mend", { command: `${called} start` }));
    return 1;
  }
  if (platforms.some((it) => it.name !== "web" && it.wanted(process.env))) {
    const feed = settings["FEEDS"]?.split(/\s+/)[0] || "pack:security";
    out(words.say("init.inChannel", { slack: `/digest add ${feed}`, discord: `/feed add url:${feed}` }));
  }
  if (options.start) await startCommand();
  else out(words.say("init.start", { command: `${called} start` }));
  return 0;
}

/** Throws BotError `usage` for what is no setting. */
function settingsOf(given: readonly string[]): Settings {
  return Object.fromEntries(
    given.map((each) => {
      const [name = "", ...value] = each.split("=");
      if (value.length > 0 && settingNames.includes(name)) return [name, value.join("=")];
      throw new BotError("usage", sentence("init.noSetting", { given: name }), {
        hint: sentence("init.noSettingHint"),
      });
    }),
  );
}

/** It holds tokens: nobody else on this machine reads it. */
function keep(settings: Settings): void {
  if (Object.keys(settings).length === 0) return;
  const text = existsSync(FILE) ? readFileSync(FILE, "utf8") : "";
  try {
    writeFileSync(FILE, withSettings(text, settings), { mode: 0o600 });
  } catch (cause) {
    throw new BotError(
      "config_invalid",
      // Node says that what writeFileSync throws has a code.
      sentence("init.unwritable", { code: (cause as NodeJS.ErrnoException).code ?? "" }),
      {
        cause,
      },
    );
  }
}

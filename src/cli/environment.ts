// The settings a command starts with: the environment, then `.env` for what it leaves out.
import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { BotError } from "../core/errors.ts";
import type { Environment } from "../platform/index.ts";

/** What `.env` says. Throws BotError `config_invalid` when it cannot be read. */
export function settingsFile(): Environment {
  if (!existsSync(".env")) return {};
  try {
    return parseEnv(readFileSync(".env", "utf8"));
  } catch (cause) {
    throw new BotError("config_invalid", `The file .env cannot be read (${(cause as NodeJS.ErrnoException).code}).`, {
      hint: "Make it a file that this user may read, or take it away.",
      cause,
    });
  }
}

/** The settings of the environment and of `.env`; the environment wins. Throws BotError `config_invalid`. */
export function environment(): Environment {
  for (const [name, value] of Object.entries(settingsFile())) process.env[name] ??= value;
  return process.env;
}

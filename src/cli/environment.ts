// The settings a command starts with: the environment, then `.env` for what it leaves out.
import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { BotError } from "../core/errors.ts";
import type { Environment } from "../platform/index.ts";
import { sentence } from "../words/index.ts";

/** What `.env` says. Throws BotError `config_invalid` when it cannot be read. */
export function settingsFile(): Environment {
  if (!existsSync(".env")) return {};
  try {
    return parseEnv(readFileSync(".env", "utf8"));
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    throw new BotError("config_invalid", sentence("cli.envUnreadable", { code }), {
      hint: sentence("cli.envUnreadableHint"),
      cause,
    });
  }
}

/** The settings of the environment and of `.env`; the environment wins. Throws BotError `config_invalid`. */
export function environment(): Environment {
  for (const [name, value] of Object.entries(settingsFile())) process.env[name] ??= value;
  return process.env;
}

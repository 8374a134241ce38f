// The settings a command starts with: the environment, then `.env` for what it leaves out.
import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import type { SettingsFile } from "../app/config.ts";
import { BotError } from "../core/errors.ts";
import type { Environment } from "../platform/index.ts";
import { sentence } from "../words/index.ts";

/** What `.env` says. Throws BotError `config_invalid` when it cannot be read. */
export function settingsFile(): SettingsFile {
  if (!existsSync(".env")) return { settings: {}, strays: [] };
  try {
    const text = textOf(readFileSync(".env"));
    return { settings: parseEnv(text), strays: strayLines(text) };
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    throw new BotError("config_invalid", sentence("cli.envUnreadable", { code }), {
      hint: sentence("cli.envUnreadableHint"),
      cause,
    });
  }
}

/** Editors of Windows write two bytes a letter, or a mark before the first one. */
function textOf(bytes: Buffer): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isWide ? "utf-16le" : "utf-8").decode(bytes);
}

const ASSIGNED = /^\s*(?:export\s+)?[\w.-]+\s*=\s*(["'`]?)/;

/** The lines that set nothing and are no comment, each with the word it begins with where that may be a name. */
export function strayLines(text: string): SettingsFile["strays"] {
  const lines = text.split(/\r?\n/);
  const strays: { line: number; name: string | undefined }[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (/^\s*(?:#|$)/.test(line)) continue;
    const set = ASSIGNED.exec(line);
    if (!set) strays.push({ line: at + 1, name: /^\s*(?:export\s+)?([A-Z][A-Z\d_]*)(?![\w=])/.exec(line)?.[1] });
    else if (set[1]) {
      // A value between marks goes on to the line that closes it; one that is never closed ends with its own.
      const mark = set[1];
      const closing = line.includes(mark, set[0].length)
        ? at
        : lines.findIndex((each, n) => n > at && each.includes(mark));
      if (closing > at) at = closing;
    }
  }
  return strays;
}

/** The settings of the environment and of `.env`; the environment wins. Throws BotError `config_invalid`. */
export function environment(): Environment {
  for (const [name, value] of Object.entries(settingsFile().settings)) process.env[name] ??= value;
  return process.env;
}

// The bot's log as the logger that Slack's libraries ask for.
// Their debug lines hold whole payloads, so those are dropped.
import { LogLevel, type Logger as SlackLogger } from "@slack/bolt";
import type { Logger } from "../../src/platform/index.ts";

export function slackLogger(log: Logger): SlackLogger {
  const said = (parts: unknown[]): [object, string] => {
    const error = parts.find((part) => part instanceof Error);
    return [{ from: "slack sdk", ...(error ? { err: error } : {}) }, parts.map(String).join(" ")];
  };
  return {
    debug: () => undefined,
    info: (...parts) => log.debug(...said(parts)),
    warn: (...parts) => log.warn(...said(parts)),
    error: (...parts) => log.error(...said(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

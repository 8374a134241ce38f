// Structured logs on standard error, with anything that looks like a secret taken out before it is written.
import { pino } from "pino";
import type { Logger } from "./platform/index.ts";

/** Shapes of keys and tokens, and credentials inside addresses. */
const SECRETS: [RegExp, string][] = [
  [/\bxox[a-z]-[\w-]+/g, "[token]"],
  [/\bxapp-[\w-]+/g, "[token]"],
  [/\b(sk|pk|rk)-[\w-]{16,}/g, "[key]"],
  [/\b(Bearer|Bot|Basic)\s+[\w.~+/=-]{8,}/gi, "$1 [token]"],
  [/\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g, "[token]"],
  [/(:\/\/)[^/\s:@]*:[^/\s@]+@/g, "$1[credentials]@"],
  [/([?&](?:[\w-]*(?:token|key|secret|password|auth|sig)[\w-]*)=)[^&\s"]+/gi, "$1[secret]"],
];

/** The text without what looks like a secret. `known` are the exact secrets of this process. */
export function redact(text: string, known: readonly string[] = []): string {
  const exact = known.reduce((rest, secret) => rest.replaceAll(secret, "[secret]"), text);
  return SECRETS.reduce((rest, [shape, name]) => rest.replaceAll(shape, name), exact);
}

export function createLogger(level: string, known: readonly string[]): Logger {
  const secrets = known.filter((secret) => secret.length >= 8);
  const write = (line: string) => process.stderr.write(redact(line, secrets));
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      errorKey: "error",
      serializers: { error: pino.stdSerializers.err },
    },
    { write },
  );
}

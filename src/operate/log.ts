// Structured logs on standard error, with whatever looks like a secret taken out before.
import { pino } from "pino";
import type { Logger } from "../platform/index.ts";

/** Shapes of keys and tokens, and credentials inside addresses. */
const SECRETS: [RegExp, string][] = [
  [/\bxox[a-z]-[\w-]+/gi, "[token]"],
  [/\bxapp-[\w-]+/gi, "[token]"],
  [/\b(sk|pk|rk)-[\w-]{16,}/g, "[key]"],
  [/\b(gh[oprsu]_|github_pat_|glpat-|AKIA)[\w-]{12,}/g, "[key]"],
  [/\b(Bearer|Bot|Basic)(\s+|%20)[\w.~+/=%-]{8,}/gi, "$1 [token]"],
  // Discord's bot tokens and JSON web tokens: three parts with dots between.
  [/(?<![\w-])[\w-]{18,}\.[\w-]{6,7}\.[\w-]{27,}/g, "[token]"],
  [/(?<![\w-])((?:(?!\beyJ)[\w-])*)\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g, "$1[token]"],
  [/(:\/\/)(?!user:password@)[^/?#\s@"]*@/g, "$1[credentials]@"],
  // The same address where it travels inside another.
  [/(:|%3A)%2F%2F(?:(?!%2F)[^/\s&"])+?%40/gi, "$1%2F%2F[credentials]%40"],
  [
    /([?&;]|%3F|%26)(?=[\w.-]+(?:=|%3D)(?!%26)[^&\s"\\<>])([\w.-]*(?:token|key|secret|passw(?:or)?d|pwd|auth|sig|signature|session|credential)[\w.-]*)(=|%3D)(?:(?!%26)[^&\s"\\<>])+/gi,
    "$1$2$3[secret]",
  ],
  // `password: "..."`, `"api_key":"..."`, `apiKey=...`; escaped quotes are those of JSON inside a JSON line.
  [
    /(?<![a-z0-9])((?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|authorization|cookie)(?:\\*["'])?\s*[:=]\s*)(\\{0,31}["'])(?!\[)(?:(?!\2)[^\n])+/gi,
    "$1$2[secret]",
  ],
];

/** Names of settings whose whole value is a secret. */
const SECRET_NAMES = /(TOKEN|SECRET|KEY|PASSWORD)$/;

/** Shorter values are words of every language: taking them out would garble the log. */
const SHORTEST_SECRET = 6;

/** The exact secrets of an environment: whole values of tokens and keys, and what addresses carry besides the address. */
export function secretsOf(env: Record<string, string | undefined>): string[] {
  return Object.entries(env).flatMap(([name, value]) => {
    if (!value) return [];
    if (SECRET_NAMES.test(name)) return [value];
    const url = name.endsWith("_URL") && URL.canParse(value) ? new URL(value) : undefined;
    if (!url) return [];
    return [url.password, unescaped(url.password), ...[...url.searchParams].flatMap(secretParameter)].filter(Boolean);
  });
}

const secretParameter = ([name, value]: [string, string]): string[] =>
  /token|key|secret|passw|auth|sig/i.test(name) ? [value] : [];

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Every form in which a secret may stand in a line: itself, inside JSON, in an address, in base64 (alone or as `:secret`). */
function formsOf(secret: string): string[] {
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const inJson = JSON.stringify(secret).slice(1, -1);
  const forms = [
    secret,
    inJson,
    JSON.stringify(inJson).slice(1, -1),
    encodeURIComponent(secret.toWellFormed()),
    new URLSearchParams({ x: secret }).toString().slice(2),
    Buffer.from(secret).toString("hex"),
    // Base64 depends on what stands before: three beginnings, each without the characters its neighbours share.
    ...[0, 1, 2].map((before) => {
      const whole = base64("x".repeat(before) + secret).replace(/={1,2}$/, "");
      const ends = (Buffer.byteLength(secret) + before) % 3 === 0;
      return whole.slice(before === 0 ? 0 : before + 1, ends ? undefined : -1);
    }),
  ];
  return forms.flatMap((form) =>
    /^[\w+/]+$/.test(form) ? [form, form.replaceAll("+", "-").replaceAll("/", "_")] : form,
  );
}

export type Redact = (text: string) => string;

/** Takes out what looks like a secret, and the exact secrets given, in whatever form. */
export function createRedactor(known: readonly string[] = []): Redact {
  const exact = [...new Set(known.filter((secret) => secret.length >= SHORTEST_SECRET).flatMap(formsOf))]
    .filter((form) => form.length >= SHORTEST_SECRET)
    // The longest first: one may be the beginning of another.
    .toSorted((a, b) => b.length - a.length);
  return (text) => {
    const rest = exact.reduce((line, secret) => line.replaceAll(secret, "[secret]"), text);
    return SECRETS.reduce((line, [shape, name]) => line.replaceAll(shape, name), rest);
  };
}

/** What a database says of a fault besides the rows and values that it met. */
const DATABASE_FIELDS = ["type", "message", "stack", "severity", "code", "schema", "table", "column", "constraint"];

/** A driver's error: it carries the statement's parameters, which are people's words, and quotes values. */
const ofDatabase = (error: unknown): error is Error =>
  error instanceof Error && "severity" in error && "code" in error && /^[0-9A-Z]{5}$/.test(String(error.code));

/** An error as a line of the log tells it: of a database's, no word of what was to be stored or looked for. */
function serializeError(given: unknown): unknown {
  if (!(given instanceof Error)) return given;
  const told: object = pino.stdSerializers.err(given);
  const fields = Object.entries(told).filter(([name]) => !ofDatabase(given) || DATABASE_FIELDS.includes(name));
  const quoting = causesOf(given).filter((error) => ofDatabase(error) && /"/.test(error.message));
  const without = (text: string) =>
    quoting.reduce((rest, { message }) => rest.replaceAll(message, message.replace(/".*"/s, '"…"')), text);
  const inner = given instanceof AggregateError ? { aggregateErrors: given.errors.map(serializeError) } : {};
  const kept = fields.map(([name, value]) => [name, typeof value === "string" ? without(value) : value]);
  return { ...Object.fromEntries(kept), ...inner };
}

function causesOf(error: Error, depth = 0): Error[] {
  return error.cause instanceof Error && depth < 20 ? [error, ...causesOf(error.cause, depth + 1)] : [error];
}

/** `known` are the exact secrets of this process. */
export function createLogger(level: string, known: readonly string[]): Logger {
  const redact = createRedactor(known);
  const write = (line: string) => process.stderr.write(redact(line));
  const error = serializeError;
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      errorKey: "error",
      serializers: { error, err: error },
    },
    { write },
  );
}

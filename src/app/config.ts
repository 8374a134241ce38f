// The core's settings from the environment; all that is wrong is said at once, each with its fix.
import { z } from "zod";
import { didYouMean } from "../conversation/nearest.ts";
import { BotError, asBotError } from "../core/errors.ts";
import { between, onOff, whole } from "../platform/settings.ts";
import { english, sentence } from "../words/index.ts";

const words = z
  .string()
  .default("")
  .transform((value) =>
    value
      .split(/[\s,]+/)
      .map((word) => word.toLowerCase())
      .filter(Boolean),
  );
const zone = z
  .string()
  .default(Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC")
  .refine((value) => {
    try {
      return Boolean(new Intl.DateTimeFormat("en", { timeZone: value }));
    } catch {
      return false;
    }
  }, "write an IANA time zone, for example Europe/Berlin");

/** Every setting of the core, by its environment name. Each platform has its own in the table of adapters. */
export const settings = {
  DATA_DIR: z.string().min(1).default("./data"),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      "write postgres://user:password@host:5432/name, or leave it out for the embedded database",
    )
    .optional(),
  DATA_KEY: z.string().min(32, "write at least 32 characters, for example of: openssl rand -base64 32").optional(),
  CACHE_URL: z
    .string()
    .regex(/^rediss?:\/\//, "write redis://host:6379, or leave it out")
    .optional(),
  ROLE: z.enum(["all", "watch", "serve"], "write all, watch or serve").default("all"),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "write debug, info, warn, error or silent")
    .default("warn"),
  CONTACT: z.string().min(1).optional(),
  ALLOW_PRIVATE_HOSTS: words.refine(
    (hosts) => hosts.every((host) => !/[/@?#*]/.test(host)),
    "write names of hosts alone, for example intranet.example.org or 10.0.0.5:8080",
  ),
  POLL_MINUTES: whole(1, 1440, 60),
  KEEP_STORIES_DAYS: between(7, 36_500).optional(),
  SETTLE_SECONDS: whole(0, 3600, 90),
  TIME_ZONE: zone,
  // Systems set LANGUAGE too, as `en_US:en`: its first language is meant.
  LANGUAGE: z
    .string()
    .regex(/^[a-z]{2,3}([-_.:][\w@.:-]*)?$/i, "write a language code, for example en")
    .transform((value) => value.replace(/[^a-z].*$/is, "").toLowerCase())
    .default("en"),
  FEEDS: z
    .string()
    .default("")
    .transform((value) => value.split(/\s+/).filter(Boolean)),
  MEMBERS_MAY_ADD: onOff("on"),
  SAMPLE: z.enum(["auto", "on", "off"], "write auto, on or off").default("auto"),
  METRICS_HOST: z.string().min(1).default("127.0.0.1"),
  METRICS_PORT: between(0, 65_535).optional(),
  STRICT: onOff("off"),
} as const;

const schema = z.object(settings).superRefine((config, context) => {
  if (config.ROLE === "all") return;
  const fault = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message });
  if (config.DATABASE_URL === undefined)
    fault("ROLE", `${config.ROLE} needs a Postgres that all processes share: set DATABASE_URL, or write all`);
  if (config.SAMPLE === "on") fault("SAMPLE", "the sample newsroom needs a process with ROLE=all: write off");
});
export type Config = z.infer<typeof schema>;

/** Throws BotError `config_invalid` whose message names everything that is wrong at once. Empty values count as absent. */
export function readConfig(env: Record<string, string | undefined>): Config {
  return parseSettings(schema, env);
}

/** The same manners for any group of settings: an adapter's, a provider's. */
export function parseSettings<T extends z.ZodType>(shape: T, env: Record<string, string | undefined>): z.infer<T> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error.issues.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": ")));
}

/** What could be read of each group of settings, by its name, and what is wrong with the others: each fault once. */
export function trySettingGroups<T extends Record<string, () => unknown>>(
  readers: T,
): { read: { [K in keyof T]?: ReturnType<T[K]> }; faults: string[] } {
  const faults = new Set<string>();
  const read = Object.entries(readers).flatMap(([name, reader]) => {
    try {
      return [[name, reader()]];
    } catch (error) {
      const known = asBotError(error);
      if (known.code !== "config_invalid") throw error;
      const [first, ...lines] = known.message.split("\n");
      for (const fault of lines.length > 0 ? lines : [`${first} ${known.hint ?? ""}`]) faults.add(fault.trim());
      return [];
    }
  });
  // An entry for each reader that could read, by its name: what fromEntries cannot say.
  return { read: Object.fromEntries(read) as { [K in keyof T]?: ReturnType<T[K]> }, faults: [...faults] };
}

/** Reads every group of settings, and throws one BotError `config_invalid` with the faults of all of them. */
export function readSettingGroups<T extends Record<string, () => unknown>>(
  readers: T,
): { [K in keyof T]: ReturnType<T[K]> } {
  const { read, faults } = trySettingGroups(readers);
  if (faults.length > 0) throw invalid(faults);
  // Without a fault every group was read.
  return read as { [K in keyof T]: ReturnType<T[K]> };
}

/** The faults themselves stand in English beside the names they are about: several groups of settings are merged by their text. */
export const invalid = (faults: readonly string[]): BotError =>
  new BotError(
    "config_invalid",
    sentence("config.invalid", { faults: faults.map((fault) => `  ${fault}`).join("\n") }),
    {
      hint: sentence("config.invalidHint"),
    },
  );

/** A settings file: what it sets, and the numbers of its lines that set nothing. */
export interface SettingsFile {
  settings: Readonly<Record<string, string | undefined>>;
  strays: readonly { line: number; name: string | undefined }[];
}

/** Throws BotError `config_invalid` for lines of a settings file that would do nothing: nearly a setting's name, or without a "=". */
export function checkSettingsFile({ settings: given, strays }: SettingsFile, known: readonly string[]): void {
  const parts = (name: string) => name.split("_");
  const groups = new Set(known.filter((name) => name.includes("_")).map((name) => parts(name)[0]));
  const stray = strays.map(({ line, name }) =>
    name === undefined
      ? sentence("config.strayLine", { line: String(line) })
      : sentence("config.strayName", { line: String(line), name }),
  );
  const unknown = Object.keys(given).flatMap((name) => {
    if (known.includes(name)) return [];
    // What begins as ours do is ours, or a slip; other names may belong to another program.
    const ours = groups.has(parts(name)[0]) && parts(name).length > 1;
    const longer = ours && known.find((entry) => parts(name).every((part) => parts(entry).includes(part)));
    const meant = longer
      ? sentence("conversation.didYouMean", { word: longer })
      : didYouMean(name, known, ours ? 5 : 2);
    return meant ? [sentence("config.notSetting", { name, meant })] : [];
  });
  const faults = [...stray, ...unknown].map((fault) => english.tell(fault));
  if (faults.length > 0) throw invalid(faults);
}

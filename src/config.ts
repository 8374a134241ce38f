// Environment to Config: every setting of the core in one table, all faults in one message, each with its fix.
import { z } from "zod";
import { BotError } from "./errors.ts";

const flag = z
  .enum(["on", "off"], "write on or off")
  .default("off")
  .transform((value) => value === "on");
const whole = (least: number, most: number, usual: number) =>
  z.coerce
    .number(`write a whole number from ${least} to ${most}`)
    .int(`write a whole number from ${least} to ${most}`)
    .min(least, `at least ${least}`)
    .max(most, `at most ${most}`)
    .default(usual);
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

/** Every setting of the core, by its environment name. Adapters read their own (see `.env.example`). */
export const settings = {
  DATA_DIR: z.string().min(1).default("./data"),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      "write postgres://user:password@host:5432/name, or leave it out for the embedded database",
    )
    .optional(),
  CACHE_URL: z
    .string()
    .regex(/^rediss?:\/\//, "write redis://host:6379, or leave it out")
    .optional(),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "write debug, info, warn, error or silent")
    .default("warn"),
  CONTACT: z.string().min(1).optional(),
  ALLOW_PRIVATE_HOSTS: words,
  POLL_MINUTES: whole(1, 1440, 60),
  SETTLE_SECONDS: whole(0, 3600, 90),
  TIME_ZONE: zone,
  LANGUAGE: z
    .string()
    .regex(/^[a-z]{2,3}$/, "write a language code, for example en")
    .default("en"),
  MEMBERS_MAY_ADD: z
    .enum(["on", "off"], "write on or off")
    .default("on")
    .transform((value) => value === "on"),
  SAMPLE: z.enum(["auto", "on", "off"], "write auto, on or off").default("auto"),
  WEB: z
    .enum(["on", "off"], "write on or off")
    .default("on")
    .transform((value) => value === "on"),
  WEB_HOST: z.string().min(1).default("127.0.0.1"),
  WEB_PORT: whole(0, 65_535, 8484),
  WEB_TOKEN: z.string().min(16, "use at least 16 characters").optional(),
  STRICT: flag,
} as const;

const schema = z.object(settings);
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
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join(".") || "settings"}: ${issue.message}`);
  throw new BotError("config_invalid", `The configuration is not right:\n${faults.join("\n")}`, {
    hint: "Set the names above in .env (see .env.example) and start again.",
  });
}

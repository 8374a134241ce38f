// The model's and the voice's settings: environment names to providers in the order they are asked.
import { z } from "zod";
import { AUDIO_FORMATS } from "./audio.ts";
import { parsePrices } from "./cost.ts";
import { type TimeLimits, PATIENT } from "./limits.ts";
import type { EmbedConfig } from "./embed.ts";
import type { ProviderConfig } from "./ports.ts";
import type { SpeechConfig } from "./speech.ts";

const address = z.url({
  protocol: /^https?$/,
  error: "write the server's address, for example https://api.openai.com/v1",
});
const extraFields = z
  .string()
  .transform((text, context): Record<string, unknown> => {
    try {
      return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: "custom", message: 'write a JSON object, for example {"reasoning_effort": "low"}' });
      return z.NEVER;
    }
  })
  .default({});
const within = (least: number, most: number) => {
  const said = `write a whole number from ${least} to ${most}`;
  return z.coerce.number(said).int(said).min(least, said).max(most, said);
};
const server = {
  BASE_URL: address.optional(),
  API_KEY: z.string().default(""),
  DEEP: z.string().optional(),
  FAST: z.string().optional(),
  EXTRA: extraFields,
  PARALLEL: within(1, 100).optional(),
};

const prefixed = <P extends string>(prefix: P) =>
  // The compiler does not see names made by a template in entries.
  Object.fromEntries(Object.entries(server).map(([name, type]) => [`${prefix}_${name}`, type])) as {
    [K in keyof typeof server as `${P}_${K}`]: (typeof server)[K];
  };

type ServerAddress = "MODEL_BASE_URL" | "MODEL_2_BASE_URL" | "SPEECH_BASE_URL";

/** For `parseSettings`. `MODEL_2_*` is the server asked when the first is down. */
export const modelSettings = z
  .object({
    ...prefixed("MODEL"),
    ...prefixed("MODEL_2"),
    /** Turns texts into vectors on the same server; without one, words alone tell what is near. */
    MODEL_EMBED: z.string().optional(),
    MODEL_IDLE_SECONDS: within(5, 3600).default(PATIENT.idleMs / 1000),
    /** Below the ten minutes after which a job is given to another process. */
    MODEL_TOTAL_SECONDS: within(10, 540).default(PATIENT.totalMs / 1000),
    MODEL_PRICES: z.string().default("{}"),
    /** US dollars per tenant and day. */
    DAILY_BUDGET_USD: z.coerce.number("write US dollars, for example 2.50").positive().optional(),
    /** The same of each program that asks, within its tenant's. */
    PROGRAM_BUDGET_USD: z.coerce.number("write US dollars, for example 0.25").positive().default(0.25),
    /** The same of each person who has the bot where a server has not: anybody may become one. */
    PERSON_BUDGET_USD: z.coerce.number("write US dollars, for example 0.25").positive().default(0.25),
    SPEECH_BASE_URL: address.optional(),
    SPEECH_API_KEY: z.string().default(""),
    SPEECH_MODEL: z.string().default("gpt-4o-mini-tts"),
    SPEECH_VOICE: z.string().default("alloy"),
    SPEECH_FORMAT: z.enum(AUDIO_FORMATS, `write one of ${AUDIO_FORMATS.join(", ")}`).default("mp3"),
  })
  .superRefine((given, context) => {
    /** Half a server is a mistake: without its address, what else is said of it would do nothing. */
    const miss = (address: ServerAddress, others: readonly (keyof typeof given)[]) => {
      const set = others.find((name) => given[name]);
      if (given[address] || set === undefined) return;
      const message = `write the server's address too, for example https://api.openai.com/v1 (${set} is set)`;
      context.addIssue({ code: "custom", path: [address], message });
    };
    for (const prefix of ["MODEL", "MODEL_2"] as const) {
      if (given[`${prefix}_BASE_URL`] && !given[`${prefix}_DEEP`]) {
        context.addIssue({ code: "custom", path: [`${prefix}_DEEP`], message: "name the model that writes" });
      }
      const alone = (["API_KEY", "DEEP", "FAST"] as const).map((name) => `${prefix}_${name}` as const);
      miss(`${prefix}_BASE_URL`, prefix === "MODEL" ? [...alone, "MODEL_EMBED"] : alone);
    }
    miss("SPEECH_BASE_URL", ["SPEECH_API_KEY"]);
  });
export type ModelSettings = z.infer<typeof modelSettings>;

/** The servers to ask, in order; none when no address is set. Throws BotError `config_invalid` for a wrong price table. */
export function providersOf(settings: ModelSettings): ProviderConfig[] {
  const prices = parsePrices(settings.MODEL_PRICES);
  return (["MODEL", "MODEL_2"] as const).flatMap((prefix) => {
    const baseURL = settings[`${prefix}_BASE_URL`];
    const deep = settings[`${prefix}_DEEP`];
    if (baseURL === undefined || deep === undefined) return [];
    const models = { deep, fast: settings[`${prefix}_FAST`] ?? deep };
    const { host: name, hostname } = new URL(baseURL);
    const [apiKey, extra] = [settings[`${prefix}_API_KEY`], settings[`${prefix}_EXTRA`]];
    const parallel = settings[`${prefix}_PARALLEL`] ?? (ownMachine.test(hostname) ? 1 : 8);
    return [{ name, baseURL, apiKey, models, prices, extra, parallel }];
  });
}

/** What turns texts into vectors; undefined where nothing is configured for it. */
export function embedOf(settings: ModelSettings): EmbedConfig | undefined {
  const { MODEL_BASE_URL: baseURL, MODEL_EMBED: model, MODEL_API_KEY: apiKey } = settings;
  if (baseURL === undefined || model === undefined) return undefined;
  return { name: new URL(baseURL).host, baseURL, apiKey, model, price: parsePrices(settings.MODEL_PRICES)[model] };
}

/** Most servers on one machine write one answer at a time, and say nothing to those that wait. */
const ownMachine = /^(?:localhost|127\.[\d.]+|\[::1\]|host\.docker\.internal)$/;

export const limitsOf = (settings: ModelSettings): TimeLimits => ({
  idleMs: settings.MODEL_IDLE_SECONDS * 1000,
  totalMs: settings.MODEL_TOTAL_SECONDS * 1000,
});

/** What `createSpeech` needs of the settings; undefined when no voice is configured: then there is nothing to listen to. */
export function speechOf(settings: ModelSettings): Omit<SpeechConfig, "cache" | "log"> | undefined {
  if (settings.SPEECH_BASE_URL === undefined) return undefined;
  return {
    baseURL: settings.SPEECH_BASE_URL,
    apiKey: settings.SPEECH_API_KEY,
    model: settings.SPEECH_MODEL,
    voice: settings.SPEECH_VOICE,
    format: settings.SPEECH_FORMAT,
  };
}

// The model's settings by their environment names, and the ladder of providers they make.
import { z } from "zod";
import { type Prices, parsePrices } from "./cost.ts";
import type { ProviderConfig } from "./ports.ts";
import { AUDIO_FORMATS } from "./speech.ts";

const address = z
  .url("write the address of an OpenAI-compatible server, for example https://api.openai.com/v1")
  .optional();
const text = z.string().min(1).optional();

/** Every setting of the model layer; all may be absent: then posts are extracts, and nothing is spent. */
export const modelSettings = {
  MODEL_BASE_URL: address,
  MODEL_API_KEY: text,
  MODEL_FAST: text,
  MODEL_DEEP: text,
  MODEL_2_BASE_URL: address,
  MODEL_2_API_KEY: text,
  MODEL_2_FAST: text,
  MODEL_2_DEEP: text,
  MODEL_PRICES: text,
  DAILY_BUDGET_USD: z.coerce.number("write US dollars, for example 2.50").positive("write more than 0").optional(),
  SPEECH_BASE_URL: address,
  SPEECH_API_KEY: text,
  SPEECH_MODEL: z.string().min(1).default("gpt-4o-mini-tts"),
  SPEECH_VOICE: z.string().min(1).default("alloy"),
  SPEECH_FORMAT: z.enum(AUDIO_FORMATS, `write one of ${AUDIO_FORMATS.join(", ")}`).default("mp3"),
} as const;

const shape = z.object(modelSettings);
export type ModelSettings = z.infer<typeof shape>;

/** For `parseSettings`: a server needs the name of a model. */
export const modelSchema = shape.superRefine((given, context) => {
  for (const prefix of ["MODEL", "MODEL_2"] as const) {
    if (given[`${prefix}_BASE_URL`] && !given[`${prefix}_FAST`] && !given[`${prefix}_DEEP`]) {
      context.addIssue({
        code: "custom",
        path: [`${prefix}_DEEP`],
        message: "name the model to ask (and, if you like, a cheaper one in MODEL_FAST)",
      });
    }
  }
});

/** The providers in the order they are tried; empty without a model. Throws BotError `config_invalid` for a wrong price table. */
export function providersOf(settings: ModelSettings): ProviderConfig[] {
  const prices: Prices = settings.MODEL_PRICES ? parsePrices(settings.MODEL_PRICES) : {};
  return (["MODEL", "MODEL_2"] as const).flatMap((prefix) => {
    const baseURL = settings[`${prefix}_BASE_URL`];
    const deep = settings[`${prefix}_DEEP`] ?? settings[`${prefix}_FAST`];
    if (!baseURL || !deep) return [];
    const fast = settings[`${prefix}_FAST`] ?? deep;
    // Local servers ask for no key, but the SDK wants one.
    const apiKey = settings[`${prefix}_API_KEY`] ?? "none";
    return [{ name: new URL(baseURL).hostname, baseURL, apiKey, models: { fast, deep }, prices }];
  });
}

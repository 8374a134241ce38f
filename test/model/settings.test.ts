// Settings of the model: which servers are asked, in which order, and what is said when a setting is wrong.
import { expect, test } from "vitest";
import { modelSettings, providersOf, speechOf } from "../../src/model/settings.ts";

const read = (env: Record<string, string>) => modelSettings.parse(env);

test("without an address there is no model and no voice", () => {
  expect(providersOf(read({}))).toEqual([]);
  expect(speechOf(read({}))).toBeUndefined();
});

test("two servers are asked in order, the writing model does the small tasks too unless told otherwise", () => {
  const settings = read({
    MODEL_BASE_URL: "https://api.deepseek.com/v1",
    MODEL_API_KEY: "k",
    MODEL_DEEP: "pro",
    MODEL_FAST: "flash",
    MODEL_2_BASE_URL: "http://127.0.0.1:11434/v1",
    MODEL_2_DEEP: "gemma",
    MODEL_2_EXTRA: '{"seed":7}',
    MODEL_PRICES: '{"flash":{"in":0.14,"out":0.28}}',
  });
  expect(providersOf(settings)).toMatchObject([
    {
      name: "api.deepseek.com",
      apiKey: "k",
      models: { fast: "flash", deep: "pro" },
      extra: {},
      prices: { flash: { in: 0.14, out: 0.28 } },
    },
    { name: "127.0.0.1:11434", apiKey: "", models: { fast: "gemma", deep: "gemma" }, extra: { seed: 7 } },
  ]);
});

test.each<[Record<string, string>, string]>([
  [{ MODEL_BASE_URL: "https://x.example/v1" }, "MODEL_DEEP"],
  [{ MODEL_BASE_URL: "ftp://x.example", MODEL_DEEP: "m" }, "MODEL_BASE_URL"],
  [{ MODEL_EXTRA: "[1]" }, "MODEL_EXTRA"],
  [{ DAILY_BUDGET_USD: "-1" }, "DAILY_BUDGET_USD"],
  [{ SPEECH_FORMAT: "midi" }, "SPEECH_FORMAT"],
])("%j is wrong at %s", (env, name) => {
  const parsed = modelSettings.safeParse(env);
  expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toEqual([name]);
});

test("a voice is configured by its address alone", () => {
  expect(speechOf(read({ SPEECH_BASE_URL: "http://127.0.0.1:8880/v1" }))).toMatchObject({
    model: "gpt-4o-mini-tts",
    voice: "alloy",
    format: "mp3",
  });
});

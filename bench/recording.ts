// Recorded runs of the analyst: what the model was asked and said, replayed without a model.
import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { createExtractAnalyst } from "../src/extract/analyst.ts";
import { createModelAnalyst } from "../src/write/analyst.ts";
import type { Prompts } from "../src/write/prompts.ts";
import { verifyClaim } from "../src/verify/verify.ts";
import { parseSettings } from "../src/app/config.ts";
import { systemClock } from "../src/core/clock.ts";
import { createLanguageModel } from "../src/model/openai.ts";
import { memoryLedger } from "../src/model/memory.ts";
import { modelSettings, providersOf } from "../src/model/settings.ts";
import { memoryCapabilities, memoryCompletions, silentLog } from "../test/support/model-stores.ts";
import type { Analysis, Article, Story } from "../src/core/domain.ts";
import { BotError } from "../src/core/errors.ts";
import type { GenerateRequest, LanguageModel, Usage } from "../src/core/ports.ts";
import { sentences } from "../src/language/sentences.ts";

const article = z.strictObject({
  id: z.string(),
  source: z.string(),
  domain: z.string(),
  title: z.string(),
  published: z.string(),
  language: z.string(),
  text: z.string(),
});

export const call = z.strictObject({
  /** Name and hash of the prompt that was asked. */
  prompt: z.string(),
  reply: z.unknown(),
  provider: z.string(),
  model: z.string(),
  ms: z.number(),
  usage: z.strictObject({
    tokensIn: z.number(),
    tokensCached: z.number(),
    tokensOut: z.number(),
    cost: z.number().nullable(),
  }),
});
export type RecordedCall = z.infer<typeof call>;

const recording = z.strictObject({
  /** For the table's head. */
  label: z.string(),
  /** Who wrote the replies: a provider's model, or nobody: then the figures say nothing about a model. */
  madeBy: z.string(),
  stories: z.array(z.strictObject({ id: z.string(), articles: z.array(article), calls: z.array(call) })),
});
export type Recording = z.infer<typeof recording>;

export const readRecording = (path: string): Recording => recording.parse(JSON.parse(readFileSync(path, "utf8")));
export const writeRecording = (path: string, given: Recording): void =>
  writeFileSync(path, `${JSON.stringify(given, null, 1)}\n`);

/** The story as the analyst takes it. */
export function storyFrom({ id, articles }: Recording["stories"][number]): Story {
  const all = articles.map((kept): Article => {
    const published = new Date(kept.published);
    const url = `https://${kept.domain}/${kept.id}`;
    const none = {
      itemId: undefined,
      feedId: undefined,
      byline: undefined,
      picture: undefined,
      siteName: undefined,
      canonicalUrl: undefined,
    };
    return {
      ...kept,
      ...none,
      url,
      published,
      sentences: sentences(kept.text, kept.language),
      storyId: id,
      replaces: undefined,
      seenAt: published,
    };
  });
  const [first] = all;
  if (!first) throw new Error(`story ${id} has no articles`);
  return { id, articles: all, firstSeenAt: first.seenAt, lastSeenAt: first.seenAt };
}

const nameOf = (prompt: string): string => prompt.split("@")[0] ?? "";

/** Answers what was recorded, per prompt name in the order it was asked; a prompt that changed still gets its old answer. */
export function replayModel(calls: RecordedCall[]): LanguageModel {
  const left = [...calls];
  return {
    async generate<T>(request: GenerateRequest<T>) {
      const at = left.findIndex(({ prompt }) => nameOf(prompt) === nameOf(request.prompt.id));
      const [found] = at < 0 ? [] : left.splice(at, 1);
      if (!found) throw new BotError("model_unavailable", `Nothing is recorded for ${request.prompt.id}.`);
      const usage: Usage = { ...found.usage, cost: found.usage.cost ?? undefined };
      return {
        value: request.schema.parse(found.reply),
        usage,
        provider: found.provider,
        model: found.model,
        cached: true,
      };
    },
  };
}

/** The same model, with everything it says noted in `calls`. */
export function noting(model: LanguageModel, calls: RecordedCall[]): LanguageModel {
  return {
    async generate(request) {
      const startedAt = performance.now();
      const generation = await model.generate(request);
      const { value, provider, usage } = generation;
      const ms = Math.round(performance.now() - startedAt);
      calls.push({
        prompt: request.prompt.id,
        reply: value,
        provider,
        model: generation.model,
        ms,
        usage: { ...usage, cost: usage.cost ?? null },
      });
      return generation;
    },
  };
}

/** The analysis of one story by `model`, as the bot would publish it to a plain lens. */
export async function analyseWith(model: LanguageModel, story: Story, prompts: Prompts): Promise<Analysis> {
  const analyst = createModelAnalyst({
    model,
    fallback: createExtractAnalyst(),
    verify: verifyClaim,
    prompts,
    strict: false,
    random: Math.random,
  });
  const origins = story.articles.map(({ id }) => ({ articleId: id, articleIds: [id], why: "single" as const }));
  const lens = {
    name: "plain",
    audience: undefined,
    length: "normal" as const,
    language: story.articles[0]?.language ?? "en",
    questions: [],
    points: true,
  };
  return analyst.analyse(story, origins, lens, { tenant: "eval", storyId: story.id, channel: undefined });
}

/** The model of the settings, with nothing kept. */
export function configuredModel() {
  const providers = providersOf(parseSettings(modelSettings, process.env));
  const model = createLanguageModel({
    providers,
    records: memoryCapabilities(),
    completions: memoryCompletions(),
    ledger: memoryLedger(),
    clock: systemClock,
    log: silentLog,
    random: Math.random,
  });
  return { model, names: providers.map(({ name, models }) => `${name} ${models.deep}`).join(", ") };
}

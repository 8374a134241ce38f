// Who writes: the extract alone, or a model with the extract behind it.
import { DAY, MINUTE } from "../core/time.ts";
import { createExtractAnalyst } from "../extract/analyst.ts";
import { createModelAnalyst } from "../write/analyst.ts";
import type { Desk, NumberAll, Verdicts, Verify } from "../write/inspect.ts";
import { createAnswersIt } from "../write/answers-it.ts";
import { createSameStory } from "../write/same-story.ts";
import { loadPrompts } from "../write/prompts.ts";
import { verifyClaim } from "../verify/verify.ts";
import type { Clock } from "../core/domain.ts";
import type { Underway } from "../model/openai.ts";
import type { TimeLimits } from "../model/limits.ts";
import type { Capability } from "../model/capabilities.ts";
import type { CapabilityStore, CompletionCache, Ledger, Log, ProviderConfig } from "../model/ports.ts";
import type { VectorCache } from "../model/embed.ts";
import { embedOf, limitsOf, type ModelSettings, providersOf, speechOf } from "../model/settings.ts";
import type { Logger, Voice } from "../platform/index.ts";
import type { Analyst, AnswersIt, Count, Embed, SameStory } from "../core/ports.ts";
import type { Store } from "../store/index.ts";
import { createSampleAnalyst } from "./sample-analyst.ts";
import { type Spending, type SpendingLine, createSpending } from "../store/spending.ts";
import { type Said, sentence } from "../words/index.ts";

export interface Writer {
  analyst: Analyst;
  /** Writes without a model. */
  extract: Analyst;
  /** How many stories may be told at once: those that wait for a model cost nothing while they do. */
  storiesAtOnce: number;
  /** Undefined when no model is configured. */
  sameStory: SameStory | undefined;
  answersIt: AnswersIt | undefined;
  /** Tells what is near in meaning; undefined when nothing is configured for it. */
  embed: Embed | undefined;
  /** Today's spending of a tenant in sentences, the total first; undefined when no model is configured. */
  spending(tenant: string): Promise<Said[] | undefined>;
  /** What a tenant may look at and lower of its money; undefined when no model is configured. */
  budget?: Pick<Spending, "bounds" | "lower">;
  /** Undefined when no endpoint for speech is configured. */
  voice: Voice | undefined;
  /** What each model server last did, in sentences; undefined when no model is configured. */
  models(): Said[] | undefined;
  /** Names of the servers that are asked. */
  readonly servers: readonly string[];
}

const KEEP_COMPLETIONS_MS = 30 * DAY;

export interface WriterPorts {
  store: Store;
  clock: Clock;
  log: Logger;
  settings: ModelSettings;
  /** What writes without a model: in this process unless given. */
  extract?: Analyst;
  tools?: DeskTools | undefined;
  /** Drop claims with any doubt instead of labelling them. */
  strict: boolean;
  count?: Count;
  /** The moment that the bundled sample is dated from; absent where there is none. */
  sampleFrom?: Date | undefined;
}

/** What the model layer keeps between calls. */
export interface Kept {
  ledger: Ledger;
  records: CapabilityStore;
  completions: CompletionCache;
  verdicts: Verdicts;
}

/** How a model's sources are numbered and its claims checked: in this process unless given. */
export interface DeskTools {
  number: NumberAll;
  verify: Verify;
}

export interface DeskPorts {
  tools?: DeskTools | undefined;
  providers: ProviderConfig[];
  limits: TimeLimits;
  kept: Kept;
  clock: Clock;
  log: Log;
  strict: boolean;
  count?: Count;
}

/** What a model writes at: the servers, the prompts, the checks, and how far the money reaches. */
export async function createDesk(ports: DeskPorts) {
  const { providers, limits, kept, clock, log, strict, tools, count = () => {} } = ports;
  // Here and below: the library that speaks to models is loaded where there is one.
  const { createLanguageModel } = await import("../model/openai.ts");
  const { verdicts, ...memory } = kept;
  return {
    model: createLanguageModel({ ...memory, providers, timeouts: limits, clock, log, count, random: Math.random }),
    prompts: loadPrompts(),
    verify: tools?.verify ?? verifyClaim,
    ...(tools && { number: tools.number }),
    verdicts,
    strict,
    random: Math.random,
    level: async (tenant: string) => (await memory.ledger.state(tenant)).level,
  } satisfies Desk & { level: unknown };
}

export async function createWriter(ports: WriterPorts): Promise<Writer> {
  const { store, clock, log, settings, strict, count = () => {}, extract: fallback = createExtractAnalyst() } = ports;
  const providers = providersOf(settings);
  const voice = await voiceOf(ports);
  if (providers.length === 0)
    return {
      analyst: createSampleAnalyst({ fallback, strict, startedAt: ports.sampleFrom, tools: ports.tools }),
      extract: fallback,
      storiesAtOnce: 2,
      sameStory: undefined,
      answersIt: undefined,
      embed: undefined,
      spending: async () => undefined,
      voice,
      models: () => undefined,
      servers: [],
    };

  const last = new Map<string, { outcome: string; at: Date }>();
  const noted: Count = (what, labels, by) => {
    if ("provider" in labels && "outcome" in labels)
      last.set(labels.provider, { outcome: labels.outcome, at: clock.now() });
    count(what, labels, by);
  };
  const ledger = createSpending(store.db, clock, {
    workspace: settings.DAILY_BUDGET_USD,
    person: settings.PERSON_BUDGET_USD,
    program: settings.PROGRAM_BUDGET_USD,
  });
  const kept = { ...memoryOf(store), ledger };
  const limits = limitsOf(settings);
  const desk = await createDesk({ providers, limits, kept, clock, log, strict, count: noted, tools: ports.tools });
  const analyst = createModelAnalyst({
    ...desk,
    fallback,
    patience: {
      clock,
      waitMs: limits.totalMs,
      onLate: (storyId) =>
        void store.jobs
          .send("story", { storyId }, { key: storyId })
          .catch((error: unknown) => log.warn({ error, storyId }, "a late analysis is looked for later")),
    },
    onFallback: (error) => log.warn({ error }, "the model could not write; the extract did"),
  });
  const sameStory = createSameStory({
    ...desk,
    onFailure: (error) => log.warn({ error }, "the model could not say which stories are one; they stay separate"),
  });
  const answersIt = createAnswersIt({
    ...desk,
    onFailure: (error) =>
      log.warn({ error }, "the model could not say whether a question is answered; people are asked"),
  });
  return {
    analyst,
    extract: fallback,
    storiesAtOnce: 8,
    sameStory,
    answersIt,
    embed: await embedding(ports, ledger, noted),
    voice,
    models: () => [
      ...providers.map(({ name, models }) => stateOf(name, models.deep, last.get(name), clock.now())),
      ...desk.model.underway().map((one) => progressOf(one, clock.now())),
    ],
    spending: (tenant) => spendingOf(ledger, tenant),
    budget: ledger,
    servers: providers.map(({ name }) => name),
  };
}

/** What the model layer keeps in the store: what it learned of servers, completions it paid for, and what a second reader said. */
function memoryOf(store: Store): Omit<Kept, "ledger"> {
  const learned = store.records<Capability>("capabilities");
  const cache = store.caches.space<string>("completions");
  const verdicts = store.caches.space<string>("verdicts");
  return {
    records: {
      get: (key) => learned.get(key),
      set: (key, capability) => learned.put(key, capability),
    },
    completions: {
      get: (key) => cache.get(key),
      set: (key, value) => cache.set(key, value, KEEP_COMPLETIONS_MS),
    },
    verdicts: {
      get: (key) => verdicts.get(key),
      set: (key, verdict) => verdicts.set(key, verdict, KEEP_COMPLETIONS_MS),
    },
  };
}

async function spendingOf(ledger: ReturnType<typeof createSpending>, tenant: string): Promise<Said[]> {
  const [{ spent, budget, level }, today, { month }] = await Promise.all([
    ledger.state(tenant),
    ledger.today(tenant),
    ledger.bounds(tenant),
  ]);
  const limit =
    budget === undefined ? sentence("spending.noLimit") : sentence("spending.limit", { limit: money(budget) });
  const total = { spent: money(spent), limit };
  return [
    level === "full"
      ? sentence("spending.today", total)
      : sentence(level === "extract" ? "spending.todayExtract" : "spending.todayHeadline", total),
    sentence("spending.month", { spent: money(month) }),
    ...today.channels.map((line) => sentence("spending.channel", bill(line))),
    ...today.stories.slice(0, 5).map((line) => sentence("spending.story", bill(line))),
  ];
}

function stateOf(server: string, model: string, last: { outcome: string; at: Date } | undefined, now: Date): Said {
  if (!last) return sentence("model.notAsked", { model, server });
  const minutes = Math.round((now.getTime() - last.at.getTime()) / MINUTE);
  const when =
    minutes < 1
      ? sentence("model.aMomentAgo")
      : minutes === 1
        ? sentence("model.aMinuteAgo")
        : sentence("model.minutesAgo", { count: String(minutes) });
  const { outcome } = last;
  return outcome === "text"
    ? sentence("model.answered", { model, server, when })
    : sentence("model.failed", { model, server, outcome, when });
}

const WRITINGS = ["analyse", "deeper", "followup", "judge"] as const;
/** A word and the space behind it, with its share of the marks of JSON. */
const LETTERS_A_WORD = 7;

function progressOf({ server, prompt, since, length }: Underway, now: Date): Said {
  const what = sentence(`model.writing.${WRITINGS.find((name) => name === prompt) ?? "other"}`);
  const seconds = Math.round((now.getTime() - since.getTime()) / 1000);
  return length === 0
    ? sentence("model.reading", { server, what, seconds })
    : sentence("model.writing", { server, what, seconds, words: Math.round(length / LETTERS_A_WORD) });
}

async function embedding(
  { store, log, settings }: WriterPorts,
  ledger: Ledger,
  count: Count,
): Promise<Embed | undefined> {
  const config = embedOf(settings);
  const space = store.caches.space<string>("vectors");
  const cache: VectorCache = {
    getMany: (keys) => space.getMany(keys),
    setMany: (entries) => space.setMany(entries, KEEP_COMPLETIONS_MS),
  };
  return config && (await import("../model/embed.ts")).createEmbed(config, { cache, ledger, log, count });
}

async function voiceOf({
  store,
  log,
  settings,
}: Pick<WriterPorts, "store" | "log" | "settings">): Promise<Voice | undefined> {
  const config = speechOf(settings);
  if (!config) return undefined;
  const space = store.caches.space<string>("speech");
  const { createSpeech } = await import("../model/speech.ts");
  return createSpeech({
    ...config,
    log,
    cache: {
      get: async (key) => {
        const held = await space.get(key);
        return held !== undefined ? Buffer.from(held, "base64") : undefined;
      },
      set: (key, audio) => space.set(key, Buffer.from(audio).toString("base64"), KEEP_COMPLETIONS_MS),
    },
  });
}

const money = (dollars: number): string => `$${dollars.toFixed(dollars < 0.1 ? 4 : 2)}`;

/** What is not known is said to be unknown, never shown as nothing. */
function bill({ label, calls, tokensIn, tokensCached, tokensOut, cost, unpriced }: SpendingLine) {
  const digits = (count: number): string => String(count);
  const tokens = sentence("spending.tokens", {
    tokensIn: digits(tokensIn),
    tokensCached: digits(tokensCached),
    tokensOut: digits(tokensOut),
  });
  const price: Said =
    unpriced === 0
      ? money(cost)
      : unpriced === calls
        ? sentence("spending.unknown")
        : sentence("spending.partlyUnknown", { cost: money(cost), calls: unpriced });
  return { label, calls, tokens, price };
}

// Everything one server is asked for one request: waits, one second chance, money.
import type OpenAI from "openai";
import type { Clock } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import type { Count, Generation, GenerateRequest, RenderedPrompt, Usage } from "../core/ports.ts";
import { call, type CallResult } from "./call.ts";
import { brokeOff, type Failure, type Reason } from "./faults.ts";
import { readAnswer, spoilt, type Spoilt } from "./read-answer.ts";
import { learn, seedCapability, type Capability } from "./capabilities.ts";
import { salvage } from "./salvage.ts";
import { addUsage, costOf } from "./cost.ts";
import { usageOf, worstCase } from "./spent.ts";
import type { CapabilityStore, Ledger, Log, ProviderConfig } from "./ports.ts";
import { chatBody, shapeRepair } from "./request.ts";
import { english, sentence } from "../words/index.ts";

export interface Provider extends ProviderConfig {
  client: OpenAI;
}

export interface AskContext {
  clock: Clock;
  ledger: Ledger;
  records: CapabilityStore;
  log: Log;
  count: Count;
  random: () => number;
  /** Longest silence of the server, milliseconds. */
  idleMs: number;
  /** When the whole request must be over, epoch milliseconds. */
  endsAt: number;
  /** Hears the visible text as it grows. */
  heard: (soFar: string) => void;
}

export type AskOutcome<T> =
  | { kind: "answered"; generation: Generation<T> }
  /** The server is of no use now; the next may be. `partial`: what it had written, where that can be used. */
  | ({ kind: "down"; partial?: Generation<T> | undefined } & Pick<Failure, "reason" | "retryAfterMs" | "ownFault">);

/** Longest wait for a server that asked for one, when another may be asked instead. */
const patience = 8_000;
const transportTries = 2;

/** How the next call is made, and what the earlier ones left. */
interface Course {
  prompt: Pick<RenderedPrompt, "id" | "system" | "user">;
  maxOutputTokens: number;
  capability: Capability;
  /** Something new was learned of the server, and is not kept yet. */
  changed: boolean;
  spent: Usage | undefined;
  /** The one more call after an answer that was cut, empty or of the wrong shape. */
  secondChance: boolean;
  /** Faults of the line so far. */
  failures: number;
  /** The longest text that broke off. */
  soFar: string;
}

type Down = Extract<AskOutcome<never>, { kind: "down" }>;

/**
 * Asks one server. Throws BotError for what another server would not mend: `model_refused`, `model_truncated`,
 * `model_invalid_output`, `budget_exhausted`; and the signal's reason when the caller left.
 */
export async function askProvider<T>(
  request: GenerateRequest<T>,
  provider: Provider,
  schema: Record<string, unknown>,
  context: AskContext,
): Promise<AskOutcome<T>> {
  const model = provider.models[request.prompt.tier];
  const recordKey = `${provider.baseURL} ${model}`;
  const course: Course = {
    prompt: request.prompt,
    maxOutputTokens: request.prompt.maxOutputTokens,
    capability: await remembered(context, recordKey, provider.baseURL),
    changed: false,
    spent: undefined,
    secondChance: false,
    failures: 0,
    soFar: "",
  };
  const generation = (value: T, more: { partial?: true } = {}): Generation<T> => ({
    value,
    usage: course.spent ?? { tokensIn: 0, tokensCached: 0, tokensOut: 0, cost: undefined },
    provider: provider.name,
    model,
    cached: false,
    ...more,
  });
  const salvaged = (): Generation<T> | undefined => {
    const read = request.schema.safeParse(salvage(course.soFar, schema));
    return read.success ? generation(read.data, { partial: true }) : undefined;
  };
  const remember = async () => {
    if (course.changed) await context.records.set(recordKey, course.capability).catch(() => undefined);
  };

  for (let calls = 1; ; calls++) {
    const show = course.secondChance ? undefined : request.onText;
    const onText = (soFar: string) => {
      context.heard(soFar);
      show?.(soFar);
    };
    const body = bodyOf(course, provider, model, schema);
    const { result, usage } = await paidCall(request, provider, model, body, onText, context, calls);
    if (usage) course.spent = course.spent ? addUsage(course.spent, usage) : usage;
    if (result.kind !== "text") {
      if (result.kind === "failed") course.soFar = longer(course.soFar, result.soFar);
      const down = await afterFault(course, result, provider.name, request.signal, context);
      if (down) return { ...down, partial: salvaged() };
      continue;
    }
    const read = readAnswer(result, request.schema);
    if (read.kind === "ok") {
      await remember();
      return { kind: "answered", generation: generation(read.value) };
    }
    if (read.kind === "broken") {
      course.soFar = longer(course.soFar, result.text);
      // A stream that just stopped is a fault of the line, unless it happens again.
      if (++course.failures < transportTries) continue;
      return { kind: "down", reason: brokeOff, retryAfterMs: undefined, ownFault: true, partial: salvaged() };
    }
    if (read.kind === "truncated") course.soFar = longer(course.soFar, result.text);
    if (course.secondChance) {
      const cut = read.kind === "truncated" ? salvaged() : undefined;
      if (cut) return { kind: "answered", generation: cut };
      throw spoilt(read.kind, provider.name, read.issues);
    }
    const repair = () => shapeRepair(request.prompt.id, result.text, read.issues, schema);
    if (takeSecondChance(course, read.kind, repair)) await remember();
  }
}

const longer = (one: string, other = ""): string => (other.length > one.length ? other : one);

/** Streamed wherever the server can: a slow one shows that it is at work, and what it wrote is not lost. */
function bodyOf(
  { prompt, capability, maxOutputTokens }: Course,
  { baseURL, extra = {} }: Provider,
  model: string,
  schema: Record<string, unknown>,
): ReturnType<typeof chatBody> {
  const { stream } = capability;
  return chatBody({ baseURL, model, prompt, schema, capability, maxOutputTokens, stream, extra });
}

/** Undefined when the same server is to be asked again, after the wait it needs; else why it is of no use. */
async function afterFault(
  course: Course,
  result: Exclude<CallResult, { kind: "text" }>,
  server: string,
  signal: AbortSignal | undefined,
  context: AskContext,
): Promise<Down | undefined> {
  if (result.kind === "refused")
    throw new BotError("model_refused", sentence("model.refused", { server, why: result.why }));
  if (result.kind === "oversized") throw new BotError("model_invalid_output", sentence("model.tooMuch", { server }));
  if (result.kind === "rejected") {
    const { message, param } = result;
    const learned = learn(course.capability, { message, param, asked: course.maxOutputTokens });
    if (!learned)
      return { kind: "down", reason: allFormsRejected(message.slice(0, 200)), retryAfterMs: undefined, ownFault: true };
    course.capability = learned;
    course.changed = true;
    return undefined;
  }
  const wait = result.retryAfterMs ?? 500 * 2 ** course.failures * (0.5 + context.random());
  const intime = wait <= patience && context.clock.now().getTime() + wait < context.endsAt;
  if (!result.retryable || ++course.failures >= transportTries || !intime) {
    const { reason, retryAfterMs, ownFault } = result;
    return { kind: "down", reason, retryAfterMs, ownFault };
  }
  await context.clock.sleep(wait, signal);
  return undefined;
}

/** True when this taught us something of the server. `repair` is the prompt that shows it what was wrong with its shape. */
function takeSecondChance(course: Course, kind: Spoilt, repair: () => Course["prompt"]): boolean {
  const { prompt, capability } = course;
  course.secondChance = true;
  if (kind === "truncated") {
    course.maxOutputTokens *= 2;
    course.prompt = {
      ...prompt,
      user: `${prompt.user}\n\nThe answer must be shorter: fewer entries, shorter sentences.`,
    };
  }
  if (kind !== "invalid") return false;
  course.prompt = repair();
  if (capability.modes[0] !== "schema" || capability.tellSchema) return false;
  // It was given the schema and did not keep to it: say it in words from now on.
  course.capability = { ...capability, tellSchema: true };
  course.changed = true;
  return true;
}

async function remembered(context: AskContext, key: string, baseURL: string): Promise<Capability> {
  const known = await context.records.get(key).catch(() => undefined);
  return { ...seedCapability(baseURL), ...known };
}

/** One call with its money: reserved before, settled after, whatever happens. */
async function paidCall(
  request: GenerateRequest<unknown>,
  provider: Provider,
  model: string,
  body: ReturnType<typeof chatBody>,
  onText: (soFar: string) => void,
  context: AskContext,
  calls: number,
): Promise<{ result: CallResult; usage: Usage | undefined }> {
  const { clock, ledger } = context;
  const price = provider.prices[model];
  const most = worstCase(body, request.prompt.maxOutputTokens);
  const reservation = await ledger.reserve(request.account, {
    provider: provider.name,
    model,
    prompt: request.prompt.id,
    tokensIn: most.tokensIn,
    tokensOut: most.tokensOut,
    cost: costOf(price, most),
  });
  const startedAt = clock.now().getTime();
  // Kept when the caller leaves: the server may bill what nobody reads.
  let usage: Usage | undefined = { ...most, tokensOut: 0, cost: costOf(price, { ...most, tokensOut: 0 }) };
  try {
    const totalMs = Math.max(1, context.endsAt - startedAt);
    const result = await call(provider.client, body, {
      // What is not streamed is silent until it is whole.
      idleMs: body.stream ? context.idleMs : totalMs,
      totalMs,
      signal: request.signal,
      onText,
      now: () => clock.now(),
    });
    usage = usageOf(result, price, usage);
    const { prompt } = request;
    const facts = {
      prompt: prompt.id,
      provider: provider.name,
      model,
      calls,
      usage,
      ms: clock.now().getTime() - startedAt,
    };
    const detail =
      result.kind === "text" ? { finish: result.finish, requestId: result.requestId } : detailOf(result, provider.name);
    context.log.info({ ...facts, ...detail, result: result.kind }, "model call");
    countCall(context.count, { ...facts, outcome: result.kind });
    return { result, usage };
  } finally {
    await ledger.settle(reservation, usage);
  }
}

function countCall(
  count: Count,
  call: { prompt: string; provider: string; model: string; usage: Usage | undefined; outcome: string },
): void {
  const { provider, model, usage, outcome } = call;
  // The name of the prompt alone: each of its versions would be a series of its own.
  count("model_calls", { provider, model, prompt: call.prompt.replace(/@.*/s, ""), outcome });
  if (!usage) return;
  count("model_tokens", { provider, model, kind: "in" }, usage.tokensIn);
  count("model_tokens", { provider, model, kind: "cached" }, usage.tokensCached);
  count("model_tokens", { provider, model, kind: "out" }, usage.tokensOut);
  if (usage.cost !== undefined) count("model_cost_dollars", { provider, model }, usage.cost);
}

function detailOf(result: CallResult, server: string): object {
  if (result.kind === "failed") return { reason: english.tell(result.reason(server)) };
  if (result.kind === "refused") return { reason: english.tell(result.why) };
  return "message" in result ? { reason: result.message.slice(0, 200) } : {};
}

const allFormsRejected =
  (why: string): Reason =>
  (server) =>
    sentence("model.down.allForms", { server, why });

// One call to one server over the openai SDK, and what became of it. Expected failures are values.
import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError } from "openai";
import { HOUR } from "../core/time.ts";
import { isTooLong } from "./capabilities.ts";
import type { ChatBody } from "./request.ts";
import { withoutThinking } from "./json.ts";
import { type Wording, sentence } from "../words/index.ts";

/** Characters of text one answer may have. */
const textCap = 1_000_000;
const bodyCap = { whole: 4_000_000, stream: 64_000_000 };

export type CallResult =
  | { kind: "text"; text: string; finish: string | undefined; usage: unknown; requestId: string | undefined }
  /** The server did not like the request's form. */
  | { kind: "rejected"; message: string; param: string | undefined }
  /** The model would not answer this. */
  | { kind: "refused"; why: Wording; usage: unknown }
  /** The answer is beyond all measure. */
  | { kind: "oversized" }
  | Failure;

/** Why a server is of no use now. The call does not know by which name people know the server. */
export type Reason = (server: string) => Wording;

export interface Failure {
  kind: "failed";
  reason: Reason;
  retryable: boolean;
  /** How long the server asked us to stay away, in milliseconds. */
  retryAfterMs: number | undefined;
  /** False: the request was the trouble, and another one may well be answered. */
  ownFault: boolean;
  /** The request may have been worked on, so that it may be billed. */
  maybeBilled: boolean;
}

/** A client that leaves retries and deadlines to us, and never reads more than `bodyCap`. */
export function openClient(baseURL: string, apiKey: string): OpenAI {
  return new OpenAI({
    baseURL,
    // Local servers need no key; the SDK needs one.
    apiKey: apiKey || "none",
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: HOUR,
    logLevel: "off",
    fetch: async (input, init) => capped(await fetch(input, init)),
  });
}

class Oversized extends Error {}

function capped(response: Response): Response {
  if (!response.body) return response;
  const streams = response.headers.get("content-type")?.includes("event-stream");
  let left = streams ? bodyCap.stream : bodyCap.whole;
  const gate = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      left -= chunk.byteLength;
      if (left < 0) controller.error(new Oversized());
      else controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(gate), response);
}

export interface CallOptions {
  /** For everything, body included. */
  timeoutMs: number;
  signal: AbortSignal | undefined;
  /** Called with the visible text so far. */
  onText: ((soFar: string) => void) | undefined;
  now: () => Date;
}

/** Makes the call. Rejects only when the caller's own signal was aborted. */
export async function call(client: OpenAI, body: ChatBody, options: CallOptions): Promise<CallResult> {
  const deadline = AbortSignal.timeout(options.timeoutMs);
  const signal = options.signal ? AbortSignal.any([deadline, options.signal]) : deadline;
  try {
    return body.stream
      ? await streamed(client, body, signal, options.onText)
      : await whole(client, { ...body, stream: false }, signal);
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason;
    return deadline.aborted
      ? failed(silentFor(options.timeoutMs), { maybeBilled: true })
      : classify(error, options.now);
  }
}

async function whole(client: OpenAI, body: ChatBody & { stream: false }, signal: AbortSignal): Promise<CallResult> {
  const answer: Partial<OpenAI.ChatCompletion> & { error?: unknown; _request_id?: string | null } =
    await client.chat.completions.create(body, { signal });
  // Routers report a failure of the server behind them with status 200.
  if (typeof answer !== "object" || answer === null) return failed(because("notJson"));
  if (answer.error) return classifyBody(answer.error);
  const choice = answer.choices?.[0];
  if (!choice?.message) return failed(because("noChoices"), { maybeBilled: true });
  return finished({
    text: textOf(choice.message.content),
    refusal: choice.message.refusal,
    finish: choice.finish_reason,
    usage: answer.usage,
    requestId: answer._request_id,
  });
}

async function streamed(
  client: OpenAI,
  body: ChatBody & { stream: true },
  signal: AbortSignal,
  onText: CallOptions["onText"],
): Promise<CallResult> {
  const stream = await client.chat.completions.create(body, { signal });
  let text = "";
  let shown = "";
  let refusal = "";
  let finish: string | null | undefined;
  let usage: unknown;
  for await (const chunk of stream) {
    usage = chunk.usage ?? usage;
    // The chunk that carries usage has no choices.
    const choice = chunk.choices?.[0];
    if (!choice) continue;
    finish = choice.finish_reason ?? finish;
    refusal += choice.delta?.refusal ?? "";
    text += textOf(choice.delta?.content);
    if (text.length > textCap) {
      stream.controller.abort();
      return { kind: "oversized" };
    }
    const visible = withoutThinking(text);
    if (visible !== shown) onText?.((shown = visible));
  }
  return finished({ text, refusal, finish, usage, requestId: undefined });
}

/** Text of a message; some servers send it in parts. */
function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part: { text?: unknown }) => (typeof part?.text === "string" ? part.text : "")).join("");
}

function finished(answer: {
  text: string;
  refusal: string | null | undefined;
  finish: string | null | undefined;
  usage: unknown;
  requestId: string | null | undefined;
}): CallResult {
  const { text, usage } = answer;
  if (text.length > textCap) return { kind: "oversized" };
  if (answer.refusal) return { kind: "refused", why: sentence("model.declined"), usage };
  if (answer.finish === "content_filter") return { kind: "refused", why: sentence("model.filtered"), usage };
  return { kind: "text", text, finish: answer.finish ?? undefined, usage, requestId: answer.requestId ?? undefined };
}

/** For what needs no more words than the server's name. */
const because =
  (
    what:
      | "notJson"
      | "noChoices"
      | "timedOut"
      | "unreachable"
      | "brokeOff"
      | "tooLong"
      | "noCredit"
      | "unknown"
      | "slow",
  ): Reason =>
  (server) =>
    sentence(`model.down.${what}`, { server });

const silentFor =
  (ms: number): Reason =>
  (server) =>
    sentence("model.down.silent", { server, ms: String(ms) });

const withStatus =
  (what: "key" | "failed", status: number): Reason =>
  (server) =>
    sentence(`model.down.${what}`, { server, status: String(status) });

export const brokeOff = because("brokeOff");

const failed = (reason: Reason, more: Partial<Failure> = {}): Failure => ({
  kind: "failed",
  reason,
  retryable: true,
  retryAfterMs: undefined,
  ownFault: true,
  maybeBilled: false,
  ...more,
});

function classify(error: unknown, now: () => Date): CallResult {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof Oversized) return { kind: "oversized" };
  if (error instanceof APIConnectionTimeoutError) return failed(because("timedOut"), { maybeBilled: true });
  if (error instanceof APIConnectionError) return failed(because("unreachable"));
  if (!(error instanceof APIError)) return failed(brokeOff, { maybeBilled: true });
  const status = error.status;
  if (status === undefined) return classifyBody(error.error ?? { message: error.message });
  // The SDK puts the status before the message; its digits would be taken for a limit.
  const message = error.message.replace(/^\d{3} /, "");
  const waitMs = retryAfter(error.headers, now);
  return classifyStatus(status, message, error.code ?? error.type, error.param ?? undefined, waitMs);
}

/** An error object inside a 200 answer or an open stream. */
function classifyBody(body: unknown): CallResult {
  const error: Record<string, unknown> =
    typeof body === "object" && body !== null ? { ...body } : { message: String(body) };
  const code = error["code"];
  const message = typeof error["message"] === "string" ? error["message"] : "an error without a message";
  const status = typeof code === "number" ? code : Number(error["status"]) || 500;
  return classifyStatus(status, message, typeof code === "string" ? code : undefined, undefined, undefined);
}

function classifyStatus(
  status: number,
  message: string,
  code: string | undefined,
  param: string | undefined,
  retryAfterMs: number | undefined,
): CallResult {
  const short = message.replace(/\s+/g, " ").slice(0, 200);
  if (/content_filter|content management policy/i.test(`${code ?? ""} ${message}`)) {
    return { kind: "refused", why: sentence("model.filtered"), usage: undefined };
  }
  if (status === 413 || isTooLong(message)) return failed(because("tooLong"), { retryable: false, ownFault: false });
  // A router without a route for these parameters says 404.
  if (status === 400 || status === 422 || (status === 404 && /parameter/i.test(message)))
    return { kind: "rejected", message, param };
  if (status === 402 || /insufficient_(quota|balance)|billing/i.test(`${code ?? ""} ${message}`)) {
    return failed(because("noCredit"), { retryable: false, retryAfterMs: retryAfterMs ?? HOUR });
  }
  if (status === 401 || status === 403)
    return failed(withStatus("key", status), { retryable: false, retryAfterMs: HOUR / 6 });
  if (status === 404) return failed(because("unknown"), { retryable: false, retryAfterMs: HOUR / 6 });
  if (status === 429) return failed(because("slow"), { retryAfterMs });
  if (status >= 500 || status === 408 || status === 409) return failed(withStatus("failed", status), { retryAfterMs });
  const answered: Reason = (server) => sentence("model.down.answered", { server, status: String(status), said: short });
  return failed(answered, { retryable: false });
}

/** `retry-after-ms`, else `retry-after` as seconds or a date. The SDK ignores values above a minute; we do not. */
function retryAfter(headers: Headers | undefined, now: () => Date): number | undefined {
  const ms = Number(headers?.get("retry-after-ms") ?? Number.NaN);
  if (Number.isFinite(ms) && ms >= 0) return ms;
  const value = headers?.get("retry-after");
  if (!value) return undefined;
  const seconds = Number(value);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now().getTime();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

// One call to one server over the openai SDK, and what became of it. Expected failures are values.
import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError } from "openai";
import { HOUR } from "../core/time.ts";
import { isTooLong } from "./capabilities.ts";
import type { ChatBody } from "./request.ts";
import { withoutThinking } from "./json.ts";

/** Characters of text one answer may have. */
const textCap = 1_000_000;
const bodyCap = { whole: 4_000_000, stream: 64_000_000 };

export type CallResult =
  | { kind: "text"; text: string; finish: string | undefined; usage: unknown; requestId: string | undefined }
  /** The server did not like the request's form. */
  | { kind: "rejected"; message: string; param: string | undefined }
  /** The model would not answer this. */
  | { kind: "refused"; message: string; usage: unknown }
  /** The answer is beyond all measure. */
  | { kind: "oversized" }
  | Failure;

export interface Failure {
  kind: "failed";
  reason: string;
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
      ? failed(`no answer in ${options.timeoutMs} ms`, { maybeBilled: true })
      : classify(error, options.now);
  }
}

async function whole(client: OpenAI, body: ChatBody & { stream: false }, signal: AbortSignal): Promise<CallResult> {
  const answer: Partial<OpenAI.ChatCompletion> & { error?: unknown; _request_id?: string | null } =
    await client.chat.completions.create(body, { signal });
  // Routers report a failure of the server behind them with status 200.
  if (typeof answer !== "object" || answer === null) return failed("an answer that is not JSON");
  if (answer.error) return classifyBody(answer.error);
  const choice = answer.choices?.[0];
  if (!choice?.message) return failed("an answer without choices", { maybeBilled: true });
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
  if (answer.refusal) return { kind: "refused", message: "it declined", usage };
  if (answer.finish === "content_filter") return { kind: "refused", message: "its content filter stopped it", usage };
  return { kind: "text", text, finish: answer.finish ?? undefined, usage, requestId: answer.requestId ?? undefined };
}

const failed = (reason: string, more: Partial<Failure> = {}): Failure => ({
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
  if (error instanceof APIConnectionTimeoutError) return failed("timed out", { maybeBilled: true });
  if (error instanceof APIConnectionError) return failed("could not be reached");
  if (!(error instanceof APIError)) return failed("the answer broke off", { maybeBilled: true });
  const status = error.status;
  if (status === undefined) return classifyBody(error.error ?? { message: error.message });
  // The SDK puts the status before the message; its digits would be taken for a limit.
  const message = error.message.replace(/^\d{3} /, "");
  const waitMs = retryAfter(error.headers, now);
  return classifyStatus(status, message, error.code ?? error.type, error.param ?? undefined, waitMs);
}

/** An error object inside a 200 answer or an open stream. */
function classifyBody(body: unknown): CallResult {
  const error = (typeof body === "object" && body !== null ? body : { message: String(body) }) as Record<
    string,
    unknown
  >;
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
    return { kind: "refused", message: "its content filter stopped it", usage: undefined };
  }
  if (status === 413 || isTooLong(message))
    return failed("the request is too long for it", { retryable: false, ownFault: false });
  // A router without a route for these parameters says 404.
  if (status === 400 || status === 422 || (status === 404 && /parameter/i.test(message)))
    return { kind: "rejected", message, param };
  if (status === 402 || /insufficient_(quota|balance)|billing/i.test(`${code ?? ""} ${message}`)) {
    return failed("the account has no credit left", { retryable: false, retryAfterMs: retryAfterMs ?? HOUR });
  }
  if (status === 401 || status === 403)
    return failed(`refused the key (${status})`, { retryable: false, retryAfterMs: HOUR / 6 });
  if (status === 404)
    return failed("does not know the model or the address", { retryable: false, retryAfterMs: HOUR / 6 });
  if (status === 429) return failed("asked to slow down (429)", { retryAfterMs });
  if (status >= 500 || status === 408 || status === 409) return failed(`failed (${status})`, { retryAfterMs });
  return failed(`answered ${status}: ${short}`, { retryable: false });
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

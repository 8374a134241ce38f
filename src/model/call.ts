// One call to one server over the openai SDK, and what became of it. Expected failures are values.
import OpenAI from "openai";
import { Stream } from "openai/streaming";
import { HOUR } from "../core/time.ts";
import { timeUp, because, classify, classifyBody, type Failure, failed, Oversized } from "./faults.ts";
import type { ChatBody } from "./request.ts";
import { withoutThinking } from "./json.ts";
import { type TimeLimits, watchTime } from "./limits.ts";
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
    fetch: cappedFetch(),
  });
}

/** `heard` is called for everything that comes, be it a sign of life alone. */
const cappedFetch =
  (heard: () => void = () => {}): typeof fetch =>
  async (input, init) =>
    capped(await fetch(input, init), heard);

function capped(response: Response, heard: () => void): Response {
  heard();
  if (!response.body) return response;
  const streams = response.headers.get("content-type")?.includes("event-stream");
  let left = streams ? bodyCap.stream : bodyCap.whole;
  const gate = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      heard();
      left -= chunk.byteLength;
      if (left < 0) controller.error(new Oversized());
      else controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(gate), response);
}

export interface CallOptions extends TimeLimits {
  signal: AbortSignal | undefined;
  /** Called with the visible text so far. */
  onText: ((soFar: string) => void) | undefined;
  now: () => Date;
}

/** Makes the call. Rejects only when the caller's own signal was aborted. */
export async function call(client: OpenAI, body: ChatBody, options: CallOptions): Promise<CallResult> {
  const time = watchTime(options, options.signal);
  const answer: Growing = { text: "", shown: "" };
  try {
    return await read(client.withOptions({ fetch: cappedFetch(time.heard) }), body, time.signal, answer, options);
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason;
    const fault = timeFault(time.ended(), answer, options) ?? classify(error, options.now);
    return fault.kind === "failed" ? { ...fault, soFar: answer.text } : fault;
  } finally {
    time.close();
  }
}

/** The visible text so far, and what of it was shown. */
interface Growing {
  text: string;
  shown: string;
}

/** A server that is silent is asked once: whoever waits has waited long enough. One that writes too long is not at fault. */
function timeFault(ended: "silent" | "late" | undefined, { text }: Growing, limits: TimeLimits): Failure | undefined {
  if (ended === undefined) return undefined;
  const late = ended === "late";
  const reason = late ? timeUp("late", limits.totalMs) : timeUp("silent", limits.idleMs);
  return failed(reason, { maybeBilled: true, retryable: false, ownFault: !late || text === "" });
}

async function read(
  client: OpenAI,
  body: ChatBody,
  signal: AbortSignal,
  answer: Growing,
  { onText }: CallOptions,
): Promise<CallResult> {
  const response = await client.chat.completions.create(body, { signal }).asResponse();
  if (response.headers.get("content-type")?.includes("event-stream")) return streamed(response, signal, answer, onText);
  // Asked for a stream or not: some servers give the whole at once.
  const read = await whole(response);
  if (read.kind === "text") onText?.(withoutThinking(read.text));
  return read;
}

async function whole(response: Response): Promise<CallResult> {
  if (!response.headers.get("content-type")?.includes("json")) {
    await response.body?.cancel();
    return failed(because("notJson"));
  }
  const answer: (Partial<OpenAI.ChatCompletion> & { error?: unknown }) | null = JSON.parse(await response.text());
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
    requestId: response.headers.get("x-request-id"),
  });
}

async function streamed(
  response: Response,
  signal: AbortSignal,
  answer: Growing,
  onText: CallOptions["onText"],
): Promise<CallResult> {
  const controller = new AbortController();
  const leave = () => controller.abort();
  signal.addEventListener("abort", leave, { once: true });
  const stream = Stream.fromSSEResponse<OpenAI.ChatCompletionChunk>(response, controller);
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
    answer.text += textOf(choice.delta?.content);
    if (answer.text.length > textCap) {
      controller.abort();
      return { kind: "oversized" };
    }
    const visible = withoutThinking(answer.text);
    if (visible !== answer.shown) onText?.((answer.shown = visible));
  }
  // The stream ends without a word when it is aborted.
  signal.throwIfAborted();
  const requestId = response.headers.get("x-request-id");
  return finished({ text: answer.text, refusal, finish, usage, requestId });
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

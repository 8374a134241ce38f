// What a failed call says of its server: whether to ask again, when, and whom to blame.
import { APIConnectionError, APIConnectionTimeoutError, APIError } from "openai";
import { HOUR } from "../core/time.ts";
import type { CallResult } from "./call.ts";
import { isTooLong } from "./capabilities.ts";
import { type Wording, sentence } from "../words/index.ts";

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
  /** The text that came before it failed. */
  soFar?: string;
}

/** More came than anybody asked for. */
export class Oversized extends Error {}

/** For what needs no more words than the server's name. */
export const because =
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

export const timeUp =
  (what: "silent" | "late", ms: number): Reason =>
  (server) =>
    sentence(`model.down.${what}`, { server, seconds: Math.ceil(ms / 1000) });

const withStatus =
  (what: "key" | "failed", status: number): Reason =>
  (server) =>
    sentence(`model.down.${what}`, { server, status: String(status) });

export const brokeOff = because("brokeOff");

export const failed = (reason: Reason, more: Partial<Failure> = {}): Failure => ({
  kind: "failed",
  reason,
  retryable: true,
  retryAfterMs: undefined,
  ownFault: true,
  maybeBilled: false,
  ...more,
});

export function classify(error: unknown, now: () => Date): CallResult {
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
export function classifyBody(body: unknown): CallResult {
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

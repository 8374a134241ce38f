// Every failure a person may meet: one class, one list of codes, and what to do about each.
import { type Said, type Words, english } from "../words/index.ts";
import type { Fault } from "./domain.ts";

/** Codes are stable: they appear in `--jsonl` output, in logs and in tests. */
export type ErrorCode =
  // addresses and fetching
  | "address_invalid"
  | "address_refused"
  | "fetch_failed"
  | "fetch_timeout"
  | "fetch_too_large"
  | "http_status"
  | "too_many_redirects"
  | "rate_limited"
  | "feed_gone"
  | "blocked_by_site"
  // feeds and pages
  | "not_a_feed"
  | "feed_malformed"
  | "feed_not_found"
  | "feed_exists"
  | "opml_malformed"
  | "not_an_article"
  | "extract_failed"
  | "file_unreadable"
  | "analysis_beyond_limits"
  // store and configuration
  | "config_invalid"
  | "store_locked"
  | "store_unavailable"
  | "store_damaged"
  | "store_newer"
  // commands
  | "usage"
  | "unknown_command"
  | "not_found"
  | "not_allowed"
  // model
  | "model_unavailable"
  | "model_refused"
  | "model_truncated"
  | "model_invalid_output"
  | "budget_exhausted"
  // platforms: what became of a post
  | "post_refused"
  | "post_ambiguous"
  | "channel_lost"
  | "tenant_lost"
  | "platform_misconfigured"
  | "internal";

export interface BotErrorOptions {
  /** What the reader can do about it: one sentence, shown next to the message. */
  hint?: Said | undefined;
  /** True when the same call may succeed later without anybody changing anything. */
  retryable?: boolean;
  /** How long to wait before such a retry, in milliseconds. */
  retryAfterMs?: number;
  cause?: unknown;
}

/** The only error that crosses a module boundary on purpose. */
export class BotError extends Error {
  override readonly name = "BotError";
  readonly code: ErrorCode;
  /** What happened, for people; `message` is the same in English, for logs. */
  readonly said: Said;
  /** What to do about it, for people; `hint` is the same in English. */
  readonly advice: Said | undefined;
  readonly hint: string | undefined;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, said: Said, options: BotErrorOptions = {}) {
    super(english.tell(said), options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.said = said;
    this.advice = options.hint;
    this.hint = options.hint === undefined ? undefined : english.tell(options.hint);
    this.retryable = options.retryable ?? false;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** The error as a BotError: unknown ones become `internal`, keeping their cause for the log. */
export function asBotError(error: unknown): BotError {
  if (error instanceof BotError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new BotError("internal", message, { cause: error });
}

/** The error as it is kept. */
export const faultOf = ({ code, message, said }: BotError): Fault => ({ code, message, said });

/** What went wrong, for programs: its code, and what mends it where we know that. */
export const problemOf = ({ code, advice }: BotError, words: Words): { code: string; hint?: string } => ({
  code,
  ...(advice !== undefined && { hint: words.tell(advice) }),
});

/** One sentence for a person, in the person's words: what happened, and what to do where we know it. */
export function explainError(error: unknown, words: Words = english): string {
  const known = asBotError(error);
  const message = words.tell(known.said);
  // A message that is a list of faults keeps its hint on a line of its own.
  const between = message.includes("\n") ? "\n" : " ";
  return known.advice === undefined ? message : `${message}${between}${words.tell(known.advice)}`;
}

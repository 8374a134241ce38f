// An answer of a site, and whether it is the document that was asked for.
import { BotError } from "../core/errors.ts";
import type { FetchAnswer } from "../core/ports.ts";
import { sentence } from "../words/index.ts";

/** Throws BotError `http_status` for an answer that is not the document asked for. */
export function wellAnswered(answer: FetchAnswer): FetchAnswer {
  if (answer.status < 400) return answer;
  throw new BotError("http_status", sentence("errors.siteStatus", { status: String(answer.status) }), {
    hint: sentence("errors.siteStatusHint"),
    retryable: answer.status >= 500,
  });
}

// What a failed call to Slack means: one of the port's codes, and a sentence for a person.
import { randomBytes } from "node:crypto";
import { webApi } from "@slack/bolt";
import {
  asBotError,
  BotError,
  explainError,
  type Logger,
  type Obstacle,
  type Wording,
  sentence,
  type Words,
} from "../../src/platform/index.ts";

const set = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/));

/** The answer was lost on the way or Slack does not know itself: the message may be there. */
const AMBIGUOUS = set("internal_error fatal_error service_unavailable request_timeout");
const LIMITED = set("ratelimited rate_limited message_limit_exceeded");
const CHANNEL = set(
  `channel_not_found not_in_channel is_archived is_inactive restricted_action restricted_action_read_only_channel
  restricted_action_thread_only_channel restricted_action_non_threadable_channel restricted_action_thread_locked
  channel_not_allowed user_not_found cannot_dm_bot messages_tab_disabled user_disabled cannot_reply_to_message ekm_access_denied
  external_channel_migrating no_permission`,
);
const TENANT = set(
  `invalid_auth token_revoked token_expired account_inactive not_authed missing_scope org_login_required
  team_access_not_granted access_denied not_allowed_token_type app_missing_action_url`,
);
const FEW: [said: Wording, hint: Wording] = [sentence("slack.fewMayPost"), sentence("slack.fewMayPostHint")];
/** What the commonest mean, in words: a code is for the log. */
const TOLD: Record<string, [said: Wording, hint: Wording]> = {
  not_in_channel: [sentence("slack.notInChannel"), sentence("slack.inviteHint")],
  channel_not_found: [sentence("slack.channelHidden"), sentence("slack.channelGoneHint")],
  is_archived: [sentence("slack.archived"), sentence("slack.unarchiveHint")],
  restricted_action: FEW,
  restricted_action_read_only_channel: FEW,
  restricted_action_thread_only_channel: FEW,
  missing_scope: [sentence("slack.tenantLost"), sentence("slack.scopeHint")],
};
/** Used when Slack says "too fast" and not for how long. */
const USUAL_WAIT = 30_000;
/** What is asked for beyond this is asked for again: a lane that is closed for days is never looked at. */
const LONGEST_WAIT = 3_600_000;

/** Slack's own name for the failure: `channel_not_found`, `http_404`, or undefined when no answer came. */
export function slackCode(error: unknown): string | undefined {
  if (error instanceof webApi.WebAPIPlatformError) return String(error.data.error);
  if (error instanceof webApi.WebAPIHTTPError) return `http_${error.statusCode}`;
  if (error instanceof webApi.WebAPIRateLimitedError) return "ratelimited";
  return undefined;
}

/** Why the bot may not post in a channel, told by what Slack answered; undefined for an answer that says nothing of that. */
export function obstacleOf(code: string): Obstacle | undefined {
  const told = CHANNEL.has(code) ? TOLD[code] : undefined;
  // A private channel is hidden from who is not in it.
  const hidden = code === "channel_not_found" ? { byInvitation: true as const } : {};
  return told && { said: told[0], hint: told[1], url: undefined, ...hidden };
}

/** What a refusal would say, where Slack itself tells that the bot was removed. */
export const notThere = (): BotError =>
  new BotError("channel_lost", sentence("slack.notInChannel"), { hint: sentence("slack.inviteHint") });

/** What Slack adds to a refusal, for example `[ERROR] unsupported type: x [json-pointer:/blocks/3]`. */
export const slackMessages = (error: unknown): string[] =>
  error instanceof webApi.WebAPIPlatformError ? (error.data.response_metadata?.messages ?? []) : [];

/** Any failure of a call as a BotError with one of the codes the port names. */
export function portError(error: unknown): BotError {
  if (error instanceof BotError) return error;
  const code = slackCode(error);
  const make = (kind: BotError["code"], said: Wording, rest: { retryable?: boolean; retryAfterMs?: number } = {}) =>
    new BotError(kind, said, { cause: error, hint: TOLD[code ?? ""]?.[1], ...rest });
  if (code === undefined) return make("post_ambiguous", sentence("slack.answerLost"), { retryable: true });
  if (LIMITED.has(code)) {
    return make("rate_limited", sentence("slack.limited"), { retryable: true, retryAfterMs: waitOf(error) });
  }
  if (CHANNEL.has(code)) return make("channel_lost", TOLD[code]?.[0] ?? sentence("slack.channelLost"));
  if (TENANT.has(code)) return make("tenant_lost", sentence("slack.tenantLost"));
  // A 200 that is not JSON comes from something between us and Slack: nothing is known.
  if (AMBIGUOUS.has(code) || /^http_5|^http_408$/.test(code) || !/^\w+$/.test(code)) {
    return make("post_ambiguous", sentence("slack.postUnknown"), { retryable: true });
  }
  return make("post_refused", sentence("slack.postRefused"));
}

function waitOf(error: unknown): number {
  if (error instanceof webApi.WebAPIRateLimitedError) return Math.min(error.retryAfter * 1000, LONGEST_WAIT);
  const said = error instanceof webApi.WebAPIPlatformError ? error.data.response_metadata?.retryAfter : undefined;
  return said ? Math.min(said * 1000, LONGEST_WAIT) : USUAL_WAIT;
}

const OURS_TO_MEND = set("internal post_refused post_ambiguous tenant_lost store_unavailable");

/** For a person: what happened and what to do. What they cannot act on gets a reference, and its story goes to the log. */
export function sentenceFor(error: unknown, log: Logger, words: Words): string {
  const known = slackCode(error) ? portError(error) : asBotError(error);
  if (!OURS_TO_MEND.has(known.code)) return explainError(known, words);
  const reference = randomBytes(3).toString("hex");
  log.error({ err: error, reference }, "a request from Slack failed");
  return words.say("slack.wentWrong", { reference });
}

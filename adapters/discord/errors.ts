// What Discord answered, as the codes the outbox acts on.
import { DiscordAPIError, GatewayCloseCodes, HTTPError, RateLimitError, RESTJSONErrorCodes } from "discord.js";
import { BotError, type Wording, sentence } from "../../src/platform/index.ts";

const Code = RESTJSONErrorCodes;

/** What happened, and what to do about it. */
type Told = [said: Wording, hint: Wording];

/** The channel is gone for this bot until a person does something; asking again would only count as invalid requests. */
const LOST: Partial<Record<number, Told>> = {
  [Code.UnknownChannel]: [sentence("discord.channelGone"), sentence("discord.channelGoneHint")],
  [Code.UnknownGuild]: [sentence("discord.serverGone"), sentence("discord.serverGoneHint")],
  [Code.MissingAccess]: [sentence("discord.missingAccess"), sentence("discord.missingAccessHint")],
  [Code.MissingPermissions]: [sentence("discord.missingPermission"), sentence("discord.missingPermissionHint")],
  [Code.CannotSendMessagesToThisUser]: [sentence("discord.directRefused"), sentence("discord.directRefusedHint")],
  [Code.CannotSendMessagesInNonTextChannel]: [sentence("discord.wrongKind"), sentence("discord.wrongKindHint")],
};

/** This message alone cannot be where it was meant to be. */
const REFUSED: Partial<Record<number, Told>> = {
  [Code.InvalidActionOnArchivedThread]: [sentence("discord.threadClosed"), sentence("discord.threadClosedHint")],
  [Code.ThreadLocked]: [sentence("discord.threadClosed"), sentence("discord.threadClosedHint")],
};

/** The API's own code, when it is one of its errors. */
export const apiCode = (error: unknown): number | undefined =>
  error instanceof DiscordAPIError ? Number(error.code) : undefined;

export const unauthorised = (cause: unknown): BotError =>
  new BotError("platform_misconfigured", sentence("discord.tokenRefused"), {
    hint: sentence("discord.tokenHint"),
    cause,
  });

/** Of a post, an edit or a look at the history. Throws nothing. */
export function toBotError(error: unknown): BotError {
  if (error instanceof BotError) return error;
  if (error instanceof RateLimitError) {
    return new BotError("rate_limited", sentence("discord.limited"), {
      retryable: true,
      retryAfterMs: Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout, 1000),
      cause: error,
    });
  }
  if (error instanceof DiscordAPIError) return fromApi(error, Number(error.code));
  // After a 401 discord.js forgets the token and says so on every later call.
  if (error instanceof Error && /token to be set/i.test(error.message)) return unauthorised(error);
  const said =
    error instanceof HTTPError
      ? sentence("discord.postUnknownStatus", { status: error.status })
      : sentence("discord.postUnknown");
  return new BotError("post_ambiguous", said, { retryable: true, cause: error });
}

function fromApi(error: DiscordAPIError, code: number): BotError {
  if (error.status === 401) return unauthorised(error);
  const lost = LOST[code];
  if (lost) return new BotError("channel_lost", lost[0], { hint: lost[1], cause: error });
  const refused = REFUSED[code];
  if (refused) return new BotError("post_refused", refused[0], { hint: refused[1], cause: error });
  // Its names for the fault, without the payload: feed text has no business in a log.
  const [reason = ""] = error.message.split("\n");
  return new BotError("post_refused", sentence("discord.postRefused", { reason }), { cause: error });
}

const CLOSED: Partial<Record<number, Told>> = {
  [GatewayCloseCodes.AuthenticationFailed]: [sentence("discord.tokenClosed"), sentence("discord.tokenHint")],
  [GatewayCloseCodes.DisallowedIntents]: [sentence("discord.contentRefused"), sentence("discord.contentRefusedHint")],
  [GatewayCloseCodes.ShardingRequired]: [sentence("discord.tooManyServers"), sentence("discord.tooManyServersHint")],
};

/** Closes of the gateway after which no reconnecting helps, as a sentence that says what to change. */
export function closeError(code: number): BotError {
  const [said, hint] = CLOSED[code] ?? [sentence("discord.closed", { code }), sentence("discord.closedHint")];
  return new BotError("platform_misconfigured", said, { hint });
}

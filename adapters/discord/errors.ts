// What Discord answered, as the codes the outbox acts on.
import { DiscordAPIError, GatewayCloseCodes, HTTPError, RateLimitError, RESTJSONErrorCodes } from "discord.js";
import { BotError } from "../../src/platform/index.ts";

const Code = RESTJSONErrorCodes;

/** The channel is gone for this bot until a person does something; asking again would only count as invalid requests. */
const LOST: Partial<Record<number, [said: string, hint: string]>> = {
  [Code.UnknownChannel]: ["The channel is gone.", "Choose another channel with /feed add there."],
  [Code.UnknownGuild]: ["The server is gone, or the bot was removed from it.", "Invite the bot again."],
  [Code.MissingAccess]: [
    "The bot may not see this channel.",
    "A person who manages the channel can give its role View Channel.",
  ],
  [Code.MissingPermissions]: [
    "The bot may not post in this channel.",
    "A person who manages the channel can give its role Send Messages, Send Messages in Threads and Create Public Threads.",
  ],
  [Code.CannotSendMessagesToThisUser]: [
    "This person takes no direct messages from the bot.",
    "They can allow them in the server's privacy settings.",
  ],
  [Code.CannotSendMessagesInNonTextChannel]: [
    "This kind of channel takes no messages.",
    "Choose a text or forum channel.",
  ],
};

/** The API's own code, when it is one of its errors. */
export const apiCode = (error: unknown): number | undefined =>
  error instanceof DiscordAPIError ? Number(error.code) : undefined;

export const unauthorised = (cause: unknown): BotError =>
  new BotError("platform_misconfigured", "Discord does not accept the bot's token.", {
    hint: "Copy it again from Bot > Reset Token in the developer portal into DISCORD_TOKEN, and start again.",
    cause,
  });

/** Of a post, an edit or a look at the history. Throws nothing. */
export function toBotError(error: unknown): BotError {
  if (error instanceof BotError) return error;
  if (error instanceof RateLimitError) {
    return new BotError("rate_limited", "Discord asks for patience.", {
      retryable: true,
      retryAfterMs: Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout, 1000),
      cause: error,
    });
  }
  if (error instanceof DiscordAPIError) return fromApi(error, Number(error.code));
  // After a 401 discord.js forgets the token and says so on every later call.
  if (error instanceof Error && /token to be set/i.test(error.message)) return unauthorised(error);
  const status = error instanceof HTTPError ? ` (${error.status})` : "";
  return new BotError("post_ambiguous", `Discord did not answer${status}: whether it took the message is not known.`, {
    retryable: true,
    cause: error,
  });
}

function fromApi(error: DiscordAPIError, code: number): BotError {
  if (error.status === 401) return unauthorised(error);
  const lost = LOST[code];
  if (lost) return new BotError("channel_lost", lost[0], { hint: lost[1], cause: error });
  // Its names for the fault, without the payload: feed text has no business in a log.
  return new BotError("post_refused", `Discord refuses this message: ${error.message.split("\n")[0]} (${code}).`, {
    cause: error,
  });
}

/** Closes of the gateway after which no reconnecting helps, as a sentence that says what to change. */
export function closeError(code: number): BotError {
  const [said, hint] = {
    [GatewayCloseCodes.AuthenticationFailed]: [
      "Discord does not accept the bot's token (4004).",
      "Copy it again from Bot > Reset Token in the developer portal into DISCORD_TOKEN, and start again.",
    ],
    [GatewayCloseCodes.DisallowedIntents]: [
      "Discord does not allow this bot to read message content (4014).",
      "Switch on Bot > Message Content Intent in the developer portal, or set DISCORD_MESSAGE_CONTENT=off, and start again.",
    ],
    [GatewayCloseCodes.ShardingRequired]: [
      "This bot is in too many servers for one connection (4011).",
      "Run a second bot for some of the servers.",
    ],
  }[code] ?? [`Discord closed the connection for good (${code}).`, "Update the bot, and start again."];
  return new BotError("platform_misconfigured", said!, { hint: hint! });
}

// What the bot may do in a workspace, and what each permission is for.

export const REQUIRED_SCOPES: Record<string, string> = {
  commands: "/digest, /deeper and /ask",
  "chat:write": "posting digests and answers, and showing what it is doing",
  "app_mentions:read": "hearing its name",
  "im:history": "reading what people write to it directly",
  "im:write": "writing to a person directly",
  "users:read": "knowing administrators and guests, so that rights can be kept",
};

/** Slack adds it with the agent view, and nothing else here relies on it. */
export const AGENT_SCOPE = "assistant:write";

export const OPTIONAL_SCOPES: Record<string, string> = {
  "channels:history": "hearing replies in its own threads without its name, and finding a post whose answer was lost",
  "groups:history": "the same in private channels",
  "mpim:history": "being heard in conversations of several people",
  "channels:read": "knowing whether it is in a channel before it promises to post there",
  "groups:read": "the same in private channels",
  "channels:join": "adding itself to a public channel when somebody there presses for it",
  "files:read": "taking in a list of feeds that somebody attaches",
  "files:write": "handing over a list of feeds, or a post read out, as a file",
};

/** For those who check a set-up: what each scope is for that may be missing without harm. */
export const LESS_WITHOUT: Record<string, string> = {
  [AGENT_SCOPE]: "a place in Slack's bar of agents, and prompts to begin with",
  ...OPTIONAL_SCOPES,
};

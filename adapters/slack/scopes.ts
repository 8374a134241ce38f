// What the bot may do in a workspace, and what each permission is for.

export const REQUIRED_SCOPES: Record<string, string> = {
  commands: "/digest, /deeper and /ask",
  "chat:write": "posting digests and answers",
  "app_mentions:read": "hearing its name",
  "im:history": "reading what people write to it directly",
  "im:write": "writing to a person directly",
  "users:read": "knowing administrators and guests, so that rights can be kept",
};

export const OPTIONAL_SCOPES: Record<string, string> = {
  "channels:history": "hearing replies in its own threads without its name, and finding a post whose answer was lost",
  "groups:history": "the same in private channels",
  "assistant:write": "showing what it is doing while it reads",
};

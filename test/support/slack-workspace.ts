// The workspace that a Slack to test against starts with: people, channels, apps, tokens.

export const TEAM = "T000000001";
export const BOT_TOKEN = "xoxb-front";
export const SECOND_TOKEN = "xoxb-second";
export const APP_TOKEN = "xapp-front";

export interface Workspace {
  scopes: readonly string[];
  /** Names of further members, and of further channels. */
  people?: string[];
  channels?: string[];
}

/** As emulate wants it. */
export function workspace({ scopes, people = [], channels = [] }: Workspace) {
  return {
    strict_scopes: true,
    users: [
      { name: "footnote" },
      { name: "ada", real_name: "Ada Alder", is_admin: true },
      { name: "ben", real_name: "Ben Birch" },
      { name: "gus", real_name: "Gus Guest" },
      ...people.map((name) => ({ name })),
    ],
    channels: [
      { name: "news" },
      { name: "other" },
      { name: "quiet", is_private: true },
      ...channels.map((name) => ({ name })),
    ],
    oauth_apps: [
      {
        client_id: "1.2",
        client_secret: "front-client-secret",
        name: "footnote",
        // A name of its own: emulate makes a second user for the app's bot.
        bot_name: "installed",
        redirect_uris: [],
        scopes: [...scopes],
      },
    ],
    tokens: [
      { token: BOT_TOKEN, user: "footnote", scopes: [...scopes], app_id: "A1" },
      { token: SECOND_TOKEN, user: "footnote", scopes: [...scopes], app_id: "A1" },
      {
        token: "front-reader",
        user: "footnote",
        app_id: "A1",
        scopes: [
          "users:read",
          "channels:read",
          "groups:read",
          "chat:write",
          "channels:history",
          "groups:history",
          "im:history",
          "im:write",
        ],
      },
    ],
  };
}

// The way in: Bolt with its socket or HTTP receiver, and where each workspace's token comes from.
import type { IncomingMessage, ServerResponse } from "node:http";
import { App, HTTPReceiver, SocketModeReceiver } from "@slack/bolt";
import { BotError, sentence, type Tenant, wordsIn, valueIn } from "../../src/platform/index.ts";
import { doorsOf, type Setup } from "./config.ts";
import { type Doors, typed } from "./doors.ts";
import { type Installations, queryOf, tenantOf } from "./installations.ts";
import { slackLogger } from "./log.ts";
import { LESS_WITHOUT, REQUIRED_SCOPES } from "./scopes.ts";
import { clientOptions, createWorkspaces, type Workspaces } from "./workspaces.ts";

export interface Connection {
  app: App;
  workspaces: Workspaces;
  open(): Promise<void>;
  close(): Promise<void>;
  /** With sockets: one of them is open. Over HTTP: the port is. */
  isOpen(): boolean;
  /** Where Slack's requests are heard: with `SLACK_PORT=0` the system chose it. Undefined with sockets, and before `open`. */
  port(): number | undefined;
}

/** Two sockets share the work, so that commands still come in while Slack renews one of them (it allows ten). */
const SOCKETS = 2;

export function connect(setup: Setup, installations: Installations): Connection {
  return setup.settings.SLACK_CLIENT_ID ? overOAuth(setup, installations) : withToken(setup);
}

/** One workspace, whose token is in the configuration. */
function withToken(setup: Setup): Connection {
  const { settings } = setup;
  const token = given(settings.SLACK_BOT_TOKEN);
  let own: Tenant | undefined;
  const workspaces = createWorkspaces(setup, async (tenant) => {
    if (own && tenant !== own) throw new BotError("tenant_lost", sentence("slack.noToken", { tenant }));
    return token;
  });
  const identity = () => workspaces.of(own ?? "slack:");
  const sockets = settings.SLACK_APP_TOKEN ? Array.from({ length: SOCKETS }, () => socket(setup)) : [];
  const [main = httpReceiver(setup), ...others] = sockets;
  const app = new App({
    ...common(setup),
    receiver: main,
    // The tenant stays the one the payload names: a press from another workspace must not pass as one from ours.
    authorize: async () => {
      const { botUserId, botId } = await identity();
      return { botToken: token, botUserId, ...(botId ? { botId } : {}) };
    },
  });
  for (const receiver of others) receiver.init(app);
  let open = false;
  let port: number | undefined;
  return {
    app,
    workspaces,
    isOpen: () => open && (sockets.length === 0 || sockets.some(({ client }) => client.websocket?.isActive())),
    port: () => port,
    async open() {
      const { teamId } = await identity().catch((error: unknown) => {
        throw misconfigured(error);
      });
      own = tenantOf({ teamId });
      const [started] = await Promise.all(
        [main, ...others].map(async (receiver) => receiver.start(settings.SLACK_PORT)),
      ).catch((error: unknown) => {
        throw misconfigured(error);
      });
      port = started && portOf(started);
      open = true;
    },
    async close() {
      open = false;
      await Promise.allSettled([main, ...others].map((receiver) => receiver.stop()));
    },
  };
}

/** Any number of workspaces, each with the token it gave when it installed the bot. */
function overOAuth(setup: Setup, installations: Installations): Connection {
  const receiver = httpReceiver(setup, installations);
  const workspaces = createWorkspaces(setup, async (tenant) => {
    try {
      const { botToken } = (await receiver.installer?.authorize(queryOf(tenant))) ?? {};
      if (botToken) return botToken;
    } catch (error) {
      // Bolt wraps what the store threw: a workspace that left is not the same as a database that is away.
      throw valueIn(error, "original") ?? error;
    }
    throw new BotError("tenant_lost", sentence("slack.noTokenGiven", { tenant }));
  });
  let open = false;
  let port: number | undefined;
  return {
    app: new App({ ...common(setup), receiver }),
    workspaces,
    isOpen: () => open,
    port: () => port,
    async open() {
      const started = await receiver.start(setup.settings.SLACK_PORT).catch((error: unknown) => {
        throw misconfigured(error);
      });
      port = portOf(started);
      open = true;
    },
    async close() {
      open = false;
      await receiver.stop().catch(() => undefined);
    },
  };
}

interface Listening {
  address(): { port: number } | string | null;
}

/** The port of what a receiver started; a socket, whose answer says `ok`, has none. */
function portOf(started: Listening | { ok: boolean }): number | undefined {
  const at = "ok" in started ? null : started.address();
  return typeof at === "object" ? at?.port : undefined;
}

/** A setting that this way in needs: all of them were checked together when they were read. */
function given(value: string | undefined): string {
  if (value === undefined) throw new BotError("internal", "A setting of Slack is missing that was checked before.");
  return value;
}

const common = (setup: Setup) => ({
  clientOptions: clientOptions(setup),
  logger: slackLogger(setup.log),
  convoStore: false as const,
});

function socket({ settings, log }: Setup): SocketModeReceiver {
  const receiver = new SocketModeReceiver({
    appToken: given(settings.SLACK_APP_TOKEN),
    logger: slackLogger(log),
    installerOptions: {
      clientOptions: {
        slackApiUrl: settings.SLACK_API_URL,
        allowAbsoluteUrls: false,
        // Opening a socket is the one call that may be repeated for as long as it takes.
        retryConfig: { forever: true, minTimeout: 1000, maxTimeout: 30_000 },
      },
    },
  });
  // Bolt opens a lost socket again without catching what that throws, which would end the process.
  const { client } = receiver;
  const start = client.start.bind(client);
  let opened = false;
  client.start = async () => {
    try {
      const answer = await start();
      opened = true;
      return answer;
    } catch (error) {
      if (!opened) throw error;
      log.error({ err: error }, "Slack does not let the bot connect again; check SLACK_APP_TOKEN");
      return { ok: false };
    }
  };
  return receiver;
}

const CLOCK_SKEW_SECONDS = 300;

function httpReceiver(setup: Setup, installations?: Installations): HTTPReceiver {
  const { settings, clock, log } = setup;
  const options = clientOptions(setup);
  const site = new URL(settings.SLACK_API_URL).origin;
  const receiver = new HTTPReceiver({
    signingSecret: given(settings.SLACK_SIGNING_SECRET),
    port: settings.SLACK_PORT,
    bodyLimit: 1_000_000,
    logger: slackLogger(log),
    ...(installations
      ? {
          clientId: given(settings.SLACK_CLIENT_ID),
          clientSecret: given(settings.SLACK_CLIENT_SECRET),
          stateSecret: given(settings.SLACK_STATE_SECRET),
          scopes: [...Object.keys(REQUIRED_SCOPES), ...Object.keys(LESS_WITHOUT)],
          installationStore: installations,
          installerOptions: {
            clientOptions: options,
            authorizationUrl: `${site}/oauth/v2/authorize`,
            callbackOptions: { success: successPage(doorsOf(settings)) },
          },
        }
      : {}),
  });
  // Bolt refuses requests that are too old, not those from the future.
  const inner = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    const stamp = Number(request.headers["x-slack-request-timestamp"]);
    if (request.method === "POST" && stamp > clock.now().getTime() / 1000 + CLOCK_SKEW_SECONDS) {
      response.writeHead(401).end();
      return;
    }
    inner(request, response);
  };
  return receiver;
}

/** What a person sees after installing: what to do next (api.slack.com/docs/slack-apps-guidelines). */
const successPage =
  (doors: Doors) =>
  (_installation: unknown, _options: unknown, request: IncomingMessage, response: ServerResponse): void => {
    const words = wordsIn(request.headers["accept-language"] ?? "en");
    const title = words.say("slack.installed");
    const code = (line: string): string => `<code>${line}</code>`;
    const next = words.say("slack.installedNext", {
      invite: code("/invite @Footnote"),
      add: code(typed("add", doors)),
    });
    const help = words.say("slack.installedHelp", { help: code(typed("help", doors)) });
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(
      `<!doctype html><meta charset="utf-8"><title>${title}</title><h1>${title}.</h1>\n<p>${next}</p>\n<p>${help}</p>`,
    );
  };

function misconfigured(error: unknown): BotError {
  const said = error instanceof Error ? error.message : String(error);
  if (/EADDRINUSE|EACCES/.test(said)) {
    return new BotError("platform_misconfigured", sentence("slack.portClosed", { fault: said }), {
      hint: sentence("slack.portClosedHint"),
      cause: error,
    });
  }
  if (
    (error instanceof BotError && error.code === "tenant_lost") ||
    /invalid_auth|not_authed|account_inactive|not_allowed_token_type/.test(said)
  ) {
    return new BotError("platform_misconfigured", sentence("slack.tokensRefused"), {
      hint: sentence("slack.tokensRefusedHint"),
      cause: error,
    });
  }
  return new BotError("fetch_failed", sentence("slack.unreachable", { fault: said }), {
    retryable: true,
    cause: error,
  });
}

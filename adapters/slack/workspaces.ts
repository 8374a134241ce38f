// Clients for Slack's Web API, one per workspace, and the people there.
// They never repeat a call by themselves, and never wait for another channel.
import { webApi } from "@slack/bolt";
import {
  BotError,
  type ChannelRef,
  createMemory,
  type Here,
  type Obstacle,
  type Person,
  sentence,
  steadyMs,
  type Tenant,
  type Words,
  wordsIn,
} from "../../src/platform/index.ts";
import type { Setup } from "./config.ts";
import { obstacleOf, portError, slackCode } from "./errors.ts";
import { slackLogger } from "./log.ts";

export interface Workspace {
  client: webApi.WebClient;
  teamId: string;
  botUserId: string;
  botId: string | undefined;
  /** `https://acme.slack.com/` */
  url: string;
  /** What the workspace allowed; empty where Slack does not say. */
  scopes: readonly string[];
}

export interface Workspaces {
  /** Throws BotError `tenant_lost` for a workspace that did not install the bot. */
  of(tenant: Tenant): Promise<Workspace>;
  /** Who a user is there, with the role Slack gives them now; a guest when Slack does not say. */
  person(tenant: Tenant, userId: string): Promise<Person>;
  /** What to say to a user in; English where Slack does not say soon what they read. */
  words(tenant: Tenant, userId: string): Promise<Words>;
  /** What is known of a channel: whether the bot may post there, and what it hears. */
  here(channel: ChannelRef): Promise<Here>;
  /** The direct conversation of the bot with a user. */
  direct(tenant: Tenant, userId: string): Promise<string>;
  forget(tenant: Tenant): void;
}

/** Options of every client of ours: docs in `slackapi/node-slack-sdk`, packages/web-api. */
export function clientOptions({ settings, timing, log }: Omit<Setup, "clock">): webApi.WebClientOptions {
  return {
    slackApiUrl: settings.SLACK_API_URL,
    // A repeated chat.postMessage is a second message: only the outbox repeats, and it looks first.
    retryConfig: { retries: 0 },
    // Otherwise one busy channel would hold back every other call of the workspace.
    rejectRateLimitedCalls: true,
    timeout: timing.call,
    allowAbsoluteUrls: false,
    logger: slackLogger(log),
    fetch: fetchWithin(timing.call),
  };
}

/** fetch with a deadline (a response_url call has none of its own), and with a wait on every 429. */
const fetchWithin =
  (deadline: number): webApi.FetchFunction =>
  async (url, init = {}) => {
    // The SDK describes a request in its own words, which say the same.
    const answer = await fetch(url, { ...init, signal: init.signal ?? AbortSignal.timeout(deadline) } as RequestInit);
    if (answer.status !== 429 || Number.parseInt(answer.headers.get("retry-after") ?? "", 10) >= 0) return answer;
    return new Response(await answer.text(), { status: 429, headers: { "retry-after": "30" } });
  };

const MOST_PEOPLE = 10_000;
/** A form must open within three seconds of the press, in whatever language. */
const PATIENCE_MS = 1000;

export function createWorkspaces(
  setup: Setup,
  /** The bot token of a tenant; throws `tenant_lost` when it has none. */
  tokenOf: (tenant: Tenant) => Promise<string>,
): Workspaces {
  const { clock, log, timing } = setup;
  const options = clientOptions(setup);
  const byToken = new Map<string, Promise<Workspace>>();
  const tokens = new Map<Tenant, string>();
  const people = createMemory<{ person: Person; until: number }>(clock, { most: MOST_PEOPLE });
  const directs = createMemory<string>(clock, { most: MOST_PEOPLE });

  const api = {
    async of(tenant: Tenant) {
      const token = await tokenOf(tenant);
      tokens.set(tenant, token);
      const found = byToken.get(token) ?? identify(token, options);
      byToken.set(token, found);
      found.catch(() => byToken.delete(token));
      return found;
    },

    async person(tenant: Tenant, userId: string): Promise<Person> {
      const key = `${tenant} ${userId}`;
      const held = people.get(key);
      if (held && held.until > steadyMs(clock)) return held.person;
      try {
        const { client, teamId } = await api.of(tenant);
        const { user } = await client.users.info({ user: userId, include_locale: true });
        const name = user?.profile?.display_name || user?.real_name || user?.name || userId;
        const person: Person = { id: userId, name, role: roleOf(user, teamId, tenant), language: user?.locale };
        people.set(key, { person, until: steadyMs(clock) + timing.person });
        return person;
      } catch (error) {
        // What Slack said last is better than nothing; nothing means the least rights.
        log.warn({ err: error, tenant }, "Slack does not say who a user is (scope users:read)");
        return held?.person ?? { id: userId, name: userId, role: "guest", language: undefined };
      }
    },

    async words(tenant: Tenant, userId: string): Promise<Words> {
      const known = new AbortController();
      const late = clock.sleep(PATIENCE_MS, known.signal).then(
        () => undefined,
        () => undefined,
      );
      const said = await Promise.race([api.person(tenant, userId), late]).finally(() => known.abort());
      return wordsIn(said?.language ?? "en");
    },

    async here({ tenant, channel, kind }: ChannelRef): Promise<Here> {
      const workspace = await api.of(tenant);
      const { scopes } = workspace;
      const hearsReplies =
        kind === "direct" || scopes.length === 0 || scopes.some((scope) => /^(channels|groups):history$/.test(scope));
      const obstacle = async () => (kind === "direct" ? undefined : obstacleIn(workspace, channel));
      if (!scopes.includes("channels:join")) return { hearsReplies, obstacle };
      return { hearsReplies, obstacle, mend: () => join(workspace, channel) };
    },

    async direct(tenant: Tenant, userId: string) {
      const key = `${tenant} ${userId}`;
      const held = directs.get(key);
      if (held) return held;
      const { client } = await api.of(tenant);
      const { channel } = await client.conversations.open({ users: userId });
      if (!channel?.id) throw new BotError("channel_lost", sentence("slack.noDirect"));
      directs.set(key, channel.id);
      return channel.id;
    },

    forget(tenant: Tenant) {
      byToken.delete(tokens.get(tenant) ?? "");
      for (const map of [people, directs]) {
        for (const key of map.keys()) if (key.startsWith(`${tenant} `)) map.delete(key);
      }
    },
  };
  return api;
}

/** Asked of the channel itself or, where the workspace does not allow that, of its history, which is closed to who is not in it. */
async function obstacleIn({ client }: Workspace, channel: string): Promise<Obstacle | undefined> {
  try {
    const { channel: said } = await client.conversations.info({ channel });
    if (said?.is_archived) return obstacleOf("is_archived");
    const outside = said?.is_member === false ? obstacleOf("not_in_channel") : undefined;
    return outside && said?.is_private ? { ...outside, byInvitation: true } : outside;
  } catch (error) {
    const code = slackCode(error);
    if (code !== "missing_scope") return code === undefined ? undefined : obstacleOf(code);
  }
  const closed = await client.conversations.history({ channel, limit: 1 }).then(
    () => undefined,
    (error: unknown) => slackCode(error),
  );
  return closed === undefined ? undefined : obstacleOf(closed);
}

/** Of a public channel; into a private one somebody has to invite the bot. */
async function join({ client }: Workspace, channel: string): Promise<void> {
  await client.conversations.join({ channel }).catch((error: unknown) => {
    const known = portError(error);
    if (known.code !== "post_refused") throw known;
    throw new BotError("channel_lost", sentence("slack.notInChannel"), {
      hint: sentence("slack.inviteHint"),
      cause: error,
    });
  });
}

async function identify(token: string, options: webApi.WebClientOptions): Promise<Workspace> {
  const client = new webApi.WebClient(token, options);
  const said = await client.auth.test().catch((error: unknown) => {
    throw portError(error);
  });
  return {
    client,
    teamId: said.team_id ?? "",
    botUserId: said.user_id ?? "",
    botId: said.bot_id,
    url: said.url ?? "https://slack.com/",
    scopes: said.response_metadata?.scopes ?? [],
  };
}

interface SlackUser {
  team_id?: string;
  deleted?: boolean;
  is_admin?: boolean;
  is_owner?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  enterprise_user?: { enterprise_id?: string };
}

/** docs.slack.dev/reference/objects/user-object. People of another workspace (Slack Connect) are guests whatever they are at home. */
export function roleOf(user: SlackUser | undefined, teamId: string, tenant: Tenant): Person["role"] {
  if (!user || user.deleted || user.is_restricted || user.is_ultra_restricted || user.is_stranger) return "guest";
  const organisation = tenant.slice("slack:".length).split("/")[0];
  const home = user.team_id === undefined || user.team_id === teamId;
  if (!home && user.enterprise_user?.enterprise_id !== organisation) return "guest";
  return user.is_admin || user.is_owner ? "admin" : "member";
}

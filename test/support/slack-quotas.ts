// What Slack grants some apps and not others: the agent view's methods, and how often histories are read.
import type { Fault } from "./slack-front.ts";
import type { Fields } from "./slack-rules.ts";

type Answer = (error?: string) => Fields;

/** The methods of agents; undefined for any other. `said` makes Slack's answer: ok, or this error. */
export function agentAnswer(
  method: string,
  fields: Fields,
  scopes: readonly string[],
  said: Answer,
): Fields | undefined {
  const has = (...names: string[]): boolean => names.some((scope) => scopes.includes(scope));
  if (method === "agents.sessions.setStatus") {
    // docs.slack.dev/reference/methods/agents.sessions.setStatus
    if (!["active", "processing", "suspended", "closed"].includes(String(fields["status"])))
      return said("invalid_arguments");
    return said(fields["thread_ts"] ? undefined : "invalid_thread_ts");
  }
  if (method === "assistant.threads.setSuggestedPrompts") {
    if (!has("assistant:write")) return said("missing_scope");
    return said((fields["prompts"] as unknown[]).length <= 4 ? undefined : "invalid_arguments");
  }
  if (method === "assistant.threads.setStatus") {
    // docs.slack.dev/changelog/2026/03/05/set-status-scope-update: either scope will do
    if (!has("assistant:write", "chat:write")) return said("missing_scope");
    return said(fields["thread_ts"] ? undefined : "invalid_thread_ts");
  }
  return undefined;
}

const READS = /^conversations\.(history|replies)$/;
const BETWEEN_READS_MS = 60_000;
const SHORT_PAGE = 15;

/** Apps sold outside the marketplace: 15 messages at once, once a minute and method (docs.slack.dev/apis/web-api/rate-limits). */
export function createReadQuota(distributed: boolean) {
  const last = new Map<string, number>();
  return {
    refusal(method: string, at: number): Fault | undefined {
      if (!distributed || !READS.test(method)) return undefined;
      const left = (last.get(method) ?? -Infinity) + BETWEEN_READS_MS - at;
      if (left > 0) return { kind: "status", status: 429, headers: { "retry-after": String(Math.ceil(left / 1000)) } };
      last.set(method, at);
      return undefined;
    },
    shortened: (method: string, fields: Fields): Fields =>
      distributed && READS.test(method)
        ? { ...fields, limit: Math.min(SHORT_PAGE, Number(fields["limit"] ?? SHORT_PAGE)) }
        : fields,
    aMinutePasses: (): void => last.clear(),
  };
}

/** Whether the bot is in a public channel, and that it may join one; undefined for any other method. */
export async function membership(
  method: string,
  channel: string,
  left: Set<string>,
  info: () => Promise<Fields>,
): Promise<Fields | undefined> {
  if (method === "conversations.join") {
    left.delete(channel);
    return { ok: true };
  }
  if (method !== "conversations.info") return undefined;
  // Its reference: who is not in a public channel is told so, not refused.
  const said = await info();
  if (!said["channel"]) return said;
  return { ...said, channel: { ...(said["channel"] as Fields), is_member: !left.has(channel) } };
}

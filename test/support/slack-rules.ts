// What the Slack front lets through, method by method, each rule with where Slack says so. Anything else is refused loudly.
import { messageFaults, viewFaults } from "./slack-limits.ts";

export type Fields = Record<string, unknown>;

/** Common to every method (docs.slack.dev/apis/web-api/using-the-web-api). */
const ALWAYS = ["token", "team_id"];
const MESSAGE = "channel text blocks link_names parse metadata".split(" ");
const PAGE = "cursor limit oldest latest inclusive include_all_metadata".split(" ");

/** Arguments by method, from docs.slack.dev/reference/methods/<name>; `emulate` says who answers. */
export const METHODS: Record<string, { fields: readonly string[]; emulate: boolean }> = {
  "auth.test": { fields: [], emulate: true },
  "apps.connections.open": { fields: [], emulate: false },
  "chat.postMessage": {
    fields: [...MESSAGE, "thread_ts", "unfurl_links", "unfurl_media", "mrkdwn", "reply_broadcast"],
    emulate: true,
  },
  "chat.postEphemeral": { fields: [...MESSAGE, "user", "thread_ts"], emulate: true },
  // No unfurl switches here: docs.slack.dev/reference/methods/chat.update
  "chat.update": { fields: [...MESSAGE, "ts"], emulate: true },
  "chat.delete": { fields: ["channel", "ts"], emulate: true },
  "chat.startStream": {
    fields: "channel thread_ts markdown_text chunks recipient_team_id recipient_user_id".split(" "),
    emulate: false,
  },
  "chat.appendStream": { fields: "channel ts markdown_text chunks".split(" "), emulate: false },
  "chat.stopStream": { fields: "channel ts markdown_text chunks blocks metadata".split(" "), emulate: false },
  "agents.sessions.setStatus": {
    fields: "channel_id thread_ts status title initiator_user_id".split(" "),
    emulate: false,
  },
  // An agent's call with thread_ts fails silently (reference of the method): here it is refused aloud.
  "assistant.threads.setSuggestedPrompts": { fields: "channel_id prompts title".split(" "), emulate: false },
  "assistant.threads.setStatus": { fields: "channel_id thread_ts status".split(" "), emulate: false },
  "conversations.open": { fields: ["users", "return_im"], emulate: true },
  "conversations.join": { fields: ["channel"], emulate: true },
  "conversations.info": { fields: ["channel", "include_locale", "include_num_members"], emulate: true },
  "conversations.history": { fields: ["channel", ...PAGE], emulate: true },
  "conversations.replies": { fields: ["channel", "ts", ...PAGE], emulate: true },
  "users.info": { fields: ["user", "include_locale"], emulate: true },
  "views.open": { fields: ["trigger_id", "view"], emulate: true },
  "views.publish": { fields: ["user_id", "view"], emulate: true },
  // docs.slack.dev/messaging/working-with-files: the bytes go to the address that the first gives.
  "files.getUploadURLExternal": { fields: "filename length alt_txt snippet_type".split(" "), emulate: true },
  "files.completeUploadExternal": {
    fields: "files channel_id thread_ts initial_comment blocks".split(" "),
    emulate: true,
  },
  "oauth.v2.access": { fields: "client_id client_secret code redirect_uri grant_type".split(" "), emulate: true },
};

/** The arguments as Slack reads them: form fields, those that hold JSON parsed. */
export function readFields(body: string): Fields {
  const JSONISH = new Set("blocks metadata view chunks prompts files".split(" "));
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [name, JSONISH.has(name) ? JSON.parse(value) : value]),
  );
}

export interface Refusal {
  error: string;
  messages: string[];
}

/** Why Slack would refuse these arguments; undefined when it would not. */
export function refusal(method: string, fields: Fields): Refusal | undefined {
  const known = METHODS[method];
  if (!known) return { error: "unknown_method", messages: [`front: ${method} is not a method it knows`] };
  const strange = Object.keys(fields).filter((name) => !known.fields.includes(name) && !ALWAYS.includes(name));
  if (strange.length > 0)
    return { error: "invalid_arguments", messages: strange.map((name) => `front: no argument ${name}`) };
  const open = unguarded(method, fields);
  if (open.length > 0) return { error: "invalid_arguments", messages: open.map((name) => `front: ${name}`) };
  const faults = faultsOf(method, fields);
  if (faults.length > 0) return { error: "invalid_blocks", messages: faults.map((fault) => `[ERROR] ${fault}`) };
  const length = JSON.stringify(fields["blocks"] ?? []).length;
  // slackapi/bolt-js#2509: near 13,200 characters of blocks.
  return length > 13_200 ? { error: "msg_blocks_too_long", messages: [`${length}`] } : undefined;
}

/** Ours, not Slack's: nothing is posted whose links are opened, or whose bare names could become mentions. */
function unguarded(method: string, fields: Fields): string[] {
  if (!/^chat\.(postMessage|postEphemeral|update)$/.test(method)) return [];
  const unfurls = ["unfurl_links", "unfurl_media"].filter(
    (name) => method === "chat.postMessage" && String(fields[name]) !== "false",
  );
  const names = String(fields["link_names"] ?? "false") === "false" ? [] : ["link_names"];
  return [...unfurls, ...names, ...(String(fields["parse"] ?? "none") === "none" ? [] : ["parse"])];
}

function faultsOf(method: string, fields: Fields): string[] {
  if (/^chat\.(postMessage|postEphemeral|update)$/.test(method)) return messageFaults(fields);
  if (method.startsWith("views.")) return viewFaults(fields["view"] as Fields);
  return [];
}

interface Chunk {
  type: string;
  text?: string;
}

/** Markdown text of a stream call; 12,000 characters at most (@slack/types ChatAppendStreamArguments). */
export function streamText(fields: Fields): { text: string } | Refusal {
  const chunks = (fields["chunks"] ?? []) as Chunk[];
  const strange = chunks.find((chunk) => chunk.type !== "markdown_text");
  if (strange) return { error: "invalid_chunks", messages: [`front: chunk ${strange.type}`] };
  const text = String(fields["markdown_text"] ?? "") + chunks.map((chunk) => chunk.text ?? "").join("");
  return text.length > 12_000 ? { error: "msg_too_long", messages: [] } : { text };
}

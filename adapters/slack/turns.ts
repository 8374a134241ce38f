// Messages people write, as turns for the bot: which are meant to be looked at, and what they say.
import type { InboundTurn } from "../../src/platform/index.ts";
import { plainText } from "./text.ts";
import type { Workspace } from "./workspaces.ts";

/** The fields of `app_mention` and `message` events that matter here (docs.slack.dev/reference/events/message). */
export interface SaidEvent {
  type: string;
  channel: string;
  channel_type?: string;
  user?: string;
  text?: string;
  ts: string;
  thread_ts?: string;
  subtype?: string;
  bot_id?: string;
  edited?: unknown;
}

/** A person's own new words: not a bot's, not an edit, not a notice. A file or a reply also shown in the channel still counts. */
export const isSaid = (event: SaidEvent): boolean =>
  !event.bot_id &&
  event.user !== undefined &&
  event.edited === undefined &&
  (event.subtype === undefined || event.subtype === "file_share" || event.subtype === "thread_broadcast");

export interface Heard {
  text: string;
  mentionsBot: boolean;
  addressesOther: boolean;
  /** The thread an answer belongs in. */
  thread: string;
  /** True when the bot should hear it at all: in a thread, in its own inbox, or by its name. */
  forBot: boolean;
}

export function hear(event: SaidEvent, botUserId: string): Heard {
  const said = event.text ?? "";
  const mentioned = [...said.matchAll(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g)].map((match) => match[1]);
  const mentionsBot = event.type === "app_mention" || mentioned.includes(botUserId);
  const broadcast = /<!(?:here|channel|everyone|subteam)/.test(said);
  return {
    text: plainText(said.replaceAll(new RegExp(`<@${botUserId}(\\|[^>]*)?>`, "g"), " "))
      .replace(/[^\S\n]+/g, " ")
      .trim(),
    mentionsBot,
    addressesOther: broadcast || mentioned.some((id) => id !== botUserId),
    thread: event.thread_ts ?? event.ts,
    forBot: mentionsBot || event.channel_type === "im" || event.thread_ts !== undefined,
  };
}

/** As many as apps outside Slack's Marketplace may read at once (docs.slack.dev/apis/web-api/rate-limits). */
const MOST_EARLIER = 15;

/** What was said in the thread before; empty where the bot may not read it. */
export async function earlierIn(
  workspace: Workspace,
  channel: string,
  thread: string,
  before: string,
): Promise<InboundTurn["earlier"]> {
  try {
    const { messages = [] } = await workspace.client.conversations.replies({
      channel,
      ts: thread,
      latest: before,
      limit: MOST_EARLIER,
    });
    return messages
      .filter((message) => message.ts !== undefined && message.ts < before && message.text)
      .slice(-MOST_EARLIER)
      .map((message) => ({
        author: message.user ?? "somebody",
        text: plainText(message.text ?? ""),
        fromBot: message.user === workspace.botUserId,
      }));
  } catch {
    return [];
  }
}

/** The first address of the web in a message, as people and apps write them. */
export function firstLink(message: { text?: string | undefined; blocks?: unknown }): string | undefined {
  const inText =
    /<(https?:\/\/[^>|\s]+)/.exec(message.text ?? "")?.[1] ?? /https?:\/\/[^\s<>]+/.exec(message.text ?? "")?.[0];
  const found = inText ?? /"url":"(https?:\/\/[^"\\\s]+)"/.exec(JSON.stringify(message.blocks ?? ""))?.[1];
  return found?.replaceAll("&amp;", "&");
}

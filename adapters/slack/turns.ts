// Messages people write, as turns for the bot: which are meant to be looked at, and what they say.
import { type InboundTurn, textIn, valueIn } from "../../src/platform/index.ts";
import { type Attached, attachedList } from "./files.ts";
import { plainText } from "./text.ts";
import type { Workspace } from "./workspaces.ts";

/** The fields of `app_mention` and `message` events that matter here (docs.slack.dev/reference/events/message). */
export interface SaidEvent {
  type: string;
  channel: string;
  channel_type: string | undefined;
  user: string;
  /** The workspace the person belongs to; with Slack Connect it may be another's. */
  team: string | undefined;
  text: string;
  ts: string;
  thread_ts: string | undefined;
  list: Attached | undefined;
}

const OWN_WORDS: readonly (string | undefined)[] = [undefined, "file_share", "thread_broadcast"];

/** A person's own new words: not a bot's, not an edit, not a notice. A file or a reply also shown in the channel still counts. */
export function readSaid(event: object): SaidEvent | undefined {
  const [user, channel, ts] = ["user", "channel", "ts"].map((name) => textIn(event, name));
  if (!user || !channel || !ts || textIn(event, "bot_id") || valueIn(event, "edited") !== undefined) return undefined;
  if (!OWN_WORDS.includes(textIn(event, "subtype"))) return undefined;
  return {
    type: textIn(event, "type") ?? "",
    channel,
    channel_type: textIn(event, "channel_type"),
    user,
    team: textIn(event, "user_team") ?? textIn(event, "team"),
    text: textIn(event, "text") ?? "",
    ts,
    thread_ts: textIn(event, "thread_ts"),
    list: attachedList(event),
  };
}

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
  const said = event.text;
  const mentioned = [...said.matchAll(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/g)].map((match) => match[1]);
  const mentionsBot = event.type === "app_mention" || mentioned.includes(botUserId);
  const broadcast = /<!(?:here|channel|everyone|subteam)/.test(said);
  return {
    text: plainText(said.replaceAll(new RegExp(`<@${botUserId}(\\|[^<>]*)?>`, "g"), " "))
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
export function firstLink(message: object): string | undefined {
  const text = textIn(message, "text") ?? "";
  const inText = /<(https?:\/\/[^>|\s]+)/.exec(text)?.[1] ?? /https?:\/\/[^\s<>]+/.exec(text)?.[0];
  const blocks = JSON.stringify(valueIn(message, "blocks") ?? "");
  const found = inText ?? /"url":"(https?:\/\/[^"\\\s]+)"/.exec(blocks)?.[1];
  return found?.replaceAll("&amp;", "&");
}

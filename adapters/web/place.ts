// The page as a platform names it: one tenant, one reader, refs of channels and messages.
import {
  type AccessKey,
  type ChannelRef,
  holderOf,
  type LogEntry,
  type MessageRef,
  type OwnChannel,
  type Person,
  type Words,
} from "../../src/platform/index.ts";
import { isOnesOwn } from "./channels.ts";
import { postPath } from "./view.ts";

export const TENANT = "web:site";

/** The page has one reader, who owns it. */
export const VISITOR = { id: "web:visitor", name: "You", role: "admin" } as const;

/** The reader, with the language of the browser: the owner, or whoever holds a key. */
export const personOf = (key: AccessKey | undefined, { language }: Words): Person =>
  key === undefined
    ? { ...VISITOR, language }
    : { id: holderOf(TENANT, key.hash), name: key.name, role: key.role, language };

/** Who speaks in the log when the core does. */
export const BOT = { id: "web:footnote", name: "Footnote", bot: true } as const;

/** A channel of the page; the reader's own inbox is one whose id is the reader's. */
export const channelRef = (channel: string): ChannelRef => ({
  platform: "web",
  tenant: TENANT,
  channel,
  kind: isOnesOwn(channel) ? "direct" : "channel",
});

/** `address` is where the page stands, for example `http://127.0.0.1:8787`. */
export const messageRef = (entry: LogEntry, address: string): MessageRef => ({
  channel: channelRef(entry.channel),
  message: entry.id,
  thread: entry.thread,
  url:
    entry.thread === undefined
      ? address + postPath(entry.id)
      : `${address}${postPath(entry.thread)}#entry-${encodeURIComponent(entry.id)}`,
});

export const summaryOf = ({ body }: LogEntry): string => ("message" in body ? body.message.summary : body.text);

/** As people call it: their own inbox is theirs, any other channel has a name of its own. */
export const channelName = (channel: string, channels: readonly OwnChannel[], words: Words): string =>
  isOnesOwn(channel) ? words.say("page.forYou") : (channels.find(({ id }) => id === channel)?.name ?? channel);

// Files both ways: what the bot hands to one person, and lists that people attach to a message.
import { BotError, sentence, textIn, valueIn } from "../../src/platform/index.ts";
import type { Workspace } from "./workspaces.ts";

/** Lists of feeds are no larger. */
const LARGEST = 5_000_000;
const PATIENCE_MS = 30_000;

/** A file of text or of sound. */
export interface HandedOver {
  name: string;
  data: string | Uint8Array;
}

/** Puts a file into a conversation, in three steps (docs.slack.dev/messaging/working-with-files). Throws what Slack refuses. */
export async function handOver({ client }: Workspace, channel: string, file: HandedOver): Promise<void> {
  const bytes = Buffer.from(file.data);
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
    filename: file.name,
    length: bytes.byteLength,
  });
  if (!url || !id) throw new BotError("internal", "Slack gave no place for a file.");
  const taken = await fetch(url, { method: "POST", body: bytes, signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!taken.ok) throw new BotError("post_refused", sentence("slack.fileRefused"));
  await client.files.completeUploadExternal({ files: [{ id, title: file.name }], channel_id: channel });
}

/** A file that a person attached. */
export interface Attached {
  name: string;
  url: string;
  size: number;
}

/** The first list of feeds among the files of a message. */
export function attachedList(event: object): Attached | undefined {
  const files = valueIn(event, "files");
  for (const file of Array.isArray(files) ? files : []) {
    const name = textIn(file, "name") ?? "";
    const url = textIn(file, "url_private_download") ?? textIn(file, "url_private");
    if (url && /\.(?:opml|xml)$/i.test(name)) return { name, url, size: Number(valueIn(file, "size") ?? 0) };
  }
  return undefined;
}

/** The list that somebody attached to be taken in: with no words, or with those that say so. */
export const listToTake = (list: Attached | undefined, words: string): Attached | undefined =>
  /^(?:\/?(?:digest )?(?:import|add))?$/i.test(words) ? list : undefined;

/** What a file says; only Slack's own hosts get the token. Throws BotError with what to do. */
export async function readAttached({ client }: Workspace, { url, size }: Attached, api: string): Promise<string> {
  const { host, origin } = new URL(url);
  if (host !== "files.slack.com" && origin !== new URL(api).origin) throw unread();
  if (size > LARGEST) throw new BotError("usage", sentence("errors.opmlTooLarge"));
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${client.token ?? ""}` },
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((cause: unknown) => {
    throw unread(cause);
  });
  const text = answer.ok ? await answer.text() : "";
  // Without the right to read files Slack answers with a page to sign in on.
  if (text === "" || text.length > LARGEST || /^\s*<!doctype html/i.test(text)) throw unread();
  return text;
}

const unread = (cause?: unknown): BotError =>
  new BotError("file_unreadable", sentence("slack.fileUnread"), { hint: sentence("slack.fileUnreadHint"), cause });

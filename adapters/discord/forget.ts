// What the adapter itself keeps of people, deleted: of which server a direct message came last.
import type { Client } from "discord.js";
import { type Forgotten, type Inbox, type Records, textIn } from "../../src/platform/index.ts";
import { tenantOf } from "./place.ts";

const DIRECT = "direct:";

/** The server whose message this person may be answering; undefined where none was sent to them. */
export const serverOf = async (records: Records, person: string): Promise<string | undefined> =>
  textIn(await records.get(DIRECT + person), "tenant");

export const rememberServer = (records: Records, person: string, tenant: string): Promise<void> =>
  records.put(DIRECT + person, { tenant });

export async function forget(records: Records, who: Forgotten): Promise<void> {
  if ("person" in who) return records.delete(DIRECT + who.person);
  if ("channel" in who) return who.channel.kind === "direct" ? records.delete(DIRECT + who.channel.channel) : undefined;
  for (const { key, value } of await records.list(DIRECT)) {
    if (textIn(value, "tenant") === who.tenant) await records.delete(key);
  }
}

const SERVERS = "servers";

/** Servers that removed the bot while it was away: nobody else will say so. An outage keeps its servers in the list. */
export async function letGo(records: Records, client: Client, inbox: Pick<Inbox, "removed">): Promise<void> {
  const now = [...client.guilds.cache.keys()];
  const before = await records.get(SERVERS);
  for (const id of Array.isArray(before) ? before.map(String) : []) {
    if (!now.includes(id)) await inbox.removed(tenantOf(id));
  }
  await records.put(SERVERS, now);
}

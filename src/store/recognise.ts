// Items that are held under none of their names, recognised by what they are.
import { type Transaction, sql } from "kysely";
import type { ParsedItem } from "../core/domain.ts";
import { isSameItem } from "../feeds/same-item.ts";
import { json } from "./database.ts";
import type { PollRecord } from "./polls.ts";
import type { Tables } from "./tables.ts";

export interface KnownItem {
  id: string;
  contentHash: string;
}

/** By feed and name. */
export type KnownItems = ReadonlyMap<string, ReadonlyMap<string, KnownItem>>;

type Entry = PollRecord["items"][number];

/** Titles that many items of a feed have tell nothing: no more of them are looked at. */
const MOST_ALIKE = 5;

/**
 * Of the entries that `known` holds under none of their names, those that are a held item all the same, as same-item.ts says. A held
 * item that the document has under a name of its own is no other entry's as well, unless the two say the same.
 */
export async function recognise(
  trx: Transaction<Tables>,
  records: readonly PollRecord[],
  known: KnownItems,
): Promise<ReadonlyMap<Entry, KnownItem>> {
  const isKnown = (feedId: string, { key, aliases }: Entry) =>
    [key, ...aliases].some((name) => known.get(feedId)?.has(name) ?? false);
  const strangers = records.flatMap(({ feedId, items }) =>
    items.filter((entry) => !isKnown(feedId, entry)).map((entry) => ({ feedId, entry })),
  );
  const alike = await lookalikes(trx, strangers);
  const there = new Set([...known.values()].flatMap((names) => [...names.values()].map(({ id }) => id)));
  const recognised = new Map<Entry, KnownItem>();
  for (const [index, { entry }] of strangers.entries()) {
    const old = alike
      .get(index)
      ?.find(
        (held) =>
          (!there.has(held.id) || held.contentHash === entry.contentHash) &&
          isSameItem(held.item, entry.item, entry.marks),
      );
    if (!old) continue;
    there.add(old.id);
    recognised.set(entry, old);
  }
  return recognised;
}

/** What is held of the same feed with the same guid, link or title, the newest of each first. */
async function lookalikes(
  trx: Transaction<Tables>,
  strangers: readonly { feedId: string; entry: Entry }[],
): Promise<Map<number, (KnownItem & { item: ParsedItem })[]>> {
  const found = new Map<number, (KnownItem & { item: ParsedItem })[]>();
  if (strangers.length === 0) return found;
  const wanted = strangers.map(({ feedId, entry: { item } }, n) => ({
    n,
    feed_id: feedId,
    guid: item.guid ?? null,
    link: item.link ?? null,
    title: item.title || null,
  }));
  const alike = (condition: ReturnType<typeof sql>) => sql`
    (select id, content_hash, body from items where items.feed_id = r.feed_id and ${condition}
      order by first_seen_at desc limit ${MOST_ALIKE})`;
  const { rows } = await sql<{ n: number; id: string; content_hash: string; body: ParsedItem }>`
    select r.n, held.id, held.content_hash, held.body - 'content' as body
    from jsonb_to_recordset(${json(wanted)}::jsonb) as r (n int, feed_id text, guid text, link text, title text)
    cross join lateral (
      ${alike(sql`md5(body->>'guid') = md5(r.guid)`)} union all
      ${alike(sql`body->>'link' = r.link`)} union all
      ${alike(sql`md5(body->>'title') = md5(r.title) and body->>'title' <> ''`)}) as held`.execute(trx);
  for (const { n, id, content_hash: contentHash, body } of rows) {
    // The store keeps bodies as JSON, where a date is a text.
    const published = body.published && new Date(body.published);
    const ofOne = found.get(n) ?? [];
    found.set(n, [...ofOne, { id, contentHash, item: { ...body, published } }]);
  }
  return found;
}

// Saves the items of many polls at once; their unique keys say which are fresh or changed.
import { type Transaction, sql } from "kysely";
import type { ParsedItem } from "../core/domain.ts";
import { json } from "./database.ts";
import type { PollRecord, SeenItems } from "./polls.ts";
import { newId } from "./ids.ts";
import { type KnownItem, recognise } from "./recognise.ts";
import type { Tables } from "./tables.ts";

/** How many of a feed's newest items a person may ask for, though they were there before anybody read the feed. */
export const LATEST = 3;

/**
 * What was in a feed at its first look is held so that it is known again; its text is kept where somebody may ask for it, or where no
 * page could give it. Whole archives come that way: most of what a store would hold is never read.
 */
function baselineBodies({ items: entries, part }: Pick<PollRecord, "items" | "part">): Map<string, ParsedItem> {
  const time = ({ item }: PollRecord["items"][number]): number => item.published?.getTime() ?? 0;
  // Parts come newest first.
  const latest = part === "middle" || part === "last" ? 0 : LATEST;
  const newest = new Set(entries.toSorted((a, b) => time(b) - time(a)).slice(0, latest));
  return new Map(
    entries.map((entry) => [
      entry.key,
      newest.has(entry) || entry.item.link === undefined ? entry.item : { ...entry.item, content: undefined },
    ]),
  );
}

/** One statement holds the embedded store, and with it the whole process, for no longer than these take. */
const ROWS_AT_ONCE = 100;
const CHARACTERS_AT_ONCE = 200_000;

const charactersOf = ({ body }: { body: ParsedItem }): number => (body.content?.length ?? 0) + body.summary.length;

function parts<Row>(rows: readonly Row[], sizeOf: (row: Row) => number = () => 0): Row[][] {
  const found: Row[][] = [];
  let characters = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const more = sizeOf(row);
    if (characters + more > CHARACTERS_AT_ONCE || found.at(-1)?.length === ROWS_AT_ONCE) {
      found.push([]);
      characters = 0;
    }
    // The first row begins a part.
    found.at(-1)!.push(row);
    characters += more;
  }
  return found;
}

/**
 * Test-and-set in the database: an item is fresh when none of its keys was there, and nothing held is recognised in it. Feeds must
 * be locked by the caller.
 */
export async function saveItems(
  trx: Transaction<Tables>,
  records: readonly PollRecord[],
  isBaseline: (feedId: string) => boolean,
  now: Date,
): Promise<Map<string, Omit<SeenItems, "baseline">>> {
  const again = records.filter(({ feedId }) => !isBaseline(feedId));
  const known = await knownItems(trx, again);
  const recognised = await recognise(trx, again, known);
  const seen = new Map<string, Omit<SeenItems, "baseline">>();
  const items: { id: string; feed_id: string; key: string; content_hash: string; body: ParsedItem; state: string }[] =
    [];
  const changes: { id: string; content_hash: string; body: ParsedItem }[] = [];
  const keys: { feed_id: string; key: string; item_id: string }[] = [];
  for (const record of records) {
    const { feedId, items: entries } = record;
    const byKey = known.get(feedId) ?? new Map<string, KnownItem>();
    const fresh: string[] = [];
    const changed: string[] = [];
    const bodies = isBaseline(feedId) ? baselineBodies(record) : undefined;
    for (const entry of entries) {
      const own = [entry.key, ...entry.aliases];
      const old = own.map((key) => byKey.get(key)).find((row) => row !== undefined) ?? recognised.get(entry);
      const id = old?.id ?? newId();
      const row = { id, content_hash: entry.contentHash, body: bodies?.get(entry.key) ?? entry.item };
      if (!old) {
        const state = bodies ? "baseline" : "new";
        items.push({ ...row, feed_id: feedId, key: entry.key, state });
        fresh.push(id);
      } else if (old.contentHash !== entry.contentHash) {
        changes.push(row);
        changed.push(id);
      }
      for (const key of own) {
        if (byKey.has(key)) continue;
        byKey.set(key, { id, contentHash: entry.contentHash });
        keys.push({ feed_id: feedId, key, item_id: id });
      }
    }
    seen.set(feedId, { fresh, changed });
  }
  for (const part of parts(items, charactersOf)) {
    await sql`insert into items (id, feed_id, key, content_hash, body, state, first_seen_at)
      select id, feed_id, key, content_hash, body, state, ${now}::timestamptz from jsonb_to_recordset(${json(part)}::jsonb)
        as r (id text, feed_id text, key text, content_hash text, body jsonb, state text)`.execute(trx);
  }
  for (const part of parts(changes, charactersOf)) {
    await sql`update items set content_hash = r.content_hash, body = r.body
      from jsonb_to_recordset(${json(part)}::jsonb) as r (id text, content_hash text, body jsonb)
      where items.id = r.id`.execute(trx);
  }
  for (const part of parts(keys)) {
    await sql`insert into item_keys (feed_id, key, item_id)
      select feed_id, key, item_id from jsonb_to_recordset(${json(part)}::jsonb)
        as r (feed_id text, key text, item_id text)`.execute(trx);
  }
  return seen;
}

/** The items held under any of these keys, by feed and key. */
async function knownItems(
  trx: Transaction<Tables>,
  records: readonly PollRecord[],
): Promise<Map<string, Map<string, KnownItem>>> {
  const wanted = records.flatMap(({ feedId, items }) =>
    items.flatMap((entry) => [entry.key, ...entry.aliases].map((key) => ({ feed_id: feedId, key }))),
  );
  const known = new Map<string, Map<string, KnownItem>>();
  if (wanted.length === 0) return known;
  const { rows } = await sql<{ feed_id: string; key: string; id: string; content_hash: string }>`
    select held.feed_id, held.key, items.id, items.content_hash
    from jsonb_to_recordset(${json(wanted)}::jsonb) as r (feed_id text, key text)
    join item_keys as held on held.feed_id = r.feed_id and held.key = r.key
    join items on items.id = held.item_id`.execute(trx);
  for (const row of rows) {
    const ofFeed = known.get(row.feed_id) ?? new Map<string, KnownItem>();
    known.set(row.feed_id, ofFeed.set(row.key, { id: row.id, contentHash: row.content_hash }));
  }
  return known;
}

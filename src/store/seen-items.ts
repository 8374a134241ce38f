// Saves the items of many polls at once; the names of their feeds say which are fresh or changed.
import { type Transaction, sql } from "kysely";
import type { ParsedItem } from "../core/domain.ts";
import { json } from "./database.ts";
import type { PollRecord, SeenItems } from "./polls.ts";
import { newId } from "./ids.ts";
import { namesLine, readItemNames, sameContent, writeItemNames } from "./item-names.ts";
import { recognise } from "./recognise.ts";
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

interface Row {
  id: string;
  content_hash: string;
  body: ParsedItem;
}

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
 * Test-and-set: an item is fresh when none of its names is held, and nothing held is recognised in it. Feeds must be locked by the
 * caller; that no item is there twice stays the word of the table's unique key.
 */
export async function saveItems(
  trx: Transaction<Tables>,
  records: readonly PollRecord[],
  isBaseline: (feedId: string) => boolean,
  now: Date,
): Promise<Map<string, Omit<SeenItems, "baseline">>> {
  const telling = records.filter(({ items }) => items.length > 0);
  const names = await readItemNames(
    trx,
    telling.map(({ feedId }) => feedId),
  );
  const again = telling.filter(({ feedId }) => !isBaseline(feedId));
  const recognised = await recognise(trx, again, names);
  const seen = new Map<string, Omit<SeenItems, "baseline">>();
  const items: (Row & { feed_id: string; key: string; state: string })[] = [];
  const changes: Row[] = [];
  for (const record of telling) {
    const { feedId, items: entries } = record;
    // Read above.
    const held = names.get(feedId)!;
    const fresh: string[] = [];
    const changed: string[] = [];
    const bodies = isBaseline(feedId) ? baselineBodies(record) : undefined;
    for (const entry of entries) {
      const old = held.find([entry.key, ...entry.aliases]) ?? recognised.get(entry);
      const id = old?.id ?? newId();
      const row = { id, content_hash: entry.contentHash, body: bodies?.get(entry.key) ?? entry.item };
      const isChanged = old !== undefined && !sameContent(old, entry.contentHash);
      if (!old) {
        items.push({ ...row, feed_id: feedId, key: entry.key, state: bodies ? "baseline" : "new" });
        fresh.push(id);
      } else if (isChanged) {
        changes.push(row);
        changed.push(id);
      }
      if (!old || isChanged || !held.holds([entry.key, ...entry.aliases])) held.add(namesLine(id, entry));
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
  await writeItemNames(trx, names);
  return seen;
}

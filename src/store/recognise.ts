// Items that are held under none of their names, recognised by what they are.
import { type Transaction, sql } from "kysely";
import type { ParsedItem } from "../core/domain.ts";
import { isSameItem } from "../feeds/same-item.ts";
import { storable } from "./database.ts";
import { type KnownItem, MARKS, type Mark, type NamesOfFeed, knownAs } from "./item-names.ts";
import type { PollRecord } from "./polls.ts";
import type { Tables } from "./tables.ts";

type Entry = PollRecord["items"][number];

/** Titles that many items of a feed have tell nothing: no more of them are looked at. */
const MOST_ALIKE = 5;

const namesOf = ({ key, aliases }: Entry): string[] => [key, ...aliases];

/**
 * Of the entries that are held under none of their names, those that are a held item all the same, as same-item.ts says. A held
 * item that the document has under a name of its own is no other entry's as well, unless the two say the same.
 */
export async function recognise(
  trx: Transaction<Tables>,
  records: readonly PollRecord[],
  names: ReadonlyMap<string, NamesOfFeed>,
): Promise<ReadonlyMap<Entry, KnownItem>> {
  const there = new Set<string>();
  const strangers: { feedId: string; entry: Entry; alike: Record<Mark, string[]> }[] = [];
  for (const { feedId, items } of records) {
    const held = names.get(feedId);
    for (const entry of items) {
      const known = held?.find(namesOf(entry));
      if (known) there.add(known.id);
      else if (held) strangers.push({ feedId, entry, alike: lookalikes(held, entry.item) });
    }
  }
  const rows = await itemsOf(trx, new Set(strangers.flatMap(({ alike }) => MARKS.flatMap((mark) => alike[mark]))));
  const recognised = new Map<Entry, KnownItem>();
  for (const { entry, alike } of strangers) {
    const old = MARKS.flatMap((mark) =>
      alike[mark].flatMap((id) => rows.get(id) ?? []).filter(has(mark, entry.item)),
    ).find(
      (held) =>
        (!there.has(held.id) || held.contentHash === entry.contentHash) &&
        isSameItem(held.item, entry.item, entry.marks),
    );
    if (!old) continue;
    there.add(old.id);
    recognised.set(entry, knownAs(old.id, old.contentHash));
  }
  return recognised;
}

/** Ids of what was held of the feed with the same guid, link or title, the newest of each first. */
function lookalikes(held: NamesOfFeed, item: ParsedItem): Record<Mark, string[]> {
  const alike = (mark: Mark) => (item[mark] ? held.alike(mark, item[mark], MOST_ALIKE) : []);
  return { guid: alike("guid"), link: alike("link"), title: alike("title") };
}

/** What changed since has lost the mark it was found by. */
const has =
  (mark: Mark, item: ParsedItem) =>
  (held: Held): boolean =>
    held.item[mark] === storable(item[mark] ?? "");

interface Held {
  id: string;
  contentHash: string;
  item: ParsedItem;
}

async function itemsOf(trx: Transaction<Tables>, ids: ReadonlySet<string>): Promise<Map<string, Held>> {
  if (ids.size === 0) return new Map();
  const { rows } = await sql<{ id: string; content_hash: string; body: ParsedItem }>`
    select id, content_hash, body - 'content' as body from items where id in (${sql.join([...ids])})`.execute(trx);
  return new Map(
    rows.map(({ id, content_hash: contentHash, body }) => {
      // The store keeps bodies as JSON, where a date is a text.
      const published = body.published && new Date(body.published);
      return [id, { id, contentHash, item: { ...body, published } }];
    }),
  );
}

// The names of a feed's items become one text a feed, in place of a row and two index entries a name.
import { type Kysely, sql } from "kysely";

/** As in `store/item-names.ts`: the last ten letters of the hash. */
const marked = (letter: string, field: string): string =>
  `coalesce('${letter}' || right(rtrim(translate(encode(sha256(convert_to(nullif(body->>'${field}', ''), 'UTF8')), 'base64'), '+/', '-_'), '='), 10) || ' ', '')`;

const statements = [
  `create table item_names (
    feed_id text not null references feeds on delete cascade, part integer not null, names text not null,
    primary key (feed_id, part))`,
  // Hashes are not compressed by trying.
  "alter table item_names alter column names set storage external",
  `insert into item_names (feed_id, part, names)
    select items.feed_id, 0, string_agg(E'\\n' || items.id || ' ' || right(content_hash, 10) || ' ' || named.names || ' '
      || ${marked("G", "guid")} || ${marked("L", "link")} || ${marked("T", "title")}, '' order by first_seen_at, items.id)
    from items join (select item_id, string_agg(left(key, 2) || right(key, 10), ' ') as names from item_keys group by item_id) as named
      on named.item_id = items.id
    group by items.feed_id`,
  "drop table item_keys",
  "drop index items_guid",
  "drop index items_title",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

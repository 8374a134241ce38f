// The names of a feed's items: one compact text a feed, a line an item, in place of a row a name.
import { type Transaction, sql } from "kysely";
import { sha256 } from "../core/hash.ts";
import type { IdentifiedItem } from "../feeds/identify.ts";
import { type Db, json, storable } from "./database.ts";
import type { Tables } from "./tables.ts";

export interface KnownItem {
  id: string;
  /** Of the hash of its content: where it is another, the content is. */
  mark: string;
}

/** What an item may be recognised by where none of its names is known. */
export const MARKS = ["guid", "link", "title"] as const;
export type Mark = (typeof MARKS)[number];

/** The names of one feed, in the parts they are kept in, oldest first. */
export interface NamesOfFeed {
  /** The item last saved under the first of these names that is known. */
  find(names: readonly string[]): KnownItem | undefined;
  /** Ids of the items last saved with this guid, link or title, the newest first. */
  alike(mark: Mark, text: string, most: number): string[];
  /** True when every one of these names is known. */
  holds(names: readonly string[]): boolean;
  /** The line of an item that is new, changed or has new names. */
  add(line: string): void;
  /** What is to be written, and the parts it takes the place of. */
  written(): { part: number; names: string; instead: number[] } | undefined;
}

/** Names end in a hash of 132 bits: 60 of them tell the items of one feed apart. The first letters are the name's kind. */
const short = (name: string): string => name.slice(0, 2) + name.slice(-10);
/** Longer than an id and a mark. */
const LONGEST_START = 64;
const markOf = (contentHash: string): string => contentHash.slice(-10);
const marked = (mark: Mark, text: string): string =>
  mark.slice(0, 1).toUpperCase() + sha256(storable(text)).toString("base64url").slice(-10);

/** A line begins with a line feed and the id; all else has a space on both sides. The migration that made the table writes the same. */
export function namesLine(id: string, { key, aliases, contentHash, item }: IdentifiedItem): string {
  const names = new Set([key, ...aliases].map(short));
  const marks = MARKS.flatMap((mark) => (item[mark] ? [marked(mark, item[mark])] : []));
  return `\n${[id, markOf(contentHash), ...names, ...marks].join(" ")} `;
}

export const knownAs = (id: string, contentHash: string): KnownItem => ({ id, mark: markOf(contentHash) });
export const sameContent = (known: KnownItem, contentHash: string): boolean => known.mark === markOf(contentHash);

export function namesOfFeed(parts: readonly { part: number; names: string }[]): NamesOfFeed {
  let added = "";
  const texts = () => [added, ...parts.map(({ names }) => names).toReversed()];
  /** The line that has these words last. */
  const last = (words: string): KnownItem | undefined => {
    for (const text of texts()) {
      const at = text.lastIndexOf(words);
      if (at >= 0) return lineAt(text, at);
    }
    return undefined;
  };
  return {
    find(names) {
      for (const name of names) {
        const named = last(` ${short(name)} `);
        // An item that changed has a later line, which may have lost this name.
        if (named) return last(`\n${named.id} `);
      }
      return undefined;
    },
    alike(mark, text, most) {
      const word = ` ${marked(mark, text)} `;
      const ids = new Set<string>();
      for (const lines of texts()) {
        for (let at = lines.lastIndexOf(word); at >= 0 && ids.size < most; at = lines.lastIndexOf(word, at - 1))
          ids.add(lineAt(lines, at).id);
      }
      return [...ids];
    },
    holds: (names) => names.every((name) => last(` ${short(name)} `) !== undefined),
    add(line) {
      added += line;
    },
    written() {
      if (added === "") return undefined;
      // As numbers are carried: a part no longer than twice what comes is written anew with it. So there are few parts, and a name is
      // seldom written again.
      let names = added;
      let kept = parts.length;
      for (; kept > 0; kept -= 1) {
        const before = parts[kept - 1]?.names ?? "";
        if (before.length > 2 * names.length) break;
        names = before + names;
      }
      const instead = parts.slice(kept).map(({ part }) => part);
      return { part: (parts[kept - 1]?.part ?? -1) + 1, names, instead };
    },
  };
}

/** The line that this place stands in. */
function lineAt(text: string, at: number): KnownItem {
  const start = text.lastIndexOf("\n", at) + 1;
  const [id = "", mark = ""] = text.slice(start, start + LONGEST_START).split(" ", 2);
  return { id, mark };
}

/** The names of these feeds; a feed without any has none yet. */
export async function readItemNames(db: Db, feedIds: readonly string[]): Promise<Map<string, NamesOfFeed>> {
  const rows =
    feedIds.length === 0
      ? []
      : await db
          .selectFrom("item_names")
          .select(["feed_id", "part", "names"])
          .where("feed_id", "in", feedIds)
          .orderBy("part")
          .execute();
  const parts = Map.groupBy(rows, (row) => row.feed_id);
  return new Map(feedIds.map((id) => [id, namesOfFeed(parts.get(id) ?? [])]));
}

/** Keeps what was added to them. The feeds must be locked by the caller. */
export async function writeItemNames(trx: Transaction<Tables>, feeds: ReadonlyMap<string, NamesOfFeed>): Promise<void> {
  const rows = [...feeds].flatMap(([feed_id, names]) => {
    const written = names.written();
    return written ? [{ feed_id, ...written }] : [];
  });
  if (rows.length === 0) return;
  const old = rows.flatMap(({ feed_id, instead }) => instead.map((part) => ({ feed_id, part })));
  if (old.length > 0)
    await sql`delete from item_names using jsonb_to_recordset(${json(old)}::jsonb) as r (feed_id text, part int)
      where item_names.feed_id = r.feed_id and item_names.part = r.part`.execute(trx);
  await trx
    .insertInto("item_names")
    .values(rows.map(({ feed_id, part, names }) => ({ feed_id, part, names })))
    .execute();
}

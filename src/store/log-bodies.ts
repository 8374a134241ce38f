// Bodies of entries that were read lately: pages show the same few posts again and again.
import { type Selectable, sql } from "kysely";
import { LRUCache } from "lru-cache";
import { type LogEntry, revive } from "../platform/index.ts";
import type { Db } from "./database.ts";
import type { Tables } from "./tables.ts";

/** Some pages of posts, of ten to twenty kilobytes each. */
const MOST = 200;

/** Which writing of a row it is: each transaction that changes the row gives it another. */
export const version = sql<string>`log_entries.xmin::text`;

interface Held {
  version: string;
  body: LogEntry["body"];
}

export function createBodies(db: Db) {
  const held = new LRUCache<string, Held>({ max: MOST });
  return {
    /** By the id of their rows; without what is gone by now. The same object as long as a row is not written again. */
    async of(rows: readonly { id: string; version: string }[]): Promise<Map<string, LogEntry["body"]>> {
      const known = rows.flatMap((row): [string, LogEntry["body"]][] => {
        const one = held.get(row.id);
        return one?.version === row.version ? [[row.id, one.body]] : [];
      });
      const found = new Map(known);
      const missing = rows.filter(({ id }) => !found.has(id)).map(({ id }) => id);
      if (missing.length === 0) return found;
      const read = await db
        .selectFrom("log_entries")
        .select(["id", "body", version.as("version")])
        .where("id", "in", missing)
        .execute();
      for (const row of read) {
        const body = bodyOf(row);
        held.set(row.id, { version: row.version, body });
        found.set(row.id, body);
      }
      return found;
    },
  };
}

/** A body as its readers know it, its moments as Dates again. */
export const bodyOf = ({ body }: Pick<Selectable<Tables["log_entries"]>, "body">): LogEntry["body"] =>
  "message" in body ? { message: revive(body.message) } : body;

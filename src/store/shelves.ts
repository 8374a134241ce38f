// What the holders of keys have read and saved of the page's posts.
import { sql } from "kysely";
import type { Tenant } from "../core/domain.ts";
import { MINUTE } from "../core/time.ts";
import { type ShelfMark, type ShelfOwner, type Shelves, type Visit, heldKey } from "../platform/index.ts";
import type { Db } from "./database.ts";

/** Whoever was away for so long comes anew. */
const AWAY_MS = 30 * MINUTE;

/** False for the holder of a key that was revoked: what comes late leaves nothing behind. */
function isThere({ tenant, person }: ShelfOwner) {
  const held = heldKey(person);
  return held === undefined
    ? sql<boolean>`true`
    : sql<boolean>`exists (select 1 from records where owner = ${`keys:${tenant}`} and starts_with(key, ${held}))`;
}

export function createShelfStore(
  db: Db,
  now: () => Date,
): Shelves & {
  forget(tenant: Tenant, person: string): Promise<void>;
} {
  return {
    async visit(of: ShelfOwner, channel, newest): Promise<Visit> {
      const at = now();
      const away = new Date(at.getTime() - AWAY_MS);
      const { rows } = await sql<{ read_until: Date; before_at: Date | null }>`
        insert into shelf_visits as held (tenant, person, channel, read_until, newest_at, at)
          select ${of.tenant}, ${of.person}, ${channel}, ${newest}, ${newest}, ${at} where ${isThere(of)}
        on conflict (tenant, person, channel) do update set
          before_at = case when held.at < ${away} then held.newest_at else held.before_at end,
          newest_at = greatest(held.newest_at, excluded.newest_at),
          at = excluded.at
        returning read_until, before_at`.execute(db);
      return { readUntil: rows[0]?.read_until ?? newest, before: rows[0]?.before_at ?? undefined };
    },

    async marked({ tenant, person }: ShelfOwner, entries) {
      if (entries.length === 0) return { read: new Set(), saved: new Set() };
      const rows = await db
        .selectFrom("shelf_marks")
        .select(["kind", "entry_id"])
        .where("tenant", "=", tenant)
        .where("person", "=", person)
        .where("entry_id", "in", entries)
        .execute();
      const of = (kind: ShelfMark) => new Set(rows.filter((row) => row.kind === kind).map((row) => row.entry_id));
      return { read: of("read"), saved: of("saved") };
    },

    async saved({ tenant, person }: ShelfOwner, limit) {
      const rows = await db
        .selectFrom("shelf_marks")
        .select("entry_id")
        .where("tenant", "=", tenant)
        .where("person", "=", person)
        .where("kind", "=", "saved")
        .orderBy("at", "desc")
        .orderBy("entry_id", "desc")
        .limit(limit)
        .execute();
      return rows.map((row) => row.entry_id);
    },

    async mark(of: ShelfOwner, entry, kind, on) {
      const { tenant, person } = of;
      if (on)
        await sql`insert into shelf_marks (tenant, person, kind, entry_id, at)
          select ${tenant}, ${person}, ${kind}, id, ${now()} from log_entries where id = ${entry} and ${isThere(of)}
          on conflict do nothing`.execute(db);
      else
        await db
          .deleteFrom("shelf_marks")
          .where("tenant", "=", tenant)
          .where("person", "=", person)
          .where("kind", "=", kind)
          .where("entry_id", "=", entry)
          .execute();
    },

    async readAll({ tenant, person }: ShelfOwner, channel, until) {
      await sql`update shelf_visits set read_until = greatest(read_until, ${until})
        where tenant = ${tenant} and person = ${person} and channel = ${channel}`.execute(db);
      // They are read now without a mark of their own.
      await sql`delete from shelf_marks using log_entries
        where tenant = ${tenant} and person = ${person} and kind = 'read' and log_entries.id = entry_id
          and log_entries.channel = ${channel} and log_entries.at <= ${until}`.execute(db);
    },

    async forget(tenant: Tenant, person: string) {
      for (const table of ["shelf_marks", "shelf_visits"] as const)
        await db.deleteFrom(table).where("tenant", "=", tenant).where("person", "=", person).execute();
    },
  };
}

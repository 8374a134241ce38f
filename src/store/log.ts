// The memory of a platform that has none of its own: every message of the page.
import { type Selectable, sql } from "kysely";
import { type LogEntry, type LogQuery, type MessageLog, revive } from "../platform/index.ts";
import type { Announcements } from "./announcements.ts";
import { type Db, json } from "./database.ts";
import { newId } from "./ids.ts";
import { bodyOf, createBodies, version } from "./log-bodies.ts";
import { isAbout, isNewestAbout, noteAbout } from "./log-about.ts";
import type { Tables } from "./tables.ts";

/** Changes of the log as other processes hear of them: `log added <id>`, `log edited <id>`, `log thinned`. */
const CHANGE = /^log (added|edited) (\S+)$/;
const THINNED = "log thinned";

export function createMessageLog(db: Db, now: () => Date, announcements: Announcements): MessageLog {
  const find = async (channel: string, key: string) =>
    (
      await db.selectFrom("log_entries").selectAll().where("channel", "=", channel).where("key", "=", key).execute()
    ).map(toEntry)[0];
  const get = async (id: string) =>
    (await db.selectFrom("log_entries").selectAll().where("id", "=", id).execute()).map(toEntry)[0];

  const bodies = createBodies(db);

  return {
    find,
    get,
    async append(entry) {
      const id = newId();
      const added = await db.transaction().execute(async (trx) => {
        const rows = await trx
          .insertInto("log_entries")
          .values({
            id,
            channel: entry.channel,
            thread: entry.thread ?? null,
            key: entry.key,
            author: json(entry.author),
            body: json(entry.body),
            at: now(),
          })
          .onConflict((conflict) => conflict.columns(["channel", "key"]).doNothing())
          .returning("id")
          .execute();
        if (rows.length === 1) await noteAbout(trx, id);
        return rows;
      });
      if (added.length === 1) await announcements.say(`log added ${id}`);
      // It is there now, from this call or an earlier one.
      return (await find(entry.channel, entry.key))!;
    },
    async edit(id, message) {
      await db.transaction().execute(async (trx) => {
        await sql`insert into log_versions (entry_id, body, at)
          select id, body, coalesce(edited_at, at) from log_entries
          where id = ${id} and body <> ${JSON.stringify({ message })}::jsonb`.execute(trx);
        await trx
          .updateTable("log_entries")
          .set({ body: json({ message }), edited_at: now() })
          .where("id", "=", id)
          .execute();
        await noteAbout(trx, id);
      });
      await announcements.say(`log edited ${id}`);
      return get(id);
    },
    async forget(which) {
      if ("channel" in which) await db.deleteFrom("log_entries").where("channel", "=", which.channel).execute();
      else if ("author" in which) await forgetAuthor(db, which.author);
      else await forgetEntry(db, which.entry);
      await announcements.say(THINNED);
    },
    follow(listener) {
      announcements.hear((text) => {
        const [, kind, id] = (text !== undefined && CHANGE.exec(text)) || [];
        if (text === undefined || text === THINNED) listener(undefined);
        else if (id !== undefined) listener({ id, edited: kind === "edited" });
      });
    },
    async list(channel, { thread, before, limit, from, until, about }) {
      const isAnyDay = from === undefined && until === undefined;
      const placesOf = (which: NonNullable<LogQuery["about"]>) =>
        isAnyDay ? isNewestAbout(channel, which, limit, before) : isAbout(channel, which);
      const rows = await db
        .selectFrom("log_entries")
        .select(["id", "channel", "thread", "key", "author", "at", "edited_at", version.as("version")])
        .where("channel", "=", channel)
        .where("thread", thread === undefined ? "is" : "=", thread ?? null)
        .$if(before !== undefined, (query) =>
          query.where("seq", "<", (eb) =>
            eb
              .selectFrom("log_entries as mark")
              .select("mark.seq")
              .where("mark.id", "=", before ?? ""),
          ),
        )
        .$if(from !== undefined, (query) => query.where("at", ">=", from ?? now()))
        .$if(until !== undefined, (query) => query.where("at", "<", until ?? now()))
        .$if(about !== undefined, (query) => query.where(about ? placesOf(about) : sql<boolean>`true`))
        .orderBy("seq", "desc")
        .limit(limit)
        .execute();
      const held = await bodies.of(rows);
      return rows.toReversed().flatMap((row) => {
        const body = held.get(row.id);
        return body ? [entryOf(row, body)] : [];
      });
    },
    async versions(id) {
      const rows = await db
        .selectFrom("log_versions")
        .select(["body", "at"])
        .where("entry_id", "=", id)
        .orderBy("id")
        .execute();
      return rows.map(({ body, at }) => ({ message: revive(body.message), at }));
    },
    async days(channel, timeZone, from, until, about) {
      const { rows } = await sql<{ day: string; count: number }>`
        select to_char(at at time zone ${timeZone}, 'YYYY-MM-DD') as day, count(*)::int as count from log_entries
        where channel = ${channel} and thread is null and at >= ${from} and at < ${until}
          and ${about ? isAbout(channel, about) : sql<boolean>`true`}
        group by 1 order by 1 desc`.execute(db);
      return rows;
    },
    async replies(threads) {
      if (threads.length === 0) return new Map();
      const rows = await db
        .selectFrom("log_entries")
        .select([
          "thread",
          ({ fn }) => sql<number>`${fn.countAll()}::int`.as("count"),
          ({ fn }) => fn.max("at").as("last"),
        ])
        .where("thread", "in", threads)
        .groupBy("thread")
        .execute();
      // The query asks for threads by name.
      return new Map(rows.map((row) => [row.thread!, { count: row.count, last: row.last }]));
    },
    async channels() {
      // From one name to the next by the index: they are few, and entries many.
      const { rows } = await sql<{ channel: string }>`
        with recursive named as (
          (select channel from log_entries order by channel limit 1)
          union all select (select channel from log_entries where channel > named.channel order by channel limit 1)
          from named where named.channel is not null)
        select channel from named where channel is not null`.execute(db);
      return rows.map((row) => row.channel);
    },
  };
}

const forgetEntry = (db: Db, id: string) =>
  db
    .deleteFrom("log_entries")
    .where(({ or, eb }) => or([eb("id", "=", id), eb("thread", "=", id)]))
    .execute();

/** What a person said, with the threads that it began. */
async function forgetAuthor(db: Db, author: string): Promise<void> {
  const said = sql<boolean>`author->>'id' = ${author}`;
  await db
    .deleteFrom("log_entries")
    .where("thread", "in", (eb) => eb.selectFrom("log_entries as head").select("head.id").where(said))
    .execute();
  await db.deleteFrom("log_entries").where(said).execute();
}

const toEntry = (row: Selectable<Tables["log_entries"]>): LogEntry => entryOf(row, bodyOf(row));

function entryOf(row: Omit<Selectable<Tables["log_entries"]>, "body" | "seq">, body: LogEntry["body"]): LogEntry {
  return {
    id: row.id,
    channel: row.channel,
    thread: row.thread ?? undefined,
    key: row.key,
    author: row.author,
    body,
    at: row.at,
    editedAt: row.edited_at ?? undefined,
  };
}

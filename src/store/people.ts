// What is kept of one person in one workspace: shown to them, and deleted for them.
import { sql } from "kysely";
import type { ChannelRef, MessageRef, Tenant } from "../core/domain.ts";
import { heldKey } from "../platform/index.ts";
import { type Db, json } from "./database.ts";

/** All that names a person, as they are shown it. */
export interface HeldOfPerson {
  questions: { at: Date; question: string; answer: string | undefined }[];
  thumbs: { at: Date; verdict: string; text: string }[];
  /** Channels that they set up, and what they muted there. */
  channels: { at: Date; channel: ChannelRef }[];
  mutes: { at: Date; label: string }[];
  /** What they left standing. */
  watches: { at: Date; question: string }[];
  /** Channels whose posts mention them. */
  pinged: { at: Date }[];
  /** Posts of the page that they read or saved. */
  shelf: { at: Date; kind: string; title: string }[];
  /** The key they came with. */
  keys: { at: Date; name: string; used: Date | undefined }[];
}

/** Records of the key that somebody holds, among those kept under a name. */
const ofHolder = (tenant: Tenant, held: string, ...owners: ("keys" | "key-uses")[]) =>
  sql<boolean>`owner = any(${owners.map((owner) => `${owner}:${tenant}`)}) and starts_with(key, ${held})`;

/** What was posted of the questions that they left standing. */
const repeating = (tenant: Tenant, person: string) => sql<boolean>`tenant = ${tenant} and kind = 'watch' and exists (
  select 1 from watches where watches.tenant = ${tenant} and person = ${person}
    and payload->'actions' @> jsonb_build_array(jsonb_build_object('id', '1:rewatch:' || watches.id)))`;

/** Whether a channel's posts ping this person. */
const pings = (person: string) =>
  sql<boolean>`posting->'pings' @> ${json([{ ping: { kind: "person", id: person } }])}::jsonb`;

/** Out of the settings of channels, and out of posts, whose edits name whom they pinged. */
async function pingNoMore(trx: Db, tenant: Tenant, person: string): Promise<void> {
  const pinging = await trx
    .selectFrom("subscriptions")
    .select(["id", "posting"])
    .where("tenant", "=", tenant)
    .where(pings(person))
    .execute();
  for (const { id, posting } of pinging) {
    const left = posting.pings?.filter(({ ping }) => ping.kind !== "person" || ping.id !== person);
    await trx
      .updateTable("subscriptions")
      .set({ posting: json({ ...posting, pings: left }) })
      .where("id", "=", id)
      .execute();
  }
  await trx
    .updateTable("deliveries")
    .set({ payload: sql<string>`payload - 'first'` })
    .where("tenant", "=", tenant)
    .where(sql<boolean>`payload->'first'->'pings' @> ${json([{ kind: "person", id: person }])}::jsonb`)
    .execute();
}

async function keysOf(db: Db, tenant: Tenant, person: string): Promise<HeldOfPerson["keys"]> {
  const held = heldKey(person);
  if (held === undefined) return [];
  const { rows } = await sql<{ name: string; at: string; used: string | null }>`
    select value->>'name' as name, value->>'at' as at,
      (select value #>> '{}' from records as uses where uses.owner = ${`key-uses:${tenant}`} and uses.key = records.key) as used
    from records where ${ofHolder(tenant, held, "keys")}`.execute(db);
  return rows.map(({ name, at, used }) => ({
    name,
    at: new Date(at),
    used: used === null ? undefined : new Date(used),
  }));
}

export function createPeopleStore(db: Db) {
  return {
    async held(tenant: Tenant, person: string): Promise<HeldOfPerson> {
      const turns = await db
        .selectFrom("turns")
        .innerJoin("threads", "threads.key", "turns.thread_key")
        .select(["turns.role", "turns.text", "turns.at", "turns.thread_key"])
        .where("threads.tenant", "=", tenant)
        .where("turns.person", "=", person)
        .orderBy("turns.id")
        .execute();
      const questions = turns.flatMap((turn, at) => {
        const next = turns.slice(at + 1).find(({ thread_key: thread }) => thread === turn.thread_key);
        const answer = next?.role === "bot" ? next.text : undefined;
        return turn.role === "person" ? [{ at: turn.at, question: turn.text, answer }] : [];
      });
      const thumbs = await db
        .selectFrom("feedback")
        .select(["at", "verdict", "text"])
        .where("tenant", "=", tenant)
        .where("person", "=", person)
        .orderBy("id")
        .execute();
      const channels = await db
        .selectFrom("subscriptions")
        .select(["created_at as at", "channel"])
        .where("tenant", "=", tenant)
        .where("created_by", "=", person)
        .orderBy("created_at")
        .execute();
      const mutes = await db
        .selectFrom("mutes")
        .select(["created_at as at", "label"])
        .where("tenant", "=", tenant)
        .where("created_by", "=", person)
        .orderBy("created_at")
        .execute();
      const pinged = await db
        .selectFrom("subscriptions")
        .select("created_at as at")
        .where("tenant", "=", tenant)
        .where(pings(person))
        .orderBy("created_at")
        .execute();
      const { rows: shelf } = await sql<HeldOfPerson["shelf"][number]>`
        select shelf_marks.at, kind, coalesce(body->'message'->>'summary', body->>'text', '') as title
        from shelf_marks join log_entries on log_entries.id = entry_id
        where tenant = ${tenant} and person = ${person} order by shelf_marks.at`.execute(db);
      const watches = await db
        .selectFrom("watches")
        .select(["created_at as at", "question"])
        .where("tenant", "=", tenant)
        .where("person", "=", person)
        .orderBy("seq")
        .execute();
      return { questions, thumbs, channels, mutes, watches, pinged, shelf, keys: await keysOf(db, tenant, person) };
    },

    /** Where posts stand that repeat their words. */
    async posted(tenant: Tenant, person: string): Promise<MessageRef[]> {
      const rows = await db.selectFrom("deliveries").select("remote").where(repeating(tenant, person)).execute();
      return rows.flatMap(({ remote }) => remote ?? []);
    },

    /** Deletes what is theirs alone; what they set up for a channel stays, and no longer says by whom. */
    async forget(tenant: Tenant, person: string): Promise<void> {
      await db.transaction().execute(async (trx) => {
        await pingNoMore(trx, tenant, person);
        await trx
          .deleteFrom("turns")
          .where("person", "=", person)
          .where("thread_key", "in", trx.selectFrom("threads").select("key").where("tenant", "=", tenant))
          .execute();
        await trx
          .deleteFrom("votes")
          .where("person", "=", person)
          .where("subscription_id", "in", trx.selectFrom("subscriptions").select("id").where("tenant", "=", tenant))
          .execute();
        await trx.deleteFrom("deliveries").where(repeating(tenant, person)).execute();
        const held = heldKey(person);
        if (held !== undefined)
          await trx
            .deleteFrom("records")
            .where(ofHolder(tenant, held, "keys", "key-uses"))
            .execute();
        for (const table of ["watches", "feedback", "shelf_marks", "shelf_visits"] as const)
          await trx.deleteFrom(table).where("tenant", "=", tenant).where("person", "=", person).execute();
        for (const table of ["subscriptions", "mutes"] as const) {
          await trx
            .updateTable(table)
            .set({ created_by: "" })
            .where("tenant", "=", tenant)
            .where("created_by", "=", person)
            .execute();
        }
      });
    },
  };
}

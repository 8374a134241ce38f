// What a channel does not want to hear of: stories, words, outlets.
import { sql } from "kysely";
import type { ChannelRef } from "../core/domain.ts";
import { channelKey } from "../core/refs.ts";
import type { Db } from "./database.ts";
import { newId } from "./ids.ts";

export type MuteKind = "story" | "topic" | "source";

export interface Mute {
  id: string;
  kind: MuteKind;
  value: string;
  /** What people see: the headline, the word, the outlet. */
  label: string;
  until: Date | undefined;
}

export function createMuteStore(db: Db) {
  return {
    async add(channel: ChannelRef, mute: Omit<Mute, "id">, createdBy: string, now: Date): Promise<string> {
      const row = await db
        .insertInto("mutes")
        .values({
          id: newId(),
          tenant: channel.tenant,
          channel_key: channelKey(channel),
          kind: mute.kind,
          value: mute.value,
          label: mute.label,
          until_at: mute.until ?? null,
          created_by: createdBy,
          created_at: now,
        })
        .onConflict((conflict) =>
          // One that was over begins anew.
          conflict.columns(["channel_key", "kind", "value"]).doUpdateSet({
            until_at: mute.until ?? null,
            created_at: sql<Date>`case when mutes.until_at <= ${now} then excluded.created_at else mutes.created_at end`,
          }),
        )
        .returning("id")
        .executeTakeFirstOrThrow();
      return row.id;
    },

    async remove(channel: ChannelRef, id: string): Promise<boolean> {
      const rows = await db
        .deleteFrom("mutes")
        .where("id", "=", id)
        .where("channel_key", "=", channelKey(channel))
        .returning("id")
        .execute();
      return rows.length === 1;
    },

    async of(channel: ChannelRef, now: Date): Promise<Mute[]> {
      const rows = await db
        .selectFrom("mutes")
        .selectAll()
        .where("channel_key", "=", channelKey(channel))
        .where(({ or, eb }) => or([eb("until_at", "is", null), eb("until_at", ">", now)]))
        .orderBy("created_at")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        value: row.value,
        label: row.label,
        until: row.until_at ?? undefined,
      }));
    },
  };
}

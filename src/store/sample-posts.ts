// The posts of the sample newsroom, taken away again with the threads under them.
import { sql } from "kysely";
import type { ChannelRef } from "../core/domain.ts";
import { channelKey } from "../core/refs.ts";
import type { Db } from "./database.ts";

export function createSamplePosts(db: Db) {
  return {
    /** Of a channel whose platform keeps its messages here: posts that tell of nothing but the sample; how many there were. */
    async takeAway(channel: ChannelRef): Promise<number> {
      return db.transaction().execute(async (trx) => {
        const { rows } = await sql<{ id: string; message: string | null; thread: string | null }>`
          select deliveries.id, deliveries.remote->>'message' as message, deliveries.remote->>'thread' as thread
          from deliveries where deliveries.channel_key = ${channelKey(channel)}
            and exists (select 1 from delivery_stories where delivery_id = deliveries.id)
            and not exists (
              select 1 from delivery_stories
              join articles on articles.story_id = delivery_stories.story_id
              left join feeds on feeds.id = articles.feed_id
              where delivery_stories.delivery_id = deliveries.id and feeds.sample is not true)`.execute(trx);
        const messages = rows.flatMap(({ message }) => message ?? []);
        if (messages.length > 0) {
          await trx
            .deleteFrom("log_entries")
            .where("channel", "=", channel.channel)
            .where(({ or, eb }) => or([eb("id", "in", messages), eb("thread", "in", messages)]))
            .execute();
        }
        const ids = rows.map(({ id }) => id);
        if (ids.length > 0) await trx.deleteFrom("deliveries").where("id", "in", ids).execute();
        return rows.filter(({ message, thread }) => message !== null && thread === null).length;
      });
    },
  };
}

// Numbers about the store as a whole, for those who operate it; no names, no texts.
import { sql } from "kysely";
import type { Db } from "./database.ts";
import { type QueueFigures, queueFigures } from "./inside-pg-boss.ts";

export interface Figures {
  /** Deliveries by state, those posted left out: they only grow. */
  deliveries: Record<"pending" | "sending" | "unknown" | "dead", number>;
  /** How long the most overdue feed, delivery or job has waited since its time came, in milliseconds; 0 when none has. */
  oldestFeedMs: number;
  oldestDeliveryMs: number;
  queues: QueueFigures[];
}

export async function readFigures(db: Db, now: Date): Promise<Figures> {
  const states = await db
    .selectFrom("deliveries")
    .select(["state", sql<number>`count(*)::int`.as("n")])
    .where("state", "<>", "sent")
    .groupBy("state")
    .execute();
  const count = (state: string) => states.find((row) => row.state === state)?.n ?? 0;
  const age = (at: Date | null) => (at ? Math.max(0, now.getTime() - at.getTime()) : 0);
  const feed = await db
    .selectFrom("feeds")
    .select(({ fn }) => fn.min<Date | null>("next_check_at").as("at"))
    .where("state", "=", "active")
    .where("next_check_at", "<=", now)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("subscription_feeds")
          .select("subscription_feeds.feed_id")
          .whereRef("subscription_feeds.feed_id", "=", "feeds.id")
          .where("subscription_feeds.paused", "=", false),
      ),
    )
    .executeTakeFirstOrThrow();
  const delivery = await db
    .selectFrom("deliveries")
    .select(({ fn }) => fn.min<Date | null>("not_before_at").as("at"))
    .where("state", "in", ["pending", "sending", "unknown"])
    .where("not_before_at", "<=", now)
    .executeTakeFirstOrThrow();
  return {
    deliveries: {
      pending: count("pending"),
      sending: count("sending"),
      unknown: count("unknown"),
      dead: count("dead"),
    },
    oldestFeedMs: age(feed.at),
    oldestDeliveryMs: age(delivery.at),
    queues: await queueFigures(db),
  };
}

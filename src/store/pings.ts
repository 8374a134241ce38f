// Posts that ping people: counted, so that a busy day stays bearable.
import type { Db } from "./database.ts";

export function createPingStore(db: Db) {
  return {
    /**
     * Whether this delivery may ping: at most `most` of a subscription may since a moment; older ones are counted no more. The same
     * delivery is answered as it was before.
     */
    async allow(
      deliveryId: string,
      subscriptionId: string,
      { most, since, now }: { most: number; since: Date; now: Date },
    ): Promise<boolean> {
      return db.transaction().execute(async (trx) => {
        // Two at once would both be the last.
        await trx.selectFrom("subscriptions").select("id").where("id", "=", subscriptionId).forUpdate().execute();
        const pings = trx.selectFrom("pings").where("subscription_id", "=", subscriptionId);
        const pinged = await pings.select(["delivery_id", "at"]).execute();
        if (pinged.some(({ delivery_id: id }) => id === deliveryId)) return true;
        await trx.deleteFrom("pings").where("subscription_id", "=", subscriptionId).where("at", "<", since).execute();
        if (pinged.filter(({ at }) => at >= since).length >= most) return false;
        await trx
          .insertInto("pings")
          .values({ delivery_id: deliveryId, subscription_id: subscriptionId, at: now })
          .execute();
        return true;
      });
    },
  };
}

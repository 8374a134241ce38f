// How many items of a feed are held.
import type { Store } from "../../src/store/index.ts";

export async function countItems({ db }: Pick<Store, "db">, feed: string): Promise<number> {
  const { n } = await db
    .selectFrom("items")
    .select(({ fn }) => fn.countAll().as("n"))
    .where("feed_id", "=", feed)
    .executeTakeFirstOrThrow();
  return Number(n);
}

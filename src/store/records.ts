// Small JSON records, each owner's apart: adapters' installations and capabilities, and the bot's own marks.
import { type Db, json } from "./database.ts";
import type { Records } from "../platform/index.ts";

export function createRecords(db: Db, owner: string): Records {
  return {
    async get(key) {
      const row = await db
        .selectFrom("records")
        .select("value")
        .where("owner", "=", owner)
        .where("key", "=", key)
        .executeTakeFirst();
      return row?.value;
    },
    async put(key, value) {
      await db
        .insertInto("records")
        .values({ owner, key, value: json(value) })
        .onConflict((conflict) => conflict.columns(["owner", "key"]).doUpdateSet({ value: json(value) }))
        .execute();
    },
    async delete(key) {
      await db.deleteFrom("records").where("owner", "=", owner).where("key", "=", key).execute();
    },
    async list(prefix) {
      const escaped = prefix.replaceAll(/[\\%_]/g, String.raw`\$&`);
      return db
        .selectFrom("records")
        .select(["key", "value"])
        .where("owner", "=", owner)
        .where("key", "like", `${escaped}%`)
        .orderBy("key")
        .execute();
    },
  };
}

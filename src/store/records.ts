// Small JSON records, each owner's apart: adapters' installations, and the bot's own marks.
import { type Db, json } from "./database.ts";
import type { Records } from "../platform/index.ts";

/** `Value` is what the owner alone writes under its name, so that what is read back is of that shape. */
export function createRecords<Value = unknown>(db: Db, owner: string): Records<Value> {
  return {
    async get(key) {
      const row = await db
        .selectFrom("records")
        .select("value")
        .where("owner", "=", owner)
        .where("key", "=", key)
        .executeTakeFirst();
      // Written by this owner through `put`, and by nobody else.
      return row?.value as Value | undefined;
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
      const rows = await db
        .selectFrom("records")
        .select(["key", "value"])
        .where("owner", "=", owner)
        .where("key", "like", `${escaped}%`)
        .orderBy("key")
        .execute();
      // As in `get`.
      return rows.map(({ key, value }) => ({ key, value: value as Value }));
    },
  };
}

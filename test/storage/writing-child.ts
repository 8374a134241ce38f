// A process of its own that writes rows into a data folder, one after another, and says each once it is saved.
import { openDatabase } from "../../src/store/database.ts";

// Given by the test that starts it.
const database = await openDatabase({ kind: "embedded", folder: process.argv[2]! });
for (let n = 1; ; n += 1) {
  const key = `row-${String(n).padStart(6, "0")}`;
  await database.db
    .insertInto("cache")
    .values({ key, value: key.repeat(200), expires_at: null })
    .execute();
  process.stdout.write(`${n}\n`);
}

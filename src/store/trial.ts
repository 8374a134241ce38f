// Does the store keep what it is given? One small row written, read back and removed.
import { randomBytes } from "node:crypto";
import { isObject } from "../core/values.ts";
import { type Wording, sentence } from "../words/index.ts";
import { FULL_BYTES, freeBytes } from "./data-folder.ts";
import type { Db, Home } from "./database.ts";
import { createRecords } from "./records.ts";

/** Larger than what a database folds into a row that is there: a full disk has no room for it. */
const MARK_BYTES = 3_000;

/** Undefined when it stores; else what is wrong with it. */
export async function tryStore(db: Db, home: Home): Promise<Wording | undefined> {
  if (home.kind === "embedded" && home.folder !== undefined && freeBytes(home.folder) < FULL_BYTES)
    return sentence("health.diskFull");
  // A name of its own: other processes try the same store at the same time.
  const key = randomBytes(12).toString("hex");
  const records = createRecords<string>(db, "trial");
  try {
    await records.put(key, randomBytes(MARK_BYTES).toString("base64"));
    const kept = await records.get(key);
    await records.delete(key);
    return kept === undefined ? sentence("health.notStoring") : undefined;
  } catch (error) {
    const code = isObject(error) ? error["code"] : undefined;
    if (code === "53100") return sentence("health.diskFull");
    // Read-only, or without the right to write: it answers, but this was no answer to a question.
    return code === "25006" || code === "42501" ? sentence("health.notStoring") : sentence("health.silent");
  }
}

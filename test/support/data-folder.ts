// Data folders: one is made, which takes seconds, and every test gets a copy of it.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../src/store/database.ts";
import { emptyStore } from "./empty-store.ts";
import { removeFolder } from "./newsroom.ts";

export interface DataFolders {
  /** A data folder of its own, with a database that was closed well and holds the row `kept` in `inbound`. */
  copy(into?: string): Promise<string>;
  remove(): Promise<void>;
}

/** Copies are cheap in memory, where there is some. */
const PLACE = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

export async function dataFolders(): Promise<DataFolders> {
  const root = await mkdtemp(join(PLACE, "footnote-"));
  const model = join(root, "model");
  let copies = 0;
  return {
    async copy(into) {
      if (!existsSync(model)) await makeModel(model);
      copies += 1;
      const folder = into ?? join(root, `data-${copies}`);
      cpSync(model, folder, { recursive: true });
      return folder;
    },
    remove: () => removeFolder(root),
  };
}

/** From the store that all tests share: making one anew costs seconds. */
async function makeModel(folder: string): Promise<void> {
  mkdirSync(join(folder, "postgres"), { recursive: true, mode: 0o700 });
  const tar = Buffer.from(await (await emptyStore()).arrayBuffer());
  execFileSync("tar", ["-x", "-C", join(folder, "postgres")], { input: tar, stdio: ["pipe", "ignore", "ignore"] });
  const database = await openDatabase({ kind: "embedded", folder });
  await database.db.insertInto("inbound").values({ id: "kept", at: new Date() }).execute();
  await database.close();
}

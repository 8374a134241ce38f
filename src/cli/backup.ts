// `footnote backup` and `restore`: a proved copy of the embedded database, made while the bot runs.
import { existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../app/config.ts";
import { homeOf } from "../app/newsroom.ts";
import { systemClock } from "../core/clock.ts";
import { BotError } from "../core/errors.ts";
import type { Environment } from "../platform/index.ts";
import { copyDatabase } from "../store/copy.ts";
import { lockFolder } from "../store/data-folder.ts";
import { openDatabase } from "../store/database.ts";
import { english, sentence } from "../words/index.ts";

type Write = (line: string) => void;

/** Copies the database into the new folder `to`, opens the copy there and looks at every page of it. */
export async function backupCommand(to: string, env: Environment, write: Write): Promise<number> {
  const folder = embeddedFolder(env, 'pg_dump --format=custom --file=footnote.dump "$DATABASE_URL"');
  if (!existsSync(join(folder, "postgres")))
    throw new BotError("not_found", sentence("cli.nothingToBackUp", { folder }));
  if (existsSync(to) && readdirSync(to).length > 0) throw taken(to);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  copyDatabase(folder, to);
  await proved(to);
  write(english.say("cli.backedUp", { folder, to }));
  return 0;
}

/** Puts a backup in the place of the data folder's database; what stood there is kept beside it. */
export async function restoreCommand(from: string, env: Environment, write: Write): Promise<number> {
  const folder = embeddedFolder(env, 'pg_restore --clean --if-exists --dbname="$DATABASE_URL" footnote.dump');
  if (!existsSync(join(from, "postgres"))) throw new BotError("not_found", sentence("cli.noBackup", { folder: from }));
  const unlock = lockFolder(folder);
  try {
    const stamp = systemClock
      .now()
      .toISOString()
      .replace(/[-:]|\.\d+/g, "");
    const aside = join(folder, `before-${stamp}`);
    const found = ["postgres", "store.json"].filter((name) => existsSync(join(folder, name)));
    if (found.length > 0) mkdirSync(aside, { mode: 0o700 });
    for (const name of found) renameSync(join(folder, name), join(aside, name));
    copyDatabase(from, folder);
    write(english.say(found.length > 0 ? "cli.restoredBeside" : "cli.restored", { folder, aside }));
  } finally {
    unlock();
  }
  await proved(folder);
  return 0;
}

/** Throws what is wrong with it, as a start would; closed, it is whole without its log. */
async function proved(folder: string): Promise<void> {
  const database = await openDatabase({ kind: "embedded", folder });
  await database.close();
}

function embeddedFolder(env: Environment, command: string): string {
  const home = homeOf(readConfig(env));
  if (home.kind === "embedded" && home.folder !== undefined) return home.folder;
  throw new BotError("usage", sentence("cli.serverHasOwn"), { hint: sentence("cli.serverHasOwnHint", { command }) });
}

const taken = (folder: string): BotError =>
  new BotError("usage", sentence("cli.backupTaken", { folder }), { hint: sentence("cli.backupTakenHint") });

// Bringing the schema up to date may be cut off anywhere, and a program never works on a schema it does not know.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Home, migrations, openDatabase } from "../../src/store/database.ts";
import { type DataFolders, dataFolders } from "../support/data-folder.ts";
import { serverMissing } from "../support/homes.ts";
import { freshDatabase } from "../support/server.ts";
import { startProgram } from "../support/program.ts";

const CHILD = join(import.meta.dirname, "migrating-child.ts");

const places = serverMissing ? (["PGlite"] as const) : (["PGlite", "Postgres"] as const);

describe.each(places)("a migration on %s", (place) => {
  let folders: DataFolders | undefined;
  let home: Home;
  let drop = async () => {};
  beforeAll(async () => {
    if (place === "PGlite") {
      folders = await dataFolders();
      home = { kind: "embedded", folder: await folders.copy() };
      return;
    }
    const database = await freshDatabase();
    drop = database.drop;
    home = { kind: "server", url: database.url };
    const first = await openDatabase(home);
    await first.db.insertInto("inbound").values({ id: "kept", at: new Date() }).execute();
    await first.close();
  });
  afterAll(async () => {
    await folders?.remove();
    await drop();
  });

  it("that is killed half-way leaves nothing of it behind, and runs whole at the next start", async () => {
    const child = spawn(process.execPath, [CHILD, JSON.stringify(home)], { stdio: ["ignore", "pipe", "inherit"] });
    const exited = new Promise((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
    await new Promise<void>((resolve) => {
      child.stdout.on("data", (chunk: Buffer) => chunk.toString().includes("half-way") && resolve());
    });
    child.kill("SIGKILL");
    expect(await exited).toBe("SIGKILL");

    const as = await openDatabase(home);
    const half = await sql`select 1 from pg_class where relname = 'half'`.execute(as.db);
    expect(half.rows).toEqual([]);
    expect(await as.db.selectFrom("inbound").selectAll().execute()).toMatchObject([{ id: "kept" }]);
    await as.close();

    const steps = {
      ...migrations,
      "998-half": { up: async (db: typeof as.db) => void (await sql`create table half (id text)`.execute(db)) },
    };
    const next = await openDatabase(home, { steps });
    await sql`insert into half values ('whole')`.execute(next.db);
    await next.close();
  });

  it("made by a newer program is refused by this one, by an exit code and in a sentence with what to do", async () => {
    const settings = home.kind === "server" ? { DATABASE_URL: home.url } : { DATA_DIR: home.folder ?? "" };
    const { code, said } = await startProgram(settings);
    expect(said).toMatch(/written by a newer Footnote\. Upgrade this program, or restore the backup/);
    expect(said).not.toMatch(/\n\s+at /);
    expect(code).toBe(1);
  });
});

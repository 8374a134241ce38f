// How long the schema's step to 64-bit numbers takes, at so many rows a table, in both homes.
// Run: node bench/migrate.ts [--rows 1000000] [--home embedded] [--quick]
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { type Home, migrations, openDatabase } from "../src/store/database.ts";
import { serverMissing } from "../test/support/homes.ts";
import { freshDatabase } from "../test/support/server.ts";
import { option, print, table } from "./figures.ts";

const ROWS = Number(option("rows") ?? (option("quick") === undefined ? 1_000_000 : 100_000));
const BEFORE = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "006"));

/** Rows as they are in a newsroom, and how many characters of text each carries. */
const FILL = [
  "insert into threads (key, tenant, created_at) select 't' || n, 'one', now() from generate_series(1, 1000) as n",
  `insert into turns (thread_key, role, author, text, claims, at)
    select 't' || (1 + n % 1000), 'person', 'A', repeat('word ', 30), '[]', now() from generate_series(1, :rows) as n`,
  `insert into verdicts (subject, stage, verdict, reason, at)
    select 'story:' || md5(n::text), 'choose', 'kept', 'It is wanted here, and was put on its way.', now()
    from generate_series(1, :rows) as n`,
  `insert into feedback (tenant, message, person, verdict, text, at)
    select 'one', 'm' || n, 'p', 'good', '', now() from generate_series(1, :rows) as n`,
  `insert into log_entries (id, channel, key, author, body, at)
    select md5(n::text), 'c' || n % 10, 'k' || n, '{}', json_build_object('text', repeat('word ', 100)), now()
    from generate_series(1, :rows) as n`,
];

/** Seconds that opening takes. */
async function opening(home: Home, steps: typeof migrations): Promise<number> {
  const began = performance.now();
  const database = await openDatabase(home, { steps });
  const seconds = (performance.now() - began) / 1000;
  await database.close();
  return seconds;
}

async function measure(name: string, home: Home): Promise<string[]> {
  const old = await openDatabase(home, { steps: BEFORE });
  for (const statement of FILL) await sql.raw(statement.replaceAll(":rows", `${ROWS}`)).execute(old.db);
  await sql`checkpoint`.execute(old.db);
  await old.close();
  const before = await opening(home, BEFORE);
  const step = await opening(home, migrations);
  const after = await opening(home, migrations);
  return [name, ...[before, step, after].map((seconds) => `${seconds.toFixed(1)} s`)];
}

const wanted = (name: string): boolean => (option("home") ?? name) === name;
const rows: string[][] = [];
if (wanted("embedded")) {
  const folder = await mkdtemp(join(tmpdir(), "footnote-migrate-"));
  rows.push(await measure("embedded", { kind: "embedded", folder }));
  await rm(folder, { recursive: true });
}
if (wanted("server") && serverMissing) print("No Postgres answers: the server's row is left out.");
if (wanted("server") && !serverMissing) {
  const database = await freshDatabase();
  rows.push(await measure("Postgres server", { kind: "server", url: database.url }));
  await database.drop();
}
print(`${ROWS.toLocaleString("en")} rows in each of four tables`);
table(["home", "opening before", "opening that takes the step", "opening after"], rows);

// A new data folder begins with a database that was made beforehand.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import made from "#models/empty-database.json" with { type: "json" };
import manifest from "../../package.json" with { type: "json" };
import { openEmbedded } from "../../src/store/embedded.ts";
import { SETTINGS } from "../../src/store/prepared.ts";

async function firstStart(): Promise<{ identifier: unknown; buffers: unknown }> {
  const folder = mkdtempSync(join(tmpdir(), "footnote-prepared-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { pglite, close } = await openEmbedded(folder, undefined, { onFatal: () => {}, onNotice: () => {} });
  const { rows } = await pglite.query<{ identifier: unknown; buffers: unknown }>(
    "select system_identifier::text as identifier, current_setting('shared_buffers') as buffers from pg_control_system()",
  );
  await close();
  return rows[0]!;
}

test("it is made by the PGlite that is installed, with the settings of today", () => {
  expect(made).toMatchObject({ pglite: manifest.dependencies["@electric-sql/pglite"], settings: SETTINGS });
});

test("two new folders begin with it, and none makes its own", async () => {
  const [first, second] = [await firstStart(), await firstStart()];
  // Postgres draws this number when it makes a database.
  expect(first.identifier).toBe(second.identifier);
  expect(first.buffers).toBe("8MB");
});

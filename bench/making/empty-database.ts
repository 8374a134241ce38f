// Makes models/empty-database.tar.br and its hash, with which a new data folder begins.
// Run: node bench/making/empty-database.ts ; again whenever PGlite or the settings change.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";
import { SETTINGS } from "../../src/store/prepared.ts";

const ROOT = join(import.meta.dirname, "../..");
const { version: pglite } = JSON.parse(
  readFileSync(join(ROOT, "node_modules/@electric-sql/pglite/package.json"), "utf8"),
);
const database = await PGlite.create({ postgresqlconf: SETTINGS });
const archive = new Uint8Array(await (await database.dumpDataDir("none")).arrayBuffer());
await database.close();
const packed = brotliCompressSync(archive, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 10,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: archive.length,
  },
});
const sha256 = createHash("sha256").update(packed).digest("hex");
writeFileSync(join(ROOT, "models/empty-database.tar.br"), packed);
writeFileSync(
  join(ROOT, "models/empty-database.json"),
  `${JSON.stringify({ pglite, settings: SETTINGS, sha256 }, null, 2)}\n`,
);
process.stdout.write(`${packed.length} bytes of ${archive.length}, ${sha256}\n`);

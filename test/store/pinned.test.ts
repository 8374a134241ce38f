// Libraries whose private parts we touch: each stays at the version that was read, until somebody reads the next.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const read = (path: string): Record<string, unknown> => JSON.parse(readFileSync(join(ROOT, path), "utf8"));

const TOUCHED: Record<string, { version: string; again: string }> = {
  "@electric-sql/pglite": {
    version: "0.5.16",
    again:
      "src/store/inside-pglite.ts: defaultStartParams with -F, NODEFS.stream_ops without fsync, Module._PostgresMainLoopOnce and stackRestore; src/store/ready-statements.ts: which messages a query is sent as; then run bench/making/empty-database.ts, and test/storage/power-cut, damage and full-disk.",
  },
  "pg-boss": {
    version: "12.38.0",
    again:
      "src/store/inside-pg-boss.ts: the columns of pgboss.job, queue and version that are read and written there; then run test/time/clock-set and test/operate/health.",
  },
  "@mozilla/readability": {
    version: "0.6.0",
    again:
      "src/stories/page/tree.ts: what of the DOM it asks for, and what it does with innerHTML; then run test/stories and bench/articles.ts.",
  },
  "rss-parser": {
    version: "3.13.0",
    again:
      "src/feeds/read-strict.ts: the shape of what it makes of an element, and customFields; then run test/feeds and bench/feeds.ts.",
  },
};

it.each(Object.entries(TOUCHED))(
  "%s is the version that was read, and nothing but it may be installed",
  (name, { version, again }) => {
    const asked = (read("package.json")["dependencies"] as Record<string, string>)[name];
    expect(asked, `Before the next version, look again at ${again}`).toBe(version);
    expect(read(`node_modules/${name}/package.json`)["version"], `Look again at ${again}`).toBe(version);
  },
);

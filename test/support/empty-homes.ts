// Both homes with nothing in them, no table either: for what older steps wrote.
import { PGlite } from "@electric-sql/pglite";
import { onTestFinished } from "vitest";
import type { Home } from "../../src/store/database.ts";
import { serverMissing } from "./homes.ts";
import { freshDatabase } from "./server.ts";

/** Each is gone when its test is over. */
const empty: [name: string, open: () => Promise<Home>][] = [
  ["PGlite", async () => ({ kind: "embedded", folder: undefined, engine: await PGlite.create() })],
  [
    "Postgres",
    async () => {
      const database = await freshDatabase();
      onTestFinished(() => database.drop());
      return { kind: "server", url: database.url };
    },
  ],
];
export const emptyHomes = serverMissing ? empty.slice(0, 1) : empty;

// The process that reads another cell's log, as the bench of the log starts and kills it.
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { relay } from "../../src/jobs/relay.ts";
import { openOn } from "../../test/support/press.ts";
import { CELLS } from "./log.ts";

const [origin = "", own = ""] = process.argv.slice(2);
const [one, two] = [await openOn(origin), await openOn(own)];
process.on("disconnect", () => process.exit());

for (;;) {
  const found = await relay({
    log: one.cellLog,
    ...CELLS,
    store: two,
    async take(trx, entries) {
      await sql`insert into told select unnest(${entries.map(({ key }) => key)}::text[])`.execute(trx);
    },
  });
  if (found === 0) await wait(50);
}

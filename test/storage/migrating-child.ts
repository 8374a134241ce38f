// A program that dies in the middle of bringing the schema up to date: it says where it is, and waits to be killed.
import { sql } from "kysely";
import { type Home, migrations, openDatabase } from "../../src/store/database.ts";

const home = JSON.parse(process.argv[2] ?? "") as Home;
await openDatabase(home, {
  steps: {
    ...migrations,
    "998-half": {
      async up(db) {
        await sql`create table half (id text)`.execute(db);
        await sql`alter table inbound add column half text`.execute(db);
        process.stdout.write("half-way\n");
        await new Promise(() => setInterval(() => {}, 1000));
      },
    },
  },
});

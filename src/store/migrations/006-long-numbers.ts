// Numbers that only grow get 64 bits: 32 were used up within months by a large newsroom.
import { type Kysely, sql } from "kysely";

const NUMBERED = [
  ["turns", "id"],
  ["verdicts", "id"],
  ["feedback", "id"],
  ["log_entries", "seq"],
] as const;

const statements = [
  ...NUMBERED.flatMap(([table, column]) => [
    `alter table ${table} alter column ${column} type bigint`,
    `alter sequence ${table}_${column}_seq as bigint`,
  ]),
  "alter table stories alter column absorbed_seq type bigint",
  // Another type would write every text and index every word of the archive anew. The order of clustering is asked of the last
  // four days alone, so a new column gets the numbers of the last seven.
  "alter table articles add column placed bigint",
  `update articles set placed = seq
    where seq is not null and seen_at >= (select max(seen_at) from articles) - interval '7 days'`,
  "alter table articles drop column seq",
  "alter table articles rename column placed to seq",
  "create unique index articles_order on articles (seq)",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

// What we touch of pg-boss that it does not promise to keep: its tables, as they are at 12.38.0.
import { sql } from "kysely";
import type { Db } from "./database.ts";

export interface QueueFigures {
  name: string;
  waiting: number;
  running: number;
  /** How long the most overdue job has waited since its time came, in milliseconds. */
  oldestMs: number;
}

/** By the database's clock, which is the one that jobs are taken by. */
export async function queueFigures(db: Db): Promise<QueueFigures[]> {
  const queues = await sql<QueueFigures>`
    select name,
      count(*) filter (where state in ('created', 'retry') and start_after <= now())::int as waiting,
      count(*) filter (where state = 'active')::int as running,
      coalesce(extract(epoch from max(now() - start_after) filter (where state in ('created', 'retry') and start_after <= now())) * 1000, 0)::float8 as "oldestMs"
    from pgboss.job where state in ('created', 'retry', 'active') and name not like '\_\_pgboss%' group by name order by name`.execute(
    db,
  );
  return queues.rows;
}

/** By the database's clock too. A job of tomorrow would also keep every later one of its key away. */
export const healJobs = [
  sql`update pgboss.job set start_after = start_after - (created_on - now()), created_on = now()
    where state < 'active' and created_on > now() + interval '1 minute'`,
  sql`update pgboss.job set start_after = now() where state = 'retry' and start_after > now() + interval '1 hour'`,
  sql`update pgboss.job set started_on = now(), heartbeat_on = now()
    where state = 'active' and started_on > now() + interval '1 minute'`,
  sql`update pgboss.queue set monitor_claim_on = null, monitor_on = null, maintain_on = null
    where greatest(monitor_claim_on, monitor_on, maintain_on) > now() + interval '1 minute'`,
  sql`update pgboss.version set cron_on = null, bam_on = null, flow_on = null, monitor_backoff_on = null
    where greatest(cron_on, bam_on, flow_on, monitor_backoff_on) > now() + interval '1 minute'`,
];

/** Forgets jobs about what is gone, by a field of what they carry. Before the first start there are no tables to look at. */
export async function forgetJobs(db: Db, field: string, values: string[]): Promise<void> {
  if (values.length === 0) return;
  const there = await sql<{ there: boolean }>`select to_regclass('pgboss.job') is not null as there`.execute(db);
  if (there.rows[0]?.there) await sql`delete from pgboss.job where data->>${field} = any(${values})`.execute(db);
}

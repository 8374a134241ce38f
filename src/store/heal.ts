// Brings back to now the rows that a clock set back has left waiting for a far time.
import { sql } from "kysely";
import type { Db } from "./database.ts";
import { healJobs } from "./inside-pg-boss.ts";

/**
 * Rows written while the clock was ahead: what they wait for is moved by as much as the clock was. Times that nothing legitimate
 * reaches are cut. Clocks that are right leave nothing to do, so this may run as often as wished. Returns the number of rows.
 */
export async function heal(db: Db, now: Date): Promise<number> {
  let rows = 0;
  for (const statement of [...ours(now), ...healJobs]) {
    rows += Number((await statement.execute(db)).numAffectedRows ?? 0n);
  }
  return rows;
}

const ours = (now: Date) => [
  // A feed that was looked at tomorrow. The longest wait that manners know is a day.
  sql`update feeds set next_check_at = next_check_at - (last_checked_at - ${now}::timestamptz), last_checked_at = ${now},
      last_ok_at = least(last_ok_at, ${now}), polling_until_at = null
    where last_checked_at > ${now}::timestamptz + interval '1 minute'`,
  sql`update feeds set next_check_at = ${now}, created_at = ${now}
    where last_checked_at is null and created_at > ${now}::timestamptz + interval '1 minute'`,
  sql`update feeds set next_check_at = ${now}::timestamptz + interval '1 hour'
    where next_check_at > ${now}::timestamptz + interval '26 hours'`,
  sql`update feeds set polling_until_at = null where polling_until_at > ${now}::timestamptz + interval '10 minutes'`,
  // A delivery put on its way tomorrow, and one whose next try is further off than any pause between two tries.
  sql`update deliveries set not_before_at = not_before_at - (created_at - ${now}::timestamptz), created_at = ${now}
    where state in ('pending', 'sending', 'unknown') and created_at > ${now}::timestamptz + interval '1 minute'`,
  sql`update deliveries set not_before_at = ${now}::timestamptz + interval '5 minutes'
    where (state in ('pending', 'sending', 'unknown') or stale) and attempt > 0
      and not_before_at > ${now}::timestamptz + interval '90 minutes'`,
  // Another lease than a minute or two there is not; after five more nothing of a dead worker is under way.
  sql`update deliveries set lease_until_at = ${now}::timestamptz + interval '5 minutes'
    where lease_until_at > ${now}::timestamptz + interval '10 minutes'`,
  sql`update webhook_calls set not_before_at = ${now}, lease_until_at = null, created_at = least(created_at, ${now})
    where state = 'pending' and (created_at > ${now}::timestamptz + interval '1 minute'
      or lease_until_at > ${now}::timestamptz + interval '10 minutes' or not_before_at > ${now}::timestamptz + interval '26 hours')`,
  // What was posted tomorrow stands in the channel's history under today: look for it from yesterday on.
  sql`update deliveries set sending_at = ${now}::timestamptz - interval '1 day'
    where state in ('sending', 'unknown') and sending_at > ${now}::timestamptz + interval '1 minute'`,
];

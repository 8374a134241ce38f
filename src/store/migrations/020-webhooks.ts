// Webhooks of channels, and what each was or will be told.
import { type Kysely, sql } from "kysely";

const statements = [
  `create table webhooks (
    id text primary key,
    tenant text not null,
    channel_key text not null,
    channel jsonb not null,
    address text not null,
    state text not null,
    failing_since_at timestamptz,
    created_at timestamptz not null
  )`,
  "create unique index webhooks_of_channel on webhooks (channel_key, address)",
  "create index webhooks_of_tenant on webhooks (tenant)",
  `create table webhook_calls (
    id text primary key,
    webhook_id text not null references webhooks on delete cascade,
    delivery_id text,
    event text not null,
    body text,
    state text not null,
    attempt integer not null default 0,
    not_before_at timestamptz not null,
    lease_until_at timestamptz,
    status integer,
    error jsonb,
    created_at timestamptz not null,
    done_at timestamptz
  )`,
  "create index webhook_calls_due on webhook_calls (webhook_id, not_before_at) where state = 'pending'",
  "create index webhook_calls_newest on webhook_calls (webhook_id, created_at)",
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

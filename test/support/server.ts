// A Postgres server for tests, where one answers: databases of their own, or copies of a template.
import { randomBytes } from "node:crypto";
import { Client } from "pg";

const SERVER = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";

/** Set before all tests: the database that every home on the server is a copy of; empty: no server answered. */
export const TEMPLATE = "FOOTNOTE_TEMPLATE_DATABASE";

export interface TestDatabase {
  name: string;
  url: string;
  drop(): Promise<void>;
}

/** A busy machine answers late; one without a server refuses at once. */
export async function serverAnswers(): Promise<boolean> {
  const client = new Client({ connectionString: SERVER, connectionTimeoutMillis: 20_000 });
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

async function run(statement: string): Promise<void> {
  const client = new Client({ connectionString: SERVER });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A database of its own on the server, a copy of `template` where that is given. */
export async function freshDatabase(template?: string): Promise<TestDatabase> {
  const name = `footnote_test_${randomBytes(6).toString("hex")}`;
  await run(`create database ${name}${template ? ` template ${template}` : ""}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return { name, url: url.href, drop: () => run(`drop database if exists ${name} with (force)`) };
}

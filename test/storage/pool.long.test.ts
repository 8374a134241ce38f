// A Postgres without a connection to spare: what is waiting waits, is told in words, and goes on by itself, once, when there is room.
import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import { deliver } from "../../src/jobs/deliver.ts";
import { explainError } from "../../src/core/errors.ts";
import { type Outbox, createOutbox } from "../../src/jobs/outbox.ts";
import type { Logger } from "../../src/platform/index.ts";
import { type Store, openStore } from "../../src/store/index.ts";
import { serverMissing } from "../support/homes.ts";
import { freshDatabase } from "../support/server.ts";
import { channel } from "../support/news.ts";
import { putOut } from "../support/outbox.ts";
import { type FakePlatform, fakePlatform } from "../support/platform.ts";

const PATIENCE = { timeout: 100_000 };
/** As many as the store opens at most. */
const CONNECTIONS = 8;

describe.skipIf(serverMissing)("with no connection to Postgres left", () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let role: string;
  let operator: Client;
  let store: Store;
  let platform: FakePlatform;
  let outbox: Outbox;
  let warnings: string[];

  const open = (): Promise<Store> => {
    const url = new URL(database.url);
    url.username = role;
    return openStore({
      home: { kind: "server", url: url.href },
      redisUrl: undefined,
      now: () => systemClock.now(),
      onError: () => {},
    });
  };
  /** From now on every connection of ours is cut, and a new one refused. */
  const fill = async () => {
    await operator.query(`alter role ${role} connection limit 0`);
    await operator.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}'`);
  };
  const makeRoom = () => operator.query(`alter role ${role} connection limit -1`);
  const keys = () => platform.posts.map(({ key }) => key);
  const unsent = async () => {
    const { rows } = await operator.query("select id from deliveries where state <> 'sent'");
    return rows;
  };

  beforeEach(async () => {
    database = await freshDatabase();
    role = `footnote_test_${randomBytes(6).toString("hex")}`;
    operator = new Client({ connectionString: database.url });
    await operator.connect();
    await operator.query(`create role ${role} login; grant all on schema public to ${role}`);
    await operator.query(`grant create on database ${new URL(database.url).pathname.slice(1)} to ${role}`);
    store = await open();
    platform = fakePlatform(channel.platform, 1_000);
    warnings = [];
    const note = (fields: object, said: string) =>
      void warnings.push(`${said}: ${(fields as { error: Error }).error.message}`);
    const log: Logger = { debug() {}, info() {}, error: note, warn: note };
    const ports = { store, platforms: new Map([[platform.name, platform]]), clock: systemClock, log };
    outbox = createOutbox({
      ...ports,
      platforms: [platform.name],
      graceMs: platform.graceMs,
      deliver: (id) => deliver(ports, id),
    });
    for (const id of ["a", "b", "c"]) await putOut(store, id, systemClock.now());
  });
  afterEach(async () => {
    await outbox.stop(5_000);
    await store.close();
    await operator.query(`drop owned by ${role} cascade; drop role ${role}`);
    await operator.end();
    await database.drop();
  });

  it("because the server takes no more, posts are held up until it does, and none is lost or posted twice", async () => {
    await fill();
    outbox.start();
    await expect.poll(() => warnings.at(-1), PATIENCE).toContain("too many connections");
    expect(keys()).toEqual([]);
    await makeRoom();
    await expect.poll(keys, PATIENCE).toEqual(["a", "b", "c"]);
    expect(warnings.every((said) => said.startsWith("the outbox could not be read"))).toBe(true);
  });

  it("in the middle of a post, what was posted is found when there is room, and not posted again", async () => {
    const post = platform.post.bind(platform);
    platform.post = async (...given) => {
      platform.post = post;
      const ref = await post(...given);
      await fill();
      return ref;
    };
    outbox.start();
    await expect.poll(() => warnings.at(-1), PATIENCE).toContain("too many connections");
    expect(keys()).toEqual(["a"]);
    await makeRoom();
    await expect.poll(unsent, PATIENCE).toEqual([]);
    expect(keys()).toEqual(["a", "b", "c"]);
  });

  it("because all of its own wait for a lock, it says so, and goes on when the lock is gone", async () => {
    await operator.query("select pg_advisory_lock(1)");
    const waiting = Array.from({ length: CONNECTIONS }, () => sql`select pg_advisory_lock_shared(1)`.execute(store.db));
    outbox.start();
    await expect.poll(() => warnings.at(-1), PATIENCE).toMatch(/^the outbox could not be read: .*timeout/);
    expect(keys()).toEqual([]);
    await operator.query("select pg_advisory_unlock(1)");
    await Promise.all(waiting);
    await expect.poll(unsent, PATIENCE).toEqual([]);
    expect(keys()).toEqual(["a", "b", "c"]);
  });

  it("the program does not start, and says what to change", async () => {
    await fill();
    const said = await open().then(() => "it opened", explainError);
    expect(said).toBe(
      "The database server takes no more connections. Close some that others hold, or raise max_connections or the user's connection limit.",
    );
  });
});

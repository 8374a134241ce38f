// A Postgres that takes no more connections: what is waiting waits, is told in words, and goes on by itself, once, when there is room.
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { expect, it, onTestFinished } from "vitest";
import { systemClock } from "../../src/clock.ts";
import { deliver } from "../../src/digest/deliver.ts";
import { createOutbox } from "../../src/outbox.ts";
import type { Logger } from "../../src/platform/index.ts";
import { openStore } from "../../src/store/index.ts";
import { freshDatabase, serverMissing } from "../support/homes.ts";
import { channel } from "../support/news.ts";
import { putOut } from "../support/outbox.ts";
import { fakePlatform } from "../support/platform.ts";

it.skipIf(serverMissing)(
  "a full server holds posts up until it has room, and none is lost or posted twice",
  async () => {
    const database = await freshDatabase();
    const role = `footnote_test_${randomBytes(6).toString("hex")}`;
    const operator = new Client({ connectionString: database.url });
    await operator.connect();
    await operator.query(`create role ${role} login; grant all on schema public to ${role}`);
    await operator.query(`grant create on database ${new URL(database.url).pathname.slice(1)} to ${role}`);
    const url = new URL(database.url);
    url.username = role;
    const store = await openStore({
      home: { kind: "server", url: url.href },
      redisUrl: undefined,
      split: () => [],
      now: () => systemClock.now(),
      onError: () => {},
    });
    const platform = fakePlatform(channel.platform, 0);
    const warnings: string[] = [];
    const log: Logger = {
      debug() {},
      info() {},
      error() {},
      warn: (fields, said) => void warnings.push(`${said}: ${(fields as { error: Error }).error.message}`),
    };
    const ports = { store, platforms: new Map([[platform.name, platform]]), clock: systemClock, log };
    const outbox = createOutbox({
      ...ports,
      platforms: [platform.name],
      graceMs: 0,
      deliver: (id) => deliver(ports, id),
    });
    onTestFinished(async () => {
      await outbox.stop(5_000);
      await store.close();
      await operator.query(`drop owned by ${role} cascade; drop role ${role}`);
      await operator.end();
      await database.drop();
    });
    for (const id of ["a", "b", "c"]) await putOut(store, id, systemClock.now());
    // From now on every connection of ours is cut, and a new one refused.
    await operator.query(`alter role ${role} connection limit 0`);
    await operator.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}'`);
    outbox.start();
    await expect.poll(() => warnings.at(-1), { timeout: 20_000 }).toContain("too many connections");
    expect(platform.posts).toEqual([]);
    await operator.query(`alter role ${role} connection limit -1`);
    await expect.poll(() => platform.posts.map(({ key }) => key), { timeout: 20_000 }).toEqual(["a", "b", "c"]);
    expect(warnings.every((said) => said.startsWith("the outbox could not be read"))).toBe(true);
  },
  60_000,
);

// A full disk costs no row and no second post: what is not saved is not posted, and with room again the work goes on.
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { deliver } from "../../src/jobs/deliver.ts";
import type { BotError } from "../../src/core/errors.ts";
import { type Logger, plainMessage } from "../../src/platform/index.ts";
import { type Database, openDatabase } from "../../src/store/database.ts";
import { type Store, openStore } from "../../src/store/index.ts";
import { testClock } from "../support/clock.ts";
import { type DataFolders, dataFolders } from "../support/data-folder.ts";
import { channel } from "../support/news.ts";
import { fakePlatform } from "../support/platform.ts";
import { type SmallDisk, canMount, smallDisk } from "../support/small-disk.ts";
import { putOut } from "../support/outbox.ts";

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

it.skipIf(canMount)("says that this user may not mount a small disk, so that a full one is not tested", () => {
  expect(canMount).toBe(false);
});

describe.skipIf(!canMount)("a full disk", () => {
  let disk: SmallDisk;
  let folders: DataFolders;
  const home = () => ({ kind: "embedded" as const, folder: join(disk.folder, "data") });
  beforeAll(async () => {
    folders = await dataFolders();
  });
  beforeEach(async () => {
    disk = smallDisk(160);
    await folders.copy(home().folder);
  });
  afterEach(() => disk.remove());
  afterAll(() => folders.remove());

  /** Text that does not compress, so that it takes the room it says. */
  const noise = sql<string>`(select string_agg(md5(random()::text), '') from generate_series(1, 250))`;
  const insert = ({ db }: Pick<Database, "db">, id: string) =>
    sql`insert into cache (key, value) values (${id}, ${noise})`.execute(db);

  it("posts nothing whose `sending` could not be saved, keeps answering, and posts each once when there is room", async () => {
    const clock = testClock();
    const faults: unknown[] = [];
    const store: Store = await openStore({
      home: home(),
      redisUrl: undefined,
      now: () => clock.now(),
      onError: (error) => faults.push(error),
    });
    try {
      const platform = fakePlatform(channel.platform);
      const ports = { store, platforms: new Map([[platform.name, platform]]), clock, log: silent };
      const enqueue = (id: string) =>
        putOut(store, id, clock.now(), { kind: "story", payload: plainMessage("text ".repeat(400)) });
      disk.fill(0);
      // Bites at some write of the protocol, another one in each round: enqueue, lease, `sending`, `sent`.
      const ids: string[] = [];
      const refused: string[] = [];
      const unsafe: unknown[] = [];
      for (let n = 0; n < 400 && refused.length < 25; n += 1) {
        const id = `delivery-${n}`;
        clock.advance(1);
        try {
          if (await enqueue(id)) ids.push(id);
          await deliver(ports, id);
        } catch (error) {
          refused.push(String(error));
        }
        for (const { key } of platform.posts) {
          const row = await store.outbox.get(key);
          if (!["sending", "sent", "unknown"].includes(row?.state ?? "")) unsafe.push(row);
        }
      }
      expect(unsafe).toEqual([]);
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.filter((text) => !text.includes("No space left"))).toEqual([]);
      // Said once, not once a query.
      expect(faults.map((fault) => (fault as BotError).hint)).toEqual([expect.stringContaining("goes on by itself")]);

      disk.makeRoom();
      for (let round = 0; round < 200; round += 1) {
        clock.advance(3_600_000);
        const due = await store.outbox.due(clock.now());
        if (due.length === 0) break;
        for (const { id } of due) await deliver(ports, id);
      }
      const keys = platform.posts.map(({ key }) => key);
      expect(keys.toSorted()).toEqual(ids.toSorted());
    } finally {
      await store.close();
    }
  });

  it("ends the database with a sentence when its log has no room, refuses every later query at once, and keeps every saved row", async () => {
    const faults: BotError[] = [];
    const database = await openDatabase(home(), { onFatal: (error) => faults.push(error) });
    const saved: string[] = [];
    disk.fill(8_000_000);
    for (let n = 0; n < 60 && faults.length === 0; n += 1) {
      await insert(database, `row-${n}`).then(
        () => saved.push(`row-${n}`),
        () => {},
      );
      // A new segment of the log: without room for it Postgres stops in the middle.
      await sql`select pg_switch_wal()`.execute(database.db).catch(() => {});
    }
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({
      code: "store_unavailable",
      message: expect.stringContaining("stopped"),
      hint: expect.stringContaining("Free at least"),
    });
    const later = insert(database, "later");
    await expect(later).rejects.toBe(faults[0]);
    await database.close();

    // Still full: refused with the reason. Room again: all there.
    await expect(openDatabase(home())).rejects.toMatchObject({
      code: "store_unavailable",
      message: expect.stringContaining("full"),
    });
    disk.makeRoom();
    const again = await openDatabase(home());
    const rows = await again.db.selectFrom("cache").select("key").execute();
    await again.close();
    expect(rows.map(({ key }) => key).toSorted()).toEqual(saved.toSorted());
    expect(saved.length).toBeGreaterThan(0);
  });
});

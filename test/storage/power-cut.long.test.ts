// The power fails while it works: whatever the disk had got by then opens, is whole, and knows of every post that may have left.
// FOOTNOTE_CUTS=200 for the long version.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainMessage } from "../../src/platform/index.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createFeedStore } from "../../src/store/feeds.ts";
import { createOutboxStore } from "../../src/store/outbox.ts";
import { createPollStore } from "../../src/store/polls.ts";
import { type DataFolders, dataFolders } from "../support/data-folder.ts";
import { item } from "../support/news.ts";
import { type WatchedDisk, watchDisk } from "../support/power.ts";
import { randomFrom } from "../support/random.ts";
import { putOut } from "../support/outbox.ts";

const CUTS = Number(process.env["FOOTNOTE_CUTS"] ?? 6);
const seed = Number(process.env["FOOTNOTE_SEED"] ?? Date.now() % 1_000_000);

describe(`${CUTS} power cuts (FOOTNOTE_SEED=${seed})`, () => {
  let folders: DataFolders;
  let disk: WatchedDisk | undefined;
  beforeAll(async () => {
    folders = await dataFolders();
  });
  afterAll(async () => {
    disk?.stop();
    await folders.remove();
  });

  it("lose no `sending` that was saved before its post, and part no items from their validators", async () => {
    const random = randomFrom(seed);
    const folder = await folders.copy();
    const home = { kind: "embedded" as const, folder };
    const database = await openDatabase(home);
    disk = watchDisk(folder);
    const { db } = database;
    const [feeds, polls, outbox] = [createFeedStore(db), createPollStore(db), createOutboxStore(db)];
    const now = new Date();
    const feed = await feeds.add(
      { url: "https://a.example/feed", title: "A", siteUrl: undefined, poll: {}, sample: false },
      now,
    );

    /** Posts that may have left: their `sending` was committed. */
    const posted: string[] = [];
    const saved: number[] = [];
    const outcomes: string[] = [];
    const image = `${folder}-image`;
    const filler = Array.from({ length: 60 }, () => random().toString(36)).join(" ");

    let writes = 0;
    let cutAt = Math.ceil(random() * 40);
    let seen: { posted: string[]; polls: number } | undefined;
    disk.onWrite = () => {
      writes += 1;
      if (writes !== cutAt || seen) return;
      const share = [0, 0.5, 1][Math.floor(random() * 3)]!;
      disk!.cut(image, () => random() < share);
      seen = { posted: [...posted], polls: saved.length };
    };
    for (let n = 0; outcomes.length < CUTS; n += 1) {
      await db.transaction().execute((trx) =>
        polls.save(
          trx,
          [
            {
              feedId: feed.id,
              poll: { url: feed.url, etag: `"${n + 1}"` },
              nextCheckAt: now,
              state: "active",
              ok: true,
              error: undefined,
              title: "A",
              siteUrl: undefined,
              url: feed.url,
              items: [
                {
                  key: `item-${n}`,
                  aliases: [],
                  contentHash: `${n}`,
                  marks: { guid: undefined, link: undefined },
                  item: item(`item-${n} ${filler}`),
                },
              ],
            },
          ],
          now,
        ),
      );
      saved.push(n);
      const id = `delivery-${n}`;
      const due = { kind: "story", payload: plainMessage(filler), notBefore: now } as const;
      await putOut({ db, outbox }, id, new Date(now.getTime() + n), due);
      const leased = (await outbox.lease(id, now, 60_000))!;
      await outbox.record(leased, { state: "sending", sendingAt: now, keepLease: true });
      posted.push(id);
      await outbox.record(leased, { state: "sent", sentAt: now });
      if (!seen) continue;
      outcomes.push(await check(image, feed.id, seen));
      rmSync(image, { recursive: true });
      cutAt = writes + Math.ceil(random() * 120);
      seen = undefined;
    }
    expect(disk.flushes()).toBeGreaterThan(0);
    disk.stop();
    await database.close();
    expect(outcomes).toEqual(outcomes.map(() => "whole"));
  }, 1_800_000);
});

/** Opens an image and says what is wrong with it. */
async function check(folder: string, feedId: string, seen: { posted: string[]; polls: number }): Promise<string> {
  mkdirSync(folder, { recursive: true });
  rmSync(join(folder, "lock"), { force: true });
  const database = await openDatabase({ kind: "embedded", folder });
  try {
    const rows = await database.db.selectFrom("deliveries").select(["id", "state", "sending_at", "sent_at"]).execute();
    const state = new Map(rows.map((row) => [row.id, row.state]));
    const lost = seen.posted.filter((id) => !["sending", "sent"].includes(state.get(id) ?? ""));
    if (lost.length > 0) return `lost the sending of ${lost.join(", ")}`;
    if (rows.some((row) => row.state === "sent" && !row.sent_at)) return "half a row";
    const [feed] = await database.db.selectFrom("feeds").select("poll").where("id", "=", feedId).execute();
    const items = await database.db.selectFrom("items").select("key").where("feed_id", "=", feedId).execute();
    const parts = await database.db.selectFrom("item_names").select("names").where("feed_id", "=", feedId).execute();
    const names = parts.flatMap((part) => part.names.split("\n").slice(1));
    const etag = (feed?.poll as { etag?: string } | undefined)?.etag ?? '"0"';
    if (etag !== `"${items.length}"` || names.length !== items.length)
      return `validator ${etag} with ${items.length} items`;
    if (items.length < seen.polls) return `${items.length} of ${seen.polls} polls`;
    return "whole";
  } finally {
    await database.close();
  }
}

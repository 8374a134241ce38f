// A backup is put back although the channel went on meanwhile: what the backup knew to be on its way is looked for, not posted again.
import { cpSync, rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { deliver } from "../../src/digest/deliver.ts";
import { type Logger, say } from "../../src/platform/index.ts";
import { openStore } from "../../src/store/index.ts";
import { testClock } from "../support/clock.ts";
import { type DataFolders, dataFolders } from "../support/data-folder.ts";
import { channel } from "../support/news.ts";
import { fakePlatform } from "../support/platform.ts";
import { putOut } from "../support/outbox.ts";

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

let folders: DataFolders;
beforeAll(async () => {
  folders = await dataFolders();
});
afterAll(() => folders.remove());

it("finds what was posted after a backup that held it as `sending`, and keeps what was sent as sent", async () => {
  const folder = await folders.copy();
  const clock = testClock();
  const platform = fakePlatform(channel.platform);
  const open = async () => {
    const store = await openStore({
      home: { kind: "embedded", folder },
      redisUrl: undefined,
      split: () => [],
      now: () => clock.now(),
      onError: () => {},
    });
    return { store, ports: { store, platforms: new Map([[platform.name, platform]]), clock, log: silent } };
  };
  const enqueue = async ({ store }: Awaited<ReturnType<typeof open>>, id: string) => {
    await putOut(store, id, clock.now(), { kind: "story", payload: say(id) });
    clock.advance(1);
  };

  let bot = await open();
  await enqueue(bot, "sent");
  await deliver(bot.ports, "sent");
  await enqueue(bot, "sending");
  const leased = (await bot.store.deliveries.lease("sending", clock.now(), 45_000))!;
  await bot.store.deliveries.record(leased, { state: "sending", sendingAt: clock.now(), keepLease: true });
  await bot.store.close();
  cpSync(folder, `${folder}-backup`, { recursive: true });

  // The bot went on and posted it; then its disk was lost.
  await platform.post(channel, say("sending"), "sending");
  rmSync(folder, { recursive: true });
  cpSync(`${folder}-backup`, folder, { recursive: true });

  bot = await open();
  clock.advance(10 * 60_000);
  for (const { id } of await bot.store.deliveries.due(clock.now())) await deliver(bot.ports, id);
  expect(await bot.store.deliveries.due(clock.now())).toEqual([]);
  await bot.store.close();
  expect(platform.posts.map(({ key }) => key)).toEqual(["sent", "sending"]);
}, 60_000);

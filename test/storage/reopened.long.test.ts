// A data folder opened again, after a crash or from a backup: what is certainly unsent goes out at once, what may have been sent is looked for.
import { cpSync, rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { deliver } from "../../src/jobs/deliver.ts";
import { type Logger, plainMessage } from "../../src/platform/index.ts";
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

/** A folder of its own with a bot on it, opened as often as the test says. */
async function scene() {
  const folder = await folders.copy();
  const clock = testClock();
  const platform = fakePlatform(channel.platform);
  const open = async () => {
    const store = await openStore({
      home: { kind: "embedded", folder },
      redisUrl: undefined,
      now: () => clock.now(),
      onError: () => {},
    });
    return { store, ports: { store, platforms: new Map([[platform.name, platform]]), clock, log: silent } };
  };
  const enqueue = async ({ store }: Bot, id: string) => {
    await putOut(store, id, clock.now(), { kind: "story", payload: plainMessage(id) });
    clock.advance(1);
  };
  const lease = async ({ store }: Bot, id: string) => (await store.outbox.lease(id, clock.now(), 45_000))!;
  const send = async (bot: Bot, id: string) => {
    const leased = await lease(bot, id);
    await bot.store.outbox.record(leased, { state: "sending", sendingAt: clock.now(), keepLease: true });
  };
  const due = async ({ store }: Bot) => (await store.outbox.due(clock.now())).map(({ id }) => id);
  type Bot = Awaited<ReturnType<typeof open>>;
  return { folder, clock, platform, open, enqueue, lease, send, due };
}

it("after a crash, posts at once what was taken and not sent, and leaves what was being sent its grace", async () => {
  const { clock, open, enqueue, lease, send, due } = await scene();
  let bot = await open();
  await enqueue(bot, "taken");
  await lease(bot, "taken");
  expect(await due(bot)).toEqual([]);
  await bot.store.close();

  bot = await open();
  expect(await due(bot)).toEqual(["taken"]);
  await send(bot, "taken");
  await bot.store.close();

  bot = await open();
  expect(await due(bot)).toEqual([]);
  clock.advance(45_000);
  expect(await due(bot)).toEqual(["taken"]);
  await bot.store.close();
});

it("from a backup, finds what was posted after it was made, and keeps what was sent as sent", async () => {
  const { folder, clock, platform, open, enqueue, send, due } = await scene();
  let bot = await open();
  await enqueue(bot, "sent");
  await deliver(bot.ports, "sent");
  await enqueue(bot, "sending");
  await send(bot, "sending");
  await bot.store.close();
  cpSync(folder, `${folder}-backup`, { recursive: true });

  // The bot went on and posted it; then its disk was lost.
  await platform.post(channel, plainMessage("sending"), "sending");
  rmSync(folder, { recursive: true });
  cpSync(`${folder}-backup`, folder, { recursive: true });

  bot = await open();
  clock.advance(10 * 60_000);
  for (const id of await due(bot)) await deliver(bot.ports, id);
  expect(await due(bot)).toEqual([]);
  await bot.store.close();
  expect(platform.posts.map(({ key }) => key)).toEqual(["sent", "sending"]);
});

// The process that puts reports into stories is killed or put to sleep: another takes over, and nothing is lost.
import { expect, it } from "vitest";
import { doubled } from "../support/chat-double.ts";
import type { Press } from "../support/press.ts";
import { type RunningProcess, until } from "../support/processes.ts";
import { PATIENCE_MS, chat, describeProcesses, open, start, told } from "./bed.ts";

const leaseOf = async (store: Press["store"], name: string): Promise<string | undefined> =>
  (await store.db.selectFrom("leases").select("holder").where("name", "=", name).executeTakeFirst())?.holder;

/** Waits until this process, the last one started, is the one who follows. */
async function follows(store: Press["store"]): Promise<void> {
  const holder = () => leaseOf(store, "clustering:next");
  await until(async () => (await holder()) !== undefined, PATIENCE_MS, holder);
}

/** Waits until another than `before` has the lease. */
async function handedOver(store: Press["store"], before: string | undefined): Promise<void> {
  const holder = () => leaseOf(store, "clustering");
  const changed = async () => ![undefined, before].includes(await holder());
  await until(changed, PATIENCE_MS, holder);
}

describeProcesses(() => {
  it.each(["SIGKILL", "SIGSTOP"] as const)(
    "%s of the one who clusters: another has the lease, and tells all that comes, once",
    async (signal) => {
      const owner: RunningProcess = await start("watch");
      const { store, tenant, publish } = await open();
      const before = await leaseOf(store, "clustering");
      expect(before).toBeDefined();
      await start("watch");
      await follows(store);
      await start("serve");
      const feed = await tenant("one");
      const first = await publish(feed, 8);
      await told("one-0", first.slice(0, 1));
      owner.signal(signal);
      const then = await publish(feed, 8);
      await handedOver(store, before);
      await told("one-0", [...first, ...then]);
      // Awake again, it finds that the work is another's, and does no harm.
      owner.signal("SIGCONT");
      const last = await publish(feed, 4);
      await told("one-0", last);
      expect(doubled(chat.posts)).toEqual([]);
      expect(chat.posts).toHaveLength(20);
    },
    600_000,
  );
});

// The outbox: a story once per subscription, one worker at a time, a channel in its order.
import { expect, it } from "vitest";
import type { TestHome } from "../../support/homes.ts";
import { channel } from "../../support/news.ts";
import { putOut } from "../../support/outbox.ts";
import { later, now, openOnce, storyOf, subscribe } from "./scene.ts";

export function outbox(home: TestHome): void {
  const scene = openOnce(home);

  const outbox = async (channelName: string, ids: string[]) => {
    for (const [index, id] of ids.entries()) {
      await putOut(scene.store, id, later(index), { target: { ...channel, channel: channelName }, notBefore: now });
    }
  };

  it("puts a story into the outbox once per subscription, under whatever delivery", async () => {
    const { story, stored } = await storyOf(scene.store, "once");
    const subscription = await subscribe(scene.store, "once");
    const put = (id: string) =>
      putOut(scene.store, id, now, {
        subscriptionId: subscription.id,
        target: subscription.channel,
        kind: "story",
        stories: [{ storyId: story.id, analysisId: stored.id }],
      });
    expect(await put("once-a")).toBe(true);
    expect(await put("once-a")).toBe(false);
    await expect(put("once-b")).rejects.toThrow(/posted_once/);
    expect(await scene.store.outbox.get("once-b")).toBeUndefined();
  });

  it("leases a delivery to one worker, and fences a worker that lost its lease", async () => {
    await outbox("lease", ["lease-1"]);
    const first = await scene.store.outbox.lease("lease-1", later(10), 1000);
    expect(await scene.store.outbox.lease("lease-1", later(20), 1000)).toBeUndefined();
    const second = await scene.store.outbox.lease("lease-1", later(2000), 1000);
    expect(second!.fence).toBeGreaterThan(first!.fence);
    expect(await scene.store.outbox.record(first!, { state: "sent" })).toBe(false);
    expect(await scene.store.outbox.record(second!, { state: "sent", sentAt: now })).toBe(true);
  });

  it("keeps the order of a channel: the second waits for the first", async () => {
    await outbox("order", ["order-1", "order-2"]);
    expect(await scene.store.outbox.lease("order-2", later(10), 1000)).toBeUndefined();
    const first = await scene.store.outbox.lease("order-1", later(10), 1000);
    await scene.store.outbox.record(first!, { state: "sent" });
    expect((await scene.store.outbox.lease("order-2", later(20), 1000))?.id).toBe("order-2");
  });
}

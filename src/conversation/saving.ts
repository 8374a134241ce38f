// What holders of keys keep of the page: it tells what a channel finds useful, as a thumb does.
import type { Clock, Story, Subscription } from "../core/domain.ts";
import type { ShelfOwner, Shelves } from "../platform/index.ts";
import type { Store } from "../store/index.ts";
import { did, undid } from "./votes.ts";

/** The shelves, where what is saved counts for its story as long as it is kept. */
export function countSaves(store: Store, clock: Clock): Shelves {
  async function behind(tenant: string, entryId: string): Promise<{ story?: Story; subscription?: Subscription }> {
    const entry = await store.messages().get(entryId);
    const told = entry && "message" in entry.body ? entry.body.message.story?.id : undefined;
    if (!entry || told === undefined) return {};
    const channel = { platform: tenant.slice(0, tenant.indexOf(":")), tenant, channel: entry.channel };
    const [story, subscription] = await Promise.all([
      store.stories.get(tenant, told),
      store.subscriptions.ofChannel({ ...channel, kind: "channel" }),
    ]);
    return { ...(story && { story }), ...(subscription && { subscription }) };
  }

  return {
    ...store.shelves,
    async mark(of: ShelfOwner, entry, kind, on) {
      await store.shelves.mark(of, entry, kind, on);
      if (kind !== "saved") return;
      const { story, subscription } = await behind(of.tenant, entry);
      if (!story) return;
      // For a key that was revoked meanwhile nothing was kept, and nothing counts.
      const { saved } = await store.shelves.marked(of, [entry]);
      if (saved.has(entry) !== on) return;
      const ask = { ports: { store, clock }, subscription, person: { id: of.person } };
      await (on ? did(ask, "saved", story) : undid(ask, "saved", story.id, of.person));
    },
  };
}

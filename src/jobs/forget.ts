// Lets go of a workspace, a channel or a person: rows, caches, and what an adapter keeps of its own.
import { KEPT_DAYS } from "../core/kept.ts";
import type { ChannelRef, Clock, Tenant } from "../core/domain.ts";
import { DAY } from "../core/time.ts";
import type { Forgotten, Logger, Platform } from "../platform/index.ts";
import type { Store } from "../store/index.ts";
import { inBatches } from "./batches.ts";

export interface ForgetPorts {
  store: Store;
  platforms: ReadonlyMap<string, Platform>;
  clock: Clock;
  log: Logger;
  /** How long a story is kept after its last report, in days; absent: for ever. */
  storyDays?: number | undefined;
}

/** Stories of one transaction: some thousand rows of other tables go with them. */
const STORIES = 50;

/** Deletes at once, and for good. Safe to repeat. */
export async function forget(ports: Pick<ForgetPorts, "store" | "platforms">, who: Forgotten): Promise<void> {
  const { store, platforms } = ports;
  const tenant = "channel" in who ? who.channel.tenant : who.tenant;
  const platform = platforms.get(platformOf(tenant));
  if ("channel" in who) await store.tenants.removeChannel(who.channel);
  else if ("person" in who) {
    // Where posts are the bot's own to take away, those that repeat somebody's question go first: afterwards nobody knows whose it was.
    for (const ref of await store.people.posted(tenant, who.person)) await platform?.remove?.(ref);
    await store.people.forget(tenant, who.person);
    await store.tenants.removeChannel(inboxOf(tenant, who.person));
  } else {
    await store.tenants.remove(tenant);
    await store.caches.forget(tenant);
  }
  await platform?.forget?.(who);
}

/** A tenant is written `platform:id`. */
const platformOf = (tenant: Tenant): string => tenant.slice(0, tenant.indexOf(":"));

const inboxOf = (tenant: Tenant, person: string): ChannelRef => ({
  platform: platformOf(tenant),
  tenant,
  channel: person,
  kind: "direct",
});

/** Everything of a removed workspace stops: nothing more is posted, and what was kept for it goes. */
export async function removeTenant(ports: Omit<ForgetPorts, "clock">, tenant: Tenant): Promise<void> {
  await forget(ports, { tenant });
  ports.log.warn({ tenant }, "a workspace removed the bot: what was kept for it is gone");
}

/** Deletes what is too old to keep, and what is left of channels that have been lost for long. */
export async function keepNoLonger(ports: ForgetPorts): Promise<void> {
  const { store, platforms, clock, log, storyDays } = ports;
  const now = clock.now();
  await store.retention.apply(now);
  if (storyDays !== undefined) {
    const before = new Date(now.getTime() - storyDays * DAY);
    const gone = await inBatches(clock, (limit) => store.oldStories.letGo(before, now, limit), STORIES);
    if (gone > 0) log.info({ stories: gone }, "stories too old to keep are gone but for what was told of them");
  }
  for (const channel of await store.tenants.lostBefore(new Date(now.getTime() - KEPT_DAYS.lostChannels * DAY))) {
    // What its adapter keeps goes with it, so whoever has that adapter does it.
    if (!platforms.has(channel.platform)) continue;
    await forget(ports, { channel });
    log.info({ channel }, "a channel that the bot lost long ago is forgotten");
  }
}

/** What people ask to be gone: all that is kept of somebody, one post where it stands, a channel of the bot's own. */
export const forgetting = (ports: Pick<ForgetPorts, "store" | "platforms">) => ({
  forget: (who: Forgotten) => forget(ports, who),
  takeDown: async (channel: ChannelRef, message: string) => {
    const platform = ports.platforms.get(channel.platform);
    if (!platform?.remove) return undefined;
    // First, so that a second try mends what a crash left half done.
    await ports.store.told.takenDown(channel, message);
    return platform.remove({ channel, message });
  },
  ownChannels: (tenant: Tenant) => ports.platforms.get(platformOf(tenant))?.channels,
});

// Feeds that the settings name: the page watches each from the first start that reads its name.
import type { ChannelRef, Clock } from "../core/domain.ts";
import { defaultFilters, defaultLens, defaultSchedule } from "../digest/defaults.ts";
import { packAsked, readPack } from "../feeds/packs.ts";
import type { Logger } from "../platform/index.ts";
import type { Store } from "../store/index.ts";

/** The page's own channel. */
export const PAGE_CHANNEL: ChannelRef = { platform: "web", tenant: "web:site", channel: "news", kind: "channel" };

export interface FirstFeedsPorts {
  store: Store;
  clock: Clock;
  log: Logger;
  timeZone: string;
  language: string;
  discover(address: string): Promise<{ url: string; title: string }[]>;
}

/** Each name is taken once: whoever removes a feed later keeps it removed. One that cannot be read is tried at the next start. */
export async function watchFirst(ports: FirstFeedsPorts, names: readonly string[]): Promise<void> {
  const { store, clock, log, timeZone, language } = ports;
  const taken = store.records("first-feeds");
  for (const name of names) {
    if (await taken.get(name)) continue;
    try {
      const feeds = await feedsOf(ports, name);
      const settings = { lens: defaultLens(language), schedule: defaultSchedule(timeZone), filters: defaultFilters };
      const { id } = await store.subscriptions.ensure(PAGE_CHANNEL, settings, "web:visitor", clock.now());
      for (const { url, title } of feeds) {
        const feed = await store.feeds.add(
          { url, title: title || url, siteUrl: undefined, poll: { url }, sample: false },
          clock.now(),
        );
        await store.subscriptions.link(id, feed.id);
      }
      await taken.put(name, { at: clock.now().toISOString(), feeds: feeds.length });
    } catch (error) {
      log.warn({ error, feed: name }, "a feed of the settings cannot be watched yet; the next start tries again");
    }
  }
}

async function feedsOf(ports: FirstFeedsPorts, name: string): Promise<{ url: string; title: string }[]> {
  const pack = packAsked(name);
  if (pack !== undefined) return readPack(pack) ?? [];
  return (await ports.discover(name)).slice(0, 1);
}

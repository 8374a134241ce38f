// News for a newsroom of several processes: tenants with their channels, feeds, and items that never resemble each other.
import { randomUUID } from "node:crypto";
import { defaultFilters, defaultLens, defaultSchedule } from "../../src/digest/defaults.ts";
import { type Store, openStore } from "../../src/store/index.ts";
import { json } from "../../src/store/database.ts";
import { item } from "./news.ts";

export interface Press {
  readonly store: Store;
  /** A tenant with so many channels that all read one feed; the feed's id. */
  tenant(name: string, channels?: number): Promise<string>;
  /** New items of a feed, as a poll leaves them; their titles. With `link`, the text is on that page. */
  publish(feedId: string, count: number, link?: (title: string) => string): Promise<string[]>;
  close(): Promise<void>;
}

export const openOn = (url: string): Promise<Store> =>
  openStore({
    home: { kind: "server", url },
    redisUrl: undefined,
    now: () => new Date(),
    onError: () => {},
  });

const SYLLABLES = [
  "ba",
  "ke",
  "li",
  "mo",
  "nu",
  "ra",
  "se",
  "ti",
  "vo",
  "zu",
  "dra",
  "fle",
  "gri",
  "pho",
  "sku",
  "tra",
];

/** Made-up words that no two calls share. */
export function inventWords(count: number): string[] {
  return Array.from({ length: count }, () =>
    Array.from(randomUUID().slice(0, 6), (digit) => SYLLABLES[Number.parseInt(digit, 16)]).join(""),
  );
}

/** A report of some sentences in words of its own. */
export function inventReport(sentenceCount = 6): { title: string; text: string } {
  const sentence = () => {
    const [first = "", ...rest] = inventWords(9);
    return `The ${first} ${rest.slice(0, 4).join(" ")} said that ${rest.slice(4).join(" ")}.`;
  };
  return {
    title: inventWords(5).join(" "),
    text: Array.from({ length: sentenceCount }, sentence).join(" "),
  };
}

export async function openPress(url: string): Promise<Press> {
  const store = await openOn(url);
  await store.jobs.start();
  return {
    store,
    async tenant(name, channels = 1) {
      const now = new Date();
      const address = `https://${name}.example/feed`;
      const feed = await store.feeds.add(
        { url: address, title: name, siteUrl: undefined, poll: { url: address }, sample: false },
        now,
      );
      // Its items are brought by `publish`: nobody is to ask that address.
      const later = new Date(now.getTime() + 86_400_000);
      await store.db
        .updateTable("feeds")
        .set({ next_check_at: later, baseline_at: now })
        .where("id", "=", feed.id)
        .execute();
      for (let channel = 0; channel < channels; channel += 1) {
        const { id } = await store.subscriptions.ensure(
          { platform: "chat", tenant: `chat:${name}`, channel: `${name}-${channel}`, kind: "channel" },
          {
            lens: defaultLens("en"),
            schedule: { ...defaultSchedule("UTC"), dailyCap: 1_000_000 },
            filters: defaultFilters,
          },
          "owner",
          now,
        );
        await store.subscriptions.link(id, feed.id);
      }
      // As its first look leaves it: all that comes from now on is news.
      await store.db
        .updateTable("subscription_feeds")
        .set({ reads_from: new Date(now.getTime() - 1) })
        .where("feed_id", "=", feed.id)
        .execute();
      return feed.id;
    },
    async publish(feedId, count, link) {
      const now = new Date();
      const reports = Array.from({ length: count }, () => inventReport());
      await store.db.transaction().execute(async (trx) => {
        const rows = reports.map(({ title, text }) => ({
          id: randomUUID(),
          feed_id: feedId,
          key: title,
          content_hash: title,
          body: json({ ...item(title, { content: link ? undefined : `<p>${text}</p>` }), link: link?.(title) }),
          state: "new",
          first_seen_at: now,
        }));
        await trx.insertInto("items").values(rows).execute();
        await store.jobs.sendMany(
          "article",
          rows.map(({ id }) => ({ data: { itemId: id }, key: id })),
          { trx },
        );
      });
      return reports.map(({ title }) => title);
    },
    async close() {
      await store.jobs.stop(0);
      await store.close();
    },
  };
}

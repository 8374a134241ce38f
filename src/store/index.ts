// The store, whole: one database, its tables by subject, the jobs and the cache.
import type { Sentence } from "../core/domain.ts";
import type { BotError } from "../core/errors.ts";
import { freeAbandoned } from "./abandoned.ts";
import { createAnnouncements } from "./announcements.ts";
import { type Caches, createCaches } from "./cache.ts";
import { type ConversationStore, createConversationStore } from "./conversations.ts";
import { type Database, type Db, type Home, openDatabase } from "./database.ts";
import { type DeliveryStore, createDeliveryStore } from "./deliveries.ts";
import { type FeedStore, createFeedStore } from "./feeds.ts";
import { heal } from "./heal.ts";
import { type Jobs, createJobs } from "./jobs.ts";
import { createMessageLog } from "./log.ts";
import { createRecords } from "./records.ts";
import { type StoryStore, createStoryStore } from "./stories.ts";
import { type SubscriptionStore, createSubscriptionStore } from "./subscriptions.ts";
import { type VerdictStore, createVerdictStore } from "./verdicts.ts";
import type { MessageLog, Records } from "../platform/index.ts";

export interface Store {
  readonly home: Home;
  readonly db: Db;
  readonly feeds: FeedStore;
  readonly stories: StoryStore;
  readonly subscriptions: SubscriptionStore;
  readonly deliveries: DeliveryStore;
  readonly conversations: ConversationStore;
  readonly verdicts: VerdictStore;
  readonly caches: Caches;
  readonly jobs: Jobs;
  records(owner: string): Records;
  messages(): MessageLog;
  /** Brings back to now what waits for a time written while the clock was ahead; the number of rows. Jobs must have been started. */
  heal(now: Date): Promise<number>;
  close(): Promise<void>;
}

export interface StoreOptions {
  home: Home;
  redisUrl: string | undefined;
  split: (text: string, language: string) => Sentence[];
  now: () => Date;
  onError: (error: unknown) => void;
  /** Hears the fault after which the embedded database refuses everything: the process has to start again. */
  onFatal?: (error: BotError) => void;
}

/** Opens everything; throws the errors of `openDatabase`. Jobs are not started here. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const database: Database = await openDatabase(options.home, options);
  const { db } = database;
  const announcements = createAnnouncements(database);
  const caches = createCaches(db, options.redisUrl, options.onError);
  if (options.home.kind === "embedded") await freeAbandoned(db);
  return {
    home: options.home,
    db,
    feeds: createFeedStore(db),
    stories: createStoryStore(db, options.split),
    subscriptions: createSubscriptionStore(db),
    deliveries: createDeliveryStore(db),
    conversations: createConversationStore(db),
    verdicts: createVerdictStore(db),
    caches,
    jobs: createJobs(database, options.onError),
    records: (owner) => createRecords(db, owner),
    messages: () => createMessageLog(db, options.now, announcements),
    heal: (now) => heal(db, now),
    async close() {
      await announcements.close();
      await caches.close();
      await database.close();
    },
  };
}

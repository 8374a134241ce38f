// The store, whole: one database, its tables by subject, the jobs and the cache.
import type { BotError } from "../core/errors.ts";
import { freeAbandoned } from "./abandoned.ts";
import { createAnnouncements } from "./announcements.ts";
import { createAnalysisStore } from "./analyses.ts";
import { createArticleStore } from "./articles.ts";
import { type Caches, createCaches } from "./cache.ts";
import { createCellLogStore } from "./cell-log.ts";
import { createClusteringStore } from "./clustering.ts";
import { createConversationStore } from "./conversations.ts";
import { type Database, type Db, type Home, openDatabase } from "./database.ts";
import { createDeliveryStore } from "./deliveries.ts";
import { createDigestTimeStore } from "./digest-times.ts";
import { createFeedStore } from "./feeds.ts";
import { createFeedbackStore } from "./feedback.ts";
import { heal } from "./heal.ts";
import { createHolderStore } from "./holders.ts";
import { createInboundStore } from "./inbound.ts";
import { createItemStore } from "./items.ts";
import { type Jobs, createJobs } from "./jobs.ts";
import { createLeaseStore } from "./leases.ts";
import { createMessageLog } from "./log.ts";
import { createMuteStore } from "./mutes.ts";
import { createOldStoryStore } from "./old-stories.ts";
import { createOutboxStore } from "./outbox.ts";
import { createPastStore } from "./past.ts";
import { createPeopleStore } from "./people.ts";
import { createPingStore } from "./pings.ts";
import { createPollStore } from "./polls.ts";
import { createRecords } from "./records.ts";
import { createRetentionStore } from "./retention.ts";
import { createSearchStore } from "./search.ts";
import { createSamplePosts } from "./sample-posts.ts";
import { createShelfStore } from "./shelves.ts";
import { createStoryStore } from "./stories.ts";
import { createSubscriptionStore } from "./subscriptions.ts";
import { createTenantStore } from "./tenants.ts";
import { createToldStore } from "./told.ts";
import { createVerdictStore } from "./verdicts.ts";
import { createVoteStore } from "./votes.ts";
import { createWaitingStore } from "./waiting.ts";
import { createWatchStore } from "./watches.ts";
import { createWebhookStore } from "./webhooks.ts";
import type { MessageLog, Records } from "../platform/index.ts";
import type { Wording } from "../words/index.ts";

/** The tables by who reads them: each of these stores knows its own, and no other. */
const createStores = (db: Db, now: () => Date) => ({
  feeds: createFeedStore(db),
  polls: createPollStore(db),
  items: createItemStore(db),
  articles: createArticleStore(db),
  clustering: createClusteringStore(db),
  stories: createStoryStore(db),
  analyses: createAnalysisStore(db),
  subscriptions: createSubscriptionStore(db),
  pings: createPingStore(db),
  mutes: createMuteStore(db),
  waiting: createWaitingStore(db),
  digestTimes: createDigestTimeStore(db),
  oldStories: createOldStoryStore(db),
  outbox: createOutboxStore(db),
  deliveries: createDeliveryStore(db),
  told: createToldStore(db),
  samplePosts: createSamplePosts(db),
  conversations: createConversationStore(db),
  feedback: createFeedbackStore(db),
  holders: createHolderStore(db),
  inbound: createInboundStore(db),
  leases: createLeaseStore(db),
  cellLog: createCellLogStore(db),
  tenants: createTenantStore(db),
  people: createPeopleStore(db),
  retention: createRetentionStore(db),
  search: createSearchStore(db, now),
  verdicts: createVerdictStore(db),
  past: createPastStore(db),
  votes: createVoteStore(db),
  webhooks: createWebhookStore(db),
  shelves: createShelfStore(db, now),
  watches: createWatchStore(db),
});

export interface Store extends Readonly<ReturnType<typeof createStores>> {
  readonly home: Home;
  readonly db: Db;
  readonly caches: Caches;
  readonly jobs: Jobs;
  records<Value = unknown>(owner: string): Records<Value>;
  messages(): MessageLog;
  /** Brings back to now what waits for a time written while the clock was ahead; the number of rows. Jobs must have been started. */
  heal(now: Date): Promise<number>;
  close(): Promise<void>;
}

export interface StoreOptions {
  home: Home;
  redisUrl: string | undefined;
  now: () => Date;
  onError: (error: unknown) => void;
  /** Hears what was mended at the start. */
  onNotice?: (said: Wording) => void;
  /** Hears the fault after which the embedded database refuses everything: the process has to start again. */
  onFatal?: (error: BotError) => void;
}

/** Opens everything; throws the errors of `openDatabase`. Jobs are not started here. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const database: Database = await openDatabase(options.home, options);
  const { db } = database;
  const announcements = createAnnouncements(database);
  const caches = await createCaches(db, options.redisUrl, options.onError);
  if (options.home.kind === "embedded") await freeAbandoned(db);
  return {
    home: options.home,
    db,
    ...createStores(db, options.now),
    caches,
    jobs: createJobs(database, options.onError),
    records: <Value = unknown>(owner: string) => createRecords<Value>(db, owner),
    messages: () => createMessageLog(db, options.now, announcements),
    heal: (now) => heal(db, now),
    async close() {
      await announcements.close();
      await caches.close();
      await database.close();
    },
  };
}

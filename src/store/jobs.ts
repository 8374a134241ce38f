// Every job of the bot, on pg-boss, in either home of the store. Jobs wake workers; the rows they name hold the truth.
import { PgBoss, fromKysely, fromPglite } from "pg-boss";
import type { Transaction } from "kysely";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

/** What each queue carries. */
export interface JobData {
  /** Poll a feed. */
  poll: { feedId: string };
  /** Read one item: page or feed text to Article. */
  article: { itemId: string };
  /** Put unclustered Articles into Stories. */
  cluster: Record<string, never>;
  /** Tell a Story to whoever wants it. */
  story: { storyId: string };
  /** Compose a Subscription's waiting stories into one Digest. */
  digest: { subscriptionId: string };
  /** Take one Delivery to its Channel. */
  deliver: { deliveryId: string };
  /** Housekeeping: what fell between two chairs, and what is too old to keep. */
  sweep: Record<string, never>;
}
export type JobName = keyof JobData;

export interface SendOptions {
  /** At most one waiting job per queue and key. */
  key?: string;
  /** Not before this moment. */
  at?: Date;
  /** Jobs of one group run one at a time, over all processes. */
  group?: string;
  /** The transaction the job belongs to: rolled back, no job; committed, one job. */
  trx?: Transaction<Tables>;
}

export interface Jobs {
  start(): Promise<void>;
  send<N extends JobName>(name: N, data: JobData[N], options?: SendOptions): Promise<void>;
  work<N extends JobName>(name: N, concurrency: number, handler: (data: JobData[N]) => Promise<void>): Promise<void>;
  /** Runs `name` at every time the cron expression names in `timeZone`; one schedule per key. */
  schedule<N extends JobName>(name: N, key: string, cron: string, timeZone: string, data: JobData[N]): Promise<void>;
  unschedule(name: JobName, key: string): Promise<void>;
  /** Lets running handlers finish for up to `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** Jobs that may run now are announced; those with a time of their own are found by looking, this often. */
const LOOK = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 };

const QUEUES: readonly JobName[] = ["poll", "article", "cluster", "story", "digest", "deliver", "sweep"];

export function createJobs(database: Database, onError: (error: unknown) => void): Jobs {
  const { home, pglite } = database;
  const boss = new PgBoss({
    ...(home.kind === "server"
      ? { connectionString: home.url, max: 4 }
      : { db: fromPglite(pglite!), backend: "pglite" as const }),
    useListenNotify: true,
    superviseIntervalSeconds: 10,
  });
  // One process: its own memory knows the running groups, and a killed one leaves nothing behind that blocks a host.
  const oneAtATime = home.kind === "server" ? { groupConcurrency: 1 } : { localGroupConcurrency: 1 };
  boss.on("error", onError);

  return {
    async start() {
      await boss.start();
      for (const name of QUEUES) {
        await boss.createQueue(name, {
          // `short`: one waiting job per key, however often it is asked for; a running one does not count.
          policy: "short",
          notify: true,
          retryLimit: 5,
          retryDelay: 2,
          retryBackoff: true,
          expireInSeconds: 300,
          heartbeatSeconds: 20,
          deleteAfterSeconds: 3600,
        });
      }
    },
    async send(name, data, options = {}) {
      await boss.send(name, data, {
        ...(options.key === undefined ? {} : { singletonKey: options.key }),
        ...(options.at === undefined ? {} : { startAfter: options.at }),
        ...(options.group === undefined ? {} : { group: { id: options.group } }),
        ...(options.trx === undefined ? {} : { db: fromKysely(options.trx) }),
      });
    },
    async work(name, concurrency, handler) {
      await boss.work<JobData[typeof name]>(
        name,
        { localConcurrency: concurrency, ...oneAtATime, ...LOOK },
        async ([job]) => {
          if (job) await handler(job.data);
        },
      );
    },
    schedule: (name, key, cron, timeZone, data) => boss.schedule(name, cron, data, { tz: timeZone, key }),
    unschedule: (name, key) => boss.unschedule(name, key),
    stop: (graceMs) => boss.stop({ graceful: graceMs > 0, timeout: graceMs, close: true }),
  };
}

// Every job of the bot, on pg-boss; jobs wake workers, the rows they name hold the truth.
import { PgBoss, fromKysely, fromPglite } from "pg-boss";
import type { Transaction } from "kysely";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

/** What each queue carries. */
export interface JobData {
  /** Read one item: page or feed text to Article. */
  article: { itemId: string };
  /** Put unclustered Articles into Stories. */
  cluster: Record<string, never>;
  /** Tell a Story to whoever wants it. */
  story: { storyId: string };
  /** Compose a Subscription's waiting stories into one Digest. */
  digest: { subscriptionId: string };
}
export type JobName = keyof JobData;

export interface SendOptions {
  /** At most one waiting job per queue and key. */
  key?: string;
  /** Not before this moment. */
  at?: Date;
  /** Which job of its tenant, or of its feed, this is, from 0. Every first job runs before any second one, whenever it was sent. */
  turn?: number;
  /** The transaction the job belongs to: rolled back, no job; committed, one job. */
  trx?: Transaction<Tables>;
}

export interface Jobs {
  start(): Promise<void>;
  send<N extends JobName>(name: N, data: JobData[N], options?: SendOptions): Promise<void>;
  /** Many jobs at once, each under its own key and in its turn. */
  sendMany<N extends JobName>(
    name: N,
    jobs: { data: JobData[N]; key: string; turn?: number }[],
    options?: Pick<SendOptions, "trx">,
  ): Promise<void>;
  /** How to end it: what runs is finished first. */
  work<N extends JobName>(
    name: N,
    concurrency: number,
    handler: (data: JobData[N]) => Promise<void>,
  ): Promise<() => Promise<void>>;
  /** When a worker of this process last looked for work; undefined before the first look. */
  lookedAt(): Date | undefined;
  /** Lets running handlers finish for up to `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** Jobs that may run now are announced; those with a time of their own are found by looking, this often. */
const LOOK = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 };

const MANNERS = {
  notify: true,
  // About two hours of trying: a database or a model that is away for a while loses no story.
  retryLimit: 30,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 300,
  expireInSeconds: 600,
  heartbeatSeconds: 10,
  deleteAfterSeconds: 3600,
};

const QUEUES: readonly JobName[] = ["article", "cluster", "story", "digest"];

export function createJobs(database: Database, onError: (error: unknown) => void): Jobs {
  const { home, pglite } = database;
  const boss = new PgBoss({
    ...(home.kind === "server"
      ? { connectionString: home.url, max: 4 }
      : // What is no server is embedded.
        { db: fromPglite(pglite!), backend: "pglite" as const }),
    useListenNotify: true,
    // Its cron skips a time that a change of clocks leaves out, and runs twice in an hour that comes twice.
    schedule: false,
    // Where there are others, a job whose process died is given to one of them within the heartbeat and one look.
    ...(home.kind === "server" ? { superviseIntervalSeconds: 2, monitorIntervalSeconds: 2 } : {}),
  });
  boss.on("error", onError);

  return {
    async start() {
      await boss.start();
      const there = new Map(
        (await boss.getQueues([...QUEUES])).map((queue) => [queue.name, new Map(Object.entries(queue))]),
      );
      for (const name of QUEUES) {
        const queue = there.get(name);
        // `short`: one waiting job per key, however often it is asked for; a running one does not count.
        if (!queue) await boss.createQueue(name, { policy: "short", ...MANNERS });
        // A queue made by an earlier version keeps what it was made with.
        else if (Object.entries(MANNERS).some(([manner, value]) => queue.get(manner) !== value))
          await boss.updateQueue(name, MANNERS);
      }
    },
    async send(name, data, options = {}) {
      await boss.send(name, data, {
        ...(options.key === undefined ? {} : { singletonKey: options.key }),
        ...(options.at === undefined ? {} : { startAfter: options.at }),
        ...(options.turn ? { priority: -options.turn } : {}),
        ...(options.trx === undefined ? {} : { db: fromKysely(options.trx) }),
      });
    },
    async sendMany(name, jobs, options = {}) {
      if (jobs.length === 0) return;
      await boss.insert(
        name,
        jobs.map(({ data, key, turn }) => ({ data, singletonKey: key, ...(turn ? { priority: -turn } : {}) })),
        options.trx === undefined ? {} : { db: fromKysely(options.trx) },
      );
    },
    async work(name, concurrency, handler) {
      const workers: string[] = [];
      for (let worker = 0; worker < concurrency; worker += 1) {
        const id: string = await boss.work<JobData[typeof name]>(name, LOOK, async ([job]) => {
          try {
            if (job) await handler(job.data);
          } finally {
            // Where one job was there may be more: without this a worker rests for a second after each.
            boss.notifyWorker(id);
          }
        });
        workers.push(id);
      }
      return async () => {
        await Promise.all(workers.map((id) => boss.offWork(name, { id, wait: true })));
      };
    },
    lookedAt() {
      const last = Math.max(0, ...boss.getWipData().map((worker) => worker.lastFetchedOn ?? 0));
      return last === 0 ? undefined : new Date(last);
    },
    stop: (graceMs) => boss.stop({ graceful: graceMs > 0, timeout: graceMs, close: true }),
  };
}

// Reads what strangers wrote where it can do no harm: pages and large feeds, in a child process.
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { MINUTE } from "../core/time.ts";
import { systemClock } from "../core/clock.ts";
import type { Clock } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import { MAX_BYTES, tooLargeFeed } from "../feeds/parse.ts";
import type { OpmlRead } from "../feeds/opml.ts";
import { type FeedReader, type LinkReader, readFeed } from "../feeds/read.ts";
import type { Analyst, Extractor } from "../core/ports.ts";
import { createAnalystInChildren } from "./analyst.ts";
import { type ChildDesk, createDeskInChildren } from "./desk.ts";
import { type PastDesk, createPastInChildren } from "./past.ts";
import { createPool, type Pool, type PoolLimits } from "./pool.ts";
import { TASKS, type Work } from "./work.ts";
import { type Wording, sentence } from "../words/index.ts";

export interface Readers extends Extractor {
  readFeed: FeedReader;
  readLinks: LinkReader;
  readOpml(text: string): Promise<OpmlRead>;
  /** The Analyst without a model, in a child. */
  analyst: Analyst;
  /** What a model writes at, and later reports, in a child. */
  desk: ChildDesk;
  /** What stored stories were and would have been, in a child. */
  past: PastDesk;
  /** Somebody may soon ask about stories: a child is made ready, and stays for a while. */
  soon(): void;
  /** What is wrong with the children that read; undefined when they answer. */
  fault(): Wording | undefined;
}

/** More HTML than this is no article, and would cost seconds. */
const MAX_PAGE_BYTES = 3_000_000;
const MAX_PAGE = sentence("errors.megabytes", { count: 3 });
/** The worst feed of this size holds the event loop up for less than 100 ms; a child is asked to read larger ones. */
const LARGE_FEED_BYTES = 256 * 1024;

/** Whoever asked lately may ask again: the first story in a new child would take a second. */
const KEPT_MS = 10 * MINUTE;

/** Every job is over after its time, and a dead child replaced: a job that waits for longer waits for nobody. */
const STUCK_MS = 90_000;

export interface ReaderLimits extends PoolLimits {
  /** What a page may take, in milliseconds. */
  pageMs: number;
  /** What a feed may take, in milliseconds: on a busy machine large feeds need patience. */
  feedMs: number;
  /** What an analysis or an answer may take, in milliseconds. */
  analysisMs: number;
  /** What a hundred stored stories may take, or a month of them replayed, in milliseconds. */
  pastMs: number;
}

const LIMITS: ReaderLimits = {
  pageMs: 5_000,
  feedMs: 10_000,
  analysisMs: 20_000,
  pastMs: 30_000,
  children: 2,
  waitMs: 2_000,
  jobsPerChild: 200,
  heapMb: 192,
  residentMb: 400,
  idleMs: MINUTE,
};

// Compiled for publishing, the child is a .js file like this one.
const CHILD = fileURLToPath(new URL(`./child${extname(import.meta.url)}`, import.meta.url));
/** What a child may read: this code, and wherever its libraries were installed; not the data, nor the settings. */
const READABLE = [
  fileURLToPath(new URL("../", import.meta.url)),
  fileURLToPath(import.meta.resolve("#package.json")),
  fileURLToPath(new URL("models/", import.meta.resolve("#package.json"))),
  fileURLToPath(import.meta.resolve("htmlparser2")).replace(/(?<=[/\\]node_modules[/\\]).*/s, ""),
];

/**
 * A page of at most 3 MB, a feed of at most 10 MB; within 5 s and 10 s, a heap of 192 MB and 400 MB in all. What kills its child fails
 * alone, as `extract_failed` or `feed_malformed`.
 */
export function createReaders(given: Partial<ReaderLimits> = {}, clock: Clock = systemClock): Readers {
  const limits = { ...LIMITS, ...given };
  const pool: Pool<Work> = createPool(CHILD, READABLE, limits, clock);
  // The child answers each kind of work as `Answers` says.
  const within = (ms: number) => (work: Work) => pool.run(work, TASKS[work.kind], ms) as Promise<never>;
  let warming: Promise<void> | undefined;
  return {
    async extract(bytes, from) {
      if (bytes.byteLength > MAX_PAGE_BYTES)
        throw new BotError("extract_failed", sentence("errors.pageTooLarge", { size: MAX_PAGE }), {
          hint: sentence("errors.tooLargeHint"),
        });
      return within(limits.pageMs)({ kind: "page", bytes, from, now: clock.now() });
    },
    async readFeed(bytes, from) {
      if (bytes.byteLength <= LARGE_FEED_BYTES) return readFeed(bytes, from);
      if (bytes.byteLength > MAX_BYTES) throw tooLargeFeed();
      return within(limits.feedMs)({ kind: "feed", bytes, from });
    },
    readLinks: (bytes, from) => within(limits.pageMs)({ kind: "links", bytes, from }),
    readOpml: (text) => within(limits.feedMs)({ kind: "opml", text }),
    past: createPastInChildren(within(limits.pastMs)),
    desk: createDeskInChildren(within(limits.analysisMs)),
    analyst: createAnalystInChildren(within(limits.analysisMs)),
    soon() {
      if (pool.keep("analyst", KEPT_MS) || warming) return;
      // What goes wrong is said to whoever asks then.
      warming = within(limits.analysisMs)({ kind: "ready" })
        .catch(() => {})
        .finally(() => void (warming = undefined));
    },
    fault: () => {
      const { stuckMs, unstarted } = pool.state();
      if (unstarted) return sentence("health.childrenUnstarted");
      return stuckMs > STUCK_MS ? sentence("health.childrenStuck", { count: Math.round(stuckMs / 1000) }) : undefined;
    },
    close: () => pool.close(),
  };
}

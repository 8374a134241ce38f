// Saving what polls brought: many looks in one transaction, the new items' jobs in the same.
import { setTimeout as wait } from "node:timers/promises";
import { BotError } from "../core/errors.ts";
import { MINUTE } from "../core/time.ts";
import { type Manners, type PollOutcome, type PollState, pollFaultOf } from "../feeds/poll.ts";
import { crashPoint } from "../operate/crash-point.ts";
import type { Trx } from "../store/database.ts";
import type { ClaimedFeed, PollRecord } from "../store/polls.ts";
import { type FeedTrouble, feedNotices } from "./notices.ts";
import type { PollingPorts } from "./poll.ts";
import { createSeenMarks, stateOf } from "./seen-marks.ts";
import { sentence } from "../words/index.ts";

/** How long a host is left alone between two of its feeds. */
const HOST_REST_MS = 1_000;
/** Feeds saved in one transaction, to share its cost. */
const SAVE_AT_ONCE = 256;
/** Items in it: embedded, nobody else is answered while a transaction is open. */
const ITEMS_AT_ONCE = { embedded: 200, server: 1_000 };
/** Items of one look saved in one transaction. */
const ITEMS_OF_A_LOOK = 60;
/** How long a save waits for others to share its transaction. */
const GATHER_MS = 10;
const RETRY_UNSTORABLE_MS = 15 * MINUTE;

/** A look at a feed, and what came of it. */
interface Look {
  feed: ClaimedFeed;
  outcome: PollOutcome;
}

/** Saves one look, in one transaction with the others that come meanwhile. Rejects when it could not be saved at all. */
export function createPollSaver(
  { store, clock, log }: Pick<PollingPorts, "store" | "clock" | "log">,
  mannersOf: (feed: ClaimedFeed) => Manners,
): (look: Look) => Promise<void> {
  const seen = createSeenMarks(store);

  /** Saves many looks in one transaction; if that fails, each in its own, so that one feed cannot lose another's news. */
  async function keep(looks: Look[]): Promise<void> {
    const staying = (await Promise.all(looks.map(settleMove))).filter((entry) => entry !== undefined);
    if (staying.length === 0) return;
    try {
      await keepAll(staying);
    } catch (error) {
      if (staying.length > 1) {
        for (const entry of staying) await keep([entry]);
        return;
      }
      // Here there is one.
      const { feed } = staying[0]!;
      log.error({ error, feed: feed.id }, "what a feed said could not be stored");
      await keepAll([{ feed, outcome: unstorable(feed) }]);
    }
  }

  /** A feed that moved to the address of another becomes that one. */
  async function settleMove(entry: Look): Promise<Look | undefined> {
    const { feed, outcome } = entry;
    if (outcome.state.url === feed.url) return entry;
    const twin = await store.feeds.byUrl(outcome.state.url, feed.tenant);
    if (!twin || twin.id === feed.id) return entry;
    log.info({ feed: feed.id, now: twin.id }, "a feed moved to an address that is watched already");
    await store.feeds.merge(feed.id, twin.id);
    return undefined;
  }

  /** What cannot be kept must not be fetched again at once: it is a failed check, and waits like one. */
  function unstorable(feed: ClaimedFeed): PollOutcome {
    return {
      kind: "failed",
      ...pollFaultOf(new BotError("internal", sentence("notice.unstorable"))),
      holdBack: undefined,
      state: stateOf(feed),
      nextCheckAt: new Date(clock.now().getTime() + Math.max(mannersOf(feed).minMs, RETRY_UNSTORABLE_MS)),
    };
  }

  async function keepAll(looks: Look[]): Promise<void> {
    const now = clock.now();
    const marks = await seen.of(looks);
    const records = looks.map(({ feed, outcome }): PollRecord => ({
      feedId: feed.id,
      ...recordOf(outcome),
      poll: isSameState(stateOf(feed), outcome.state) ? undefined : outcome.state,
      items: outcome.kind === "items" && !marks.get(feed.id)?.holds ? outcome.items : [],
    }));
    const notices = await feedNotices(store, looks.flatMap(troubleOf), now);
    const parted = records.map(inParts);
    // Until the last part is there, the feed stays as it was: after a crash it is asked for all of it again.
    for (const { record, from } of parted.flatMap(({ before }) => before))
      await store.db.transaction().execute((trx) => take(trx, [record], from, now));
    await store.db.transaction().execute(async (trx) => {
      for (const notice of notices) await store.outbox.enqueue(trx, notice, now);
      await take(
        trx,
        parted.map(({ last }) => last),
        0,
        now,
      );
    });
    crashPoint("poll.committed");
    await seen.leave(marks);
  }

  /** Saves records, of which so many items were saved before, and the jobs of reading what is new in them. */
  async function take(trx: Trx, records: PollRecord[], from: number, now: Date): Promise<void> {
    const saved = await store.polls.save(trx, records, now, { hostRestMs: HOST_REST_MS });
    // The first of every feed before the second of any: one that brings hundreds keeps no other waiting.
    const toRead = [...saved.values()].flatMap((items) =>
      items.baseline
        ? []
        : [...items.fresh, ...items.changed].map((itemId, n) => ({ data: { itemId }, key: itemId, turn: from + n })),
    );
    await store.jobs.sendMany("article", toRead, { trx });
    if (toRead.length > 0) crashPoint("poll.saved");
  }

  return together(SAVE_AT_ONCE, async (looks: Look[]) => {
    for (const batch of batches(looks, ITEMS_AT_ONCE[store.home.kind])) await keep(batch);
  });
}

function troubleOf({ feed, outcome }: Look): FeedTrouble[] {
  if (outcome.kind !== "failed" && outcome.kind !== "gone") return [];
  const { failures = 0, failingSince } = outcome.state;
  if (failingSince === undefined) return [];
  const gone = outcome.kind === "gone";
  return [{ feedId: feed.id, title: feed.title, gone, fault: outcome, failures, since: new Date(failingSince) }];
}

/** A look that changed nothing hands on what it was given. */
function isSameState(before: PollState, after: PollState): boolean {
  const values = new Map(Object.entries(before));
  return Object.entries({ ...before, ...after }).every(([name, value]) => values.get(name) === value);
}

function recordOf(outcome: PollOutcome): Omit<PollRecord, "feedId" | "items" | "poll"> {
  const failed = outcome.kind === "failed" || outcome.kind === "gone";
  const feed = outcome.kind === "items" ? outcome.feed : undefined;
  return {
    nextCheckAt: outcome.nextCheckAt,
    state: outcome.kind === "gone" ? "gone" : "active",
    ok: !failed,
    error: failed ? { code: outcome.code, message: outcome.message, said: outcome.said } : undefined,
    title: feed?.title,
    siteUrl: feed?.link,
    url: outcome.state.url,
  };
}

/** A look that brings much, newest first, in parts that one transaction takes easily. */
function inParts(record: PollRecord): { before: { record: PollRecord; from: number }[]; last: PollRecord } {
  if (record.items.length <= ITEMS_OF_A_LOOK) return { before: [], last: record };
  const time = ({ item }: PollRecord["items"][number]): number => item.published?.getTime() ?? 0;
  const items = record.items.toSorted((a, b) => time(b) - time(a));
  const parts = Array.from({ length: Math.ceil(items.length / ITEMS_OF_A_LOOK) }, (_, n) => n * ITEMS_OF_A_LOOK);
  const partAt = (from: number): PollRecord["items"] => items.slice(from, from + ITEMS_OF_A_LOOK);
  const [end = 0] = parts.splice(-1);
  return {
    before: parts.map((from) => ({
      record: { ...record, items: partAt(from), part: from === 0 ? "first" : "middle" },
      from,
    })),
    last: { ...record, items: partAt(end), part: "last" },
  };
}

/** Looks that share a transaction easily. */
function batches(looks: Look[], itemsAtOnce: number): Look[][] {
  const parts: Look[][] = [];
  let items = Number.POSITIVE_INFINITY;
  for (const look of looks) {
    const more = look.outcome.kind === "items" ? look.outcome.items.length : 0;
    if (items + more > itemsAtOnce) {
      parts.push([]);
      items = 0;
    }
    // The first look begins a part.
    parts.at(-1)!.push(look);
    items += more;
  }
  return parts;
}

/** Calls `work` with what has gathered while its last call ran, at most `most` at a time: the busier, the larger. */
function together<Entry>(most: number, work: (entries: Entry[]) => Promise<void>): (entry: Entry) => Promise<void> {
  const waiting: { entry: Entry; done: PromiseWithResolvers<void> }[] = [];
  let busy = false;
  const drain = async () => {
    busy = true;
    while (waiting.length > 0) {
      // An embedded database answers before anything else can arrive: without a pause every look would be saved alone.
      if (waiting.length < most) await wait(GATHER_MS);
      const batch = waiting.splice(0, most);
      try {
        await work(batch.map(({ entry }) => entry));
        for (const { done } of batch) done.resolve();
      } catch (error) {
        for (const { done } of batch) done.reject(error);
      }
    }
    busy = false;
  };
  return (entry) => {
    const done = Promise.withResolvers<void>();
    waiting.push({ entry, done });
    if (!busy) void drain();
    return done.promise;
  };
}

// What of ours stands in a channel, told by the mark that every part of a post carries.
import {
  BotError,
  type Clock,
  createMemory,
  type DeliveryKey,
  numberIn,
  type Records,
  sentence,
  textIn,
  valueIn,
} from "../../src/platform/index.ts";
import { portError, slackCode } from "./errors.ts";
import type { Spot } from "./post.ts";

/** Names one native message of a delivery: part 1 of 1 where it is short. */
export interface Mark {
  key: DeliveryKey;
  part: number;
  parts: number;
}

/** The mark as Slack keeps it, readable by everybody in the channel: ids only. */
export const metadata = ({ key, part, parts }: Mark) => ({
  event_type: "footnote_delivery",
  event_payload: { delivery_id: key, part, parts },
});

/** A part that stands. */
export interface Standing {
  part: number;
  parts: number;
  ts: string;
}

/** Clocks differ: a message may carry an earlier time than the one we noted before sending it. */
const SKEW_SECONDS = 120;
/** As many as Slack gives at once to apps that may have them. */
const PAGE = 200;
/**
 * Apps that are sold outside Slack's marketplace get so many at once, once a minute and method
 * (docs.slack.dev/apis/web-api/rate-limits).
 */
const SHORT_PAGE = 15;
const SHORT_WAIT_MS = 60_000;
const MOST_PAGES = 200;
/** Marks seen on the way to another are believed for this long. */
const BELIEVED_MS = 600_000;
const MOST_MARKS = 2000;

export type History = ReturnType<typeof createHistory>;

/** A search that Slack makes wait goes on where it was, also in another process. */
export function createHistory(records: Records, clock: Clock) {
  const met = createMemory<Standing>(clock, { most: MOST_MARKS, ms: BELIEVED_MS });

  return {
    /** One part; undefined when the whole history since then does not hold it. */
    async findPart(spot: Spot, { key, part }: Pick<Mark, "key" | "part">, since: Date): Promise<Standing | undefined> {
      const seen = met.get(nameOf(spot, key, part));
      if (seen) return seen;
      const found = await search(spot, key, since, (entry) => entry.part === part);
      return found.find((entry) => entry.part === part);
    },

    /** All parts of a delivery that were posted since then. */
    partsOf: (spot: Spot, key: DeliveryKey, since: Date): Promise<Standing[]> => search(spot, key, since, () => false),
  };

  /**
   * What of `key` was met until `enough`, or until the end of the history. Throws `rate_limited` when Slack lets it go on
   * later only, and when the history cannot be read.
   */
  async function search(
    spot: Spot,
    key: DeliveryKey,
    since: Date,
    enough: (entry: Standing) => boolean,
  ): Promise<Standing[]> {
    const name = `looking:${spot.tenant} ${spot.channel} ${spot.thread ?? ""} ${key} ${since.toISOString()}`;
    const held = await records.get(name);
    let cursor = textIn(held, "cursor");
    const found = standingIn(held);
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { messages, next } = await read(spot, since, cursor).catch(async (error: unknown) => {
        // Slack no longer knows where that was: it begins anew.
        if (slackCode(error) === "invalid_cursor" && held !== undefined) await records.delete(name);
        throw unread(error);
      });
      for (const { ts, metadata: mark } of messages) {
        const payload = mark?.event_payload;
        const id = textIn(payload, "delivery_id");
        if (!ts || id === undefined) continue;
        const standing = { part: numberIn(payload, "part") ?? 1, parts: numberIn(payload, "parts") ?? 1, ts };
        met.set(nameOf(spot, id, standing.part), standing);
        if (id === key) found.push(standing);
      }
      if (next === undefined || found.some(enough)) {
        if (held !== undefined || page > 0) await records.delete(name);
        return found;
      }
      cursor = next;
      await records.put(name, { cursor, found });
      // So short a page with more behind it: the next call would be refused, and be the minute's only one.
      if (messages.length <= SHORT_PAGE) {
        throw new BotError("rate_limited", sentence("slack.limited"), { retryable: true, retryAfterMs: SHORT_WAIT_MS });
      }
    }
    throw new BotError("post_ambiguous", sentence("slack.historyLong"), { retryable: true });
  }
}

async function read({ workspace, channel, thread }: Spot, since: Date, cursor: string | undefined) {
  const options = {
    channel,
    oldest: String(since.getTime() / 1000 - SKEW_SECONDS),
    include_all_metadata: true,
    limit: PAGE,
    ...(cursor ? { cursor } : {}),
  };
  const { conversations } = workspace.client;
  const answer = await (thread ? conversations.replies({ ...options, ts: thread }) : conversations.history(options));
  return { messages: answer.messages ?? [], next: answer.response_metadata?.next_cursor || undefined };
}

const nameOf = ({ tenant, channel, thread }: Spot, key: DeliveryKey, part: number): string =>
  `${tenant} ${channel} ${thread ?? ""} ${key} ${part}`;

/** What a record of a search holds. */
function standingIn(held: unknown): Standing[] {
  const found = valueIn(held, "found");
  if (!Array.isArray(found)) return [];
  return found.flatMap((entry: unknown) => {
    const ts = textIn(entry, "ts");
    return ts === undefined ? [] : [{ part: numberIn(entry, "part") ?? 1, parts: numberIn(entry, "parts") ?? 1, ts }];
  });
}

/** A workspace that lets us post and not read is not lost, and a question refused refuses no post: nobody knows, that is all. */
function unread(error: unknown): BotError {
  const known = portError(error);
  const closed = slackCode(error) === "missing_scope";
  if (!closed && known.code !== "post_refused") return known;
  return new BotError("post_ambiguous", sentence("slack.historyUnread"), {
    retryable: true,
    cause: error,
    ...(closed ? { hint: sentence("slack.historyUnreadHint") } : {}),
  });
}

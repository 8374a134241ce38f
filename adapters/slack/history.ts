// What of ours stands in a channel, told by the mark that every part of a post carries.
import { BotError, type DeliveryKey, sentence, numberIn, textIn } from "../../src/platform/index.ts";
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

/** Clocks differ: a message may carry an earlier time than the one we noted before sending it. */
const SKEW_SECONDS = 120;
const MOST_PAGES = 30;

/** The parts of a delivery that were posted since then. Throws when the history cannot be read to its end. */
export async function* partsOf(
  spot: Spot,
  key: DeliveryKey,
  since: Date,
): AsyncGenerator<{ part: number; parts: number; ts: string }> {
  const { client } = spot.workspace;
  const oldest = String(since.getTime() / 1000 - SKEW_SECONDS);
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const options = {
      channel: spot.channel,
      oldest,
      include_all_metadata: true,
      limit: 200,
      ...(cursor ? { cursor } : {}),
    };
    const answer = await (
      spot.thread
        ? client.conversations.replies({ ...options, ts: spot.thread })
        : client.conversations.history(options)
    ).catch((error: unknown) => {
      throw unread(error);
    });
    for (const { ts, metadata: mark } of answer.messages ?? []) {
      const held = mark?.event_payload;
      if (ts && textIn(held, "delivery_id") === key)
        yield { part: numberIn(held, "part") ?? 1, parts: numberIn(held, "parts") ?? 1, ts };
    }
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (!cursor) return;
  }
  throw new BotError("post_ambiguous", sentence("slack.historyLong"), { retryable: true });
}

/** The `ts` of one part; undefined when the whole history since then does not hold it. */
export async function findPart(
  spot: Spot,
  { key, part }: Pick<Mark, "key" | "part">,
  since: Date,
): Promise<{ ts: string; parts: number } | undefined> {
  for await (const found of partsOf(spot, key, since)) if (found.part === part) return found;
  return undefined;
}

/** A workspace that lets us post and not read is not lost: nobody knows, that is all. */
const unread = (error: unknown): BotError =>
  slackCode(error) === "missing_scope"
    ? new BotError("post_ambiguous", sentence("slack.historyUnread"), {
        retryable: true,
        hint: sentence("slack.historyUnreadHint"),
        cause: error,
      })
    : portError(error);

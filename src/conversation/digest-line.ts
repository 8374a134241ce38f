// When a channel's digest is expected, where many have theirs at once.
import type { Subscription } from "../core/domain.ts";
import { momentSentence } from "../digest/defaults.ts";
import { expectedAt, isLater, places } from "../digest/queue.ts";
import { nextDigest } from "../digest/when.ts";
import { measuredRate } from "../jobs/pace.ts";
import type { Ask } from "./ports.ts";

/** A sentence about the digest that is on its way, or else about the next one; nothing where it comes when it is due. */
export async function digestLines({ ports, words }: Ask, { id, channel, schedule }: Subscription): Promise<string[]> {
  const { store, clock, rateOf = () => undefined } = ports;
  const rate = rateOf(channel.platform);
  if (!rate) return [];
  const now = clock.now();
  const said = (at: Date): string => momentSentence(at, schedule.timeZone, now, words);
  const coming = await store.digestTimes.expected(id);
  if (coming && coming.at > now && isLater(coming.at, coming.sentAt))
    return [words.say("conversation.digestComing", { at: said(coming.at) })];
  const due = nextDigest(schedule, now);
  if (!due) return [];
  const together = await store.digestTimes.together(channel.platform, due);
  const place = places(together).get(id);
  if (place === undefined) return [];
  const at = expectedAt(due, place, await measuredRate(store, channel.platform, rate));
  return isLater(at, due) ? [words.say("conversation.digestAmong", { count: together.length, at: said(at) })] : [];
}

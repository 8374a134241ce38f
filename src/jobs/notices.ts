// A feed in trouble is told of once to every channel that reads it: when it is gone, or has failed long enough to be no passing fault.
import { DAY, HOUR } from "../core/time.ts";
import type { Subscription } from "../core/domain.ts";
import { type Line, type Message, deliveryKey, line, message, textSection } from "../platform/index.ts";
import type { Store } from "../store/index.ts";
import type { NewDelivery } from "../store/deliveries.ts";
import { actionId } from "../digest/compose.ts";
import { afterQuiet } from "../digest/when.ts";

export interface FeedTrouble {
  feedId: string;
  title: string;
  /** The publisher says that it will not come back. */
  gone: boolean;
  fault: { message: string; hint: string | undefined };
  /** In a row, this one counted, and when the first of them was: the trouble's name, so that it is told once. */
  failures: number;
  since: Date;
}

const MANY = 5;
/** So many hosts, and none that answered for a day: the fault is our own network's. */
const OUR_FAULT_HOSTS = 3;
/** Feeds of a whole imported list may be dead: the rest is told on other days. */
const NOTICES_A_DAY = 3;

/** What to tell now, and to whom; enqueue it in the transaction that saves the polls. Asking again gives the same deliveries. */
export async function feedNotices(
  store: Pick<Store, "feeds" | "subscriptions" | "deliveries" | "outbox">,
  troubles: readonly FeedTrouble[],
  now: Date,
): Promise<NewDelivery[]> {
  const worth = troubles.filter((trouble) => isWorthTelling(trouble, now));
  if (worth.length === 0) return [];
  const yesterday = new Date(now.getTime() - DAY);
  const { hosts, well } = await store.feeds.answeredSince(yesterday);
  const ours = well === 0 && hosts >= OUR_FAULT_HOSTS;
  const notices: NewDelivery[] = [];
  const told = new Map<string, number>();
  for (const trouble of worth) {
    if (ours && !trouble.gone) continue;
    for (const reader of await store.subscriptions.toFeeds([trouble.feedId])) {
      if (reader.state !== "active") continue;
      const notice = noticeTo(reader, trouble, now);
      if (await store.outbox.get(notice.id)) continue;
      const before = told.get(reader.id) ?? (await store.deliveries.noticesSince(reader.channel, yesterday));
      // A feed that is gone is not looked at again: there is no other day for it.
      if (before >= NOTICES_A_DAY && !trouble.gone) continue;
      told.set(reader.id, before + 1);
      notices.push(notice);
    }
  }
  return notices;
}

export function isWorthTelling({ gone, failures, since }: FeedTrouble, now: Date): boolean {
  return gone || (failures >= MANY && now.getTime() - since.getTime() >= DAY);
}

function noticeTo({ id, channel, schedule }: Subscription, trouble: FeedTrouble, now: Date): NewDelivery {
  return {
    id: deliveryKey("feed", trouble.feedId, id, trouble.gone ? "gone" : "failing", trouble.since.toISOString()),
    subscriptionId: undefined,
    target: channel,
    kind: "notice",
    payload: feedNotice(trouble, now),
    notBefore: afterQuiet(schedule, now),
    stories: [],
  };
}

/** The words: what happened, what the bot does now, what people can do. */
export function feedNotice({ feedId, title, gone, fault, failures, since }: FeedTrouble, now: Date): Message {
  const remove: Line = line("To stop watching it: ", { kind: "command", line: `remove ${title}`, group: "feeds" });
  const lines = gone
    ? [
        `${title} is gone: ${fault.message} I no longer look at it.`,
        fault.hint ?? "If it moved, add its new address.",
        remove,
      ]
    : [
        `I could not read ${title} for ${span(now.getTime() - since.getTime())} (${failures} tries): ${fault.message}`,
        `${fault.hint ?? "Its site may be down, or the feed may have moved."} I keep trying, at least once a day, and go on as before when it answers.`,
        remove,
      ];
  const summary = gone ? `${title} is gone` : `${title} cannot be read`;
  return message(summary, [textSection(summary, ...lines)], {
    actions: [{ id: actionId("unfollow", feedId), label: "Stop watching it", kind: "secondary" }],
  });
}

function span(ms: number): string {
  const days = Math.floor(ms / DAY);
  return days < 2 ? `${Math.floor(ms / HOUR)} hours` : `${days} days`;
}

// Tells a channel once of a feed in trouble: when it is gone, or has failed for a day.
import { DAY, HOUR } from "../core/time.ts";
import type { Subscription } from "../core/domain.ts";
import { type Line, type Message, deliveryKey, line, message, textSection } from "../platform/index.ts";
import type { Store } from "../store/index.ts";
import type { NewDelivery } from "../store/deliveries.ts";
import { actionId } from "../digest/compose.ts";
import { afterQuiet } from "../digest/when.ts";
import { type Said, type Words, sentence, wordsIn } from "../words/index.ts";

export interface FeedTrouble {
  feedId: string;
  title: string;
  /** The publisher says that it will not come back. */
  gone: boolean;
  fault: { said: Said; advice: Said | undefined };
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

function noticeTo({ id, channel, schedule, lens }: Subscription, trouble: FeedTrouble, now: Date): NewDelivery {
  return {
    id: deliveryKey("feed", trouble.feedId, id, trouble.gone ? "gone" : "failing", trouble.since.toISOString()),
    subscriptionId: undefined,
    target: channel,
    kind: "notice",
    payload: feedNotice(trouble, now, wordsIn(lens.language)),
    notBefore: afterQuiet(schedule, now),
    stories: [],
  };
}

/** What happened, what the bot does now, what people can do. */
export function feedNotice(
  { feedId, title, gone, fault, failures, since }: FeedTrouble,
  now: Date,
  words: Words,
): Message {
  const remove: Line = line(
    ...words.parts("notice.toStop", {
      command: { kind: "command" as const, line: `remove ${title}`, group: "feeds" as const },
    }),
  );
  const lines = gone ? goneLines(title, fault) : failingLines(title, fault, failures, now.getTime() - since.getTime());
  const summary = words.say(gone ? "notice.feedGone" : "notice.feedFailing", { feed: title });
  return message(summary, [textSection(summary, ...lines.map(words.tell), remove)], {
    actions: [{ id: actionId("unfollow", feedId), label: words.say("button.stopWatching"), kind: "secondary" }],
    language: words.language,
  });
}

const goneLines = (feed: string, fault: FeedTrouble["fault"]): Said[] => [
  sentence("notice.feedGoneBecause", { feed, fault: fault.said }),
  fault.advice ?? sentence("notice.feedGoneHint"),
];

const failingLines = (feed: string, fault: FeedTrouble["fault"], failures: number, ms: number): Said[] => [
  sentence("notice.feedFailingSince", {
    feed,
    time: span(ms),
    tries: String(failures),
    fault: fault.said,
  }),
  sentence("notice.feedKeepTrying", { hint: fault.advice ?? sentence("notice.feedMayBeDown") }),
];

function span(ms: number): Said {
  const days = Math.floor(ms / DAY);
  return days < 2
    ? sentence("notice.hours", { count: String(Math.floor(ms / HOUR)) })
    : sentence("notice.days", { count: String(days) });
}

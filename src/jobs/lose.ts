// A channel in which nothing can be posted any more: it rests, and whoever set it up is told once.
import type { ChannelRef } from "../core/domain.ts";
import type { BotError } from "../core/errors.ts";
import { deliveryKey, line, message, textSection } from "../platform/index.ts";
import { sentence, wordsIn } from "../words/index.ts";
import type { DeliverPorts } from "./deliver.ts";

/** Pauses what was posted to the channel and tells its owner, once. */
export async function loseChannel(
  { store, clock }: Pick<DeliverPorts, "store" | "clock">,
  channel: ChannelRef,
  error: BotError,
  subscriptionId?: string,
): Promise<void> {
  const subscription = subscriptionId
    ? await store.subscriptions.get(subscriptionId)
    : await store.subscriptions.ofChannel(channel);
  if (!subscription || !(await store.subscriptions.pause(subscription.id, error.said, clock.now()))) return;
  // Whoever set it up asked to be forgotten.
  if (subscription.createdBy === "") return;
  const owner = { ...subscription.channel, channel: subscription.createdBy, kind: "direct" as const };
  const words = wordsIn(subscription.lens.language);
  const place = { kind: "place" as const, channel: subscription.channel };
  const fault = words.tell(error.said);
  const lost = line(...words.parts("notice.lostChannel", { channel: place, fault }));
  const hint = words.tell(error.advice ?? sentence("notice.lostChannelHint"));
  const resume = { kind: "command" as const, line: "resume", group: "feeds" as const };
  const again = line(...words.parts("notice.lostChannelResume", { resume }));
  const summary = words.say("notice.lostChannelShort", { fault });
  const notice = message(summary, [textSection(undefined, lost, line(hint), again)], { language: words.language });
  const id = deliveryKey("lost", subscription.id, clock.now().toISOString());
  await store.db.transaction().execute((trx) =>
    store.outbox.enqueue(
      trx,
      {
        id,
        subscriptionId: undefined,
        target: owner,
        kind: "notice",
        payload: notice,
        notBefore: clock.now(),
        stories: [],
      },
      clock.now(),
    ),
  );
}

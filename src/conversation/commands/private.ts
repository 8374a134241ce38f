// private: the feeds of this channel as a digest of one person's own, in their direct messages.
import type { ChannelRef, Subscription } from "../../core/domain.ts";
import { BotError } from "../../core/errors.ts";
import { defaultFilters, defaultSchedule, scheduleSentence } from "../../digest/defaults.ts";
import { checkSchedule } from "../../digest/when.ts";
import { type Message, deliveryKey, line } from "../../platform/index.ts";
import { sentence } from "../../words/index.ts";
import { feedsOf } from "../channel-feeds.ts";
import type { Ask } from "../ports.ts";
import { answerOf, lineOf, say } from "../say.ts";
import { readSchedule } from "../schedule-typed.ts";
import { isOff } from "../values.ts";
import { command } from "./command.ts";

export const privately = command({
  name: "private",
  example: "private 07:30",
  options: { when: { shape: "rest" } },
  shows: true,
  rights: "member",
  group: "reading",
  async handle(ask, { when }) {
    const { subscriptions } = ask.ports.store;
    const inbox = inboxOf(ask);
    const held = await subscriptions.ofChannel(inbox);
    if (when !== undefined && isOff(when)) return end(ask, held);
    const here = ask.place.channel.kind === "direct";
    const feeds = here ? [] : await feedsOf(ask);
    if (!held && feeds.length === 0) {
      throw new BotError("not_found", sentence("conversation.noFeeds"), {
        hint: sentence(here ? "conversation.privateHow" : "conversation.beginWithAdd"),
      });
    }
    const own = held ?? (await begin(ask, inbox));
    const schedule = when === undefined ? own.schedule : readSchedule({ when }, { ...own.schedule, mode: "digest" });
    checkSchedule(schedule);
    await subscriptions.update(own.id, { schedule });
    await subscriptions.resume(own);
    await subscriptions.linkAll(
      own.id,
      feeds.map(({ id }) => id),
    );
    const count = (await ask.ports.store.feeds.ofSubscription(own.id)).length;
    if (!here) await greet(ask, inbox, own);
    return say(
      ask,
      sentence("conversation.privateNow", { count }),
      scheduleSentence(schedule, ask.words),
      sentence("conversation.privateEnd"),
    );
  },
});

/** Until they say otherwise. */
const MORNING = "0 8 * * *";

const inboxOf = ({ place: { channel }, person }: Ask): ChannelRef => ({
  ...channel,
  channel: person.id,
  kind: "direct",
});

/** It begins as this channel is set, but for its times: so it costs no analysis of its own. */
async function begin({ ports, person, subscription }: Ask, inbox: ChannelRef): Promise<Subscription> {
  const { lens, timeZone } = ports.defaults;
  const of = subscription ?? { lens, filters: defaultFilters, schedule: defaultSchedule(timeZone) };
  const schedule = { ...of.schedule, mode: "digest" as const, cron: MORNING };
  const settings = { lens: of.lens, filters: of.filters, schedule };
  return ports.store.subscriptions.ensure(inbox, settings, person.id, ports.clock.now());
}

async function end(ask: Ask, held: Subscription | undefined): Promise<Message> {
  if (!held) return say(ask, sentence("conversation.privateNone"));
  await ask.ports.store.subscriptions.pause(held.id, sentence("settings.byRequest"));
  return say(ask, sentence("conversation.privateEnded"));
}

/** Where it will come, so that they find it, and may answer there. */
async function greet(ask: Ask, inbox: ChannelRef, { id }: Subscription): Promise<void> {
  const { store, clock } = ask.ports;
  const { words, place } = ask;
  const now = clock.now();
  const channel = { kind: "place" as const, channel: place.channel };
  const said = line(...words.parts("conversation.privateHere", { channel }));
  const payload = answerOf(ask, words.say("conversation.privateShort"), [
    { kind: "text", title: undefined, lines: [said, lineOf(ask, words.say("conversation.privateSettings"))] },
  ]);
  await store.db.transaction().execute((trx) =>
    store.outbox.enqueue(
      trx,
      {
        id: deliveryKey("private", id, now.toISOString()),
        subscriptionId: undefined,
        target: inbox,
        kind: "notice",
        payload,
        notBefore: now,
        stories: [],
      },
      now,
    ),
  );
}

// The core as platforms see it: commands, buttons and turns in, Replies out. Rights and tenant are checked here, once.
import type { ChannelRef, Tenant, ThreadRef } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import {
  type ActionPress,
  type CommandCall,
  type Completion,
  type DeliveryKey,
  type Inbox,
  type InboundTurn,
  type MessageRef,
  type Overview,
  type Person,
  type Place,
  type Reply,
  deliveryKey,
  replyNow,
} from "../platform/index.ts";
import { say } from "./say.ts";
import { ANGLES } from "../core/ports.ts";
import { scheduleSentence } from "../digest/defaults.ts";
import { removeTenant } from "../jobs/deliver.ts";
import { nextDigest } from "../digest/when.ts";
import { threadKey } from "../core/refs.ts";
import { readActionId } from "./actions.ts";
import { createAllowance } from "./allowance.ts";
import { commands } from "./commands.ts";
import * as feeds from "./handlers/feeds.ts";
import * as help from "./handlers/help.ts";
import * as reading from "./handlers/reading.ts";
import * as settings from "./handlers/settings.ts";
import * as status from "./handlers/status.ts";
import { parseCall, parseLine } from "./parse.ts";
import type { About, Ask, ConversationPorts, Handler, Outcome } from "./ports.ts";
import { allow, failure, stream } from "./stream.ts";
import { answerTurn, intentOf, remember, speaks } from "./turns.ts";
import { english } from "../words/index.ts";

const handlers: Record<string, Handler> = {
  add: feeds.add,
  feeds: feeds.list,
  pause: feeds.pause,
  resume: feeds.resume,
  remove: feeds.remove,
  test: feeds.test,
  import: feeds.importOpml,
  export: feeds.exportOpml,
  now: reading.now,
  preview: reading.preview,
  read: reading.read,
  deeper: reading.deeper,
  ask: reading.ask,
  catchup: reading.catchup,
  why: reading.why,
  mistake: reading.mistake,
  schedule: settings.schedule,
  lens: settings.lens,
  filter: settings.filter,
  mute: settings.mute,
  unmute: settings.unmute,
  sample: settings.sample,
  status: status.status,
  cost: status.cost,
  help: help.help,
};

/** The one implementation of Inbox. `ports.store` records owner `landing` remembers what a reply is about until it lands. */
export function createInbox(ports: ConversationPorts): Inbox {
  const landing = ports.store.records("landing");
  const askOf = async (place: Place, person: Person, options: Record<string, string>): Promise<Ask> => {
    if (!isOne(place)) throw elsewhere();
    const subscription = await ports.store.subscriptions.ofChannel(place.channel);
    return { ports, place, person, options, subscription };
  };
  const keep = async (key: DeliveryKey, about: About | undefined) => {
    if (about) await landing.put(key, about);
  };
  const refusal = (error: unknown, key: DeliveryKey): Reply => replyNow("private", failure(error, key, ports.log), key);
  const allowance = createAllowance();
  const who = ({ tenant }: Place, { id }: Person): string => `${tenant} ${id}`;
  const count = (place: Place, person: Person) => allowance.take(who(place, person), ports.clock.now());

  return {
    commands,
    voice: ports.voice,

    async command(call: CommandCall): Promise<Reply> {
      const key = deliveryKey("command", call.place.tenant, call.callId);
      try {
        count(call.place, call.person);
        const { spec, options } = "line" in call ? parseLine(call.line) : parseCall(call.name, call.options);
        allow(call.person.role, spec.rights, ports.defaults.membersMayAdd);
        const handler = handlers[spec.name]!;
        const ask = await askOf(call.place, call.person, options);
        const visibility = spec.visibility === "thread" && !call.place.thread ? "channel" : spec.visibility;
        return stream(
          visibility,
          key,
          ports.log,
          (progress) => handler(ask, progress),
          (done) => keep(key, done.about),
        );
      } catch (error) {
        return refusal(error, key);
      }
    },

    async action(press: ActionPress): Promise<Reply> {
      const key = deliveryKey("action", press.place.tenant, press.callId);
      try {
        count(press.place, press.person);
        const { spec, subject } = readActionId(press.actionId);
        allow(press.person.role, spec.rights, ports.defaults.membersMayAdd);
        const ask = await askOf(press.place, press.person, { subject });
        return stream(
          spec.visibility,
          key,
          ports.log,
          (progress) => spec.handle(ask, progress),
          (done) => keep(key, done.about),
        );
      } catch (error) {
        return refusal(error, key);
      }
    },

    async turn(turn: InboundTurn): Promise<Reply | undefined> {
      const { place } = turn;
      if (!isOne(place)) return undefined;
      const { conversations } = ports.store;
      const ref: ThreadRef | undefined =
        place.thread === undefined ? undefined : { channel: place.channel, thread: place.thread };
      const thread = ref && (await conversations.thread(ref));
      if (!thread && !turn.mentionsBot && place.channel.kind !== "direct") return undefined;
      if (thread && turn.addressesOther && !turn.mentionsBot) await conversations.follow(thread, false);
      if (thread && !speaks(turn, thread)) return undefined;
      const intent =
        intentOf(turn.text) ??
        (turn.mentionsBot || place.channel.kind === "direct"
          ? { kind: "question" as const, text: turn.text }
          : undefined);
      if (!intent) return undefined;
      if (!(await ports.store.inbound.first(place.tenant, turn.callId, ports.clock.now()))) return undefined;

      const key = deliveryKey("turn", place.tenant, turn.callId);
      try {
        count(place, turn.person);
      } catch (error) {
        // Said once: whoever floods a thread is not helped to flood it.
        return allowance.told(who(place, turn.person)) ? undefined : refusal(error, key);
      }
      if (intent.kind === "stop") {
        if (thread) await conversations.follow(thread, false);
        return replyNow("thread", say("I stop following this thread. Mention me to bring me back."), key);
      }
      if (thread && turn.mentionsBot) await conversations.follow(thread, true);
      const ask = await askOf(place, turn.person, {});
      const open = thread ?? (ref && (await openThread(ports, ref)));
      return stream(
        intent.kind === "source" ? "private" : "thread",
        key,
        ports.log,
        async (progress) => {
          const outcome = await answerTurn(ask, progress, intent, open, turn.earlier);
          if (open) await remember(ask, open, turn.text, outcome);
          return outcome;
        },
        (done: Outcome) => keep(key, done.about),
      );
    },

    async complete(place, person, kind, typed): Promise<Completion[]> {
      const wanted = typed.toLowerCase();
      const offers = await completions(await askOf(place, person, {}), kind);
      return offers.filter((offer) => `${offer.label} ${offer.value}`.toLowerCase().includes(wanted)).slice(0, 25);
    },

    overview: (place, person) => overview(ports, place, person),

    async receipt(tenant, articleId, start, end) {
      const article = await ports.store.articles.get(tenant, articleId);
      if (!article) return undefined;
      if (!(start >= 0 && start < end && end <= article.text.length)) return undefined;
      return {
        articleId,
        title: article.title,
        source: article.source,
        url: article.url,
        published: article.published,
        text: article.text,
        start,
        end,
        correctedBy: await ports.store.articles.correctedBy(tenant, articleId),
      };
    },

    async landed(key: DeliveryKey, ref: MessageRef): Promise<void> {
      const about = (await landing.get(key)) as About | undefined;
      if (!about) return;
      const thread = { channel: ref.channel, thread: ref.thread ?? ref.message };
      await ports.store.conversations.open(thread, { ...about, deliveryId: undefined }, ports.clock.now());
      await landing.delete(key);
    },

    removed: (tenant: Tenant) => removeTenant(ports, tenant),
  };
}

/** A place is one tenant's: its channel's tenant is that of the call. */
const isOne = ({ tenant, channel }: { tenant: Tenant; channel: ChannelRef | undefined }): boolean =>
  channel === undefined || channel.tenant === tenant;

const elsewhere = (): BotError =>
  new BotError("not_found", "This channel is not of this workspace.", { hint: "Use it in a channel of your own." });

async function openThread(ports: ConversationPorts, ref: ThreadRef) {
  await ports.store.conversations.open(
    ref,
    { storyId: undefined, analysisId: undefined, deliveryId: undefined },
    ports.clock.now(),
  );
  return (
    (await ports.store.conversations.thread(ref)) ?? {
      key: threadKey(ref),
      tenant: ref.channel.tenant,
      storyId: undefined,
      analysisId: undefined,
      deliveryId: undefined,
      following: true,
    }
  );
}

async function completions(ask: Ask, kind: Parameters<Inbox["complete"]>[2]): Promise<Completion[]> {
  const { store } = ask.ports;
  switch (kind) {
    case "command":
      return commands.map((entry) => ({ value: entry.name, label: entry.name }));
    case "angle":
      return ANGLES.map((angle) => ({ value: angle, label: angle }));
    case "feed": {
      const watched = ask.subscription ? await store.feeds.ofSubscription(ask.subscription.id) : [];
      return watched.map((feed) => ({ value: feed.title, label: feed.title }));
    }
    case "story": {
      const told = await store.told.inChannel(ask.place.channel, 25);
      const stored = await Promise.all(told.map((entry) => store.analyses.get(ask.place.tenant, entry.analysisId)));
      return told.flatMap((entry, index) => {
        const headline = stored[index]?.analysis.headline.text;
        return headline ? [{ value: entry.storyId, label: headline }] : [];
      });
    }
  }
}

async function overview(
  ports: ConversationPorts,
  place: { tenant: Tenant; channel: ChannelRef | undefined },
  _person: Person,
): Promise<Overview> {
  if (!isOne(place)) throw elsewhere();
  const { store, clock } = ports;
  const now = clock.now();
  const all = await store.subscriptions.ofTenant(place.tenant);
  const here = place.channel
    ? [await store.subscriptions.ofChannel(place.channel)].filter((entry) => entry !== undefined)
    : all;
  const feedRows = (await Promise.all(here.map((entry) => store.feeds.ofSubscription(entry.id)))).flat();
  const unique = [...new Map(feedRows.map((feed) => [feed.id, feed])).values()];
  const mutes = (await Promise.all(here.map((entry) => store.mutes.of(entry.channel, now)))).flat();
  return {
    feeds: unique.map((feed) => ({
      id: feed.id,
      title: feed.title,
      url: feeds.addressOf(feed),
      state: feed.state,
      health: feed.health,
      sentence: feeds.healthSentence(feed),
    })),
    subscriptions: here.map((entry) => ({
      id: entry.id,
      channel: entry.channel,
      state: entry.state,
      sentence:
        entry.state === "paused"
          ? `Paused: ${english.tell(entry.pausedBecause ?? "by request")}.`
          : scheduleSentence(entry.schedule, english),
      nextDigestAt: nextDigest(entry.schedule, now),
    })),
    mutes: mutes.map((mute) => ({ id: mute.id, sentence: `${mute.kind} "${mute.label}"` })),
    budget: (await ports.spending(place.tenant))?.map(english.tell)[0],
    sample: unique.length > 0 && unique.every((feed) => feed.sample),
  };
}

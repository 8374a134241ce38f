// The core as platforms see it: commands, buttons and turns in, Replies out.
import type { ChannelRef, Tenant } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import { forPerson } from "../core/urgent.ts";
import { isWhole } from "../core/values.ts";
import {
  type ActionPress,
  type CommandCall,
  type Completion,
  type DeliveryKey,
  type Here,
  type Inbox,
  type InboundTurn,
  type MessageRef,
  type Person,
  type Place,
  type Reply,
  deliveryKey,
  replyNow,
} from "../platform/index.ts";
import { type Words, sentence } from "../words/index.ts";
import { readActionId } from "./actions.ts";
import { createAllowance } from "./allowance.ts";
import type { Command } from "./commands/command.ts";
import { commands as table } from "./commands/index.ts";
import { completions } from "./completions.ts";
import { overview } from "./overview.ts";
import { keyAnywhere, keyOf } from "./keys.ts";
import { management } from "./management.ts";
import { storiesHolding } from "./recall.ts";
import { relatedStories } from "./related.ts";
import { type ParsedCommand, parseCall, parseLine, readTyped } from "./parse.ts";
import type { About, Ask, ConversationPorts, Outcome } from "./ports.ts";
import { privacyOf } from "./privacy.ts";
import { privateWords, wordsFor } from "./reader.ts";
import { receiptView } from "./receipt-view.ts";
import { allow, reaches } from "./rights.ts";
import { say } from "./say.ts";
import { failure, stream, streamWhenTold } from "./stream.ts";
import { answerTurn, hear, openThread, remember } from "./turns.ts";

/**
 * The one implementation of Inbox: rights and tenant are checked here, once. What a reply is about is remembered (under
 * `landing` in the store's records) until the platform says where it stands.
 */
export function createInbox(ports: ConversationPorts, commands: readonly Command[] = table): Inbox {
  const inbox = inboxOf(ports, commands);
  // Somebody waits for each of these.
  return {
    ...inbox,
    command: (call) => forPerson(() => inbox.command(call)),
    action: (press) => forPerson(() => inbox.action(press)),
    turn: (turn) => forPerson(() => inbox.turn(turn)),
    complete: (...asked) => forPerson(() => inbox.complete(...asked)),
    overview: (...asked) => forPerson(() => inbox.overview(...asked)),
    receipt: (...asked) => forPerson(() => inbox.receipt(...asked)),
    found: (...asked) => forPerson(() => inbox.found(...asked)),
    management: (...asked) => forPerson(() => inbox.management(...asked)),
    related: (...asked) => forPerson(() => inbox.related(...asked)),
  };
}

function inboxOf(ports: ConversationPorts, commands: readonly Command[]): Inbox {
  const { store, clock, log } = ports;
  const landing = store.records<About & { at?: string }>("landing");
  const allowance = createAllowance();
  const who = ({ tenant }: Place, { id }: Person): string => `${tenant} ${id}`;
  const count = (place: Place, person: Person) => allowance.take(who(place, person), clock.now());

  /** The call on its way, in the words that an answer of some visibility is said in. */
  const meet = async (place: Place, person: Person, here?: Here): Promise<(visibility: Reply["visibility"]) => Ask> => {
    if (!isOne(place)) throw elsewhere();
    const subscription = await store.subscriptions.ofChannel(place.channel);
    return (visibility) => {
      const words = wordsFor(ports, place, person, subscription, visibility);
      return { ports, place, person, subscription, commands, words, here };
    };
  };
  const refusal = (words: Words, error: unknown, key: DeliveryKey): Reply =>
    replyNow("private", failure({ words, commands }, error, key, log), key);
  const keep = async (key: DeliveryKey, { about }: Outcome) => {
    if (about) await landing.put(key, { ...about, at: clock.now().toISOString() });
  };
  /** Counted, and only in a channel of its own tenant; what is wrong with it is said to the asker alone. */
  const reply = async (
    given: CommandCall | ActionPress,
    key: DeliveryKey,
    work: (askFor: (visibility: Reply["visibility"]) => Ask) => Reply | Promise<Reply>,
  ): Promise<Reply> => {
    const { place, person } = given;
    let words = privateWords(ports, person, undefined);
    try {
      count(place, person);
      if (!isWhole(given)) throw broken();
      const askFor = await meet(place, person, given.here);
      words = askFor("private").words;
      return await work(askFor);
    } catch (error) {
      return refusal(words, error, key);
    }
  };

  /** What others see begins when there is something to show. */
  const show = (
    askFor: (visibility: Reply["visibility"]) => Ask,
    visibility: Reply["visibility"],
    key: DeliveryKey,
    patience: ((signal: AbortSignal) => Promise<void>) | undefined,
    ...work: [Parameters<typeof stream>[1], Parameters<typeof stream>[2]]
  ): Reply | Promise<Reply> => {
    const streamed = { reader: askFor(visibility), visibility, key, log };
    return visibility === "private"
      ? stream(streamed, ...work)
      : streamWhenTold(streamed, { alone: askFor("private"), patience }, ...work);
  };

  /** Does what was read, where the caller may. */
  const run = (
    { spec, options }: ParsedCommand<Command>,
    { place, person, alone }: Pick<CommandCall, "place" | "person" | "alone">,
    key: DeliveryKey,
    askFor: (visibility: Reply["visibility"]) => Ask,
    patience?: (signal: AbortSignal) => Promise<void>,
  ): Reply | Promise<Reply> => {
    const theirs = spec.ownInbox && place.channel.kind === "direct";
    allow(person.role, theirs ? "member" : spec.rights, ports.defaults.membersMayAdd);
    const outside = alone ? "private" : spec.visibility === "thread" ? "channel" : spec.visibility;
    const visibility = place.thread ? spec.visibility : outside;
    const ask = askFor(visibility);
    // What is for the asker alone has no thread to be remembered for.
    const kept = visibility === "private" ? async () => {} : keep;
    const answer = show(askFor, visibility, key, patience, (progress) => spec.handle(ask, options, progress), kept);
    return visibility === "private" && spec.visibility !== "private" ? { ...answer, mayShare: true } : answer;
  };

  return {
    commands,
    voice: ports.voice,

    command(call: CommandCall): Promise<Reply> {
      const key = deliveryKey("command", call.place.tenant, call.callId);
      return reply(call, key, (askFor) => {
        const typed = { commands, words: askFor("private").words };
        const read = "line" in call ? readTyped(typed, call.line) : parseCall(typed, call.name, call.options);
        if ("answer" in read) return replyNow("private", read.answer(askFor("private")), key);
        return run(read, call, key, askFor);
      });
    },

    action(press: ActionPress): Promise<Reply> {
      const key = deliveryKey("action", press.place.tenant, press.callId);
      return reply(press, key, (askFor) => {
        const { spec, subject } = readActionId(press.actionId);
        allow(press.person.role, spec.rights, ports.defaults.membersMayAdd);
        const { visibility } = spec;
        const ask = askFor(visibility);
        return show(askFor, visibility, key, undefined, (progress) => spec.handle(ask, subject, progress), keep);
      });
    },

    async turn(turn: InboundTurn): Promise<Reply | undefined> {
      const { place, person } = turn;
      if (!isOne(place) || !isWhole([place, turn.callId])) return undefined;
      const heard = await hear(ports, turn, commands);
      if (!heard) return undefined;
      const { intent, ref, thread } = heard;
      const key = deliveryKey("turn", place.tenant, turn.callId);
      try {
        count(place, person);
        if (!isWhole(turn.text)) throw broken();
      } catch (error) {
        // Said once: whoever floods a thread is not helped to flood it.
        const told = allowance.told(who(place, person));
        return told ? undefined : refusal(privateWords(ports, person, undefined), error, key);
      }
      if (intent.kind === "command") {
        const { line } = intent;
        if (thread && turn.mentionsBot) await store.conversations.follow(thread, true);
        const askFor = await meet(place, person, turn.here);
        const typed = { commands, words: askFor("private").words };
        try {
          // A command says that it works on it; behind a mention nothing does but the answer.
          return await run(parseLine(typed, line), turn, key, askFor, (signal) => clock.sleep(PATIENCE_MS, signal));
        } catch (error) {
          return refusal(typed.words, error, key);
        }
      }
      const visibility = intent.kind === "source" || intent.kind === "vote" ? "private" : "thread";
      const ask = (await meet(place, person, turn.here))(visibility);
      if (intent.kind === "stopped") return replyNow(visibility, say(ask, sentence("conversation.stillStopped")), key);
      if (intent.kind === "stop") {
        if (thread) await store.conversations.follow(thread, false);
        return replyNow(visibility, say(ask, sentence("conversation.stopped")), key);
      }
      if (thread && turn.mentionsBot) await store.conversations.follow(thread, true);
      const open = thread ?? (ref && (await openThread(ports, ref)));
      return stream(
        { reader: ask, visibility, key, log },
        async (progress) => {
          const outcome = await answerTurn(ask, progress, intent, open, turn.earlier);
          if (open) await remember(ask, open, turn.text, outcome);
          return outcome;
        },
        keep,
      );
    },

    async complete(place, person, kind, typed): Promise<Completion[]> {
      const wanted = typed.toLowerCase();
      const offers = await completions((await meet(place, person))("private"), kind);
      return offers.filter((offer) => `${offer.label} ${offer.value}`.toLowerCase().includes(wanted)).slice(0, 25);
    },

    async overview(place, person) {
      if (!isOne(place)) throw elsewhere();
      return overview(ports, place, person);
    },

    found: async (place, person, typed) =>
      isWhole(typed) ? storiesHolding((await meet({ ...place, thread: undefined }, person))("private"), typed) : [],

    management: async (place, person) => management((await meet({ ...place, thread: undefined }, person))("private")),
    related: async (place, person, storyId) =>
      relatedStories((await meet({ ...place, thread: undefined }, person))("private"), storyId),

    receipt: async (tenant, articleId, start, end) =>
      isWhole(articleId) ? receiptView(store, tenant, articleId, start, end) : undefined,

    async landed(key: DeliveryKey, ref: MessageRef): Promise<void> {
      // What `keep` put there, and nobody else.
      const about = await landing.get(key);
      if (!about) return;
      const thread = { channel: ref.channel, thread: ref.thread ?? ref.message };
      const { storyId, analysisId } = about;
      await store.conversations.open(thread, { storyId, analysisId, deliveryId: undefined }, clock.now());
      await landing.delete(key);
    },

    key: (tenant, given) => keyOf(ports, tenant, given),
    holder: (secret) => keyAnywhere(ports, secret),
    soon: () => ports.soon?.(),
    may: ({ role }, rights) => reaches(role, rights, ports.defaults.membersMayAdd),

    async removed(tenant: Tenant): Promise<void> {
      await ports.forget({ tenant });
      log.warn({ tenant }, "a workspace removed the bot: what was kept for it is gone");
    },

    lost: (channel, why) => ports.lose(channel, why),

    left: (channel: ChannelRef) => ports.forget({ channel }),

    privacy: (words: Words) => privacyOf({ words, commands }, ports.privacy),
  };
}

/** What fails so soon after a mention is told to its asker alone. */
const PATIENCE_MS = 3_000;

/** A place is one tenant's: its channel's tenant is that of the call. */
const isOne = ({ tenant, channel }: { tenant: Tenant; channel: ChannelRef | undefined }): boolean =>
  channel === undefined || channel.tenant === tenant;

const broken = (): BotError =>
  new BotError("usage", sentence("conversation.brokenText"), { hint: sentence("conversation.brokenTextHint") });

const elsewhere = (): BotError =>
  new BotError("not_found", sentence("conversation.elsewhere"), { hint: sentence("conversation.elsewhereHint") });

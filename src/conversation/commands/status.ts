// status: what works, what does not, since when, and what to do about it, of this workspace alone.
import { DAY, MINUTE } from "../../core/time.ts";
import type { Delivery } from "../../store/deliveries.ts";
import { targetChannel } from "../../core/refs.ts";
import type { FeedRow } from "../../store/feeds.ts";
import { type Line, type Section, type Span, line, textSection } from "../../platform/index.ts";
import { type Wording, sentence } from "../../words/index.ts";
import { feedsOf } from "../channel-feeds.ts";
import { healthOf } from "../feed-lines.ts";
import type { Ask, Condition } from "../ports.ts";
import { answerOf } from "../say.ts";
import { obstacles, pausedLine } from "../standing.ts";
import { command } from "./command.ts";

/** A check that is so long overdue is late. */
const LATE_MS = 15 * MINUTE;
const MOST_LISTED = 8;
const LISTED_FOR_MS = 30 * DAY;

export const status = command({
  name: "status",
  example: "status",
  group: "help",
  async handle(ask) {
    const { ports, place, person } = ask;
    // Other channels of the workspace may be closed ones: only its administrators see what is stuck there.
    const stuck = await ports.store.deliveries.stuck(
      place.tenant,
      person.role === "admin" ? undefined : place.channel,
      new Date(ports.clock.now().getTime() - LISTED_FOR_MS),
      MOST_LISTED + 1,
    );
    const condition = await ports.condition();
    const sections = [
      ...(await obstacles(ask)),
      await here(ask),
      ...deliveries(ask, stuck),
      bot(ask, condition, ports.store.home.kind),
    ];
    return answerOf(ask, ask.words.say("conversation.status"), sections);
  },
});

async function here(ask: Ask): Promise<Section> {
  const { place, subscription, words } = ask;
  const { store, clock } = ask.ports;
  const now = clock.now().getTime();
  const feeds = await feedsOf(ask);
  const waiting = subscription ? (await store.waiting.of(subscription.id)).length : 0;
  const failing = feeds.filter((feed) => feed.health.failures > 0 || feed.state !== "active");
  const late = feeds.flatMap((feed) => (failing.includes(feed) ? [] : (lateLine(ask, feed, now) ?? [])));
  const { sent, pending, sending } = await store.deliveries.counts(place.tenant);
  return textSection(
    words.say("conversation.here"),
    pausedLine(ask) ?? words.say("conversation.watches", { feeds: feeds.length, stories: waiting }),
    ...failing.map((feed) => words.say("conversation.feedIs", { feed: feed.title, health: healthOf(feed) })),
    ...late,
    words.say("conversation.posted", { sent, pending: pending + sending }),
  );
}

/** Undefined for a feed that is not late. */
function lateLine({ words }: Ask, { title, state, health }: FeedRow, now: number): Line | undefined {
  const due = health.nextCheckAt;
  if (state !== "active" || !due || now - due.getTime() <= LATE_MS) return undefined;
  return line(...words.parts("conversation.feedLate", { feed: title, at: since(due) }));
}

/** What is stuck, one line each: where, since when, why, and what mends it. */
function deliveries(ask: Ask, stuck: Delivery[]): Section[] {
  if (stuck.length === 0) return [];
  const { words } = ask;
  const shown = stuck.slice(0, MOST_LISTED);
  const more = stuck.length > MOST_LISTED ? [words.say("conversation.moreNotPosted")] : [];
  return [
    textSection(words.say("conversation.notPosted"), ...shown.map((delivery) => stuckLine(ask, delivery)), ...more),
  ];
}

function stuckLine({ words }: Ask, { kind, state, target, createdAt, error, notBefore }: Delivery): Line {
  const fault = words.tell(error ? (error.said ?? error.message) : sentence("conversation.noAnswer"));
  const mended =
    state === "unknown"
      ? words.parts("conversation.lookedForAgain", { at: since(notBefore) })
      : [words.tell(whatToDo(error?.code))];
  return line(
    ...words.parts("conversation.stuck", {
      kind: words.say(`conversation.kind.${kind}`),
      channel: { kind: "place" as const, channel: targetChannel(target) },
      at: since(createdAt),
      fault,
    }),
    " ",
    ...mended,
  );
}

function whatToDo(code: string | undefined): Wording {
  if (code === "channel_lost") return sentence("conversation.givenUpChannel");
  if (code === "tenant_lost") return sentence("conversation.givenUpTenant");
  return sentence("conversation.givenUpMessage");
}

function bot({ words }: Ask, { version, memoryMb, since: start, checks, models }: Condition, home: string): Section {
  const wrong = Object.entries(checks)
    .filter(([, said]) => said !== "ok")
    .map(([name, said]) => `${name} ${words.tell(said)}`);
  const key = home === "embedded" ? "conversation.processEmbedded" : "conversation.processServer";
  return textSection(
    words.say("conversation.theBot"),
    wrong.length === 0
      ? words.say("conversation.allWell")
      : words.say("conversation.notWell", { checks: wrong.join("; ") }),
    ...(models ?? [sentence("conversation.noModel")]).map(words.tell),
    line(...words.parts(key, { version, node: process.versions.node, memory: memoryMb, at: since(start) })),
  );
}

const since = (at: Date): Span => ({ kind: "time", at, style: "relative" });

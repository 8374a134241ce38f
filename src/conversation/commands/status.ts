// status: what works, what does not, since when, and what to do about it, of this workspace alone.
import { DAY, MINUTE } from "../../core/time.ts";
import type { Delivery } from "../../store/deliveries.ts";
import { targetChannel } from "../../core/refs.ts";
import type { ShownFeed } from "../../store/feeds.ts";
import { type Line, type Section, type Span, clip, line, textSection } from "../../platform/index.ts";
import { type Wording, sentence } from "../../words/index.ts";
import { heldSentences } from "../../digest/held.ts";
import { startOfDay } from "../../digest/when.ts";
import { feedsOf } from "../channel-feeds.ts";
import { healthOf } from "../feed-lines.ts";
import type { Ask, Condition } from "../ports.ts";
import { digestLines } from "../digest-line.ts";
import { answerOf, lineOf } from "../say.ts";
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
    const watched = await here(ask);
    const obstructed = await obstacles(ask);
    const well = watched.well && stuck.length + obstructed.length === 0;
    const sections = [
      ...obstructed,
      watched.section,
      ...deliveries(ask, stuck),
      bot(ask, condition, ports.store.home.kind, well),
    ];
    return answerOf(ask, ask.words.say("conversation.status"), sections);
  },
});

/** What this channel reads and is told; `well`: nothing of it fails or is late. */
async function here(ask: Ask): Promise<{ section: Section; well: boolean }> {
  const { place, words } = ask;
  const { store, clock } = ask.ports;
  const now = clock.now();
  const feeds = await feedsOf(ask);
  const failing = feeds.filter((feed) => feed.health.failures > 0 || feed.state !== "active");
  const late = feeds.flatMap((feed) => (failing.includes(feed) ? [] : (lateLine(ask, feed, now.getTime()) ?? [])));
  const unread = await readLines(ask, feeds, now);
  const { sent, pending, sending } = await store.deliveries.counts(place.tenant);
  const section = textSection(
    words.say("conversation.here"),
    ...(await toldLines(ask, feeds.length, now)),
    ...failing.map((feed) => words.say("conversation.feedIs", { feed: feed.title, health: healthOf(feed) })),
    ...late,
    ...unread,
    words.say("conversation.posted", { sent, pending: pending + sending }),
    ...(await reportLines(ask, now)),
  );
  const resting = ask.subscription?.state === "paused" || feeds.some(({ state }) => state === "gone");
  const broken = feeds.some(({ health }) => health.failures > 0) || late.length + unread.length > 0;
  return { section, well: !resting && !broken };
}

/** How much was told today, what waits, why and until when. */
async function toldLines(ask: Ask, feeds: number, now: Date): Promise<(Line | string)[]> {
  const { ports, subscription, words } = ask;
  const watching = words.say("conversation.feedsWatched", { feeds });
  if (!subscription) return [watching];
  const paused = pausedLine(ask);
  if (paused) return [paused, watching];
  const { store } = ports;
  const { schedule } = subscription;
  const told = await store.told.countSince(subscription.id, startOfDay(schedule.timeZone, now));
  const held = heldSentences(schedule, await store.waiting.of(subscription.id), now, words);
  return [
    watching,
    words.say("settings.toldToday", { told, cap: schedule.dailyCap }),
    ...(held.length > 0 ? held : [words.say("conversation.noneWaits")]),
    ...(await digestLines(ask, subscription)),
  ];
}

/** Reads that are not done after so long are told of. */
const UNREAD_MS = 2 * MINUTE;

async function readLines(ask: Ask, feeds: ShownFeed[], now: Date): Promise<Line[]> {
  const { words } = ask;
  const { failed, waiting } = await ask.ports.store.verdicts.reads(
    feeds.map(({ id }) => id),
    new Date(now.getTime() - DAY),
    new Date(now.getTime() - UNREAD_MS),
  );
  const fault = typeof failed.last === "object" ? (failed.last.values?.["fault"] ?? "") : "";
  const { count } = failed;
  return [
    ...(count > 0 ? [line(words.tell(sentence("conversation.readsFailed", { count, fault })))] : []),
    ...(waiting.first
      ? [lineOf(ask, ...words.parts("conversation.readsWait", { count: waiting.count, at: since(waiting.first) }))]
      : []),
  ];
}

/** What readers reported, for those who may mend it. */
async function reportLines({ ports: { store }, place, person, words }: Ask, now: Date): Promise<string[]> {
  if (person.role !== "admin") return [];
  const { count, last } = await store.feedback.mistakes(place.tenant, new Date(now.getTime() - LISTED_FOR_MS));
  return last === undefined ? [] : [words.say("conversation.mistakesKept", { count, text: clip(last, 200) })];
}

/** Undefined for a feed that is not late. */
function lateLine({ words }: Ask, { title, state, health }: ShownFeed, now: number): Line | undefined {
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

function bot(
  { words }: Ask,
  { version, memoryMb, since: start, checks, models }: Condition,
  home: string,
  allWell: boolean,
): Section {
  const wrong = Object.entries(checks)
    .filter(([, said]) => said !== "ok")
    .map(([name, said]) => `${name} ${words.tell(said)}`);
  const key = home === "embedded" ? "conversation.processEmbedded" : "conversation.processServer";
  return textSection(
    words.say("conversation.theBot"),
    wrong.length === 0
      ? words.say(allWell ? "conversation.allWell" : "conversation.botWell")
      : words.say("conversation.notWell", { checks: wrong.join("; ") }),
    ...(models ?? [sentence("conversation.noModel")]).map(words.tell),
    line(...words.parts(key, { version, node: process.versions.node, memory: memoryMb, at: since(start) })),
  );
}

const since = (at: Date): Span => ({ kind: "time", at, style: "relative" });

// status: what works, what does not, since when, and what to do about it, of this workspace alone.
import { DAY, MINUTE } from "../../core/time.ts";
import type { Delivery } from "../../store/deliveries.ts";
import { targetChannel } from "../../core/refs.ts";
import type { FeedRow } from "../../store/feeds.ts";
import { type Line, type Section, type Span, line, message, text, textSection } from "../../platform/index.ts";
import { feedsOf } from "../channel-feeds.ts";
import { healthSentence } from "../feed-lines.ts";
import type { Ask, Condition } from "../ports.ts";
import { sentence } from "../say.ts";
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
    const sections = [await here(ask), ...deliveries(stuck), bot(ask, condition, ports.store.home.kind)];
    return message("Status", sections);
  },
});

async function here(ask: Ask): Promise<Section> {
  const { place, subscription } = ask;
  const { store, clock } = ask.ports;
  const now = clock.now().getTime();
  const feeds = await feedsOf(ask);
  const waiting = subscription ? (await store.waiting.of(subscription.id)).length : 0;
  const failing = feeds.filter((feed) => feed.health.failures > 0 || feed.state !== "active");
  const late = feeds.filter((feed) => !failing.includes(feed) && lateMs(feed, now) > LATE_MS);
  const { sent, pending, sending } = await store.deliveries.counts(place.tenant);
  return textSection(
    "Here",
    subscription?.state === "paused"
      ? sentence(
          ask,
          `Posting here is paused: ${ask.words.tell(subscription.pausedBecause ?? "by request")}. "resume" goes on.`,
        )
      : `Watching ${counted(feeds.length, "feed")}; ${counted(waiting, "story", "stories")} wait for a digest.`,
    ...failing.map((feed) => `${feed.title} is ${healthSentence(feed)}`),
    ...late.map((feed) =>
      line(text(`${feed.title} is late: its check was due `), since(feed.health.nextCheckAt!), text(".")),
    ),
    `Posted so far: ${sent}. On their way: ${pending + sending}.`,
  );
}

const lateMs = (feed: FeedRow, now: number): number =>
  feed.state === "active" && feed.health.nextCheckAt ? now - feed.health.nextCheckAt.getTime() : 0;

/** What is stuck, one line each: where, since when, why, and what mends it. */
function deliveries(stuck: Delivery[]): Section[] {
  if (stuck.length === 0) return [];
  const shown = stuck.slice(0, MOST_LISTED);
  const more = stuck.length > MOST_LISTED ? ["There are more; these are the newest."] : [];
  return [textSection("Not posted", ...shown.map(stuckLine), ...more)];
}

function stuckLine({ kind, state, target, createdAt, error, notBefore }: Delivery): Line {
  const { channel } = targetChannel(target);
  const why = error?.message ?? "no answer came";
  const begin = [text(`A ${kind} for ${channel}, from `), since(createdAt), text(`: ${why} `)];
  if (state === "unknown") {
    return line(
      ...begin,
      text("It may stand there already, so it is looked for before it is posted again; next look "),
      since(notBefore),
      text(". If it stays so, see that I may read the channel's history."),
    );
  }
  return line(...begin, text(whatToDo(error?.code)));
}

function whatToDo(code: string | undefined): string {
  if (code === "channel_lost") return "Given up: invite me to the channel again, then resume there.";
  if (code === "tenant_lost") return "Given up: install me again.";
  return "Given up: the platform refuses this message as it stands. Later ones are not held up by it.";
}

function bot({ words }: Ask, { version, memoryMb, since: start, checks, models }: Condition, home: string): Section {
  const wrong = Object.entries(checks).filter(([, said]) => said !== "ok");
  return textSection(
    "The bot",
    wrong.length === 0
      ? "All is well: nothing is behind."
      : `Not well: ${wrong.map(([name, said]) => `${name} ${said}`).join("; ")}. Its log says more; whoever runs it should look.`,
    ...(models?.map(words.tell) ?? ["No model is configured: analyses are extracts."]),
    line(
      text(`Footnote ${version} on Node ${process.versions.node}, ${memoryMb} MB of memory, `),
      text(home === "embedded" ? "embedded store, started " : "Postgres server, started "),
      since(start),
      text("."),
    ),
  );
}

const since = (at: Date): Span => ({ kind: "time", at, style: "relative" });

const counted = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

// watch: a question that stays open here until an article answers it.
import type { Subscription } from "../../core/domain.ts";
import { BotError } from "../../core/errors.ts";
import { DAY, HOUR } from "../../core/time.ts";
import { actionId } from "../../digest/compose.ts";
import { nextDay } from "../../digest/when.ts";
import { canBeWatched } from "../../jobs/watches.ts";
import { type Message, line, textSection } from "../../platform/index.ts";
import { sentence } from "../../words/index.ts";
import type { Ask } from "../ports.ts";
import { feedsHeard } from "../recall.ts";
import { answerOf, lineOf } from "../say.ts";
import { findSubject } from "../subject.ts";
import { lengthOf } from "../values.ts";
import { did } from "../votes.ts";
import { listWatches } from "../watch-lines.ts";
import { add } from "./add.ts";
import { command } from "./command.ts";

/** Open questions at once: more are no questions any more. */
const MOST = { person: 50, tenant: 5_000 };
const LONGEST = 300;
const LONGEST_WAIT_MS = 730 * DAY;

export const watch = command({
  name: "watch",
  example: "watch when does the bridge open? until:30d",
  options: { question: { shape: "rest" }, until: { shape: "flag" } },
  shows: true,
  rights: "member",
  group: "reading",
  async handle(ask, { question, until }, progress) {
    if (question === undefined && until !== undefined)
      throw new BotError("usage", sentence("watch.noQuestion"), { hint: sentence("watch.how") });
    if (question === undefined) return listWatches(ask);
    // What is no question but an address is a feed to be read.
    if (/^(?:https?:\/\/|www\.)\S+$/i.test(question)) return add.handle(ask, { address: question }, progress);
    return begin(ask, question.trim(), until);
  },
});

async function begin(ask: Ask, question: string, until: string | undefined): Promise<Message> {
  const { ports, place, person, words, subscription } = ask;
  const { store, clock } = ports;
  if (question.length > LONGEST) throw new BotError("usage", sentence("watch.tooLong", { most: LONGEST }));
  if (!canBeWatched(question)) {
    throw new BotError("usage", sentence("watch.noWords"), { hint: sentence("watch.noWordsHint") });
  }
  const now = clock.now();
  const end = until === undefined ? undefined : endOf(until, now, subscription);
  const under = place.thread === undefined ? undefined : await findSubject(ask, undefined);
  const asked = { question, until: end, storyId: under?.story.id, about: under?.analysis.headline.text };
  const watch = await store.watches.add(place.channel, { person: person.id, ...asked }, MOST, now);
  if (!watch) {
    throw new BotError("usage", sentence("watch.tooMany", { most: MOST.person }), {
      hint: sentence("watch.tooManyHint"),
    });
  }
  if (under) await did(ask, "asked", under.story);
  const said = end
    ? words.parts("watch.beginsUntil", { question, at: { kind: "time", at: end, style: "date" } as const })
    : [words.say("watch.begins", { question })];
  const heard = (await feedsHeard(ask)).length;
  const where = words.say(heard > 0 ? "watch.looksAt" : "watch.noFeeds", { count: heard });
  return answerOf(
    ask,
    words.say("watch.begins", { question }),
    [textSection(undefined, line(...said), lineOf(ask, where))],
    [{ id: actionId("unwatch", watch.id), label: words.say("button.undo"), kind: "secondary" }],
  );
}

/** The end of a day as the channel counts days, or so long from now. Throws BotError `usage`. */
function endOf(typed: string, now: Date, subscription: Subscription | undefined): Date {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(typed.trim()) ? Date.parse(`${typed.trim()}T00:00:00Z`) : Number.NaN;
  const length = lengthOf(typed);
  const ofLength = length === undefined ? undefined : new Date(now.getTime() + length);
  const zone = subscription?.schedule.timeZone ?? "UTC";
  const end = Number.isNaN(day) ? ofLength : nextDay(zone, new Date(day + 12 * HOUR));
  if (end && end > now && end.getTime() - now.getTime() <= LONGEST_WAIT_MS) return end;
  throw new BotError("usage", sentence("watch.notThen", { until: typed }), { hint: sentence("watch.notThenHint") });
}

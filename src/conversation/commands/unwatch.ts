// unwatch: a standing question of this channel is ended, by whoever asked it or a keeper.
import { BotError } from "../../core/errors.ts";
import { holdsSpelling, sameSpelling } from "../../language/mentions.ts";
import type { Message } from "../../platform/index.ts";
import { sentence } from "../../words/index.ts";
import { meansAll, withoutMarks } from "../meant.ts";
import type { Ask } from "../ports.ts";
import { say } from "../say.ts";
import { endedMessage, mayEnd } from "../watch-lines.ts";
import { command } from "./command.ts";

const MOST_NAMED = 5;
const MARKS = "?.! ";

export const unwatch = command({
  name: "unwatch",
  example: "unwatch when does the bridge open",
  options: { question: { required: true, shape: "rest" } },
  rights: "member",
  group: "reading",
  async handle(ask, { question }) {
    const { store, clock } = ask.ports;
    const open = await store.watches.of(ask.place.channel, clock.now());
    const wanted = question.trim();
    const bare = withoutMarks(wanted, MARKS);
    const found =
      open.find((watch) => watch.id === wanted || sameSpelling(withoutMarks(watch.question, MARKS), bare)) ??
      open.find((watch) => holdsSpelling(watch.question, bare));
    const all = meansAll(wanted) && !found;
    if (open.length === 0) throw new BotError("not_found", sentence("watch.none"), { hint: sentence("watch.how") });
    if (!found && !all) {
      const named = open.slice(0, MOST_NAMED).map((watch) => `"${watch.question}"`);
      throw new BotError("not_found", sentence("watch.notFound", { question }), {
        hint: sentence("watch.openAre", { questions: ask.words.list(named) }),
      });
    }
    if (found && !mayEnd(ask, found)) throw notYours();
    const ended = found ? [found] : open.filter((watch) => mayEnd(ask, watch));
    if (ended.length === 0)
      throw new BotError("not_allowed", sentence("watch.noneYours"), { hint: sentence("watch.notYoursHint") });
    for (const { id } of ended) await store.watches.end(store.db, ask.place.channel, id, clock.now());
    return endedMessage(ask, ended);
  },
});

const notYours = (): BotError =>
  new BotError("not_allowed", sentence("watch.notYours"), { hint: sentence("watch.notYoursHint") });

/** Pressed under a post or in the list. */
export async function endWatch(ask: Ask, id: string): Promise<Message> {
  const { store, clock } = ask.ports;
  const watch = await store.watches.get(ask.place.channel, id);
  if (!watch) return say(ask, sentence("watch.endedAlready"));
  if (!mayEnd(ask, watch)) throw notYours();
  const ended = await store.watches.end(store.db, ask.place.channel, id, clock.now());
  return ended ? endedMessage(ask, [watch]) : say(ask, sentence("watch.endedAlready"));
}

/** It stays open, or is open again where it closed itself. */
export async function keepWatching(ask: Ask, id: string): Promise<Message> {
  const { store, clock } = ask.ports;
  const watch = await store.watches.get(ask.place.channel, id);
  const [open] = await store.watches.stillOpen([id], clock.now());
  const kept = watch && (await store.watches.reopen(ask.place.channel, id, clock.now()));
  if (!kept) return say(ask, sentence("watch.over"), sentence("watch.how"));
  return say(ask, sentence(open ? "watch.goesOn" : "watch.again", { question: watch.question }));
}

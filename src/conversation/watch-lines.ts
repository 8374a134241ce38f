// Standing questions as people see them: one a line, with its end, and a button to end it.
import { actionId } from "../digest/compose.ts";
import { type Action, type Line, type Message, clip, line, textSection } from "../platform/index.ts";
import type { Watch } from "../store/watches.ts";
import { sentence } from "../words/index.ts";
import type { Ask } from "./ports.ts";
import { answerOf, say } from "./say.ts";

/** Rows of buttons are short on every platform. */
const MOST_BUTTONS = 5;
const LONGEST_LABEL = 40;

/** The person who asked, and whoever keeps the channel. */
export const mayEnd = ({ person, place }: Pick<Ask, "person" | "place">, watch: Pick<Watch, "person">): boolean =>
  watch.person === person.id || person.role === "admin" || place.channel.kind === "direct";

export async function listWatches(ask: Ask): Promise<Message> {
  const { ports, place, words } = ask;
  const all = await ports.store.watches.of(place.channel, ports.clock.now());
  if (all.length === 0) return say(ask, sentence("watch.none"), sentence("watch.how"));
  const title = words.say("watch.open", { count: all.length });
  const ended = all.filter((watch) => mayEnd(ask, watch)).slice(0, MOST_BUTTONS);
  return answerOf(
    ask,
    title,
    [textSection(title, ...all.map((watch) => watchLine(ask, watch)))],
    ended.map(({ id, question }): Action => {
      const label = words.say("button.unwatch", { question: clip(question, LONGEST_LABEL) });
      return { id: actionId("unwatch", id), label, kind: "secondary" };
    }),
  );
}

/** What was ended, with the way back. */
export function endedMessage(ask: Ask, ended: readonly Watch[]): Message {
  const { words } = ask;
  const actions = ended.slice(0, MOST_BUTTONS).map(({ id, question }): Action => {
    const named = words.say("button.reopenWatch", { question: clip(question, LONGEST_LABEL) });
    return {
      id: actionId("rewatch", id),
      label: ended.length > 1 ? named : words.say("button.undo"),
      kind: "secondary",
    };
  });
  return { ...say(ask, ...ended.map(({ question }) => sentence("watch.ended", { question }))), actions };
}

function watchLine({ words }: Pick<Ask, "words">, { question, until }: Watch): Line {
  if (!until) return line(words.say("watch.one", { question }));
  return line(...words.parts("watch.oneUntil", { question, at: { kind: "time", at: until, style: "date" } as const }));
}

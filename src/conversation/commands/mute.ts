// mute: no more of a story, a topic or a source here, for a while or until it is taken back.
import { BotError } from "../../core/errors.ts";
import { actionId } from "../../digest/compose.ts";
import { type Message, line, textSection } from "../../platform/index.ts";
import { type Wording, sentence } from "../../words/index.ts";
import type { Ask } from "../ports.ts";
import { wouldMute } from "../replay.ts";
import { answerOf } from "../say.ts";
import { findSubject } from "../subject.ts";
import { duration } from "../values.ts";
import { command } from "./command.ts";

export const mute = command({
  name: "mute",
  example: "mute source Harbour Courier for:7d",
  options: { what: { shape: "rest", completes: "story" }, for: { shape: "flag" } },
  rights: "member",
  group: "settings",
  async handle(ask, options) {
    const { what } = options;
    const until = options.for ? new Date(ask.ports.clock.now().getTime() + duration(options.for)) : undefined;
    if (!what || what === "story") return muteStory(ask, undefined, until);
    const [, kind = "topic", value = what] = /^(topic|source|story)\s+(\S.*)$/i.exec(what) ?? [];
    if (kind.toLowerCase() === "story") return muteStory(ask, value, until);
    return muteWords(ask, kind.toLowerCase() === "source" ? "source" : "topic", value, until);
  },
});

async function muteWords(ask: Ask, kind: "topic" | "source", value: string, until: Date | undefined): Promise<Message> {
  const { store, clock } = ask.ports;
  const entry = { kind, value: value.toLowerCase(), label: value, until };
  const id = await store.mutes.add(ask.place.channel, entry, ask.person.id, clock.now());
  const key = kind === "topic" ? "conversation.mutedTopic" : "conversation.mutedSource";
  return muted(ask, sentence(key, { label: value }), until, id, await wouldMute(ask, entry));
}

/** Throws BotError `not_found` when no such story was told here. */
export async function muteStory(ask: Ask, wanted: string | undefined, until: Date | undefined): Promise<Message> {
  const subject = await findSubject(ask, wanted);
  if (!subject) {
    throw new BotError("not_found", sentence("conversation.whichStory"), {
      hint: sentence("conversation.whichStoryHint"),
    });
  }
  const label = subject.analysis.headline.text;
  const { store, clock } = ask.ports;
  const entry = { kind: "story" as const, value: subject.story.id, label, until };
  const id = await store.mutes.add(ask.place.channel, entry, ask.person.id, clock.now());
  return muted(ask, sentence("conversation.mutedStory", { label }), until, id);
}

function muted(ask: Ask, what: Wording, until: Date | undefined, id: string, lately?: Wording): Message {
  const { words } = ask;
  const said = until
    ? words.parts("conversation.mutedUntil", { muted: what, at: { kind: "time", at: until, style: "date" } as const })
    : [words.say("conversation.mutedForGood", { muted: what })];
  return answerOf(
    ask,
    words.tell(what),
    [textSection(undefined, line(...said), ...(lately ? [line(words.tell(lately))] : []))],
    [{ id: actionId("unmute", id), label: words.say("button.undo"), kind: "secondary" }],
  );
}

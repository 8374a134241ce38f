// mute: no more of a story, a topic or a feed here, for a while or until it is taken back.
import { BotError } from "../../core/errors.ts";
import { actionId } from "../../digest/compose.ts";
import { type Message, line, textSection } from "../../platform/index.ts";
import { type Wording, sentence } from "../../words/index.ts";
import { feedNamed } from "../channel-feeds.ts";
import type { Ask } from "../ports.ts";
import { wouldMute } from "../replay.ts";
import { answerOf, say } from "../say.ts";
import { findSubject, latestHere } from "../subject.ts";
import { duration, lengthOf } from "../values.ts";
import { did } from "../votes.ts";
import { command } from "./command.ts";

export const mute = command({
  name: "mute",
  example: "mute source Harbour Courier for:7d",
  options: { what: { shape: "rest", completes: "story" }, for: { shape: "flag" } },
  rights: "member",
  group: "settings",
  async handle(ask, options) {
    const { what, lengthMs } = readMute(options.what ?? "", options.for);
    const until = lengthMs === undefined ? undefined : new Date(ask.ports.clock.now().getTime() + lengthMs);
    if (/^(?:story|this|it)?$/i.test(what)) return muteThis(ask, until);
    const [, kind, after = ""] = /^(topic|source|feed|story)[\s:](.*)$/i.exec(what) ?? [];
    const value = kind ? after.replace(/^:/, "").trim() : what;
    if (value === "") return muteThis(ask, until);
    if (kind?.toLowerCase() === "story" || /^https?:/i.test(value)) return muteStory(ask, value, until);
    if (kind?.toLowerCase() === "topic") return muteWords(ask, "topic", value, until);
    const feed = await feedNamed(ask, value);
    if (kind) return muteWords(ask, "source", feed ?? value, until);
    return muteWords(ask, feed === undefined ? "topic" : "source", feed ?? value, until);
  },
});

/** "bridge for 7 days" and "bridge 7d" say how long, as `for:7d` does. */
function readMute(typed: string, given: string | undefined): { what: string; lengthMs: number | undefined } {
  const words = typed.trim().split(/\s+/);
  if (given !== undefined) return { what: typed.trim(), lengthMs: duration(given) };
  for (const count of [2, 1]) {
    const lengthMs = words.length >= count ? lengthOf(words.slice(-count).join(" ")) : undefined;
    const before = words.slice(0, -count);
    const said = /^(?:for|für)$/i.test(before.at(-1) ?? "");
    if (lengthMs !== undefined && (said || count === 1))
      return { what: (said ? before.slice(0, -1) : before).join(" "), lengthMs };
  }
  return { what: typed.trim(), lengthMs: undefined };
}

/** The story of the thread; outside one nobody can tell what is meant. */
async function muteThis(ask: Ask, until: Date | undefined): Promise<Message> {
  if (ask.place.thread !== undefined) return muteStory(ask, undefined, until);
  const stories = (await latestHere(ask, 3)).map(({ headline }) =>
    sentence("conversation.muteWhatStory", { headline: headline.replaceAll(/["“”]/g, "") }),
  );
  return say(ask, sentence("conversation.muteWhat"), sentence("conversation.muteWhatElse"), ...stories);
}

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
  await did(ask, "muted", subject.story);
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

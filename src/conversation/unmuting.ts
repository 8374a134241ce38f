// Mutes that are taken back, and set again by the button under the answer.
import { channelKey } from "../core/refs.ts";
import { actionId } from "../digest/compose.ts";
import type { Message } from "../platform/index.ts";
import type { Mute } from "../store/mutes.ts";
import { type Wording, sentence } from "../words/index.ts";
import { gone } from "./button-subject.ts";
import type { Ask } from "./ports.ts";
import { say } from "./say.ts";
import { did, undid } from "./votes.ts";

type Kept = Omit<Mute, "id" | "until"> & { until: string | undefined };

/** What was unmuted here, by the first mute of each time. */
const unmutedIn = ({ ports, place }: Pick<Ask, "ports" | "place">) =>
  ports.store.records<Kept[]>(`unmuted:${channelKey(place.channel)}`);

/** Takes these mutes back, so that they can be set again. */
export async function hearAgain(ask: Ask, mutes: readonly Mute[], said: readonly Wording[]): Promise<Message> {
  const [first] = mutes;
  if (!first) return say(ask, ...said);
  for (const { id, kind, value } of mutes) {
    await ask.ports.store.mutes.remove(ask.place.channel, id);
    if (kind === "story") await undid(ask, "muted", value);
  }
  await unmutedIn(ask).put(
    first.id,
    mutes.map(({ kind, value, label, until }) => ({ kind, value, label, until: until?.toISOString() })),
  );
  const undo = { id: actionId("remute", first.id), label: ask.words.say("button.undo"), kind: "secondary" as const };
  return { ...say(ask, ...said), actions: [undo] };
}

/** Pressed under the answer: what is not over meanwhile is muted once more. */
export async function muteAgain(ask: Ask, id: string): Promise<Message> {
  const { store, clock } = ask.ports;
  const now = clock.now();
  const kept = (await unmutedIn(ask).get(id)) ?? [];
  const mutes = kept
    .map(({ until, ...mute }) => ({ ...mute, until: until === undefined ? undefined : new Date(until) }))
    .filter(({ until }) => until === undefined || until > now);
  if (mutes.length === 0) throw gone();
  for (const mute of mutes) {
    await store.mutes.add(ask.place.channel, mute, ask.person.id, now);
    const story = mute.kind === "story" ? await store.stories.get(ask.place.tenant, mute.value) : undefined;
    if (story) await did(ask, "muted", story);
  }
  await unmutedIn(ask).delete(id);
  return say(ask, ...mutes.map(({ label }) => sentence("conversation.mutedAgain", { label })));
}

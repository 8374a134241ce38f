// mutes: what is muted in this channel, each with the way to hear it again.
import { actionId } from "../../digest/compose.ts";
import { clip, line, textSection } from "../../platform/index.ts";
import { sentence } from "../../words/index.ts";
import { answerOf, say } from "../say.ts";
import { command } from "./command.ts";

/** Rows of buttons are short on every platform. */
const MOST_BUTTONS = 5;
const LONGEST_LABEL = 40;

export const mutes = command({
  name: "mutes",
  aliases: ["muted", "mute list", "list mutes"],
  example: "mutes",
  group: "settings",
  async handle(ask) {
    const { ports, place, words } = ask;
    const all = await ports.store.mutes.of(place.channel, ports.clock.now());
    if (all.length === 0) return say(ask, sentence("conversation.nothingMuted"), sentence("conversation.muteWhatElse"));
    const title = words.say("conversation.mutedHere", { count: all.length });
    const lines = all.map(({ kind, label, until }) => {
      const what = words.say(`conversation.mute.${kind}`, { label });
      const back = { kind: "command", line: `unmute ${label}`, group: "settings" } as const;
      return until
        ? line(
            ...words.parts("conversation.muteEnds", {
              what,
              back,
              at: { kind: "time", at: until, style: "date" } as const,
            }),
          )
        : line(...words.parts("conversation.muteStays", { what, back }));
    });
    const buttons = all.slice(0, MOST_BUTTONS).map(({ id, label }) => ({
      id: actionId("unmute", id),
      label: words.say("button.unmute", { label: clip(label, LONGEST_LABEL) }),
      kind: "secondary" as const,
    }));
    return answerOf(ask, title, [textSection(title, ...lines)], buttons);
  },
});

// unmute: what was muted in this channel is heard again.
import { BotError } from "../../core/errors.ts";
import { holdsSpelling } from "../../language/mentions.ts";
import { sentence } from "../../words/index.ts";
import { nearest } from "../nearest.ts";
import { say } from "../say.ts";
import { command } from "./command.ts";

export const unmute = command({
  name: "unmute",
  example: "unmute bridge",
  options: { what: { required: true, shape: "rest" } },
  rights: "member",
  group: "settings",
  async handle(ask, { what }) {
    const { store, clock } = ask.ports;
    const mutes = await store.mutes.of(ask.place.channel, clock.now());
    const found = mutes.find((entry) => entry.id === what || holdsSpelling(entry.label, what));
    if (!found) {
      const labels = mutes.map((entry) => entry.label);
      throw new BotError("not_found", sentence("conversation.nothingMutedCalled", { what }), {
        hint:
          labels.length > 0
            ? sentence("conversation.didYouMean", { word: nearest(what, labels) })
            : sentence("conversation.nothingMuted"),
      });
    }
    await store.mutes.remove(ask.place.channel, found.id);
    return say(ask, sentence("conversation.heardAgain", { label: found.label }));
  },
});

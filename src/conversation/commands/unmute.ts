// unmute: what was muted in this channel is heard again.
import { BotError } from "../../core/errors.ts";
import { holdsSpelling, sameSpelling } from "../../language/mentions.ts";
import { sentence } from "../../words/index.ts";
import { meansAll } from "../meant.ts";
import { hearAgain } from "../unmuting.ts";
import { command } from "./command.ts";

const MOST_NAMED = 6;

export const unmute = command({
  name: "unmute",
  example: "unmute bridge",
  options: { what: { required: true, shape: "rest" } },
  rights: "member",
  group: "settings",
  async handle(ask, { what }) {
    const { store, clock } = ask.ports;
    const mutes = await store.mutes.of(ask.place.channel, clock.now());
    const wanted = what.trim();
    const bare = wanted.replace(/^(?:topic|source|feed|story)[\s:]+/i, "");
    const found =
      mutes.find(({ id, label }) => id === wanted || [wanted, bare].some((name) => sameSpelling(label, name))) ??
      mutes.find(({ label }) => holdsSpelling(label, bare));
    const all = meansAll(wanted) && !found;
    if (mutes.length === 0 || (!found && !all)) {
      const named = mutes.slice(0, MOST_NAMED).map(({ label }) => `"${label}"`);
      throw new BotError("not_found", sentence("conversation.nothingMutedCalled", { what }), {
        hint:
          named.length > 0
            ? sentence("conversation.mutedAre", { labels: ask.words.list(named) })
            : sentence("conversation.nothingMuted"),
      });
    }
    const taken = found ? [found] : mutes;
    return hearAgain(
      ask,
      taken,
      taken.map(({ label }) => sentence("conversation.heardAgain", { label })),
    );
  },
});

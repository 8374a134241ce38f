// sample: the bundled sample newsroom is left behind, or brought back.
import { BotError } from "../../core/errors.ts";
import { actionId } from "../../digest/compose.ts";
import { packNames } from "../../feeds/packs.ts";
import { sentence } from "../../words/index.ts";
import { hasSample } from "../own-sample.ts";
import { say } from "../say.ts";
import { command } from "./command.ts";

export const sample = command({
  name: "sample",
  example: "sample off",
  options: { state: { required: true, choices: ["on", "off"] } },
  rights: "admin",
  group: "settings",
  async handle(ask, options) {
    if (!hasSample(ask)) {
      throw new BotError("not_allowed", sentence("conversation.sampleElsewhere"), {
        hint: sentence("conversation.sampleElsewhereHint"),
      });
    }
    const on = options.state === "on";
    await ask.ports.sample.set(on);
    if (on) return say(ask, sentence("conversation.sampleOn"));
    const left = say(
      ask,
      sentence("conversation.sampleOff"),
      sentence("conversation.sampleBack"),
      sentence("packs.offer", { count: packNames.length }),
    );
    const label = ask.words.say("button.takeAway");
    return { ...left, actions: [{ id: actionId("takeaway", "sample"), label, kind: "secondary" }] };
  },
});

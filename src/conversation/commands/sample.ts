// sample: the bundled sample newsroom is left behind, or brought back.
import { BotError } from "../../core/errors.ts";
import { packNames } from "../../feeds/packs.ts";
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
      throw new BotError("not_allowed", "The sample newsroom is shown on the page of this bot alone.", {
        hint: "Turn it on or off there.",
      });
    }
    const on = options.state === "on";
    await ask.ports.sample.set(on);
    return on
      ? say(ask, "The sample newsroom is on: fictional outlets, served by this program.")
      : say(
          ask,
          "The sample newsroom is left behind: its feeds are no longer watched. Its posts stay.",
          '"sample on" brings it back.',
          ask.words.say("packs.offer", { count: packNames.length }),
        );
  },
});

// cost: what the model cost this workspace today, per channel and story.
import { sentence } from "../../words/index.ts";
import { say } from "../say.ts";
import { command } from "./command.ts";

export const cost = command({
  name: "cost",
  example: "cost",
  group: "help",
  async handle(ask) {
    const lines = await ask.ports.spending(ask.place.tenant);
    return lines ? say(ask, ...lines) : say(ask, sentence("conversation.noModelNoCost"));
  },
});

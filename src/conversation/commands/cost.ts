// cost: what the model cost this workspace today, per channel and story.
import { say } from "../say.ts";
import { command } from "./command.ts";

export const cost = command({
  name: "cost",
  example: "cost",
  group: "help",
  async handle(ask) {
    const lines = await ask.ports.spending(ask.place.tenant);
    return lines
      ? say(ask, ...lines.map(ask.words.tell))
      : say(ask, "No model is configured: analyses are extracts, and cost nothing.");
  },
});

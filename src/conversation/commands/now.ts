// now: what waits for the next digest is told at once.
import { digest } from "../../jobs/tell.ts";
import { say } from "../say.ts";
import { command } from "./command.ts";

export const now = command({
  name: "now",
  example: "now",
  options: { topic: { shape: "rest" } },
  rights: "member*",
  group: "reading",
  async handle(ask, options) {
    const { subscription } = ask;
    if (!subscription) return say(ask, "This channel has no feeds yet.", 'Begin with "add https://example.org".');
    if (subscription.state === "paused") {
      return say(
        ask,
        `Posting here is paused: ${ask.words.tell(subscription.pausedBecause ?? "by request")}.`,
        '"resume" takes it up again.',
      );
    }
    const told = await digest(ask.ports, subscription.id, options.topic);
    if (told === 0) return say(ask, "Nothing waits: everything new was told already.");
    return say(ask, `On its way: a digest of ${told} ${told === 1 ? "story" : "stories"}.`);
  },
});

// now: what waits for the next digest is told at once.
import { digest } from "../../jobs/tell.ts";
import { sentence } from "../../words/index.ts";
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
    if (!subscription) return say(ask, sentence("conversation.noFeedsYet"), sentence("conversation.beginWithAddress"));
    if (subscription.state === "paused") {
      const because = subscription.pausedBecause ?? sentence("settings.byRequest");
      return say(ask, sentence("conversation.paused", { because }), sentence("conversation.resumeTakesUp"));
    }
    const told = await digest(ask.ports, subscription.id, options.topic);
    if (told === 0) return say(ask, sentence("conversation.nothingWaits"));
    const rest = (await ask.ports.store.waiting.of(subscription.id)).length;
    const more = rest > 0 && options.topic === undefined ? [sentence("conversation.stillWait", { count: rest })] : [];
    return say(ask, sentence("conversation.digestOnItsWay", { count: told }), ...more);
  },
});

// reset: forgets what this channel found useful, so that importance starts anew.
import { sentence } from "../../words/index.ts";
import { say } from "../say.ts";
import { command } from "./command.ts";

export const reset = command({
  name: "reset",
  example: "reset",
  rights: "admin",
  group: "settings",
  async handle(ask) {
    const { subscription, ports } = ask;
    const count = subscription ? await ports.store.votes.forgetAll(subscription) : 0;
    return say(ask, count > 0 ? sentence("conversation.resetDone", { count }) : sentence("conversation.resetNothing"));
  },
});

// resume: a paused feed is posted here again or, without a name, the channel itself is posted to again.
import { BotError } from "../../core/errors.ts";
import { theFeed } from "../channel-feeds.ts";
import { say } from "../say.ts";
import { command } from "./command.ts";

export const resume = command({
  name: "resume",
  aliases: ["feeds resume"],
  example: "resume Harbour Courier",
  options: { feed: { shape: "rest", completes: "feed" } },
  rights: "member*",
  group: "feeds",
  async handle(ask, options) {
    const { subscriptions } = ask.ports.store;
    if (options.feed) {
      const { feed, subscription } = await theFeed(ask, options.feed);
      await subscriptions.rest(subscription, feed.id, false);
      return say(ask, `${feed.title} is watched again.`);
    }
    if (!ask.subscription) {
      throw new BotError("not_found", "This channel has no subscription.", { hint: 'Begin with "add".' });
    }
    await subscriptions.resume(ask.subscription);
    return say(ask, "Posting to this channel is resumed.");
  },
});

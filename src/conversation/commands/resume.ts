// resume: a paused feed is posted here again or, without a name, the channel itself.
import { BotError } from "../../core/errors.ts";
import { sentence } from "../../words/index.ts";
import { feedsOf, theFeed } from "../channel-feeds.ts";
import { meansAll } from "../meant.ts";
import { say } from "../say.ts";
import { withObstacles } from "../standing.ts";
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
    if (options.feed && !meansAll(options.feed)) {
      const { feed, subscription } = await theFeed(ask, options.feed);
      const isResting = (await feedsOf(ask)).some(({ id, state }) => id === feed.id && state === "paused");
      if (!isResting) return say(ask, sentence("conversation.feedNotPaused", { feed: feed.title }));
      await subscriptions.rest(subscription, feed.id, false);
      return say(ask, sentence("conversation.feedResumed", { feed: feed.title }));
    }
    if (!ask.subscription) {
      throw new BotError("not_found", sentence("conversation.noSubscription"), {
        hint: sentence("conversation.beginWithAdd"),
      });
    }
    const resting = (await feedsOf(ask)).filter(({ state }) => state === "paused");
    const feeds = resting.map(({ title }) => sentence("conversation.resumeOne", { feed: title }));
    if (ask.subscription.state !== "paused") {
      // Whoever asks misses posts: what keeps them away is told all the same.
      return withObstacles(ask, say(ask, sentence("conversation.notPaused"), ...feeds));
    }
    await subscriptions.resume(ask.subscription);
    return withObstacles(ask, say(ask, sentence("conversation.channelResumed"), ...feeds));
  },
});

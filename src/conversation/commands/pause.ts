// pause: a feed, or all of this channel, is not posted here until it is resumed.
import { sentence } from "../../words/index.ts";
import { feedsOf, theFeed } from "../channel-feeds.ts";
import { meansAll } from "../meant.ts";
import { say } from "../say.ts";
import { ensureSubscription } from "../subscription.ts";
import { command } from "./command.ts";

const MOST_NAMED = 5;

export const pause = command({
  name: "pause",
  aliases: ["feeds pause"],
  example: "pause Harbour Courier",
  options: { feed: { shape: "rest", completes: "feed" } },
  rights: "member*",
  group: "feeds",
  async handle(ask, options) {
    const { subscriptions } = ask.ports.store;
    if (options.feed === undefined) {
      const feeds = (await feedsOf(ask)).filter(({ state }) => state === "active").slice(0, MOST_NAMED);
      return say(
        ask,
        sentence("conversation.pauseWhat"),
        ...feeds.map(({ title }) => sentence("conversation.pauseOne", { feed: title })),
        sentence("conversation.pauseAll"),
      );
    }
    if (meansAll(options.feed)) {
      await subscriptions.pause((await ensureSubscription(ask)).id, sentence("settings.byRequest"));
      return say(ask, sentence("conversation.channelPaused"));
    }
    const { feed, subscription } = await theFeed(ask, options.feed);
    await subscriptions.rest(subscription, feed.id, true);
    return say(ask, sentence("conversation.feedPaused", { feed: feed.title }));
  },
});

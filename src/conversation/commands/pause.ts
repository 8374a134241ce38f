// pause: a feed is not posted to this channel until it is resumed.
import { sentence } from "../../words/index.ts";
import { theFeed } from "../channel-feeds.ts";
import { say } from "../say.ts";
import { command } from "./command.ts";

export const pause = command({
  name: "pause",
  aliases: ["feeds pause"],
  example: "pause Harbour Courier",
  options: { feed: { required: true, shape: "rest", completes: "feed" } },
  rights: "member*",
  group: "feeds",
  async handle(ask, options) {
    const { feed, subscription } = await theFeed(ask, options.feed);
    await ask.ports.store.subscriptions.rest(subscription, feed.id, true);
    return say(ask, sentence("conversation.feedPaused", { feed: feed.title }));
  },
});

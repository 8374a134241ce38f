// remove: a feed is no longer watched in this channel; its button brings it back.
import { actionId } from "../../digest/compose.ts";
import { textSection } from "../../platform/index.ts";
import { leftOf, theFeed } from "../channel-feeds.ts";
import { answerOf } from "../say.ts";
import { command } from "./command.ts";

export const remove = command({
  name: "remove",
  aliases: ["unsubscribe", "unfollow", "delete", "feeds remove"],
  example: "remove Harbour Courier",
  options: { feed: { required: true, shape: "rest", completes: "feed" } },
  rights: "member*",
  group: "feeds",
  async handle(ask, options) {
    const { feed, subscription } = await theFeed(ask, options.feed);
    await ask.ports.store.subscriptions.unlink(subscription, feed.id);
    await leftOf(ask).put(feed.id, true);
    const { words } = ask;
    const { title } = feed;
    return answerOf(
      ask,
      words.say("conversation.removed", { feed: title }),
      [textSection(undefined, words.say("conversation.notWatched", { feed: title }))],
      [{ id: actionId("follow", feed.id), label: words.say("button.undo"), kind: "secondary" }],
    );
  },
});

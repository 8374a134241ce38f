// feeds: the feeds of this channel, each with how it is doing.
import { secretIn } from "../../core/secret-address.ts";
import { line, link, message, text, textSection } from "../../platform/index.ts";
import { feedsOf } from "../channel-feeds.ts";
import { healthSentence } from "../feed-lines.ts";
import { say } from "../say.ts";
import { command } from "./command.ts";

export const feeds = command({
  name: "feeds",
  aliases: ["list", "feeds list"],
  example: "feeds",
  group: "feeds",
  async handle(ask) {
    const watched = await feedsOf(ask);
    if (watched.length === 0) return say(ask, "No feeds here yet.", 'Add one: "add https://example.org".');
    const lines = watched.map((feed) =>
      line(
        feed.siteUrl && !secretIn(feed.siteUrl) ? link(feed.title, feed.siteUrl) : text(feed.title, "strong"),
        ...(feed.tenant ? [" (private)"] : []),
        ` is ${healthSentence(feed)}`,
        ...(feed.health.nextCheckAt
          ? [" Next check ", { kind: "time" as const, at: feed.health.nextCheckAt, style: "relative" as const }, "."]
          : []),
      ),
    );
    const title = watched.length === 1 ? "One feed" : `${watched.length} feeds`;
    return message(title, [textSection(title, ...lines)]);
  },
});

// feeds: the feeds of this channel, each with how it is doing.
import { secretIn } from "../../core/secret-address.ts";
import { type Line, line, link, text, textSection } from "../../platform/index.ts";
import type { ShownFeed } from "../../store/feeds.ts";
import { sentence } from "../../words/index.ts";
import { feedsOf } from "../channel-feeds.ts";
import { healthOf } from "../feed-lines.ts";
import type { Ask } from "../ports.ts";
import { answerOf, say } from "../say.ts";
import { obstacles, pausedLine } from "../standing.ts";
import { tagsOf } from "../tags.ts";
import { command } from "./command.ts";

export const feeds = command({
  name: "feeds",
  aliases: ["list", "feeds list", "list feeds", "show feeds", "my feeds"],
  example: "feeds",
  group: "feeds",
  async handle(ask) {
    const watched = await feedsOf(ask);
    if (watched.length === 0) return say(ask, sentence("conversation.noFeeds"), sentence("conversation.addOne"));
    const tags = await tagsOf(ask.ports, ask.subscription?.id);
    const title = ask.words.say("conversation.feeds", { count: watched.length });
    const paused = pausedLine(ask);
    return answerOf(ask, title, [
      ...(await obstacles(ask)),
      ...(paused ? [textSection(undefined, paused)] : []),
      textSection(title, ...watched.map((feed) => feedLine(ask, feed, tags.get(feed.id)))),
    ]);
  },
});

function feedLine({ words }: Ask, feed: ShownFeed, tags: readonly string[] = []): Line {
  const { siteUrl, title, tenant, health } = feed;
  const tagged = tags.length === 0 ? [] : [` (${tags.join(", ")})`];
  const named = siteUrl && !secretIn(siteUrl) ? link(title, siteUrl) : text(title, "strong");
  const key = tenant ? "conversation.privateFeedIs" : "conversation.feedIs";
  const at = health.nextCheckAt;
  const next = at
    ? words.parts("conversation.nextCheck", { at: { kind: "time", at, style: "relative" } as const })
    : [];
  const parts = words
    .parts(key, { feed: named, health: healthOf(feed) })
    .flatMap((part) => (part === named ? [part, ...tagged] : [part]));
  return line(...parts, ...(next.length > 0 ? [" ", ...next] : []));
}

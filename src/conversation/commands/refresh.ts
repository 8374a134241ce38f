// refresh: the feeds of this channel are looked at now, as often as their sites allow.
import { MINUTE } from "../../core/time.ts";
import type { ShownFeed } from "../../store/feeds.ts";
import { type Wording, sentence } from "../../words/index.ts";
import { feedsOf, theFeed } from "../channel-feeds.ts";
import { say } from "../say.ts";
import { command } from "./command.ts";

/** Nobody's site is asked twice within a minute, however many people press. */
const REST_MS = MINUTE;
const MOST_NAMED = 5;

export const refresh = command({
  name: "refresh",
  aliases: ["poll", "check", "update"],
  example: "refresh",
  options: { feed: { shape: "rest", completes: "feed" } },
  rights: "member",
  group: "feeds",
  async handle(ask, options) {
    const { store, clock } = ask.ports;
    const feeds = options.feed === undefined ? await feedsOf(ask) : [(await theFeed(ask, options.feed)).feed];
    if (feeds.length === 0) return say(ask, sentence("conversation.noFeeds"), sentence("conversation.addOne"));
    const active = feeds.filter(({ state }) => state === "active").map(({ id }) => id);
    const begun = await store.polls.hurry(active, clock.now(), REST_MS);
    const left = feeds.filter(({ id }) => !begun.includes(id));
    const more = left.length - MOST_NAMED;
    return say(
      ask,
      ...(begun.length > 0 ? [sentence("conversation.refreshing", { count: begun.length })] : []),
      ...left.slice(0, MOST_NAMED).map(whyNot),
      ...(more > 0 ? [sentence("conversation.refreshMore", { count: more })] : []),
    );
  },
});

function whyNot({ title: feed, state, health }: ShownFeed): Wording {
  if (state === "paused") return sentence("conversation.refreshPaused", { feed });
  if (state === "gone") return sentence("conversation.refreshGone", { feed });
  return sentence(
    health.error?.code === "rate_limited" ? "conversation.refreshLater" : "conversation.refreshedAlready",
    { feed },
  );
}

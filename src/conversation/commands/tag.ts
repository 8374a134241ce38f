// tag: gives a feed of this channel tags, by which posts and searches are narrowed.
import { actionId } from "../../digest/compose.ts";
import { sentence } from "../../words/index.ts";
import { theFeed } from "../channel-feeds.ts";
import { gone } from "../button-subject.ts";
import type { Ask } from "../ports.ts";
import { changedTo, say } from "../say.ts";
import { setTags, tagsOf, takeTagsBack, typedTags } from "../tags.ts";
import { command } from "./command.ts";

export const tag = command({
  name: "tag",
  aliases: ["tags"],
  example: "tag Harbour Courier as:harbour, weather",
  options: {
    feed: { required: true, shape: "rest", completes: "feed" },
    as: { shape: "flag", runs: true },
  },
  rights: "member*",
  group: "feeds",
  async handle(ask, { feed: wanted, as }) {
    const { feed, subscription } = await theFeed(ask, wanted);
    const before = (await tagsOf(ask.ports, subscription.id)).get(feed.id) ?? [];
    const { title } = feed;
    if (as === undefined) {
      const how = sentence("conversation.tagHow", { feed: title });
      if (before.length === 0) return say(ask, sentence("conversation.tagsMissing", { feed: title }), how);
      const values = { feed: title, count: before.length, tags: ask.words.list(before) };
      return say(ask, sentence("conversation.tagsHeld", values), how);
    }
    const now = typedTags(as);
    await setTags(ask.ports, subscription.id, feed.id, now);
    const told = changedTo(ask, {
      what: ask.words.say("conversation.tagsOf", { feed: title }),
      before: listed(ask, before),
      now: listed(ask, now),
    });
    return {
      ...told,
      actions: [{ id: actionId("untag", feed.id), label: ask.words.say("button.undo"), kind: "secondary" }],
    };
  },
});

const listed = ({ words }: Ask, tags: readonly string[]): string =>
  tags.length > 0 ? words.list([...tags]) : words.say("conversation.tagNone");

/** Pressed under the answer: the feed has the tags that it had before. */
export async function untag(ask: Ask, feedId: string) {
  const { ports, subscription } = ask;
  const feed = subscription?.feedIds.includes(feedId)
    ? await ports.store.feeds.openTo(ask.place.tenant, feedId)
    : undefined;
  const tags = subscription && feed && (await takeTagsBack(ports, subscription.id, feedId));
  if (!tags) throw gone();
  return say(ask, sentence("conversation.tagsBack", { feed: feed.title, tags: listed(ask, tags) }));
}

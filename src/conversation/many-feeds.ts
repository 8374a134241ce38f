// A list of feeds watched at once in a channel: of an OPML file, or of a starter pack.
import { asBotError } from "../core/errors.ts";
import { shownAddress } from "../core/secret-address.ts";
import type { Outline } from "../feeds/opml.ts";
import type { Message } from "../platform/index.ts";
import { keepFeed } from "./channel-feeds.ts";
import type { Ask, Progress } from "./ports.ts";
import { say } from "./say.ts";
import { withObstacles } from "./standing.ts";
import { ensureSubscription } from "./subscription.ts";

/** What cannot be kept is named; all others are watched all the same. */
export async function watchAll(ask: Ask, outlines: readonly Outline[], progress: Progress): Promise<Message> {
  const { ports, words } = ask;
  const subscription = await ensureSubscription(ask);
  const refused: string[] = [];
  let added = 0;
  for (const [index, outline] of outlines.entries()) {
    progress.status(words.say("feeds.adding", { number: index + 1, count: outlines.length }));
    try {
      const feed = await keepFeed(ask, outline, false);
      if (await ports.store.subscriptions.link(subscription.id, feed.id)) added += 1;
    } catch (error) {
      const { said } = asBotError(error);
      refused.push(words.say("feeds.refused", { address: shownAddress(outline.url), fault: words.tell(said) }));
    }
  }
  const known = outlines.length - added - refused.length;
  const told = say(
    ask,
    known > 0 ? words.say("feeds.addedSome", { added, known }) : words.say("feeds.added", { added }),
    ...refused,
  );
  return withObstacles(ask, told);
}

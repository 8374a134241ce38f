// A list of feeds watched at once in a channel: of an OPML file, or of a starter pack.
import { asBotError } from "../core/errors.ts";
import { shownAddress } from "../core/secret-address.ts";
import { tagsAsText } from "../digest/tagged.ts";
import type { OpmlRead, Outline } from "../feeds/opml.ts";
import type { Message } from "../platform/index.ts";
import { keepFeed, keepFeeds } from "./channel-feeds.ts";
import type { Ask, Progress } from "./ports.ts";
import { say } from "./say.ts";
import { withObstacles } from "./standing.ts";
import { ensureSubscription } from "./subscription.ts";
import { keepTags } from "./tags.ts";

/** Feeds that are kept in one go; between two, whoever waits is told how far it is. */
const SLICE = 100;
/** Names of what could not be taken; more are counted. */
const MOST_NAMED = 20;

/** What cannot be kept is named, along with the entries of the list without an address; all others are watched all the same. */
export async function watchAll(
  ask: Ask,
  outlines: readonly Outline[],
  progress: Progress,
  { unread, isCut }: Pick<OpmlRead, "unread" | "isCut"> = { unread: [], isCut: false },
): Promise<Message> {
  const { words } = ask;
  const subscription = await ensureSubscription(ask);
  const refused: string[] = [];
  let added = 0;
  for (let from = 0; from < outlines.length; from += SLICE) {
    const slice = outlines.slice(from, from + SLICE);
    progress.status(words.say("feeds.adding", { number: from + slice.length, count: outlines.length }));
    added += await watchSlice(ask, subscription.id, slice, refused);
  }
  const known = outlines.length - added - refused.length;
  const entries =
    unread.length > 0 ? [words.say("feeds.unread", { names: named(ask, unread), count: unread.length })] : [];
  const end = isCut ? [words.say("feeds.cut")] : [];
  return withObstacles(
    ask,
    say(ask, taken(ask, added, known), ...entries, ...end, ...refused.slice(0, MOST_NAMED), ...moreThan(ask, refused)),
  );
}

const taken = ({ words }: Ask, added: number, known: number): string => {
  if (known === 0) return words.say("feeds.added", { added });
  return added === 0 ? words.say("feeds.addedNone", { known }) : words.say("feeds.addedSome", { added, known });
};

const named = ({ words }: Ask, names: readonly string[]): string =>
  words.list(names.slice(0, MOST_NAMED).map((name) => `"${name}"`));

const moreThan = ({ words }: Ask, refused: readonly string[]): string[] =>
  refused.length > MOST_NAMED ? [words.say("feeds.refusedMore", { count: refused.length - MOST_NAMED })] : [];

/** Watches them in one go or, where one of them cannot be kept, one by one; how many were not watched before. */
async function watchSlice(ask: Ask, id: string, slice: readonly Outline[], refused: string[]): Promise<number> {
  const { subscriptions } = ask.ports.store;
  try {
    const ids = await keepFeeds(ask, slice);
    const added = await subscriptions.linkAll(id, ids);
    const tagged = slice
      .map(({ tags }, at) => [ids[at], tags && tagsAsText(tags)])
      .filter(([, tags]) => tags !== undefined);
    await keepTags(ask.ports, id, Object.fromEntries(tagged));
    return added;
  } catch {
    let added = 0;
    for (const outline of slice) {
      try {
        const feed = await keepFeed(ask, outline, false);
        if (await subscriptions.link(id, feed.id)) added += 1;
        if (outline.tags) await keepTags(ask.ports, id, { [feed.id]: tagsAsText(outline.tags) });
      } catch (error) {
        const { said } = asBotError(error);
        const values = { address: shownAddress(outline.url), fault: ask.words.tell(said) };
        refused.push(ask.words.say("feeds.refused", values));
      }
    }
    return added;
  }
}

// What "for:" and "feed:" say of an Occasion, and how one reads.
import type { Occasion } from "../core/domain.ts";
import { feedsOf, theFeed } from "./channel-feeds.ts";
import type { Ask } from "./ports.ts";
import { isOff, wordList } from "./values.ts";

interface Typed {
  readonly for: string | undefined;
  readonly feed: string | undefined;
}

/** "for:off" alone takes the whole of it back. */
export const isTakenBack = ({ for: words, feed }: Typed): boolean =>
  words !== undefined && isOff(words) && feed === undefined;

/** What was not typed stays as it was; undefined where nothing was. */
export async function occasionFrom(
  ask: Ask,
  { for: words, feed }: Typed,
  before: Occasion = { words: [], feedIds: [] },
): Promise<Occasion | undefined> {
  if (words === undefined && feed === undefined) return undefined;
  return {
    words: words === undefined ? before.words : isOff(words) ? [] : wordList(words),
    feedIds: feed === undefined ? before.feedIds : isOff(feed) ? [] : [(await theFeed(ask, feed)).feed.id],
  };
}

export const isNever = ({ words, feedIds }: Occasion): boolean => words.length + feedIds.length === 0;

/** "a story mentions bridge or ferry or Harbour Courier carries it" */
export async function occasionSentences(ask: Ask, occasions: readonly Occasion[]): Promise<string[]> {
  const { words } = ask;
  const or = (parts: string[]) => parts.join(` ${words.say("settings.or")} `);
  const titles = new Map((await feedsOf(ask)).map(({ id, title }) => [id, title]));
  return occasions.map((occasion) =>
    or([
      ...(occasion.words.length > 0 ? [words.say("settings.pingWords", { words: or(occasion.words) })] : []),
      ...occasion.feedIds.map((id) => words.say("settings.pingFeed", { feed: titles.get(id) ?? "?" })),
    ]),
  );
}

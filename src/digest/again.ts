// Whether a story is one of a row: what was told before under a headline of the same matter.
import { rarityOf } from "../language/rarity.ts";
import { searchTerms } from "../language/search-terms.ts";
import { type Section, type Span, line, link, text } from "../platform/index.ts";
import type { Words } from "../words/index.ts";

/** Headlines of one matter share three words at least, and this part of what both say, the rarer words counting for more. */
const LEAST = { words: 3, share: 0.45 };
const MOST_LINKS = 4;

export interface ToldBefore {
  headline: string;
  at: Date;
  /** Where the post can be opened. */
  url: string | undefined;
}

/** Whether two headlines are of the same matter. Says no where it is not sure. */
export const isSameMatter = (one: string, other: string): boolean => isOneMatter(matterOf(one), matterOf(other));

/** What a headline is about: who compares many reads each once. */
export const matterOf = (headline: string): ReadonlySet<string> => new Set(searchTerms(headline));

export function isOneMatter(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = a.intersection(b);
  return shared.size >= LEAST.words && weightOf(shared) >= LEAST.share * weightOf(a.union(b));
}

const weightOf = (terms: Iterable<string>): number =>
  [...terms].reduce((sum, term) => sum + rarityOf(term) * rarityOf(term), 0);

const inOrder = (before: readonly ToldBefore[]): ToldBefore[] =>
  before.toSorted((a, b) => a.at.getTime() - b.at.getTime());

/** "Third story on this here since June", with links to the others; nothing where it is the first. */
export function composeAgain(before: readonly ToldBefore[], now: Date, timeZone: string, words: Words): Section[] {
  const told = inOrder(before);
  const [first] = told;
  if (!first) return [];
  const links = told
    .slice(-MOST_LINKS)
    .flatMap(({ headline, at, url }, place): (Span | string)[] => [
      place === 0 ? " " : "; ",
      url === undefined ? text(headline) : link(headline, url),
      ` (${words.date(at, { timeZone, day: "numeric", month: "short" })})`,
    ]);
  const since = sinceWhen(first.at, now, timeZone, words);
  const count = told.length + 1;
  const often = count === 3 ? words.say("post.againThird", { since }) : words.say("post.againOften", { count, since });
  return [{ kind: "context", lines: [line(count === 2 ? words.say("post.again") : often, ...links)] }];
}

/** The same in a line of a digest, which leads to the last of the others. */
export function againInRow(before: readonly ToldBefore[], now: Date, timeZone: string, words: Words): Span | undefined {
  const told = inOrder(before);
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last) return undefined;
  const since = sinceWhen(first.at, now, timeZone, words);
  const count = told.length + 1;
  const often = count === 3 ? words.say("post.inRowThird", { since }) : words.say("post.inRow", { count, since });
  const said = count === 2 ? words.say("post.inRowSecond") : often;
  return last.url === undefined ? text(said) : link(said, last.url);
}

/** A month, or a day of this one. */
function sinceWhen(at: Date, now: Date, timeZone: string, words: Words): string {
  const month = { timeZone, year: "numeric", month: "long" } as const;
  const day = { timeZone, day: "numeric", month: "long" } as const;
  const sameMonth = words.date(at, month) === words.date(now, month);
  const sameYear = words.date(at, { timeZone, year: "numeric" }) === words.date(now, { timeZone, year: "numeric" });
  return words.date(at, sameMonth ? day : sameYear ? { timeZone, month: "long" } : month);
}

// Whether an item that none of its names is known by is one that is held all the same. Pure.
import type { ParsedItem } from "../core/domain.ts";
import { DAY, HOUR } from "../core/time.ts";
import { canon } from "../language/fold.ts";
import { words } from "../language/words.ts";
import { canonicalLink } from "./links.ts";

/*
 * Who an item is, all rules in one place. An item has names (guid, link, title) and marks (date, text). Each alone is known to lie.
 * Names are compared by hash, for every item (identify.ts); marks with what is held, for the few that seem new (here).
 *
 * 1. Two of guid, link and title agree: the same. Where there is only one name, that one decides.
 * 2. The same guid, another link and title: the same when the text is alike, or the date the same, and not on the hour, or most words of
 *    the title. Publishers edit slug and title; they also hand guids out again, with another date and text.
 * 3. The same link, another guid and title: the same when the date is the same, and not on the hour, or nearly the whole text. A guid that is new at each
 *    look proves nothing; one link for all news has other texts.
 * 4. The same title, another guid and link: the same when date and text agree (a day alone agrees with its moments), or the link but for its host and the text is alike, or
 *    the link but for its host and what follows "?" and nearly the whole text: links carry tokens, and sites move. The title alone is
 *    no event: "Morning briefing", "Episode 12"; nor is a short text that a page of one address says again: "Closed today."
 * 5. A date that is bumped, a token in a link, http for https, case and signs of a title: no difference.
 * 6. A name that one document uses for several items is not counted in it.
 * 7. New guid, but the link and the title of an item that is held: the same, edited, whatever its text. A link that is a home page is no
 *    name, so that the notices of a status page that link to it are told apart by their guids.
 */

/** What `identify` trusts of an item within its document; names it shares with others there are left out. */
export interface ItemMarks {
  guid: string | undefined;
  link: string | undefined;
}

/** Shares of common words from which on two texts, or two titles, are one edited. */
const ALIKE = 0.5;
const NEARLY_THE_SAME = 0.8;
const TITLES_ALIKE = 0.6;
/** A shorter text or title is as often another item's. */
const FEWEST_WORDS = 4;
/** A path shorter than this is one page's for many items. */
const LONG_PATH = 8;
/** Words from which on a text is said of one event. */
const LONG_TEXT = 12;
const TEXT_LENGTH = 2_000;

export function isSameItem(held: ParsedItem, item: ParsedItem, { guid, link }: ItemMarks): boolean {
  const [before, now] = [held.published?.getTime(), item.published?.getTime()];
  const pair: Pair = {
    held,
    item,
    isDated: before === now && before !== undefined,
    text: likeness(textOf(held), textOf(item)) ?? 0,
  };
  if (guid !== undefined && guidName(held.guid) === guid) return isSameByGuid(pair);
  if (link !== undefined && held.link !== undefined && canonicalLink(held.link) === link) return isSameByLink(pair);
  const title = canon(item.title);
  return title !== "" && canon(held.title) === title && isSameByTitle(pair);
}

interface Pair {
  held: ParsedItem;
  item: ParsedItem;
  /** Both have the same date. */
  isDated: boolean;
  /** Likeness of their texts; 0 where there is too little text to tell. */
  text: number;
}

/** A date on the hour is a day, or a time of day, that many items have. */
const isMoment = ({ isDated, item }: Pair): boolean => isDated && (item.published?.getTime() ?? 0) % HOUR !== 0;

const isSameByGuid = (pair: Pair): boolean =>
  isMoment(pair) || pair.text >= ALIKE || (likeness(pair.held.title, pair.item.title) ?? 0) >= TITLES_ALIKE;

const isSameByLink = (pair: Pair): boolean => isMoment(pair) || pair.text >= NEARLY_THE_SAME;

function isSameByTitle({ held, item, isDated, text }: Pair): boolean {
  const isSilent = textOf(held) === "" && textOf(item) === "";
  if (text >= NEARLY_THE_SAME && (isDated || isDayOfOther(held, item) || (!held.published && !item.published)))
    return true;
  if (isDated && text === 0) return isSilent || canon(textOf(held)) === canon(textOf(item));
  const [path, same] = [pathOf(held), pathOf(item)];
  if (path === undefined || same === undefined) return false;
  if (path === same) return path.length >= LONG_PATH && (isSilent || text >= ALIKE);
  return bare(path) !== "" && bare(path) === bare(same) && text >= NEARLY_THE_SAME && isLong(item);
}

/** Whether one of them is dated by a day alone, and the other by a moment of it. */
function isDayOfOther({ published: one }: ParsedItem, { published: other }: ParsedItem): boolean {
  if (!one || !other) return false;
  const first = Math.min(one.getTime(), other.getTime());
  return first % DAY === 0 && Math.max(one.getTime(), other.getTime()) - first < DAY;
}

const bare = (path: string): string => path.replace(/[?#].*/s, "");

const isLong = (item: ParsedItem): boolean => (words(textOf(item).slice(0, TEXT_LENGTH))?.length ?? 0) >= LONG_TEXT;

/** A guid as `identify` compares it. */
export const guidName = (guid: string | undefined): string | undefined => {
  const given = guid?.trim().normalize("NFC");
  return given && /^https?:/i.test(given) ? canonicalLink(given) : given || undefined;
};

/** The address of its page, or of its recording, without the host. */
function pathOf({ link, enclosures }: ParsedItem): string | undefined {
  const address = link ?? enclosures[0]?.url;
  return address === undefined ? undefined : canonicalLink(address).replace(/^[^/?#]*/, "");
}

const textOf = ({ summary, content }: ParsedItem): string =>
  summary.trim() || (content ?? "").slice(0, 2 * TEXT_LENGTH).replace(/<[^<>]*>/g, " ");

/** Common words by those of the longer text, repetitions counted; undefined where one of the two has too few to tell. */
function likeness(one: string, other: string): number | undefined {
  const [mine, theirs] = [one, other].map((text) => words(text.slice(0, TEXT_LENGTH)));
  if (!mine || !theirs || Math.min(mine.length, theirs.length) < FEWEST_WORDS) return undefined;
  const left = new Map<string, number>();
  for (const word of theirs) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of mine) {
    const there = left.get(word) ?? 0;
    if (there === 0) continue;
    common += 1;
    left.set(word, there - 1);
  }
  return common / Math.max(mine.length, theirs.length);
}

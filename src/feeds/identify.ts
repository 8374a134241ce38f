// Which item is which: identity that survives guids and links that lie. Pure.
import { lengthPrefixed, shortHash } from "../core/hash.ts";
import type { ParsedItem } from "../core/domain.ts";
import { canonicalLink, isFrontPage } from "./links.ts";
import { type ItemMarks, guidName } from "./same-item.ts";

/** One item with its identity. The same `key` twice in a list is the same item twice. */
export interface IdentifiedItem {
  key: string;
  /** Every name under which the item may have been seen, `key` included: it is known when any of them is. Keep them all. */
  aliases: string[];
  /** Changes when title, summary or content do; dates, tracking and markup do not matter. */
  contentHash: string;
  /** By which it may be recognised where no alias is known. */
  marks: ItemMarks;
  item: ParsedItem;
}

/** What an item says of itself, each part undefined when it says nothing that tells it from others. */
interface Evidence {
  guid: string | undefined;
  link: string | undefined;
  title: string;
  guidTrusted: boolean;
  linkTrusted: boolean;
  /** False when even the two together stand for several titles. */
  pairTrusted: boolean;
}

/**
 * The first of the rules in same-item.ts. An item has up to three names: guid, link and title. Each alone is known to lie (one guid for all items, a new guid at each
 * fetch, guids handed out again, one link for all items, edited titles), so two that agree make the same item; where there is only
 * one, that one decides. A name that one document uses for items that otherwise differ is not counted in it.
 *
 * One entry per item, in order. `feedUrl` and front pages name no item and are not taken for links.
 */
export function identify(items: readonly ParsedItem[], feedUrl: string): IdentifiedItem[] {
  const feed = canonicalLink(feedUrl);
  const evidence = items.map((item) => evidenceOf(item, feed));
  distrust(items, evidence);
  const identified = items.map((item, index) => {
    // One for each item, in their order.
    const own = evidence[index] as Evidence;
    return { ...namesOf(own, item), contentHash: contentHash(item), marks: marksOf(own), item };
  });
  return unite(identified);
}

function evidenceOf(item: ParsedItem, feed: string): Evidence {
  const link = item.link ?? item.enclosures[0]?.url;
  const spelt = link === undefined ? undefined : canonicalLink(link);
  const canonical = link === undefined || isFrontPage(link, spelt) ? undefined : spelt;
  const guid = item.guid === link && canonical !== undefined ? canonical : guidName(item.guid);
  return {
    // A guid that repeats the link is no second witness.
    guid: guid === canonical ? undefined : guid,
    link: canonical === feed ? undefined : canonical,
    title: folded(item.title) || folded(item.summary.slice(0, 200)),
    guidTrusted: true,
    linkTrusted: true,
    pairTrusted: true,
  };
}

/** A bare number is a position in the list as often as a name. */
const isPosition = (guid: string): boolean => /^\d{1,4}$/.test(guid);

function marksOf({ guid, link, guidTrusted, linkTrusted }: Evidence): ItemMarks {
  return {
    guid: guidTrusted && guid !== undefined && !isPosition(guid) ? guid : undefined,
    link: linkTrusted ? link : undefined,
  };
}

/** Case, punctuation and spacing of titles change without notice. */
function folded(text: string): string {
  // Most titles are plain, and what Unicode knows of their letters is a slow question.
  if (/^[\t\n\r -~]*$/.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

/** A guid on two links, or a link under two titles or texts, tells nothing within this document. */
function distrust(items: readonly ParsedItem[], evidence: Evidence[]): void {
  const linksOfGuid = new Map<string, Set<string>>();
  const textsOfLink = new Map<string, Set<string>>();
  const titlesOfPair = new Map<string, Set<string>>();
  const [guids, links] = [repeated(evidence.map(({ guid }) => guid)), repeated(evidence.map(({ link }) => link))];
  evidence.forEach(({ guid, link, title }, index) => {
    const text = () => `${title}\n${folded(items[index]?.summary ?? "")}`;
    if (guid !== undefined && guids.has(guid)) add(linksOfGuid, guid, link ?? text());
    if (link !== undefined && links.has(link)) add(textsOfLink, link, text());
    add(titlesOfPair, `${guid}\n${link}`, title);
  });
  for (const each of evidence) {
    if (each.guid !== undefined && (linksOfGuid.get(each.guid)?.size ?? 0) > 1) each.guidTrusted = false;
    if ((titlesOfPair.get(`${each.guid}\n${each.link}`)?.size ?? 0) > 1) each.pairTrusted = false;
    if (each.link !== undefined && (textsOfLink.get(each.link)?.size ?? 0) > 1) each.linkTrusted = false;
  }
}

/** What occurs more than once: in most documents nothing does. */
function repeated(names: readonly (string | undefined)[]): Set<string | undefined> {
  const once = new Set<string | undefined>();
  return new Set(names.filter((name) => once.size === once.add(name).size));
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}

/** `key` is the pair of guid and link wherever that can be, so that it does not depend on what else is in the document. */
function namesOf(
  { guid, link, title, guidTrusted, linkTrusted, pairTrusted }: Evidence,
  item: ParsedItem,
): { key: string; aliases: string[] } {
  const aliases: string[] = [];
  if (guid !== undefined && link !== undefined && !pairTrusted) {
    aliases.push(name("gt", guid, title), name("lt", link, title));
  } else if (guid !== undefined && link !== undefined) {
    aliases.push(name("gl", guid, link));
    if (guidTrusted && title && !isPosition(guid)) aliases.push(name("gt", guid, title));
    if (linkTrusted && title) aliases.push(name("lt", link, title));
  } else if (guid !== undefined) {
    if (guidTrusted) aliases.push(name("g", guid));
    aliases.push(name("gt", guid, title));
  } else if (link !== undefined) {
    if (linkTrusted) aliases.push(name("l", link));
    aliases.push(name("lt", link, title));
  } else {
    aliases.push(name("t", title, folded(item.summary.slice(0, 200))));
  }
  // Each of the branches above puts a name in.
  return { key: aliases[0] as string, aliases };
}

/** Items of one document that share a name are one: they get the key of the name most of them have. */
function unite(items: IdentifiedItem[]): IdentifiedItem[] {
  const parent = items.map((_, index) => index);
  const root = (index: number): number => {
    const above = (one: number): number => parent[one] ?? one;
    let at = index;
    while (above(at) !== at) at = parent[at] = above(above(at));
    return at;
  };
  const owner = new Map<string, number>();
  items.forEach(({ aliases }, index) => {
    for (const alias of aliases) {
      const other = owner.get(alias);
      if (other === undefined) owner.set(alias, index);
      else parent[root(index)] = root(other);
    }
  });
  const groups = Map.groupBy(items, (_, index) => root(index));
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    const counts = new Map<string, number>();
    for (const alias of group.flatMap((each) => each.aliases)) counts.set(alias, (counts.get(alias) ?? 0) + 1);
    const [key = ""] = [...counts.keys()].toSorted(
      (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1),
    );
    const aliases = [...counts.keys()];
    for (const each of group) Object.assign(each, { key, aliases });
  }
  return items;
}

/** Tags and spaces in a row, but not the one space between two words, which stays as it is: most are. */
const GAPS = / ?(?:<[^<>]*>|[^\S ]|(?<= ) )(?:\s|<[^<>]*>)*/g;

function contentHash(item: ParsedItem): string {
  return name("c", item.title, item.summary, (item.content ?? "").replace(GAPS, " ").trim());
}

const name = (kind: string, ...parts: string[]): string => kind + shortHash(lengthPrefixed(parts).normalize("NFC"));

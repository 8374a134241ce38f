// How many independent texts stand behind a story: wire copies and publisher families.
import type { Article, Origin } from "../core/domain.ts";
import { words } from "../language/words.ts";
import { familyOf } from "./families.ts";

type Report = Pick<Article, "id" | "text" | "domain" | "source" | "published" | "seenAt">;

/** Words per shingle: long enough that two reporters do not write the same by chance. */
const SHINGLE = 5;
/** Words of a text that are compared: copies are alike from the start. */
const MAX_WORDS = 2_000;
/** Articles remembered per shingle: a copy is recognised by the first few that carried it, whatever their number. */
const MAX_HOLDERS = 8;
/** Fewer words than this are a headline: too little to tell a copy from the same news told twice. */
const MIN_WORDS = 12;
/** Share of the shorter text that is found in the longer one, from which it is a copy. Trimming and a new title do not lower it. */
const COPY = 0.5;
/** The same when both name the same agency: they then rest on its report, rewritten or not. */
const AGENCY_COPY = 0.2;

const AGENCY =
  /[([](AP|Reuters|AFP|dpa|UPI|PTI|ANI|ANSA|EFE|Xinhua|TASS|Bloomberg|PA|AAP|KNA|epd|APA|SDA|Kyodo|Yonhap)[)\]]|\b(Associated Press|Reuters|Agence France-Presse|Press Trust of India|PA Media|Canadian Press)\b/i;

const AGENCY_NAMES: Record<string, string> = {
  "associated press": "ap",
  "agence france-presse": "afp",
  "press trust of india": "pti",
  "pa media": "pa",
};

/**
 * Groups a story's articles by origin, oldest origin first, the articles of each oldest first. Two articles are of one origin
 * when at least half of the shorter text's word shingles stand in the longer (Broder's containment), a fifth when both credit
 * the same agency; or when their outlets share a registrable domain or a publisher. Origins join through common members.
 */
export function origins(articles: Report[]): Origin[] {
  const ordered = articles.toSorted((one, other) => timeOf(one) - timeOf(other) || (one.id < other.id ? -1 : 1));
  const groups = new Groups(ordered.length);
  const copied = new Set<number>();

  for (const [one, other] of copies(ordered)) {
    groups.join(one, other);
    copied.add(one);
  }
  const families = new Map<string, number>();
  for (const [index, { domain, source }] of ordered.entries()) {
    const family = familyOf(domain || source);
    groups.join(families.get(family) ?? index, index);
    if (!families.has(family)) families.set(family, index);
  }

  const members = new Map<number, number[]>();
  for (const index of ordered.keys()) {
    const group = groups.of(index);
    members.set(group, [...(members.get(group) ?? []), index]);
  }
  // A group has a member, and every member is an index of `ordered`.
  return [...members.values()].map((indexes) => ({
    articleId: ordered[indexes[0]!]!.id,
    articleIds: indexes.map((index) => ordered[index]!.id),
    why: indexes.length === 1 ? "single" : indexes.some((index) => copied.has(index)) ? "wire" : "family",
  }));
}

function timeOf(report: Report): number {
  return (report.published ?? report.seenAt).getTime();
}

/** Pairs of articles of which one repeats the other's text. */
function copies(articles: Report[]): [number, number][] {
  const found: [number, number][] = [];
  const holders = new Map<string, number[]>();
  const seen: { size: number; agency: string | undefined }[] = [];
  for (const [index, { text }] of articles.entries()) {
    const shingles = shinglesOf(text);
    const agency = agencyOf(text);
    const shared = new Map<number, number>();
    for (const shingle of shingles) {
      const earlier = holders.get(shingle) ?? [];
      for (const other of earlier) shared.set(other, (shared.get(other) ?? 0) + 1);
      if (earlier.length < MAX_HOLDERS) holders.set(shingle, [...earlier, index]);
    }
    for (const [other, count] of shared) {
      // `shared` counts those that were seen.
      const known = seen[other]!;
      const share = agency !== undefined && agency === known.agency ? AGENCY_COPY : COPY;
      if (count >= Math.min(shingles.size, known.size) * share) found.push([other, index]);
    }
    seen.push({ size: shingles.size, agency });
  }
  return found;
}

function shinglesOf(text: string): Set<string> {
  const all = words(text.slice(0, MAX_WORDS * 8)).slice(0, MAX_WORDS);
  if (all.length < MIN_WORDS) return new Set();
  return new Set(all.slice(0, 1 - SHINGLE).map((_, start) => all.slice(start, start + SHINGLE).join(" ")));
}

/** The agency a text is credited to, in its dateline or its last lines. */
function agencyOf(text: string): string | undefined {
  const match = AGENCY.exec(text.slice(0, 200)) ?? AGENCY.exec(text.slice(-200));
  const name = (match?.[1] ?? match?.[2])?.toLowerCase();
  return name && (AGENCY_NAMES[name] ?? name);
}

/** Disjoint groups of the numbers below `size`; a group is named by its smallest member. */
class Groups {
  readonly #parents: number[];

  constructor(size: number) {
    this.#parents = Array.from({ length: size }, (_, index) => index);
  }

  of(member: number): number {
    // Every member has a parent: itself at first.
    const parent = this.#parents[member]!;
    return parent === member ? member : this.of(parent);
  }

  join(one: number, other: number): void {
    const [a, b] = [this.of(one), this.of(other)];
    this.#parents[Math.max(a, b)] = Math.min(a, b);
  }
}

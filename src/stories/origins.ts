// How many independent texts stand behind a story: wire copies and publisher families.
import type { Article, Origin } from "../core/domain.ts";
import { everyPattern } from "../language/languages.ts";
import { sentences } from "../language/sentences.ts";
import { contentStems, words } from "../language/words.ts";
import { familyOf } from "./families.ts";

type Report = Pick<Article, "id" | "text" | "language" | "domain" | "source" | "published" | "seenAt">;

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

/** Two texts that credit one agency and tell the same sentence by sentence rest on its report, in whatever words. */
const RETOLD = { sentences: 0.7, words: 0.5, least: 3 };
/** Sentences of a text that are compared. */
const MAX_SENTENCES = 40;

const AGENCY =
  /[([](AP|Reuters|AFP|dpa|UPI|PTI|ANI|ANSA|EFE|Xinhua|TASS|Bloomberg|PA|AAP|KNA|epd|APA|SDA|Kyodo|Yonhap)[)\]]|\b(Associated Press|Reuters|Agence France-Presse|Press Trust of India|PA Media|Canadian Press)\b/i;

/** The same, named anywhere: of whom a text has something. */
const NAMED =
  /(?<![\p{L}\p{N}])(?:AP|Reuters|AFP|dpa|UPI|PTI|ANI|ANSA|EFE|Xinhua|TASS|AAP|KNA|epd|Kyodo|Yonhap|Associated Press|Agence France-Presse|Press Trust of India|PA Media|Canadian Press)(?![\p{L}\p{N}])/gu;
/** A name of one to three words with capitals. */
const NAME = String.raw`(?<!\p{L})((?:\p{Lu}\p{L}{1,20} ){0,2}\p{Lu}\p{L}{1,20})`;
const CREDITED = [
  new RegExp(`\\b(?:${everyPattern(({ reporting }) => reporting?.credit?.before)}) ${NAME}`, "gu"),
  new RegExp(`${NAME} (?:${everyPattern(({ reporting }) => reporting?.credit?.behind)})(?!\\p{L})`, "gu"),
];

const AGENCY_NAMES: Record<string, string> = {
  "associated press": "ap",
  "agence france-presse": "afp",
  "press trust of india": "pti",
  "pa media": "pa",
};

/**
 * Groups a story's articles by origin, oldest origin first, the articles of each oldest first. Two articles are of one origin
 * when at least half of the shorter text's word shingles stand in the longer (Broder's containment), a fifth when both credit
 * the same agency, or when most sentences of the one stand in the other and both credit one agency; or when their outlets share a registrable domain or a publisher. Origins join through common members.
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
  const retold = retellings(articles);
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
    found.push(...retold(index));
    seen.push({ size: shingles.size, agency });
  }
  return found;
}

/** Earlier articles that credit the same agency and tell the same, sentence by sentence; asked in order. */
function retellings(articles: Report[]): (index: number) => [number, number][] {
  const holders = new Map<string, { index: number; told: Set<string>[] }[]>();
  return (index) => {
    // Every index asked for is an article's.
    const article = articles[index]!;
    const credits = creditsOf(article.text);
    if (credits.size === 0) return [];
    const told = stemsBySentence(article);
    const earlier = new Set([...credits].flatMap((credit) => holders.get(credit) ?? []));
    for (const credit of credits) {
      const held = holders.get(credit) ?? [];
      if (held.length < MAX_HOLDERS) holders.set(credit, [...held, { index, told }]);
    }
    const same = [...earlier].filter((other) => retells(other.told, told));
    return same.map((other): [number, number] => [other.index, index]);
  };
}

/** Whether most sentences of the shorter text are told by the other, each in whatever words. */
function retells(one: Set<string>[], other: Set<string>[]): boolean {
  const [mine, theirs] = one.length <= other.length ? [one, other] : [other, one];
  if (mine.length < RETOLD.least) return false;
  const share = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
    a.intersection(b).size / Math.min(a.size, b.size);
  const told = mine.filter((sentence) => theirs.some((against) => share(sentence, against) >= RETOLD.words));
  return told.length >= mine.length * RETOLD.sentences;
}

function stemsBySentence({ text, language }: Report): Set<string>[] {
  return sentences(text.slice(0, MAX_WORDS * 8), language)
    .slice(0, MAX_SENTENCES)
    .map(({ start, end }) => new Set(contentStems(text.slice(start, end))))
    .filter(({ size }) => size > 0);
}

/** Whom a text credits: the agencies it names, and names behind "according to" and the like. */
function creditsOf(text: string): Set<string> {
  const begun = text.slice(0, MAX_WORDS * 8);
  const named = [...begun.matchAll(NAMED)].map(([name]) => name);
  const credited = CREDITED.flatMap((form) => [...begun.matchAll(form)].map(([, name = ""]) => name));
  return new Set(
    [...named, ...credited].map((name) => {
      const plain = name.trim().toLowerCase();
      return AGENCY_NAMES[plain] ?? plain;
    }),
  );
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

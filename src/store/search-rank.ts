// Weighs what a search found: by its rare words first, then as a whole, then by single sentences.
import { type RawBuilder, sql } from "kysely";
import { LRUCache } from "lru-cache";
import { MINUTE } from "../core/time.ts";
import { createSlices } from "../core/turn.ts";
import type { Db } from "./database.ts";
import type { Found, SearchQuery } from "./search.ts";
import { allEntries, type Among, newestEntries } from "./search-rights.ts";
import { mostInOneSentence, quoted, unquoted } from "./search-words.ts";

/** Texts that are weighed where the words of a query lead to more. */
const ENOUGH_TEXTS = 800;
/** A term that more texts hold is counted no further, and leads to no text while others do. */
const COMMON = 2_000;
/** So many of the newest texts are looked at first where all words are common. */
const LATELY = 5_000;
/** How much a text's length takes from it, and the usual length; what a word in the text counts beside one in the title. */
const LENGTH = { weight: 0.4, usual: 350 };
const IN_TEXT = 0.7;
/** Articles that are weighed whole, and of those the best, which are weighed by their sentences too. */
const WEIGHED_WHOLE = 400;
const WEIGHED_CLOSELY = 40;
/** What the sentence that holds most counts beside all of the article. */
const CLOSELY = 1.7;
/** Of posts and answers, which are not read by their sentences, each word that they hold counts so much more. */
const IN_SHORT = 1.2;

export interface RareTerm {
  term: string;
  weight: number;
  texts: number;
  /** Entries of articles that hold it and may be found; none of what is common. */
  entries: readonly number[];
}

/** `held`: of how many texts it is one of the best. */
export type FoundRow = Pick<Found, "id" | "at" | "score"> & { storyId: string | null; held: number };

/** How many texts hold a term, and when they were counted. */
interface Counted {
  texts: number;
  at: number;
}

/** What is remembered of terms, not to count them for each search anew. */
export type TermCounts = LRUCache<string, Counted>;

/** As many terms as are ever said often in a language or two. */
const MOST_COUNTED = 20_000;
/** So long the weight of a term stays nearly the same. */
const BELIEVED_MS = 10 * MINUTE;
/** A term that fewer texts hold is counted each time: one more text changes what it weighs. */
const LEAST_BELIEVED = 100;

export const createCounts = (): TermCounts => new LRUCache({ max: MOST_COUNTED });

/** Among what a search looks: `maybe` says of an entry whether it may be found, undefined that no entries are asked for. */
interface Counting {
  maybe: RawBuilder<boolean> | undefined;
  counts: TermCounts;
  now: Date;
}

/** How rare each term is, the rarest first, and which entries hold it; without those that stand nowhere. */
export async function rareTerms(
  db: Db,
  terms: readonly string[],
  { maybe, counts, now }: Counting,
): Promise<RareTerm[]> {
  const asked = terms.map(quoted);
  const known = asked.flatMap((term) => {
    const held = counts.get(term);
    const isKnown = held && now.getTime() - held.at < BELIEVED_MS && (held.texts >= COMMON || !maybe);
    return isKnown ? [{ term, texts: held.texts, entries: null }] : [];
  });
  const unknown = asked.filter((term) => !known.some((each) => each.term === term));
  const { rows } = await sql<{ term: string | null; texts: number; all: number; entries: string | null }>`
    select term, texts, entries, (select coalesce(max(id), 0)::int from search_entries) as all
    from (select) as once left join unnest(${unknown}::text[]) as asked (term) on true, lateral (
      select count(*)::int as texts, string_agg(id::text, ',') filter (where maybe) as entries
      from (select entry.id, ${maybe ?? sql`false`} as maybe from search_entries as entry
        where words @@ term::tsquery limit ${COMMON}) as holding) as held`.execute(db);
  const all = rows[0]?.all ?? 0;
  for (const { term, texts } of rows)
    if (term !== null && texts >= LEAST_BELIEVED) counts.set(term, { texts, at: now.getTime() });
  return [...rows, ...known]
    .flatMap(({ term, texts, entries }) => {
      if (term === null || texts === 0) return [];
      const weight = Math.max(0.01, Math.log(1 + Math.max(all - texts, 0) / (texts + 0.5)));
      return [{ term, texts, weight, entries: entries && texts < COMMON ? entries.split(",").map(Number) : [] }];
    })
    .toSorted((a, b) => b.weight - a.weight);
}

/** The rarest terms, until they lead to enough texts: those that hold none of them come behind in any case. */
function leading(terms: readonly RareTerm[]): string {
  let texts = 0;
  const some = terms.filter(
    ({ texts: more }, at) => at === 0 || (texts += more) <= ENOUGH_TEXTS - (terms[0]?.texts ?? 0),
  );
  return some.map(({ term }) => term).join(" | ");
}

type When = Pick<SearchQuery, "since" | "whole">;

/**
 * The newest texts that hold what leads to them or, where each word has to be there, all. A sum is no column: ordered by
 * the column, a rare word would be looked for in all texts, from the newest on, instead of in the index of words. `walked`:
 * they come from the newest on, and who walks stops where there are enough. */
function newest(terms: readonly RareTerm[], { since, whole }: When, walked: boolean) {
  const asked = whole ? terms.map(({ term }) => term).join(" & ") : leading(terms);
  return sql`words @@ ${asked}::tsquery ${since ? sql`and entry.at >= ${since}` : sql``}
    order by ${walked ? sql`entry.at` : sql`entry.at + interval '0'`} desc limit ${ENOUGH_TEXTS}`;
}

/** Where texts of one kind are looked for, given among which entries. */
interface Place {
  kind: Found["kind"];
  from: (among: Among) => RawBuilder<unknown>;
}

/** The texts of one kind, weighed by rarity, by how often they say a word, in title or text, and by length. */
export const bestTexts = (
  db: Db,
  terms: readonly RareTerm[],
  place: Place,
  when: When,
  limit: number,
): Promise<FoundRow[]> => amongNewest(db, terms, place, when, limit, IN_SHORT);

/** A word that is common stands in enough of the newest texts: the index of words would lead to all that ever held it. */
async function amongNewest(
  db: Db,
  terms: readonly RareTerm[],
  { kind, from }: Place,
  when: When,
  limit: number,
  beside = 0,
): Promise<FoundRow[]> {
  if (terms.every(({ texts }) => texts >= COMMON)) {
    const walked = sql`${from(newestEntries(kind, LATELY))} and ${newest(terms, when, true)}`;
    const rows = await weighed(db, terms, walked, when, limit, beside);
    if ((rows[0]?.held ?? 0) >= ENOUGH_TEXTS) return rows;
  }
  return weighed(db, terms, sql`${from(allEntries)} and ${newest(terms, when, false)}`, when, limit, beside);
}

/** What the texts hold is unpacked once for all words: it is kept packed, and every look at it would unpack it again. */
async function weighed(
  db: Db,
  terms: readonly RareTerm[],
  held: RawBuilder<unknown>,
  { whole }: When,
  limit: number,
  beside = 0,
): Promise<FoundRow[]> {
  const weights = sql`${`{0.1,0.1,${IN_TEXT},1}`}`;
  const told = terms.map(
    ({ term, weight }) =>
      sql`${weight}::float8 * (ts_rank(${weights}::float4[], words, ${term}::tsquery) + ${beside}::float8 * (words @@ ${term}::tsquery)::int)`,
  );
  const { rows } = await sql<FoundRow>`
    with held as materialized (select ${held}),
    unpacked as materialized (select id, story_id, at, length, ts_delete(words, array[]::text[]) as words from held)
    select id, story_id as "storyId", at, (select count(*)::int from held) as held,
      (${sql.join(told, sql` + `)}) / (${1 - LENGTH.weight}::float8 + ${LENGTH.weight / LENGTH.usual}::float8 * length) as score
    from unpacked order by ${whole ? sql`` : sql`score desc, `}at desc limit ${limit}`.execute(db);
  return rows;
}

/** Articles, in steps of fewer and fewer: those that hold most rare words, of those the best, of these the best by one sentence. */
export async function bestArticles(
  db: Db,
  terms: readonly RareTerm[],
  place: Place,
  when: When,
  limit: number,
): Promise<FoundRow[]> {
  const entries = likeliest(terms);
  if (when.whole || entries.length < WEIGHED_CLOSELY)
    return closely(db, terms, await amongNewest(db, terms, place, when, limit), when);
  const held = sql`${place.from(allEntries)} and entry.id = any(${entries}::bigint[])`;
  const rows = await weighed(db, terms, held, when, Math.max(limit, WEIGHED_CLOSELY));
  return (await closely(db, terms, rows, when)).slice(0, limit);
}

async function closely(db: Db, terms: readonly RareTerm[], rows: FoundRow[], { whole }: When): Promise<FoundRow[]> {
  const close = rows.slice(0, WEIGHED_CLOSELY).map(({ id }) => id);
  if (whole || close.length === 0) return rows;
  const texts = await db
    .selectFrom("articles")
    .select(["id", "title", "text", "language"])
    .where("id", "in", close)
    .execute();
  const weights = new Map(terms.map(({ term, weight }) => [unquoted(term), weight]));
  const inOne = new Map<string, number>();
  const turn = createSlices();
  for (const { id, ...article } of texts) {
    // Some forty articles: whoever asks for little waits for none of it.
    await turn();
    inOne.set(id, mostInOneSentence(article, weights));
  }
  return rows
    .map((row) => ({ ...row, score: row.score + CLOSELY * (inOne.get(row.id) ?? 0) }))
    .toSorted((a, b) => b.score - a.score);
}

/** The entries that hold most of the words that are not common; of equals the newest. */
function likeliest(terms: readonly RareTerm[]): number[] {
  const held = new Map<number, number>();
  for (const { entries, weight } of terms)
    for (const entry of entries) held.set(entry, (held.get(entry) ?? 0) + weight);
  return [...held]
    .toSorted((a, b) => b[1] - a[1] || b[0] - a[0])
    .slice(0, WEIGHED_WHOLE)
    .map(([entry]) => entry);
}

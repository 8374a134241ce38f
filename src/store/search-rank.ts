// Weighs what a search found: by its rare words first, then as a whole, then by single sentences.
import { type RawBuilder, sql } from "kysely";
import { createSlices } from "../core/turn.ts";
import type { Db } from "./database.ts";
import type { Found, SearchQuery } from "./search.ts";
import { COMMON_TEXTS, type RareTerm } from "./search-counts.ts";
import { isOf } from "./search-rights.ts";
import { mostInOneSentence, unquoted } from "./search-words.ts";

/** Texts that are weighed where the words of a query lead to more: of posts and answers each is looked up before. */
const ENOUGH = { articles: 200, posts: 100, answers: 100 } satisfies Record<Found["kind"], number>;
/** Where so many times as many hold what leads to them, the newest are looked at alone, */
const MANY = 3;
/** of so many of which it is counted how many hold what is common. */
const LATELY = 500;
/** How many more than enough texts should match among those that are recent enough, and which share of enough is well. */
const MARGIN = 1.75;
const NEARLY = 0.75;
/** How much a text's length takes from it, and the usual length; what a word in the text counts beside one in the title. */
const LENGTH = { weight: 0.4, usual: 350 };
const IN_TEXT = 0.7;
/** Articles that are weighed whole, and of those the best, which are weighed by their sentences too. */
const WEIGHED_WHOLE = 400;
const WEIGHED_CLOSELY = 40;
/** Of so many of the rarest words two have to be there: of more, pairs are too many. */
const MOST_PAIRED = 8;
/** What the sentence that holds most counts beside all of the article. */
const CLOSELY = 1.7;
/** Of posts and answers, which are not read by their sentences, each word that they hold counts so much more. */
const IN_SHORT = 1.2;

/** `held`: of how many texts it is one of the best. */
export type FoundRow = Pick<Found, "id" | "at" | "score"> & { storyId: string | null; held: number };

/** The rarest terms, as long as no more texts than that hold one of them. */
function few(terms: readonly RareTerm[], most: number): RareTerm[] {
  let texts = 0;
  return terms.filter(({ texts: more }) => (texts += more) <= most);
}

const anyOf = (terms: readonly RareTerm[]): string => terms.map(({ term }) => term).join(" | ");

/** The rarest terms, until they lead to enough texts: those that hold none of them come behind in any case. */
function leading(terms: readonly RareTerm[], enough: number): string {
  const some = few(terms, enough);
  return anyOf(some.length > 0 ? some : terms.slice(0, 1));
}

type When = Pick<SearchQuery, "whole">;

/** Texts of one kind, what may be seen of those that are given as `entry`, and what of an entry itself says that it may not. */
interface Place {
  kind: Found["kind"];
  readable: RawBuilder<unknown>;
  maybe: RawBuilder<boolean>;
}

/** The texts of one kind, weighed by rarity, by how often they say a word, in title or text, and by length. */
export const bestTexts = (
  db: Db,
  terms: readonly RareTerm[],
  place: Place,
  when: When,
  limit: number,
): Promise<FoundRow[]> => amongNewest(db, terms, place, when, limit, IN_SHORT);

/**
 * Among the newest texts that hold what leads to them or, where each word has to be there, all. A word that many hold
 * stands in enough of the newest texts: they are those whose numbers are high, and two indexes
 * lead to few of them, the one of words and the one of numbers.
 */
async function amongNewest(
  db: Db,
  terms: readonly RareTerm[],
  place: Place,
  { whole }: When,
  limit: number,
  beside = 0,
): Promise<FoundRow[]> {
  const enough = ENOUGH[place.kind];
  const asked = whole ? terms.map(({ term }) => term).join(" & ") : leading(terms, enough);
  const told = { terms, whole, most: enough, limit, beside };
  // A query that is not known beforehand is looked up in the index of words; of one that is, Postgres believes that reading all were faster.
  const entries = sql`select * from search_entries as entry
    where ${isOf(place.kind)} and ${place.maybe} and words @@ (select ${asked}::tsquery)`;
  const texts = whole ? 0 : (terms[0]?.texts ?? 0);
  const from = texts > MANY * enough ? await enoughFrom(db, asked, place.kind, texts) : 0;
  const rows = from > 0 ? await weighed(db, sql`${entries} and id >= ${from}`, place, told) : [];
  return (rows[0]?.held ?? 0) >= NEARLY * enough ? rows : weighed(db, entries, place, told);
}

/** From which entry on enough texts should match: as they do in all, or as the newest do where nobody counted all; 0 where all are needed for it. */
async function enoughFrom(db: Db, asked: string, kind: Found["kind"], texts: number): Promise<number> {
  const { rows } = await sql<{ last: string | null; span: number; held: number }>`
    select max(id) as last, (max(id) - min(id) + 1)::float8 as span, (count(*) filter (where words @@ ${asked}::tsquery))::int as held
    from (select id, words from search_entries where ${isOf(kind)} order by at desc limit ${LATELY}) as newest`.execute(
    db,
  );
  const [newest] = rows;
  if (!newest || newest.last === null) return 0;
  const last = Number(newest.last);
  const oneIn = texts < COMMON_TEXTS ? last / texts : newest.span / newest.held;
  return Number.isFinite(oneIn) ? Math.max(0, Math.floor(last - oneIn * MARGIN * ENOUGH[kind])) : 0;
}

interface Weighed {
  terms: readonly RareTerm[];
  whole: true | undefined;
  /** Texts that are weighed, and those that are given of them. */
  most: number;
  limit: number;
  beside: number;
}

/**
 * Given entries, the newest that may be read, weighed. They are put in order before anything is looked up for them, one
 * after the other until there are enough: as a join, all of them would be. A sum is no column: ordered by the column, a
 * rare word would be looked for in all texts, from the newest on, instead of in the index of words. What the texts hold is
 * unpacked once for all words: it is kept packed, and every look at it would unpack it again. Of an article the entry
 * itself says nearly all of whether it may be read: the article, which lies far from others, is looked up from the best on.
 */
async function weighed(
  db: Db,
  entries: RawBuilder<unknown>,
  { kind, readable }: Place,
  { terms, whole, most, limit, beside }: Weighed,
): Promise<FoundRow[]> {
  const weights = sql`${`{0.1,0.1,${IN_TEXT},1}`}`;
  const told = terms.map(
    ({ term, weight }) =>
      sql`${weight}::float8 * (ts_rank(${weights}::float4[], words, ${term}::tsquery) + ${beside}::float8 * (words @@ ${term}::tsquery)::int)`,
  );
  const first = kind === "articles" ? sql`true` : sql`exists (${readable})`;
  const order = whole ? sql`entry.at desc` : sql`entry.score desc, entry.at desc`;
  const { rows } = await sql<FoundRow>`
    with held as materialized (
      select entry.id from (select id, article_id, analysis_id, turn_id, at + interval '0' as age from (${entries}) as given order by age desc) as entry
      where ${first} order by entry.age desc limit ${most}),
    unpacked as materialized (select article_id, analysis_id, turn_id, at, length, ts_delete(words, array[]::text[]) as words
      from held join search_entries using (id)),
    entry as materialized (select article_id, analysis_id, turn_id, at,
      (${sql.join(told, sql` + `)}) / (${1 - LENGTH.weight}::float8 + ${LENGTH.weight / LENGTH.usual}::float8 * length) as score from unpacked)
    select readable.id, readable.story_id as "storyId", entry.at, entry.score, (select count(*)::int from held) as held
    from (select * from entry order by ${order}) as entry cross join lateral (${readable} limit 1) as readable
    order by ${order} limit ${limit}`.execute(db);
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
  const rare = terms.filter(({ texts }) => texts < COMMON_TEXTS);
  if (when.whole || rare.length === 0)
    return closely(db, terms, await amongNewest(db, terms, place, when, limit), when);
  const { whole } = when;
  const told = { terms, whole, most: WEIGHED_WHOLE, limit: Math.max(limit, WEIGHED_CLOSELY), beside: 0 };
  const [asked, any] = [likely(rare), anyOf(rare)];
  const some = await weighed(db, likeliest(rare, asked, place), place, told);
  // Few hold two of the words: what holds any of them comes behind.
  const isAll = some.length >= limit || asked === any;
  const rows = isAll ? some : await weighed(db, likeliest(rare, any, place), place, told);
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

/**
 * What the best texts hold: one of the rarest words, as long as those lead to few texts, or two of the rare ones. Texts that
 * hold one word alone are thousands, far apart; which hold two the index says by itself, and they alone are read.
 */
function likely(terms: readonly RareTerm[]): string {
  const alone = few(terms, WEIGHED_WHOLE);
  if (terms.length === 1 || alone.length === terms.length) return anyOf(terms);
  const paired = terms.slice(0, MOST_PAIRED);
  const pairs = paired.slice(0, -1).map(({ term }, at) => `(${term} & (${anyOf(paired.slice(at + 1))}))`);
  return [...alone.map(({ term }) => term), ...pairs].join(" | ");
}

/** Entries that hold `asked`, those that hold most of the words first, and of equals the newest. */
function likeliest(terms: readonly RareTerm[], asked: string, { kind, maybe }: Place): RawBuilder<unknown> {
  const held = terms.map(({ term, weight }) => sql`${weight}::float8 * (words @@ ${term}::tsquery)::int`);
  return sql`select * from search_entries where id = any(array(
    select id from (select entry.id, ts_delete(words, array[]::text[]) as words from search_entries as entry
      where ${isOf(kind)} and words @@ (select ${asked}::tsquery) and ${maybe} offset 0) as unpacked
    order by ${sql.join(held, sql` + `)} desc, id desc limit ${WEIGHED_WHOLE}))`;
}

// How rare the words of a search are: counted, or told by a sample, and believed for a while.
import { type RawBuilder, sql } from "kysely";
import { LRUCache } from "lru-cache";
import { MINUTE } from "../core/time.ts";
import type { Db } from "./database.ts";
import { isOf, isSampled } from "./search-rights.ts";
import type { Found } from "./search.ts";
import { quoted } from "./search-words.ts";

export interface RareTerm {
  term: string;
  weight: number;
  texts: number;
}

/** A term that more texts hold is counted no further, and leads to no text while others do. */
export const COMMON_TEXTS = 2_000;
/** One text in so many is in the sample, as its index says. */
const SAMPLED = 16;
/** Texts of the sample that tell how many there are in all, a fifth more or less, which weighs nearly the same. */
const ENOUGH_SAMPLED = 20;
/** As many terms as are ever said often in a language or two. */
const MOST_COUNTED = 20_000;
/** So long the weight of a term stays nearly the same. */
const BELIEVED_MS = 10 * MINUTE;
/** A term that fewer texts hold is counted each time: one more text changes what it weighs. */
const LEAST_BELIEVED = 100;

/** How many texts of a kind hold a term, and how many there are in all, with when they were counted: not to count them for each search anew. */
export type TermCounts = LRUCache<string, { texts: number; at: number }>;

export const createCounts = (): TermCounts => new LRUCache({ max: MOST_COUNTED });

interface Counting {
  kind: Found["kind"];
  counts: TermCounts;
  now: Date;
}

/**
 * How rare each term is among texts of one kind, the rarest first; without those that stand nowhere. A text is counted by
 * reading it, and thousands lie far apart: of a term that many hold, those of the sample are counted alone.
 */
export async function rareTerms(
  db: Db,
  terms: readonly string[],
  { kind, counts, now }: Counting,
): Promise<RareTerm[]> {
  const asked = terms.map(quoted);
  const known = asked.flatMap((term) => {
    const held = counts.get(`${kind} ${term}`);
    return held && now.getTime() - held.at < BELIEVED_MS ? [{ term, texts: held.texts }] : [];
  });
  const unknown = asked.filter((term) => !known.some((each) => each.term === term));
  const last = counts.get(kind);
  const isKnown = unknown.length === 0 && last && now.getTime() - last.at < BELIEVED_MS;
  const { rows, all } = isKnown ? { rows: [], all: last.texts } : await counted(db, unknown, kind);
  for (const { term, texts } of rows)
    if (texts >= LEAST_BELIEVED) counts.set(`${kind} ${term}`, { texts, at: now.getTime() });
  if (!isKnown) counts.set(kind, { texts: all, at: now.getTime() });
  const held = [...rows, ...known].flatMap(({ term, texts }) => {
    if (texts === 0) return [];
    return [{ term, texts, weight: Math.max(0.01, Math.log(1 + Math.max(all - texts, 0) / (texts + 0.5))) }];
  });
  return held.toSorted((a, b) => b.weight - a.weight);
}

/** How many texts of a kind hold each term, and how many texts there are. */
async function counted(
  db: Db,
  terms: readonly string[],
  kind: Found["kind"],
): Promise<{ rows: Omit<RareTerm, "weight">[]; all: number }> {
  const holding = (of: RawBuilder<boolean>, most: number) => sql`select count(*)::int as texts
    from (select from search_entries where ${of} and words @@ term::tsquery limit ${most}) as holding`;
  const { rows } = await sql<{ term: string | null; texts: number; all: number }>`
    select term, (select coalesce(max(id), 0)::int from search_entries) as all,
      case when sample.texts >= ${ENOUGH_SAMPLED} then least(sample.texts * ${SAMPLED}::int, ${COMMON_TEXTS})
        else (${holding(isOf(kind), COMMON_TEXTS)}) end as texts
    from (select) as once left join unnest(${terms}::text[]) as asked (term) on true,
      lateral (${holding(isSampled(kind), COMMON_TEXTS / SAMPLED)}) as sample`.execute(db);
  const held = rows.flatMap(({ term, texts }) => (term === null ? [] : [{ term, texts }]));
  return { rows: held, all: rows[0]?.all ?? 0 };
}

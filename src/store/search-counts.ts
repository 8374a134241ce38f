// How rare the words of a search are, counted once for a while, or known as common by statistics.
import { sql } from "kysely";
import { LRUCache } from "lru-cache";
import { MINUTE } from "../core/time.ts";
import type { Db } from "./database.ts";
import { isOf } from "./search-rights.ts";
import type { Found } from "./search.ts";
import { quoted } from "./search-words.ts";

export interface RareTerm {
  term: string;
  weight: number;
  texts: number;
}

/** A term that more texts hold is counted no further, and leads to no text while others do. */
export const COMMON_TEXTS = 2_000;
/** How many times more texts than that the statistics have to say, which are those of a sample, and of all kinds. */
const SURELY = 1.5;
/** As many terms as are ever said often in a language or two. */
const MOST_COUNTED = 20_000;
/** So long the weight of a term stays nearly the same. */
const BELIEVED_MS = 10 * MINUTE;
/** A term that fewer texts hold is counted each time: one more text changes what it weighs. */
const LEAST_BELIEVED = 100;

/** What is remembered of terms, not to count them for each search anew. */
export interface TermCounts {
  /** How many texts hold a term, and when they were counted. */
  held: LRUCache<string, { texts: number; at: number }>;
  /** The terms of each kind that are surely common, and when that was looked up. */
  common: Map<Found["kind"], { terms: ReadonlySet<string>; at: number }>;
}

export const createCounts = (): TermCounts => ({ held: new LRUCache({ max: MOST_COUNTED }), common: new Map() });

interface Counting {
  kind: Found["kind"];
  counts: TermCounts;
  now: Date;
}

/** How rare each term is among texts of one kind, the rarest first; without those that stand nowhere. */
export async function rareTerms(db: Db, terms: readonly string[], counting: Counting): Promise<RareTerm[]> {
  const { kind, counts, now } = counting;
  const common = await commonTerms(db, counting);
  const asked = terms.map(quoted);
  const known = asked.flatMap((term) => {
    if (common.has(term)) return [{ term, texts: COMMON_TEXTS }];
    const held = counts.held.get(`${kind} ${term}`);
    return held && now.getTime() - held.at < BELIEVED_MS ? [{ term, texts: held.texts }] : [];
  });
  const unknown = asked.filter((term) => !known.some((each) => each.term === term));
  const { rows } = await sql<{ term: string | null; texts: number; all: number }>`
    select term, texts, (select coalesce(max(id), 0)::int from search_entries) as all
    from (select) as once left join unnest(${unknown}::text[]) as asked (term) on true, lateral (
      select count(*)::int as texts from (select from search_entries
        where ${isOf(kind)} and words @@ term::tsquery limit ${COMMON_TEXTS}) as holding) as held`.execute(db);
  const all = rows[0]?.all ?? 0;
  for (const { term, texts } of rows)
    if (term !== null && texts >= LEAST_BELIEVED) counts.held.set(`${kind} ${term}`, { texts, at: now.getTime() });
  const held = [...rows, ...known].flatMap(({ term, texts }) => {
    if (term === null || texts === 0) return [];
    return [{ term, texts, weight: Math.max(0.01, Math.log(1 + Math.max(all - texts, 0) / (texts + 0.5))) }];
  });
  return held.toSorted((a, b) => b.weight - a.weight);
}

/** Terms that are common by the statistics that Postgres gathers by itself; none where it gathered none yet. */
async function commonTerms(db: Db, { kind, counts, now }: Counting): Promise<ReadonlySet<string>> {
  const known = counts.common.get(kind);
  if (known && now.getTime() - known.at < BELIEVED_MS) return known.terms;
  const { rows } = await sql<{ terms: string[]; shares: number[]; texts: number }>`
    select most_common_elems::text::text[] as terms, most_common_elem_freqs as shares,
      (select greatest(reltuples, 0)::float8 from pg_class where oid = to_regclass(${`search_entries_${kind}_at`})) as texts
    from pg_stats where schemaname = current_schema() and tablename = 'search_entries' and attname = 'words'`.execute(
    db,
  );
  const [{ terms, shares, texts } = { terms: undefined, shares: [], texts: 0 }] = rows;
  const common = (terms ?? []).filter((_, at) => (shares[at] ?? 0) * texts > SURELY * COMMON_TEXTS);
  const held = new Set(common.map(quoted));
  counts.common.set(kind, { terms: held, at: now.getTime() });
  return held;
}

// Which cell looks at a feed and which has a tenant; a cell is one Postgres with the processes on it.
import { getDomain } from "tldts";
import { sha256 } from "../core/hash.ts";

/** A domain that alone has more than this part of a cell's share is spread over all cells. */
const MOST_OF_A_SHARE = 0.1;

export interface Cells {
  /** Their names; the order does not matter. */
  names: readonly string[];
  /** Registrable domains whose feeds are spread one by one. */
  spread: ReadonlySet<string>;
}

/**
 * Rendezvous hashing (Thaler and Ravishankar, "Using name-based mappings to increase hit rates", 1998): the cell that scores
 * highest with the key has it. A cell that is added takes its share from all others, and nothing moves between those.
 */
function cellOf(key: string, names: readonly string[]): string {
  let [best, highest] = ["", -1];
  for (const name of names) {
    const score = sha256(`${name}\n${key}`).readUIntBE(0, 6);
    if (score > highest || (score === highest && name < best)) [best, highest] = [name, score];
  }
  return best;
}

/** A tenant has all that is its own in one cell: subscriptions, what it was told, its private feeds. */
export const cellOfTenant = (tenant: string, { names }: Cells): string => cellOf(`tenant ${tenant}`, names);

/**
 * A feed is looked at by the cell of its registrable domain, so that manners towards a publisher are kept in one database. Of a
 * domain that is spread, each feed goes by its address; there every cell keeps to the manners by itself.
 */
export function cellOfFeed(url: string, { names, spread }: Cells): string {
  // The same domain that is left alone when it asks for silence.
  const domain = getDomain(url) ?? URL.parse(url)?.hostname ?? url;
  return cellOf(`feed ${spread.has(domain) ? url : domain}`, names);
}

/** The registrable domains that are too large for one cell of so many, by how many feeds each has. */
export function domainsToSpread(feedsOf: ReadonlyMap<string, number>, cells: number): Set<string> {
  let all = 0;
  for (const feeds of feedsOf.values()) all += feeds;
  const most = (MOST_OF_A_SHARE * all) / cells;
  return new Set([...feedsOf].flatMap(([domain, feeds]) => (feeds > most ? [domain] : [])));
}

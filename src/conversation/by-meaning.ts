// What a search found by words, put into one order with what is near in meaning.
import type { Article } from "../core/domain.ts";
import { mostAlike, reportText } from "../core/vectors.ts";
import type { Found, SearchQuery } from "../store/search.ts";
import { accountOf } from "./account.ts";
import type { Ask } from "./ports.ts";

/** Newest articles that are compared by meaning, whatever their words; of those, as many as the nearest that are taken. */
const NEWEST = 200;
const MOST_NEAR = 8;
/** Places of two orders are summed by their inverse, as reciprocal rank fusion does: scores of two kinds cannot be. */
const FUSED = 60;

/** `found`, the best first, with the nearest in meaning among them; as it was where nobody tells what is near. */
export async function withMeaning(
  ask: Ask,
  query: SearchQuery,
  feedIds: string[],
  found: readonly Found[],
): Promise<readonly Found[]> {
  const { embed, store } = ask.ports;
  if (!embed || query.whole || query.text.trim() === "") return found;
  const byWords = found.flatMap(({ kind, id }) => (kind === "articles" ? [id] : []));
  const held = await store.articles.named(ask.place.tenant, byWords);
  const articles = [...held, ...(await newest(ask, query, feedIds, new Set(byWords)))];
  if (articles.length === 0) return found;
  const [asked, ...vectors] = (await embed([query.text, ...articles.map(reportText)], accountOf(ask, undefined))) ?? [];
  if (!asked) return found;
  const order = mostAlike(asked, vectors, vectors.length).flatMap((at) => articles[at] ?? []);
  return fused(found, order);
}

async function newest(
  { ports, place }: Ask,
  { in: kind, since, from }: SearchQuery,
  feedIds: string[],
  known: ReadonlySet<string>,
): Promise<Article[]> {
  if (kind !== undefined && kind !== "articles") return [];
  const outlet = from?.toLowerCase();
  const recent = await ports.store.articles.elsewhere(place.tenant, "", feedIds, NEWEST);
  return recent.filter(
    ({ id, seenAt, source, domain }) =>
      !known.has(id) &&
      (since === undefined || seenAt >= since) &&
      (outlet === undefined || [source, domain].some((name) => name.toLowerCase().includes(outlet))),
  );
}

/** A post or an answer stands where its story does. */
function fused(found: readonly Found[], order: readonly Article[]): Found[] {
  const places = new Map(order.map(({ id }, at) => [id, at]));
  const stories = new Map<string, number>();
  for (const [at, { storyId }] of order.entries()) if (storyId && !stories.has(storyId)) stories.set(storyId, at);
  const known = new Set(found.map(({ id }) => id));
  const near = order
    .slice(0, MOST_NEAR)
    .filter(({ id }) => !known.has(id))
    .map(({ id, storyId, seenAt }): Found => ({ kind: "articles", id, storyId, at: seenAt, score: 0 }));
  const inverse = (place: number | undefined): number => (place === undefined ? 0 : 1 / (FUSED + place));
  const byWords = new Map(found.map(({ id }, at) => [id, at]));
  return [...found, ...near]
    .map((one) => ({
      ...one,
      score: inverse(byWords.get(one.id)) + inverse(places.get(one.id) ?? stories.get(one.storyId ?? "")),
    }))
    .toSorted((a, b) => b.score - a.score);
}

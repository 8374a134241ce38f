// The posts of this channel that told the stories an answer rests on, as links.
import type { Claim } from "../core/domain.ts";
import type { ArticlesById } from "../digest/footnotes.ts";
import { type Section, type Span, line, link } from "../platform/index.ts";
import type { Ask } from "./ports.ts";

const MOST_POSTS = 3;

/** Nothing where the answer stands in the thread of the one post, `own`, or where no post has an address. */
export async function toldBehind(
  { ports, place, subscription, words }: Ask,
  claims: readonly Claim[],
  articles: ArticlesById,
  own: string | undefined,
): Promise<Section[]> {
  if (!subscription) return [];
  const cited = claims.flatMap(({ citations }) => citations.map(({ articleId }) => articles.get(articleId)?.storyId));
  const stories = [...new Set(cited.filter((id) => id !== undefined && id !== own))].slice(0, MOST_POSTS);
  const links: Span[] = [];
  for (const storyId of stories) {
    const told = storyId && (await ports.store.told.get(place.tenant, subscription.id, storyId));
    const url = told ? told.remote?.url : undefined;
    const stored = told && url ? await ports.store.analyses.get(place.tenant, told.analysisId) : undefined;
    if (stored && url) links.push(link(stored.analysis.headline.text, url));
  }
  if (links.length === 0) return [];
  const spans = links.flatMap((each, at): (Span | string)[] => (at === 0 ? [" ", each] : ["; ", each]));
  return [{ kind: "context", lines: [line(words.say("conversation.toldBehind"), ...spans)] }];
}

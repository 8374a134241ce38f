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
  const cited = claims.flatMap(({ citations }) =>
    citations.flatMap(({ articleId }) => articles.get(articleId)?.storyId ?? []),
  );
  const stories = [...new Set(cited)].filter((id) => id !== own).slice(0, MOST_POSTS);
  const told = await ports.store.told.ofStories(place.tenant, subscription.id, stories);
  const posts = stories.flatMap((storyId) => {
    const { analysisId, remote } = told.get(storyId) ?? {};
    return analysisId !== undefined && remote?.url !== undefined ? [{ analysisId, url: remote.url }] : [];
  });
  const analyses = await ports.store.analyses.named(
    place.tenant,
    posts.map(({ analysisId }) => analysisId),
  );
  const links = posts.flatMap(({ analysisId, url }): Span[] => {
    const headline = analyses.get(analysisId)?.analysis.headline.text;
    return headline === undefined ? [] : [link(headline, url)];
  });
  if (links.length === 0) return [];
  const spans = links.flatMap((each, at): (Span | string)[] => (at === 0 ? [" ", each] : ["; ", each]));
  return [{ kind: "context", lines: [line(words.say("conversation.toldBehind"), ...spans)] }];
}

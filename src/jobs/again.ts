// What a channel was told before of the same matter, for a new post of it.
import type { Analysis, Story, Subscription } from "../core/domain.ts";
import { type ToldBefore, againInRow, composeAgain, isSameMatter } from "../digest/again.ts";
import type { StoryPost } from "../digest/compose.ts";
import type { Message, Span } from "../platform/index.ts";
import { wordsIn } from "../words/index.ts";
import { type TellPorts, byId, storyPost } from "./outgoing.ts";

/** Posts that are looked at, the likest first. */
const MOST_ALIKE = 12;

/** A story's post, with what was told of the same matter before. */
export async function storyPostAgain(
  ports: Pick<TellPorts, "store" | "clock" | "voice">,
  subscription: Subscription,
  story: Story,
  analysis: Analysis,
  more: Pick<StoryPost, "updatedAt" | "extra" | "articles"> = { articles: byId(story.articles) },
): Promise<Message> {
  const { schedule, lens } = subscription;
  const before = await toldBefore(ports, subscription, story, analysis);
  const said = composeAgain(before, ports.clock.now(), schedule.timeZone, wordsIn(lens.language));
  return storyPost(ports, subscription, story, analysis, { ...more, extra: [...(more.extra ?? []), ...said] });
}

/** The same for a line of a digest; undefined where nothing was told of it. */
export async function againOf(
  ports: Pick<TellPorts, "store" | "clock">,
  subscription: Subscription,
  story: Pick<Story, "id">,
  analysis: Analysis,
): Promise<Span | undefined> {
  const { schedule, lens } = subscription;
  const before = await toldBefore(ports, subscription, story, analysis);
  return againInRow(before, ports.clock.now(), schedule.timeZone, wordsIn(lens.language));
}

async function toldBefore(
  { store }: Pick<TellPorts, "store">,
  { id, tenant, channel }: Subscription,
  story: Pick<Story, "id">,
  { headline }: Analysis,
): Promise<ToldBefore[]> {
  const searcher = { tenant, channel, feedIds: [], pages: false };
  const alike = await store.search.find(searcher, { text: headline.text, in: "posts" }, MOST_ALIKE);
  const others = alike.flatMap(({ id: analysisId, storyId }) =>
    storyId === undefined || storyId === story.id ? [] : [{ analysisId, storyId }],
  );
  const toldOnes = await store.told.ofStories(
    tenant,
    id,
    others.map(({ storyId }) => storyId),
  );
  const analyses = await store.analyses.named(
    tenant,
    others.flatMap(({ analysisId, storyId }) => (toldOnes.get(storyId)?.remote === undefined ? [] : [analysisId])),
  );
  const before: ToldBefore[] = [];
  for (const { analysisId, storyId } of others) {
    const [stored, told] = [analyses.get(analysisId), toldOnes.get(storyId)];
    if (!stored || told?.remote === undefined || !isSameMatter(headline.text, stored.analysis.headline.text)) continue;
    before.push({ headline: stored.analysis.headline.text, at: told.at, url: told.remote.url });
  }
  return before;
}

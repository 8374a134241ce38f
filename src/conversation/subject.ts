// What a thread, command or button is about: a story, its analysis as told, its articles.
import { numbered } from "../core/analysis.ts";
import type { Analysis, Claim, Story } from "../core/domain.ts";
import { BotError } from "../core/errors.ts";
import type { ArticlesById } from "../digest/footnotes.ts";
import { analyseOnce, byId } from "../jobs/outgoing.ts";
import { holdsSpelling } from "../language/mentions.ts";
import { sentence } from "../words/index.ts";
import type { About, Ask } from "./ports.ts";

export interface Subject {
  story: Story;
  analysis: Analysis;
  analysisId: string | undefined;
  articles: ArticlesById;
}

export const aboutOf = (subject: Subject): About => ({
  storyId: subject.story.id,
  analysisId: subject.analysisId,
});

interface Told {
  storyId: string;
  analysisId: string;
}

/** The subject of a stored analysis; articles corrected since are held too, so that old receipts still open. */
export const subjectOf = async (
  ask: Pick<Ask, "ports" | "place">,
  storyId: string,
  analysisId: string,
  story?: Story,
): Promise<Subject | undefined> => (await subjectsOf(ask, [{ storyId, analysisId }], story))[0];

/** The subjects of several, in this order; without those that may not be read here. `read`: the one story, where it was read already. */
export async function subjectsOf(
  { ports, place: { tenant } }: Pick<Ask, "ports" | "place">,
  told: readonly Told[],
  read?: Story,
): Promise<Subject[]> {
  const { store } = ports;
  const [stories, analyses] = await Promise.all([
    read
      ? new Map([[read.id, read]])
      : store.stories.named(
          tenant,
          told.map(({ storyId }) => storyId),
        ),
    store.analyses.named(
      tenant,
      told.map(({ analysisId }) => analysisId),
    ),
  ]);
  const current = byId([...stories.values()].flatMap((story) => story.articles));
  const reports = [...analyses.values()].flatMap(({ analysis }) => analysis.reportedBy);
  const replaced = byId(
    await store.articles.named(
      tenant,
      [...new Set(reports)].filter((id) => !current.has(id)),
    ),
  );
  return told.flatMap(({ storyId, analysisId }): Subject[] => {
    const [story, analysis] = [stories.get(storyId), analyses.get(analysisId)?.analysis];
    if (!story || !analysis) return [];
    const cited = analysis.reportedBy.flatMap((id) => current.get(id) ?? replaced.get(id) ?? []);
    return [{ story, analysis, analysisId, articles: new Map([...byId(cited), ...byId(story.articles)]) }];
  });
}

const RECENT = 50;

/** The story a person means: a link's, an id's, a headline's or, where nothing is named, this thread's or the latest told here. */
export async function findSubject(ask: Ask, wanted: string | undefined): Promise<Subject | undefined> {
  if (wanted && /^https?:\/\//i.test(wanted)) {
    const article = await ask.ports.store.articles.byUrl(ask.place.tenant, wanted);
    return article?.storyId ? analysed(ask, article.storyId) : undefined;
  }
  if (wanted) return byName(ask, wanted);
  const told = (await ofThread(ask)) ?? (await toldHere(ask))[0];
  return told && subjectOf(ask, told.storyId, told.analysisId);
}

/** The stories told here last, the newest first, each once, by the headline under which it was told. */
export async function latestHere(
  ask: Ask,
  most: number,
): Promise<{ storyId: string; analysisId: string; headline: string }[]> {
  const told = (await toldHere(ask)).slice(0, most);
  const stored = await ask.ports.store.analyses.named(
    ask.place.tenant,
    told.map(({ analysisId }) => analysisId),
  );
  return told.flatMap(({ storyId, analysisId }) => {
    const headline = stored.get(analysisId)?.analysis.headline.text;
    return headline ? [{ storyId, analysisId, headline }] : [];
  });
}

const toldHere = ({ ports, place }: Ask) => ports.store.told.inChannel(place.channel, RECENT);

async function byName(ask: Ask, wanted: string): Promise<Subject | undefined> {
  const byId = /^[\w-]+$/.test(wanted) ? await analysed(ask, wanted) : undefined;
  if (byId) return byId;
  const named = (await latestHere(ask, RECENT)).find(({ headline }) => holdsSpelling(headline, wanted));
  return named && subjectOf(ask, named.storyId, named.analysisId);
}

/** The story of the thread, as it was told last. */
async function ofThread({ ports, place, subscription }: Ask): Promise<Told | undefined> {
  if (place.thread === undefined) return undefined;
  const thread = await ports.store.conversations.thread({ channel: place.channel, thread: place.thread });
  if (!thread?.storyId || !thread.analysisId) return undefined;
  const told = subscription && (await ports.store.told.get(place.tenant, subscription.id, thread.storyId));
  return { storyId: thread.storyId, analysisId: told?.analysisId ?? thread.analysisId };
}

/** The story as it was told here or, where the channel may read it, as it is analysed now. */
async function analysed(ask: Ask, storyId: string): Promise<Subject | undefined> {
  const { ports, place, subscription } = ask;
  const { store } = ports;
  const [told, story] = await Promise.all([
    subscription && store.told.get(place.tenant, subscription.id, storyId),
    store.stories.get(place.tenant, storyId),
  ]);
  if (told) return story && subjectOf(ask, storyId, told.analysisId, story);
  if (!story || !mayRead(ask, story)) return undefined;
  const { id, analysis } = await analyseOnce(ports, story, subscription?.lens ?? ports.defaults.lens, place);
  // Made of these articles and no others, all of which may be read here.
  return { story, analysis, analysisId: id, articles: byId(story.articles) };
}

/** A story is this channel's to read when one of its feeds told it, or when somebody asked for the page itself. */
const mayRead = ({ subscription }: Ask, story: Story): boolean =>
  story.articles.some((article) => article.feedId === undefined || subscription?.feedIds.includes(article.feedId));

/** The numbered claim of a subject. Throws BotError `not_found` naming the numbers there are. */
export function pointOf(subject: Subject, number: number): { number: number; claim: Claim } {
  const points = numbered(subject.analysis);
  const point = points.find((entry) => entry.number === number);
  if (point) return point;
  throw new BotError("not_found", sentence("conversation.noPoint", { number }), {
    hint:
      points.length > 0
        ? sentence("conversation.pointsAre", { count: points.length })
        : sentence("conversation.noPoints"),
  });
}

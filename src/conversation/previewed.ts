// What a replay would have brought, as a Message: posts, what was left out, the cost, one post whole.
import type { Subscription } from "../core/domain.ts";
import { DAY } from "../core/time.ts";
import { composeStory } from "../digest/compose.ts";
import { filtersSentence, momentSentence, scheduleSentence } from "../digest/defaults.ts";
import type { PastStory } from "../digest/look.ts";
import type { Replayed, Stretch } from "../digest/replay.ts";
import { byId, heldAnalysis } from "../jobs/outgoing.ts";
import { origins } from "../stories/origins.ts";
import { type Message, type Section, line, textSection } from "../platform/index.ts";
import { accountOf } from "./account.ts";
import type { Ask } from "./ports.ts";
import type { Tried, Tries } from "./replay.ts";
import { answerOf } from "./say.ts";

/** Posts that are listed, the newest; stories that one setting tells and the other does not; headlines of one digest. */
const MOST_POSTS = 8;
const MOST_APART = 6;
const MOST_HEADLINES = 3;

export async function previewMessage(
  ask: Ask,
  subscription: Subscription,
  stretch: Stretch,
  tried: readonly Tried[],
  { stories, results }: Tries,
): Promise<Message> {
  const { words } = ask;
  const days = Math.max(1, Math.round((stretch.to.getTime() - stretch.from.getTime()) / DAY));
  const last = results.at(-1);
  const [now] = results;
  if (!last || !now) return answerOf(ask, "", []);
  const counted = [...stories.values()].filter(({ looks }) => looks.some(({ at }) => at >= stretch.from)).length;
  const summary = words.say("conversation.lastDays", { days, count: counted, wanted: toldIn(last).length });
  const sections: Section[] = [textSection(words.say("conversation.preview"), summary)];
  for (const [place, result] of results.entries()) {
    const title =
      results.length === 1
        ? undefined
        : words.say(place === 0 ? "conversation.previewAsIs" : "conversation.previewChanged");
    const settings = tried[place];
    const set =
      results.length > 1 && settings
        ? [filtersSentence(settings.filters, words), scheduleSentence(settings.schedule, words)]
        : [];
    const lines = [...set, ...(await outcome(ask, stories, result, days))];
    sections.push(textSection(title, ...lines));
  }
  if (results.length > 1) sections.push(...apart(ask, stories, now, last));
  sections.push(...postsOf(ask, subscription, stories, last));
  return answerOf(ask, summary, [...sections, ...(await latestOf(ask, subscription, last))]);
}

const toldIn = ({ posts }: Replayed): string[] => posts.flatMap(({ storyIds }) => [...storyIds]);

/** How many posts, what was left out and why, and what it would cost. */
async function outcome(
  ask: Ask,
  stories: ReadonlyMap<string, PastStory>,
  result: Replayed,
  days: number,
): Promise<string[]> {
  const { words } = ask;
  const told = toldIn(result);
  const digests = result.posts.filter(({ storyIds }) => storyIds.length > 1).length;
  const reasons = Map.groupBy(result.cut, ({ reason }) => words.tell(reason));
  const perDay = Math.round((result.posts.length / days) * 10) / 10;
  return [
    words.say("conversation.previewPosts", { posts: result.posts.length, stories: told.length, digests, perDay }),
    ...[...reasons]
      .toSorted((a, b) => b[1].length - a[1].length)
      .map(([reason, cut]) => words.say("conversation.leftOutBecause", { count: cut.length, reason })),
    await costOf(ask, stories, told),
  ];
}

/** Texts are sent as tokens of about four characters, with instructions, and answered in so many. */
const GUESSED = { perToken: 4, beside: 2_500 };

/** What models used for these stories; for those that none wrote of, as much as for the others or, with none, by their length. */
async function costOf(ask: Ask, stories: ReadonlyMap<string, PastStory>, told: readonly string[]): Promise<string> {
  const { ports, place, words } = ask;
  const spent = await ports.store.past.spent(place.tenant, told);
  const models = spent.size > 0 || (await ports.condition()).models !== undefined;
  if (!models) return words.say("conversation.noModelNoCost");
  const known = [...spent.values()];
  const rest = told.filter((id) => !spent.has(id));
  const tokens = known.reduce((sum, each) => sum + each.tokens, 0);
  const guessed =
    known.length > 0
      ? (tokens / known.length) * rest.length
      : rest.reduce((sum, id) => sum + sizeOf(stories.get(id)) / GUESSED.perToken + GUESSED.beside, 0);
  const priced = known.flatMap(({ cost }) => cost ?? []);
  const dollars = priced.reduce((sum, cost) => sum + cost, 0);
  const all = priced.length === 0 ? undefined : dollars + (dollars / priced.length) * (told.length - priced.length);
  const said = { tokens: Math.round(tokens + guessed), known: known.length, count: told.length };
  return all === undefined
    ? words.say("conversation.previewTokens", said)
    : words.say("conversation.previewCost", { ...said, cost: all.toFixed(2) });
}

const sizeOf = (story: PastStory | undefined): number => story?.looks.at(-1)?.size ?? 0;

/** What one of two settings tells and the other does not. */
function apart(ask: Ask, stories: ReadonlyMap<string, PastStory>, now: Replayed, then: Replayed): Section[] {
  const { words } = ask;
  const [before, after] = [new Set(toldIn(now)), new Set(toldIn(then))];
  const some = (ids: ReadonlySet<string>): string =>
    [...ids]
      .slice(0, MOST_APART)
      .map((id) => words.say("conversation.quoted", { text: stories.get(id)?.headline ?? "" }))
      .join(", ");
  const [more, fewer] = [after.difference(before), before.difference(after)];
  const lines = [
    ...(more.size > 0 ? [words.say("conversation.previewMore", { count: more.size, stories: some(more) })] : []),
    ...(fewer.size > 0 ? [words.say("conversation.previewFewer", { count: fewer.size, stories: some(fewer) })] : []),
  ];
  return [textSection(undefined, ...(lines.length > 0 ? lines : [words.say("conversation.previewSame")]))];
}

/** The newest posts, each with when it would have come. */
function postsOf(
  ask: Ask,
  { schedule }: Subscription,
  stories: ReadonlyMap<string, PastStory>,
  { posts }: Replayed,
): Section[] {
  const { words } = ask;
  if (posts.length === 0) return [];
  const lines = posts.slice(-MOST_POSTS).map(({ posted, storyIds }) => {
    const headlines = storyIds.slice(0, MOST_HEADLINES).map((id) => stories.get(id)?.headline ?? "");
    const rest = storyIds.length - headlines.length;
    const more = rest > 0 ? ` ${words.say("conversation.previewAndMore", { count: rest })}` : "";
    return line(
      `${momentSentence(posted, schedule.timeZone, ask.ports.clock.now(), words)} · ${headlines.join("; ")}${more}`,
    );
  });
  return [textSection(words.say("conversation.previewLast", { count: lines.length }), ...lines)];
}

/** The latest of them whole: as it was written, or as an extract. */
async function latestOf(ask: Ask, { tenant, lens }: Subscription, result: Replayed): Promise<Section[]> {
  const { ports, words } = ask;
  const latest = toldIn(result).at(-1);
  const story = latest === undefined ? undefined : await ports.store.stories.get(tenant, latest);
  if (!story) return [];
  const analysis =
    (await heldAnalysis(ports, story, lens)) ??
    (await ports.extract?.analyse(story, origins(story.articles), lens, accountOf(ask, story.id)));
  if (!analysis) return [];
  return [
    textSection(undefined, words.say("conversation.latestLooksLike")),
    ...composeStory({ storyId: story.id, analysis, articles: byId(story.articles) }, words).sections,
  ];
}

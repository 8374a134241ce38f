// Commands that read: now, preview, read, deeper, ask, catch up, why.
import { DAY } from "../../core/time.ts";
import type { Claim, Story } from "../../core/domain.ts";
import { BotError } from "../../core/errors.ts";
import { type Line, type Message, line, link, message, text, textSection } from "../../platform/index.ts";
import { say } from "../say.ts";
import { ANGLES, type Angle } from "../../core/ports.ts";
import { choose } from "../../digest/choose.ts";
import { numbered } from "../../core/analysis.ts";
import { type DigestStory, composeDigest, composeStory } from "../../digest/compose.ts";
import { explain } from "../../digest/explain.ts";
import { analyseOnce, byId } from "../../jobs/outgoing.ts";
import { origins } from "../../stories/origins.ts";
import { digest } from "../../jobs/tell.ts";
import { type Subject, answer, deeper as goDeeper, subjectOf } from "../answer.ts";
import { nearest } from "../nearest.ts";
import { duration } from "../parse.ts";
import type { Ask, Handler, Outcome } from "../ports.ts";
import { english } from "../../words/index.ts";

const RECENT = 50;

const sinceOf = (ask: Ask, usual: number): Date =>
  new Date(ask.ports.clock.now().getTime() - (ask.options["since"] ? duration(ask.options["since"]) : usual));

export const now: Handler = async (ask) => {
  if (!ask.subscription) return say("This channel has no feeds yet.", 'Begin with "add https://example.org".');
  if (ask.subscription.state === "paused") {
    return say(
      `Posting here is paused: ${english.tell(ask.subscription.pausedBecause ?? "by request")}.`,
      '"resume" takes it up again.',
    );
  }
  const told = await digest(ask.ports, ask.subscription.id, ask.options["topic"]);
  if (told === 0) return say("Nothing waits: everything new was told already.");
  return say(`On its way: a digest of ${told} ${told === 1 ? "story" : "stories"}.`);
};

export const preview: Handler = async (ask, progress) => {
  const { ports, subscription } = ask;
  if (!subscription) return say("This channel has no feeds yet.", 'Begin with "add https://example.org".');
  const { store, clock } = ports;
  const since = new Date(clock.now().getTime() - 7 * DAY);
  const ids = await store.stories.ofFeeds(subscription.tenant, subscription.feedIds, since, 500);
  const mutes = await store.mutes.of(subscription.channel, clock.now());
  const wanted: Story[] = [];
  const dropped = new Map<string, number>();
  for (const [index, id] of ids.entries()) {
    progress.status(`Replaying story ${index + 1} of ${ids.length}`);
    const story = await store.stories.get(subscription.tenant, id);
    if (!story) continue;
    const choice = choose(story, origins(story.articles).length, subscription.filters, mutes);
    if (choice.wanted) wanted.push(story);
    else {
      const reason = english.tell(choice.reason);
      dropped.set(reason, (dropped.get(reason) ?? 0) + 1);
    }
  }
  const summary = `The last seven days: ${ids.length} stories, of which ${wanted.length} would be told here.`;
  const latest = wanted.at(-1);
  const example = latest && (await analyseOnce(ports, latest, subscription.lens, subscription));
  const sections =
    latest && example
      ? composeStory({ storyId: latest.id, analysis: example.analysis, articles: byId(latest.articles) }, english)
          .sections
      : [];
  const reasons = [...dropped].map(([reason, count]) => `${count} left out: ${reason}`);
  return message(summary, [
    textSection("Preview", summary, ...reasons),
    ...(latest ? [textSection(undefined, "The latest of them would look like this:"), ...sections] : []),
  ]);
};

export const read: Handler = async (ask, progress) => {
  const { ports } = ask;
  progress.status("Fetching the page");
  const article = await ports.readPage(ask.place.tenant, ask.options["address"]!);
  const story = (await ports.store.stories.get(ask.place.tenant, article.storyId!))!;
  progress.status(`Reading ${article.sentences.length} sentences`);
  const lens = ask.subscription?.lens ?? ports.defaults.lens;
  const stored = await analyseOnce(ports, story, lens, { tenant: ask.place.tenant, channel: ask.place.channel });
  return {
    message: composeStory({ storyId: story.id, analysis: stored.analysis, articles: byId(story.articles) }, english),
    about: { storyId: story.id, analysisId: stored.id },
  };
};

/** The story a person means: this thread's, a point's, a link's, an id's, a title's, or the latest told here. */
export async function findSubject(ask: Ask, wanted: string | undefined): Promise<Subject | undefined> {
  const { ports, place, subscription } = ask;
  const { store } = ports;
  const analysed = async (storyId: string): Promise<Subject | undefined> => {
    const told = subscription && (await store.told.get(place.tenant, subscription.id, storyId));
    if (told) return subjectOf(ask, storyId, told.analysisId);
    const story = await store.stories.get(place.tenant, storyId);
    if (!story || !mayRead(ask, story)) return undefined;
    const stored = await analyseOnce(ports, story, subscription?.lens ?? ports.defaults.lens, place);
    return subjectOf(ask, storyId, stored.id);
  };
  if (wanted && /^https?:\/\//i.test(wanted)) {
    const article = await store.articles.byUrl(place.tenant, wanted);
    return article?.storyId ? analysed(article.storyId) : undefined;
  }
  const recent = await store.told.inChannel(place.channel, RECENT);
  if (wanted) {
    const byStory = /^[\w-]+$/.test(wanted) ? await analysed(wanted) : undefined;
    if (byStory) return byStory;
    for (const entry of recent) {
      const stored = await store.analyses.get(place.tenant, entry.analysisId);
      if (stored?.analysis.headline.text.toLowerCase().includes(wanted.toLowerCase())) {
        return subjectOf(ask, entry.storyId, entry.analysisId);
      }
    }
    return undefined;
  }
  const thread = place.thread && (await store.conversations.thread({ channel: place.channel, thread: place.thread }));
  if (thread && thread.storyId && thread.analysisId) {
    const told = subscription && (await store.told.get(place.tenant, subscription.id, thread.storyId));
    return subjectOf(ask, thread.storyId, told?.analysisId ?? thread.analysisId);
  }
  const [latest] = recent;
  return latest && subjectOf(ask, latest.storyId, latest.analysisId);
}

/** A story is this channel's to read when one of its feeds told it, or when somebody asked for the page itself. */
const mayRead = ({ subscription }: Ask, story: Story): boolean =>
  story.articles.some((article) => article.feedId === undefined || subscription?.feedIds.includes(article.feedId));

/** The numbered claim of a subject. Throws BotError `not_found` naming the numbers there are. */
export function pointOf(subject: Subject, number: number): { number: number; claim: Claim } {
  const points = numbered(subject.analysis);
  const point = points.find((entry) => entry.number === number);
  if (point) return point;
  throw new BotError("not_found", `This post has no point ${number}.`, {
    hint: points.length > 0 ? `Its points are 1 to ${points.length}.` : "It has no numbered points.",
  });
}

export const deeper: Handler = async (ask, progress) => {
  const { story: target, angle: rest } = splitTarget(ask.options["story"], ask.options["angle"]);
  const number = target && /^\d{1,2}$/.test(target) ? Number(target) : undefined;
  const subject = await findSubject(ask, number === undefined ? target : undefined);
  if (!subject) {
    throw new BotError("not_found", target ? `I hold no story for "${target}".` : "No story was told here yet.", {
      hint:
        target && /^https?:/i.test(target)
          ? `Try "read ${target}".`
          : "Name a story by words of its headline, or by a link.",
    });
  }
  const point = number === undefined ? undefined : pointOf(subject, number);
  return goDeeper(ask, progress, { subject, angle: rest ? angleOf(rest) : undefined, point });
};

/** `deeper timeline` and `deeper what to do now` name an angle, not a story. */
function splitTarget(
  first: string | undefined,
  rest: string | undefined,
): { story: string | undefined; angle: string | undefined } {
  const whole = [first, rest].filter(Boolean).join(" ").toLowerCase();
  if (ANGLES.some((angle) => angle === whole)) return { story: undefined, angle: whole };
  if (!first || /^\d{1,2}$/.test(first) || /^https?:/i.test(first)) return { story: first, angle: rest };
  const angle = rest && ANGLES.find((entry) => whole.endsWith(` ${entry}`));
  if (angle) return { story: [first, rest].join(" ").slice(0, -angle.length - 1), angle };
  return rest ? { story: [first, rest].join(" "), angle: undefined } : { story: first, angle: undefined };
}

/** Throws BotError `usage` with the nearest angle. */
function angleOf(words: string): Angle {
  const angle = ANGLES.find((entry) => entry === words.toLowerCase());
  if (angle) return angle;
  throw new BotError("usage", `"${words}" is not an angle.`, {
    hint: `Did you mean "${nearest(words, ANGLES)}"? There are: ${ANGLES.join(", ")}.`,
  });
}

export const ask: Handler = async (asked, progress) => {
  const subject = asked.place.thread ? await findSubject(asked, undefined) : undefined;
  const since = asked.options["since"] ? sinceOf(asked, 0) : undefined;
  return answer(asked, progress, { text: asked.options["question"]!, subject, point: undefined, turns: [], since });
};

export const catchup: Handler = async (ask) => {
  const since = sinceOf(ask, DAY);
  const told = (await ask.ports.store.told.inChannel(ask.place.channel, 100)).filter((entry) => entry.at >= since);
  const stories: DigestStory[] = [];
  for (const entry of told.toReversed()) {
    const subject = await subjectOf(ask, entry.storyId, entry.analysisId);
    if (subject) stories.push({ analysis: subject.analysis, articles: subject.articles });
  }
  if (stories.length === 0) return say("Nothing was told here in that time.");
  return composeDigest(
    `Since you left: ${stories.length} ${stories.length === 1 ? "story" : "stories"}`,
    stories,
    undefined,
    english,
  );
};

export const mistake: Handler = async (ask) => {
  const subject = await findSubject(ask, ask.options["story"]);
  if (!subject) {
    throw new BotError("not_found", "I do not know which post you mean.", { hint: "Write it in the post's thread." });
  }
  const { store, clock } = ask.ports;
  const report = {
    tenant: ask.place.tenant,
    message: subject.story.id,
    person: ask.person.id,
    text: ask.options["text"]!,
  };
  await store.feedback.add({ ...report, verdict: "mistake" }, clock.now());
  return say(`Thank you. Your report on "${subject.analysis.headline.text}" is kept for those who run this bot.`);
};

export const why: Handler = async (ask): Promise<Outcome | Message> => {
  const steps = await explain(ask.ports.store, ask.place.tenant, ask.options["link"], {
    subscription: ask.subscription,
    storyId: ask.options["link"] ? undefined : (await findSubject(ask, undefined))?.story.id,
  });
  const lines: Line[] = steps.map((step) =>
    line(text(`${step.stage}: `, "strong"), english.tell(step.reason), " ", {
      kind: "time",
      at: step.at,
      style: "time",
    }),
  );
  const about = ask.options["link"];
  return message("Why", [
    {
      kind: "text",
      title: "What happened to it, stage by stage",
      lines: [...(about ? [line(link(about, about))] : []), ...lines],
    },
  ]);
};

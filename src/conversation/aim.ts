// What a turn in a thread is about: its story, one of its digest, or all of these.
import { BotError } from "../core/errors.ts";
import type { ThreadRow } from "../store/conversations.ts";
import { sentence } from "../words/index.ts";
import type { Intent } from "./intent.ts";
import type { Ask } from "./ports.ts";
import { type Subject, subjectsOf } from "./subject.ts";

/** The stories of a thread in the order of their numbers; undefined in the place of one that is not held any more. */
export async function storiesUnder(ask: Ask, thread: ThreadRow | undefined): Promise<(Subject | undefined)[]> {
  if (!thread) return [];
  const { store } = ask.ports;
  const told = thread.deliveryId ? await store.told.storiesOf(thread.tenant, thread.deliveryId) : [];
  const named =
    told.length > 0
      ? told
      : thread.storyId && thread.analysisId
        ? [{ storyId: thread.storyId, analysisId: thread.analysisId }]
        : [];
  const held = new Map((await subjectsOf(ask, named)).map((subject) => [subject.analysisId, subject]));
  return named.map(({ analysisId }) => held.get(analysisId));
}

interface Aim {
  subject: Subject | undefined;
  /** It was named among several by its number. */
  isStory: boolean;
  /** Of the point that is meant. */
  number: number | undefined;
}

/** What a turn is about, and the number of the point it names. Under a digest a number names a story: one that is not there is said so. */
export function aimOf(stories: readonly (Subject | undefined)[], intent: Intent): Aim {
  const number = "number" in intent ? intent.number : undefined;
  if (stories.length > 1 && number !== undefined)
    return { subject: storyOf(stories, number), isStory: true, number: undefined };
  const [first, ...others] = stories.filter((story) => story !== undefined);
  return { subject: first && others.length > 0 ? merged([first, ...others]) : first, isStory: false, number };
}

function storyOf(stories: readonly (Subject | undefined)[], number: number): Subject {
  const subject = stories[number - 1];
  if (subject) return subject;
  const isThere = number >= 1 && number <= stories.length;
  throw new BotError(
    "not_found",
    isThere ? sentence("conversation.storyNotHeld", { number }) : sentence("conversation.noStoryNumber", { number }),
    { hint: sentence("conversation.storiesAre", { count: stories.length }) },
  );
}

/** All stories of a digest as one subject, for questions that name none of them. */
function merged(subjects: readonly [Subject, ...Subject[]]): Subject {
  const [first] = subjects;
  return {
    ...first,
    story: { ...first.story, articles: subjects.flatMap((subject) => subject.story.articles) },
    articles: new Map(subjects.flatMap((subject) => [...subject.articles])),
  };
}

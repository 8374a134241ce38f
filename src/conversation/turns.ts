// What people write in threads: is it meant for the bot, and what do they want?
import type { Claim, Turn } from "../core/domain.ts";
import { type InboundTurn, type Message, line, message, spoken, textSection } from "../platform/index.ts";
import { say } from "./say.ts";
import { type Subject, answer, deeper, receipts, subjectOf } from "./answer.ts";
import { pointOf } from "./handlers/reading.ts";
import type { OwnedThread, ThreadRow } from "../store/conversations.ts";
import type { Ask, Outcome, Progress } from "./ports.ts";

export type Intent =
  | { kind: "stop" }
  | { kind: "source"; number: number | undefined }
  | { kind: "point"; number: number; text: string }
  | { kind: "question"; text: string };

const QUESTION_WORDS =
  /^(who|whom|whose|what|when|where|why|how|which|is|are|was|were|will|would|can|could|do|does|did|has|have|had|should|any|tell me|explain|show|wer|was|wann|wo|warum|wieso|wie|welche[rs]?|ist|sind|hat|gibt|qui|que|quoi|quand|où|pourquoi|comment|quel(le)?s?|est-ce|quién|qué|cuándo|dónde|por qué|cómo|cuál)\b/iu;

/** Reads a turn; undefined when it asks nothing, as thanks and talk among people do. Pure. */
export function intentOf(said: string): Intent | undefined {
  const text = said.trim();
  if (text === "") return undefined;
  if (/^(please )?(stop|unfollow|quiet)[.!]?$/i.test(text)) return { kind: "stop" };
  const source =
    /^(?:(?:the )?(?:source|sources|receipt|receipts)(?: (?:for|of|on))?)\s*(?:point\s*|#)?(\d{1,2})?\s*[?.!]*$/i.exec(
      text,
    );
  if (source) return { kind: "source", number: source[1] ? Number(source[1]) : undefined };
  const point =
    /^(?:(why|how|explain|more on|more about|deeper|what about)\s+)?(?:point\s*|number\s*|#)?(\d{1,2})\s*[?.!]*$/i.exec(
      text,
    );
  if (point && (point[1] || /[?#]|point|^\d{1,2}$/i.test(text)))
    return { kind: "point", number: Number(point[2]), text };
  if (/[?？؟]\s*$/.test(text) || QUESTION_WORDS.test(text)) return { kind: "question", text };
  return undefined;
}

/** Whether the bot speaks in a thread of its own: it follows until told to stop, or until people address each other. */
export function speaks(
  turn: Pick<InboundTurn, "mentionsBot" | "addressesOther">,
  thread: Pick<ThreadRow, "following">,
): boolean {
  return turn.mentionsBot || (thread.following && !turn.addressesOther);
}

/** Answers one turn from the thread's story, from the stories of its digest, or from the archive. */
export async function answerTurn(
  ask: Ask,
  progress: Progress,
  intent: Exclude<Intent, { kind: "stop" }>,
  thread: ThreadRow | undefined,
  earlier: InboundTurn["earlier"],
): Promise<Outcome & { claims: Claim[] }> {
  const subjects = await subjectsOf(ask, thread);
  const number = intent.kind === "question" ? undefined : intent.number;
  // In a digest a number names a story; under a story's post, a point.
  const digestStory = subjects.length > 1 && number !== undefined ? subjects[number - 1] : undefined;
  const subject = digestStory ?? (subjects.length > 1 ? merged(subjects) : subjects[0]);
  if (intent.kind === "source") {
    if (!subject) return quiet(say("This thread has no story of mine. Ask me about one by its link."));
    const point = number === undefined || digestStory ? undefined : pointOf(subject, number);
    return quiet({ message: receipts(subject, point), visibility: "private" });
  }
  if (intent.kind === "point") {
    if (!subject) return quiet(say("This thread has no numbered points of mine."));
    if (digestStory) return deeper(ask, progress, { subject: digestStory, angle: undefined, point: undefined });
    const point = pointOf(subject, intent.number);
    return withPoint(
      await answer(ask, progress, await question(ask, intent.text, subject, thread, earlier, point.claim)),
      point,
    );
  }
  return answer(ask, progress, await question(ask, intent.text, subject, thread, earlier, undefined));
}

const quiet = (value: Outcome | Message): Outcome & { claims: Claim[] } =>
  "message" in value ? { ...value, claims: [] } : { message: value, claims: [] };

/** The point itself stands above what is said about it. */
function withPoint(
  outcome: Outcome & { claims: Claim[] },
  point: { number: number; claim: Claim },
): Outcome & { claims: Claim[] } {
  const above = textSection(
    undefined,
    line(`Point ${point.number}: `, { kind: "text", text: point.claim.text, style: "quote" }),
  );
  return { ...outcome, message: message(outcome.message.summary, [above, ...outcome.message.sections]) };
}

async function question(
  ask: Ask,
  text: string,
  subject: Subject | undefined,
  thread: ThreadRow | undefined,
  earlier: InboundTurn["earlier"],
  point: Claim | undefined,
) {
  const remembered = thread ? await ask.ports.store.conversations.turns(thread, 12) : [];
  const at = ask.ports.clock.now();
  const told = earlier.map((turn): Turn => ({
    role: turn.fromBot ? "bot" : "person",
    author: turn.author,
    text: turn.text,
    claims: [],
    at,
  }));
  return { text, subject, point, turns: remembered.length > 0 ? remembered : told, since: undefined };
}

async function subjectsOf(ask: Ask, thread: ThreadRow | undefined): Promise<Subject[]> {
  if (!thread) return [];
  const { store } = ask.ports;
  const told = thread.deliveryId ? await store.told.storiesOf(thread.tenant, thread.deliveryId) : [];
  const named =
    told.length > 0
      ? told
      : thread.storyId && thread.analysisId
        ? [{ storyId: thread.storyId, analysisId: thread.analysisId }]
        : [];
  const found = await Promise.all(named.map((entry) => subjectOf(ask, entry.storyId, entry.analysisId)));
  return found.filter((subject) => subject !== undefined);
}

/** All stories of a digest as one subject, for questions that name none of them. */
function merged(subjects: Subject[]): Subject {
  const [first] = subjects as [Subject, ...Subject[]];
  return {
    ...first,
    story: { ...first.story, articles: subjects.flatMap((subject) => subject.story.articles) },
    articles: new Map(subjects.flatMap((subject) => [...subject.articles])),
  };
}

/** Keeps both sides of the exchange, so that the thread still works after a restart. */
export async function remember(
  ask: Ask,
  thread: OwnedThread,
  said: string,
  outcome: Outcome & { claims: Claim[] },
): Promise<void> {
  const { store, clock } = ask.ports;
  const at = clock.now();
  await store.conversations.say(thread, { role: "person", author: ask.person.name, text: said, claims: [], at });
  await store.conversations.say(thread, {
    role: "bot",
    author: "Footnote",
    text: spoken(outcome.message),
    claims: outcome.claims,
    at,
  });
}

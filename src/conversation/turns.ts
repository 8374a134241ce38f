// What people write in threads: is it meant for the bot, what it answers and remembers.
import { BotError } from "../core/errors.ts";
import { ANGLES } from "../core/ports.ts";
import type { Claim, ThreadRef, Turn } from "../core/domain.ts";
import { threadKey } from "../core/refs.ts";
import {
  type CommandSpec,
  type InboundTurn,
  type Message,
  line,
  spoken,
  text,
  textSection,
} from "../platform/index.ts";
import type { OwnedThread, ThreadRow } from "../store/conversations.ts";
import { sentence } from "../words/index.ts";
import { aimOf, storiesUnder } from "./aim.ts";
import { answer, deeper } from "./answer.ts";
import { type Intent, intentOf, thumbIn, thumbsStand } from "./intent.ts";
import { meant } from "./meant.ts";
import { opened } from "./opened.ts";
import type { Ask, ConversationPorts, Outcome, Progress } from "./ports.ts";
import { receipts } from "./receipts.ts";
import { greeted, say } from "./say.ts";
import { howToAsk } from "./standing.ts";
import { type Subject, pointOf } from "./subject.ts";
import { voted } from "./votes.ts";

/** A turn that is meant for the bot. */
export interface Heard {
  /** `stopped`: the thread was told to be quiet, and this does not call the bot back. */
  intent: Intent | { kind: "stopped" } | { kind: "command"; line: string };
  /** Where it was said, when it was said in a thread; and what the bot knows of that thread. */
  ref: ThreadRef | undefined;
  thread: ThreadRow | undefined;
}

/** The bot's name at the beginning of a turn. */
const CALLED = /^\s*@?footnote\b[\s,:]*/i;

/** What a turn asks of the bot; undefined when it is not meant for it, asks nothing or was handled before. */
export async function hear(
  { store, clock }: ConversationPorts,
  turn: InboundTurn,
  commands: readonly CommandSpec[],
): Promise<Heard | undefined> {
  const { place, mentionsBot, addressesOther } = turn;
  const toBot = mentionsBot || place.channel.kind === "direct";
  const ref = place.thread === undefined ? undefined : { channel: place.channel, thread: place.thread };
  const thread = ref && (await store.conversations.thread(ref));
  if (!thread && !toBot) return undefined;
  if (thread && addressesOther && !mentionsBot) await store.conversations.follow(thread, false);
  if (thread && !speaks(turn, thread)) return undefined;
  const intent = askedIn(commands, turn, thread, toBot);
  if (!intent || !(await store.inbound.first(place.tenant, turn.callId, clock.now()))) return undefined;
  return { intent, ref, thread };
}

/** What is asked in a turn. Thanks and greetings among people are theirs. */
function askedIn(
  commands: readonly CommandSpec[],
  turn: InboundTurn,
  thread: ThreadRow | undefined,
  toBot: boolean,
): Heard["intent"] | undefined {
  const text = toBot ? turn.text.replace(CALLED, "") : turn.text;
  if (turn.alone && thread?.following === false && text === turn.text) return { kind: "stopped" };
  if (toBot) return spokenTo(commands, text, thread);
  const intent = intentOf(text);
  if (intent?.kind === "mute") return isOfStory(thread) ? MUTE_STORY : undefined;
  return intent?.kind === "thanks" || intent?.kind === "greeting" ? undefined : intent;
}

/** Under a story the command means that story. */
const MUTE_STORY = { kind: "command", line: "mute" } as const;
const isOfStory = (thread: ThreadRow | undefined): boolean =>
  thread?.storyId !== undefined || thread?.deliveryId !== undefined;

/** What somebody wants who speaks to the bot itself: under a story that is talk of it, anywhere a command or a link. */
function spokenTo(
  commands: readonly CommandSpec[],
  text: string,
  thread: ThreadRow | undefined,
): Exclude<Heard["intent"], { kind: "stopped" }> {
  const read = intentOf(text);
  const ofStory = isOfStory(thread);
  const value = thumbIn(text);
  if (value !== undefined && ofStory) return { kind: "vote", value };
  if (read?.kind === "mute" && ofStory) return MUTE_STORY;
  const intent = read?.kind === "mute" ? undefined : read;
  const always = intent && ["stop", "thanks", "greeting"].includes(intent.kind);
  if (intent && (always || (ofStory && intent.kind !== "question"))) return intent;
  const said = meant(commands, text);
  switch (said.kind) {
    case "command":
      return said;
    case "link":
      return { kind: "command", line: `read ${said.address}` };
    case "question":
      return said;
    case "news":
      return ofStory ? { kind: "question", text } : { kind: "command", line: "catchup" };
    default:
      return intent ?? { kind: "question", text };
  }
}

/** Whether the bot speaks in a thread of its own: it follows until told to stop, or until people address each other. */
export function speaks(
  turn: Pick<InboundTurn, "mentionsBot" | "addressesOther">,
  thread: Pick<ThreadRow, "following">,
): boolean {
  return turn.mentionsBot || (thread.following && !turn.addressesOther);
}

/** The thread as the bot keeps it from now on. */
export async function openThread({ store, clock }: ConversationPorts, ref: ThreadRef): Promise<ThreadRow> {
  const nothing = { storyId: undefined, analysisId: undefined, deliveryId: undefined };
  await store.conversations.open(ref, nothing, clock.now());
  const opened = await store.conversations.thread(ref);
  return opened ?? { ...nothing, key: threadKey(ref), tenant: ref.channel.tenant, following: true };
}

/** Answers one turn from the thread's story, from the stories of its digest, or from the archive. */
export async function answerTurn(
  ask: Ask,
  progress: Progress,
  intent: Intent,
  thread: ThreadRow | undefined,
  earlier: InboundTurn["earlier"],
): Promise<Outcome & { claims: Claim[] }> {
  const stories = await storiesUnder(ask, thread);
  if (intent.kind === "help") return quiet(helpInThread(ask));
  if (intent.kind === "thanks") return quiet(say(ask, sentence("conversation.welcome")));
  if (intent.kind === "greeting") return quiet(greeted(ask));
  const { subject, isStory, number } = aimOf(stories, intent);
  if (intent.kind === "vote") {
    // Under a digest a thumb is about one of its stories, and the word does not say which.
    const one = stories.length === 1 ? subject : undefined;
    return quiet(await (one ? voted(ask, one, intent.value) : say(ask, thumbsStand())));
  }
  if (intent.kind === "source") {
    if (!subject) return quiet(say(ask, sentence("conversation.noStoryInThread")));
    const point = number === undefined ? undefined : pointOf(subject, number);
    return quiet({ message: receipts(ask, subject, point), visibility: "private" });
  }
  if (intent.kind === "points") {
    const told = [];
    for (const each of intent.numbers)
      told.push(await answerTurn(ask, progress, { kind: "point", number: each, text: `${each}` }, thread, earlier));
    return joined(told, stories.length > 1);
  }
  if (intent.kind === "angle") {
    if (!subject) return quiet(say(ask, sentence("conversation.noStoryInThread")));
    const point = number === undefined ? undefined : pointOf(subject, number);
    return deeper(ask, progress, { subject, angle: intent.angle, point });
  }
  if (intent.kind === "point") {
    if (!subject) return quiet(say(ask, sentence("conversation.noPointsInThread")));
    if (isStory) return opened(ask, subject);
    const point = pointOf(subject, intent.number);
    return withPoint(
      ask,
      await answer(ask, progress, await question(ask, intent.text, subject, thread, earlier, point.claim)),
      point,
    );
  }
  const text = intent.kind === "question" ? intent.text : "";
  return answer(ask, progress, await question(ask, text, subject, thread, earlier, undefined));
}

/** What may be written in a thread. */
function helpInThread(ask: Ask): Message {
  const { words } = ask;
  const angles = ANGLES.map((angle) => words.say(`angles.${angle}`)).join(", ");
  return say(
    ask,
    howToAsk(ask),
    sentence("conversation.inThreadAngles", { angles }),
    sentence("conversation.inThreadReceipts"),
  );
}

/** Several answers as one, in their order. Where they are of several stories, no button is about all of it. */
function joined(
  answers: readonly (Outcome & { claims: Claim[] })[],
  ofStories: boolean,
): Outcome & { claims: Claim[] } {
  const [first] = answers;
  if (!first) throw new BotError("usage", sentence("conversation.noPoints"));
  const sections = answers.flatMap(({ message }) => message.sections);
  const message = { ...first.message, sections, ...(ofStories && { actions: [] }) };
  return { ...first, claims: answers.flatMap(({ claims }) => claims), message };
}

const quiet = (value: Outcome | Message): Outcome & { claims: Claim[] } =>
  "message" in value ? { ...value, claims: [] } : { message: value, claims: [] };

/** The point itself stands above what is said about it. */
function withPoint(
  { words }: Ask,
  outcome: Outcome & { claims: Claim[] },
  point: { number: number; claim: Claim },
): Outcome & { claims: Claim[] } {
  const above = line(
    ...words.parts("conversation.pointSays", { number: point.number, point: text(point.claim.text, "quote") }),
  );
  const sections = [textSection(undefined, above), ...outcome.message.sections];
  return { ...outcome, message: { ...outcome.message, sections } };
}

async function question(
  ask: Ask,
  asked: string,
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
  return { text: asked, subject, point, turns: remembered.length > 0 ? remembered : told, since: undefined };
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
  const person = ask.person.id;
  await store.conversations.say(thread, {
    role: "person",
    author: ask.person.name,
    person,
    text: said,
    claims: [],
    at,
  });
  await store.conversations.say(thread, {
    role: "bot",
    author: "Footnote",
    person,
    text: spoken(outcome.message),
    claims: outcome.claims,
    at,
  });
}

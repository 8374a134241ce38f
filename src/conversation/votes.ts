// What people find useful: votes by thumb and by use, what they change, and how importance is told.
import type { Story } from "../core/domain.ts";
import { actionId, seldom } from "../digest/compose.ts";
import { HIGH, reasonsFor, sayTrait, tasteOf } from "../digest/importance.ts";
import { readTraits, scalesOf } from "../jobs/weigh.ts";
import { type Message, textSection } from "../platform/index.ts";
import { sentence } from "../words/index.ts";
import type { Ask } from "./ports.ts";
import { answerOf, say } from "./say.ts";
import { type Subject, findSubject } from "./subject.ts";

/** What people do with a story counts beside a thumb: asking about it or going deeper, keeping it, wanting no more of it. */
const DEEDS = { asked: 0.3, saved: 0.6, muted: -0.6 };
type Deed = keyof typeof DEEDS;
const MOST_CHANGES = 3;
/** A smaller change is none. */
const LEAST = 0.02;

/** A thumb: counted, with what it changes and the way back. */
export async function voted(ask: Ask, { story }: Subject, value: 1 | -1): Promise<Message> {
  const { subscription, ports, person, place, words } = ask;
  const { store, clock } = ports;
  const verdict = value > 0 ? "good" : "bad";
  await store.feedback.add(
    { tenant: place.tenant, message: story.id, person: person.id, verdict, text: "" },
    clock.now(),
  );
  if (!subscription) return say(ask, sentence(value > 0 ? "conversation.thanks" : "conversation.thanksBad"));
  const { taste, weigh } = await scalesOf(store, subscription, clock.now());
  const { traits, weighing } = weigh(story);
  await store.votes.cast(
    subscription,
    { storyId: story.id, person: person.id, value, traits, thumb: true },
    clock.now(),
  );
  const after = tasteOf(await store.votes.of(subscription));
  const changed = Object.keys(traits)
    .map((trait) => ({ trait, by: ((after[trait] ?? 0) - (taste[trait] ?? 0)) * value }))
    .filter(({ by }) => by > LEAST)
    .toSorted((a, b) => b.by - a.by)
    .flatMap(({ trait }) => sayTrait(trait, weighing, words) ?? [])
    .slice(0, MOST_CHANGES);
  const key = value > 0 ? "conversation.voteMore" : "conversation.voteLess";
  const said = changed.length > 0 ? words.say(key, { what: words.list(changed) }) : words.say("conversation.voteSame");
  const undo = { id: actionId("unvote", story.id), label: words.say("button.undo"), kind: "secondary" as const };
  return answerOf(ask, said, [textSection(undefined, said)], [undo, ...seldom(story.id, words, "secondary")]);
}

export async function unvoted(ask: Ask, storyId: string): Promise<Message> {
  const { subscription, ports, person } = ask;
  const was = subscription && (await ports.store.votes.withdraw(subscription, storyId, person.id));
  return say(ask, sentence(was ? "conversation.unvoted" : "conversation.notVoted"));
}

/** Who does something, and where. */
interface Doer {
  ports: Pick<Ask["ports"], "store" | "clock">;
  subscription: Ask["subscription"];
  person: Pick<Ask["person"], "id">;
}

/** Whoever does something with a story tells what they make of it; one who said so by thumb is taken at that. */
export async function did(ask: Doer, deed: Deed, story: Story): Promise<void> {
  const { subscription, ports, person } = ask;
  if (!subscription) return;
  const { store, clock } = ports;
  const { traits } = (await readTraits(store, subscription, clock.now()))(story);
  const vote = { storyId: story.id, person: person.id, value: DEEDS[deed], traits, thumb: false };
  await store.votes.cast(subscription, vote, clock.now());
}

/** What was done is taken back; without a person, by whoever did it. */
export async function undid(
  { subscription, ports }: Omit<Doer, "person">,
  deed: Deed,
  storyId: string,
  person?: string,
): Promise<void> {
  if (subscription) await ports.store.votes.takeBack(subscription, { storyId, person, value: DEEDS[deed] });
}

/** How much a story matters here, and why; undefined where there is no story or no channel. It is `about` a story, or an address. */
export async function importanceLine(ask: Ask, about: Subject | string | undefined): Promise<string | undefined> {
  const { subscription, ports, words } = ask;
  const subject = typeof about === "string" ? subscription && (await findSubject(ask, about)) : about;
  if (!subscription || !subject) return undefined;
  const { taste, weigh } = await scalesOf(ports.store, subscription, ports.clock.now());
  const { score, traits, weighing } = weigh(subject.story);
  const level = words.say(score >= HIGH ? "conversation.importanceHigh" : "conversation.importanceUsual");
  const shown = { level, score };
  const reasons = reasonsFor(traits, taste, weighing, words);
  if (reasons.length === 0) return words.say("conversation.importance", shown);
  return words.say("conversation.importanceBecause", { ...shown, reasons: reasons.join("; ") });
}

// Which sentences make the post: a lead, then what is worth most and was not told, as far as room goes.
import { cuesFor } from "../language/cues.ts";
import { areOfSeveral, type Passage } from "./passages.ts";
import { answersOf } from "./model.ts";
import { isRetold } from "./retold.ts";
import { LEAST_ALIKE, pairFeatures } from "./same.ts";
import { leans } from "./standing.ts";
import { cosine } from "./vectors.ts";
import type { Weighed, Weights } from "./weigh.ts";

/** Bounds on the models' answers, chosen by cross-validation over the labelled stories. */
const STANDS = 0.68;
const LEAD_STANDS = 0.4;
const LEAD_WITHIN = 6;
/** "Hong Kong is burning." tells no event to lead with. */
const LEAD_WORDS = 8;
const EVENT = 0.55;
const INFERRED = 0.4;
/** More than so many are an account of the whole, which the points give. */
const MOST_EVENTS = 2;
const SAME = 0.42;
/** From here on openings of other outlets are looked at once more, by who is in them and how much they share. */
const MAYBE_SAME = 0.2;
/** What likeness to something told counts against worth; an article repeats itself more than outlets do each other. */
const TOLD = { several: 0.45, one: 0.6 };
/** Sentences looked at: long stories have their news in far fewer. */
const SHORTLIST = 200;

export interface Selection<T> {
  lead: T | undefined;
  /** The surest reports of events beside the lead, at most two, the surest first. */
  happened: T[];
  /** What else is worth telling, the most first. */
  points: T[];
}

/** How much a post may hold, and what a sentence has to be worth: less is worth no reader's time, however short the post. */
interface PostRoom {
  words: number;
  /** Sentences beside the lead. */
  points: number;
  leastWorth: number;
}

/** What fits into `room`, of `from`, whose sentences all may be shown. */
export function select<T extends Weighed>(from: readonly T[], room: PostRoom, weights: Weights): Selection<T> {
  const lead = leadOf(from);
  if (!lead) return { lead: undefined, happened: [], points: [] };
  const mayStand = areOfSeveral(from) ? standsAmongSeveral : stands;
  const telling = from.filter((one) => one.worth >= room.leastWorth && mayStand(one));
  const all = fill(telling, lead, room, weights);
  const others = all.filter((one) => one !== lead);
  const happened = others
    .filter(tellsEvent)
    .toSorted((a, b) => b.event - a.event)
    .slice(0, MOST_EVENTS);
  return { lead, happened, points: others.filter((one) => !happened.includes(one)) };
}

/** What somebody thinks of an event, or maybe makes of it, is no report of one. */
const tellsEvent = ({ event, kind, inferred }: Weighed): boolean =>
  event >= EVENT && kind !== "opinion" && inferred < INFERRED;

const stands = (one: Weighed): boolean => one.stands >= STANDS;

/** What opens with somebody or something that another sentence names is told whole by some other outlet, mostly. */
const standsAmongSeveral = (one: Weighed): boolean => stands(one) && !leans(one.text, one.article);

const wordsOf = (passages: readonly Passage[]): number => passages.reduce((sum, { wordCount }) => sum + wordCount, 0);

/** `lead` and what of `from` is worth most beside it, one by one, as far as there is room. */
function fill<T extends Weighed>(from: readonly T[], lead: T, { words, points }: PostRoom, weights: Weights): T[] {
  const all = [lead];
  const told = new Map<T, number>();
  const against = areOfSeveral(from) ? TOLD.several : TOLD.one;
  const value = (one: T): number => one.worth - against * (told.get(one) ?? 0);
  const note = (one: T, taken: T): unknown =>
    told.set(one, Math.max(told.get(one) ?? 0, sameness(one, taken, weights)));
  const isTold = (one: T): boolean => {
    const same = told.get(one) ?? 0;
    return same >= SAME || (same >= MAYBE_SAME && isRetold(one, all));
  };
  let left = from.toSorted((a, b) => b.worth - a.worth).slice(0, SHORTLIST);
  for (const one of left) note(one, lead);
  while (all.length <= points) {
    const room = words - wordsOf(all);
    left = left.filter((one) => !all.includes(one) && one.wordCount <= room && !isTold(one));
    if (left.length === 0) break;
    const best = left.reduce((a, b) => (value(b) > value(a) ? b : a));
    all.push(best);
    for (const one of left) note(one, best);
  }
  return all;
}

/** The best opening that stands; where none does, the best opening there is. */
function leadOf<T extends Weighed>(from: readonly T[]): T | undefined {
  const early = from.filter(({ index }) => index < LEAD_WITHIN);
  const openings = early.length > 0 ? early : from;
  const standing = openings.filter(mayLead);
  const best = standing.length > 0 ? standing : openings;
  return best.reduce<T | undefined>((a, b) => (a === undefined || b.lead > a.lead ? b : a), undefined);
}

/** With words enough, and not as the other half of what a sentence before it began ("But …"). */
const mayLead = ({ stands, wordCount, text, article }: Weighed): boolean =>
  stands >= LEAD_STANDS && wordCount >= LEAD_WORDS && cuesFor(article.language)?.joining.test(text) !== true;

/** How surely the two tell the same fact, 0..1. */
export function sameness(a: Passage, b: Passage, weights: Weights): number {
  if (cosine(a.vector, b.vector) < LEAST_ALIKE) return 0;
  return answersOf(weights.same, pairFeatures(a, b), "")[0] ?? 0;
}

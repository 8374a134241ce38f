// What an editor would make of each sentence of a story, told by the learned models.
import type { ClaimKind } from "../core/domain.ts";
import { primaryTag } from "../language/languages.ts";
import { featuresOf } from "./features.ts";
import { kindOf } from "./kinds.ts";
import { answersOf, type LinearModel } from "./model.ts";
import { areOfSeveral, type Passage } from "./passages.ts";
import { voiceOf } from "./voice.ts";

/** The learned models; each answers the questions named here, in this order. */
export interface Weights {
  /** What it is worth (0..1), whether it stands alone, whether it tells an event. */
  post: LinearModel;
  /** What it is worth in a story of a single article, where the opening weighs more. */
  page: LinearModel;
  /** Whether it would do as the first sentence. */
  lead: LinearModel;
  /** Fact, opinion, inference. */
  kind: LinearModel;
  /** Whether two sentences tell one fact. */
  same: LinearModel;
}

/** A passage with the models' answers, each about 0..1. */
export interface Weighed extends Passage {
  worth: number;
  stands: number;
  event: number;
  lead: number;
  /** Whether it says what somebody makes of something: an inference, told as a kind or not. */
  inferred: number;
  /** Undefined where two kinds are about as likely. */
  kind: ClaimKind | undefined;
}

/** A kind is told when it leads the next one by this much: four sentences in five, more than four of five of them rightly. */
const SURE = 0.24;
const KINDS: readonly ClaimKind[] = ["fact", "opinion", "inference"];

/** `passages` are all sentences of one story, in their order. */
export function weigh(passages: readonly Passage[], weights: Weights): Weighed[] {
  const several = areOfSeveral(passages);
  return featuresOf(passages).map((features, at) => {
    // featuresOf gives one for each.
    const passage = passages[at] as Passage;
    const language = primaryTag(passage.article.language);
    const [amongSeveral = 0, stands = 0, event = 0] = answersOf(weights.post, features, language);
    const [worth = 0] = several ? [amongSeveral] : answersOf(weights.page, features, language);
    const [lead = 0] = answersOf(weights.lead, features, language);
    const kinds = answersOf(weights.kind, withRules(features, passage), language);
    const inferred = kinds[KINDS.indexOf("inference")] ?? 0;
    return { ...passage, worth, stands, event, lead, inferred, kind: sureKind(kinds) };
  });
}

/** What the rules say of its kind, and whose voice it is, are more things that the model weighs. */
export function withRules(features: ReadonlyMap<string, number>, passage: Passage): Map<string, number> {
  const kind = kindOf(passage.text, passage.article.language);
  return new Map([
    ...features,
    ...voiceOf(passage),
    ["kind opinion", kind === "opinion" ? 1 : 0],
    ["kind inference", kind === "inference" ? 1 : 0],
  ]);
}

function sureKind(answers: readonly number[]): ClaimKind | undefined {
  const [first = 0, second = 0] = answers.toSorted((a, b) => b - a);
  return first - second >= SURE ? KINDS[answers.indexOf(first)] : undefined;
}

// Whether new reports answer a question that somebody left standing: the best passages, and how surely.
import type { Article, Claim } from "../core/domain.ts";
import { rarityOf } from "../language/rarity.ts";
import { byScore, isSolid, quotable } from "./answer.ts";
import { WEIGHTS } from "./answer-weights.ts";
import { readQuestion, type ReadQuestion } from "./asked.ts";
import { type Marks, marked, type Sources, sourcesOf } from "./marks.ts";
import { claimsShown, type RankedPassage } from "./shown.ts";
import { WATCHED } from "./watch-weights.ts";

export interface Watched {
  /** The likeliest first; each a passage with the better of its neighbours. */
  claims: Claim[];
  /** How likely the first is to answer, about 0 to 1. */
  chance: number;
  /** It may be closed by the first without asking anybody. */
  sure: boolean;
}

/** What tells whether the best passage answers, whatever else there is to choose from. */
export type WatchTraits = Readonly<Record<string, number>>;

/** Undefined where no passage shares a word with the question. `under`: the question was asked under this very story. */
export function watchedIn(question: string, articles: readonly Article[], under = false): Watched | undefined {
  const found = watchTraits(question, articles);
  if (!found) return undefined;
  const chance = chanceOf(found.traits);
  return { claims: found.claims, chance, sure: chance >= WATCHED.sure && mayClose(found.traits, under) };
}

/** How often a judge is taken to be right, and how surely a passage answers that closes a question by what one said: 19 of 20 then do. */
const JUDGE = { right: 0.9, sure: 0.9, not: 0.05 };
/** Passages that are shown to a judge, and how often at most. */
export const MOST_JUDGED = 3;
const MOST_LOOKS = 3;

/** What a judge said of the first passages, at one look after another; undefined where it could not say. */
export type Looks = readonly (readonly (boolean | undefined)[])[];

/**
 * How likely each of the passages answers, the first at first, by what a judge said of it at each look: the odds of Wald's sequential
 * test ("Sequential Tests of Statistical Hypotheses", 1945), whose looks are taken to err each for itself.
 */
export function judgedChances(chance: number, looks: Looks, right = JUDGE.right): number[] {
  const passages = Math.min(MOST_JUDGED, Math.max(0, ...looks.map((said) => said.length)));
  return Array.from({ length: passages }, (_, place) => {
    const before = Math.min(0.95, Math.max(0.05, chance / (place + 1)));
    const odds = looks.reduce(
      (so, said) => {
        const yes = said[place];
        return yes === undefined ? so : so * (yes ? right / (1 - right) : (1 - right) / right);
      },
      before / (1 - before),
    );
    return odds / (1 + odds);
  });
}

/** Whether a judge should look once more: no passage answers surely yet, and one still may. A judge that says nothing is not asked again. */
export function looksAgain({ sure, chance }: Pick<Watched, "sure" | "chance">, looks: Looks): boolean {
  if (sure || looks.length >= MOST_LOOKS || looks.at(-1)?.every((yes) => yes === undefined)) return false;
  const likeliest = Math.max(...judgedChances(chance, looks));
  return looks.length === 0 || (likeliest < JUDGE.sure && likeliest > JUDGE.not);
}

/** What was found, with what a judge said of its passages, if any did: the one that answers first; undefined where none is likely enough to show. */
export function judgedBy(found: Watched, looks: Looks): Watched | undefined {
  if (found.sure) return found;
  const chances = looks.flat().every((yes) => yes === undefined) ? [found.chance] : judgedChances(found.chance, looks);
  const best = chances.findIndex((chance, place) => looks.some((said) => said[place]) && chance >= JUDGE.sure);
  const first = found.claims[best];
  if (first)
    return {
      claims: [first, ...found.claims.filter((claim) => claim !== first)],
      chance: chances[best] ?? 0,
      sure: true,
    };
  const likeliest = Math.max(...chances);
  return likeliest < WATCHED.maybe ? undefined : { ...found, chance: likeliest };
}

/**
 * Whether a passage may close a question at all: with the kind of answer that is asked for and, where it is of another story than the
 * question was asked under, with what stands around it holding so much of the question that no other event is meant.
 */
export const mayClose = ({ nearby = 0, solid = 0 }: WatchTraits, under: boolean): boolean =>
  solid > 0 && (under || nearby >= ABOUT);
const ABOUT = 0.75;
/** Shorter articles leave little to choose from, which makes the best of it no better. */
const FEW_PASSAGES = 30;

/** A straight line through the traits. */
export const chanceOf = (
  traits: WatchTraits,
  { base, weights }: Pick<typeof WATCHED, "base" | "weights"> = WATCHED,
): number => Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * (traits[name] ?? 0), base);

/** The passages likeliest to answer, and the traits of the first. */
export function watchTraits(
  question: string,
  articles: readonly Article[],
  weights: Readonly<Record<keyof Marks, number>> = WEIGHTS,
): { claims: Claim[]; traits: WatchTraits } | undefined {
  const asked = readQuestion(question);
  if (asked.terms.length === 0) return undefined;
  const titles = new Set(articles.flatMap(({ title }) => readQuestion(title).terms));
  const sources = sourcesOf(quotable(articles), titles, () => false);
  const ranked = byScore(marked(asked, sources), { weights, sure: 1 }, undefined);
  const claims = claimsShown(ranked, sources, asked);
  const [best] = ranked;
  const [claim] = claims;
  if (!best || !claim) return undefined;
  const inside = ranked.filter(({ passage }) => holds(claim, passage));
  const [other] = ranked.filter((one) => !inside.includes(one));
  const { own, kin, count, apart, number, kind, kindOwn } = best.marks;
  const pair = inside.reduce((sum, { chance }) => sum + chance, 0);
  return {
    claims,
    traits: {
      own,
      kin,
      count,
      apart,
      number,
      kind,
      kindOwn,
      chance: best.chance,
      pair,
      margin: pair - (other?.chance ?? 0),
      ahead: best.score - (other?.score ?? 0),
      two: inside.length > 1 ? 1 : 0,
      score: best.score,
      solid: isSolid(best, asked) ? 1 : 0,
      ...heldOf(asked, best, sources),
      terms: Math.min(1, asked.terms.length / 8),
      size: Math.log2(Math.max(FEW_PASSAGES, sources.passages.length)) / 8,
    },
  };
}

const holds = ({ citations }: Claim, { article, sentence }: RankedPassage["passage"]): boolean =>
  citations.some(
    ({ articleId, start, end }) => articleId === article.id && start <= sentence.start && sentence.end <= end,
  );

/** The part of the question, by how rare its words are anywhere, that the sentence holds, and what stands around it. */
function heldOf({ terms }: ReadQuestion, { at, passage }: RankedPassage, { passages, stems }: Sources): WatchTraits {
  const weightOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + rarityOf(word), 0);
  const share = (places: readonly number[]): number => {
    const there = new Set(
      places.flatMap((place) => (passages[place]?.article === passage.article ? (stems[place] ?? []) : [])),
    );
    return weightOf(terms.filter((term) => there.has(term))) / (weightOf(terms) || 1);
  };
  return { sentence: share([at]), nearby: share([at - 1, at, at + 1]) };
}

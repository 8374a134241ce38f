// Whether new reports answer a question that somebody left standing: the best passages, and how surely.
import type { Article, Claim } from "../core/domain.ts";
import { rarityOf } from "../language/rarity.ts";
import { byScore, isNamed, quotable } from "./answer.ts";
import { WEIGHTS } from "./answer-weights.ts";
import { answersKind, readQuestion, type ReadQuestion } from "./asked.ts";
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
 * Whether a passage may close a question at all: with the question's own words and the kind of answer that is asked for and, where it
 * is of another story than the question was asked under, with what stands around it holding so much of the question, and words so
 * rare, that no other event is meant.
 */
export const mayClose = ({ nearby = 0, rare = 0, named = 0, lacks = 1 }: WatchTraits, under: boolean): boolean =>
  named > 0 && lacks === 0 && (under || (nearby >= ABOUT.nearby && rare >= ABOUT.rare));
const ABOUT = { nearby: 0.75, rare: 2.5 };

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
  const pair = inside.reduce((sum, { chance }) => sum + chance, 0);
  return {
    claims,
    traits: {
      pair,
      odds: Math.log((pair + LITTLE) / (1 + LITTLE - pair)),
      margin: pair - (other?.chance ?? 0),
      count: best.marks.count,
      opens: best.passage.index < OPENING ? 1 : 0,
      named: isNamed(best, asked) ? 1 : 0,
      ...heldOf(asked, best, sources),
      ...kindOf(question, asked, claim.text, best.passage.article),
    },
  };
}

/** Sentences that open an article. */
const OPENING = 3;
/** Keeps the odds of what is certain finite. */
const LITTLE = 0.01;

/** What is asked for, and whether the passage lacks such a thing beside what the question says itself. */
function kindOf(
  question: string,
  { wants, isYesNo }: ReadQuestion,
  passage: string,
  article: Pick<Article, "language">,
): WatchTraits {
  const asks = wants ?? (isYesNo ? "whether" : "other");
  const said = new Set(question.toLowerCase().match(WORD));
  const anew = passage.replace(WORD, (word) => (/^[\p{Lu}\d]/u.test(word) && said.has(word.toLowerCase()) ? "" : word));
  return { [`asks ${asks}`]: 1, lacks: answersKind(wants, anew, article) ? 0 : 1 };
}
const WORD = /[\p{L}\p{M}\d](?:[\p{L}\p{M}\d.,]*[\p{L}\p{M}\d])?/gu;

const holds = ({ citations }: Claim, { article, sentence }: RankedPassage["passage"]): boolean =>
  citations.some(
    ({ articleId, start, end }) => articleId === article.id && start <= sentence.start && sentence.end <= end,
  );

/** The part of the question, by how rare its words are anywhere, that stands in the sentence and around it; and how rare they are together. */
function heldOf({ terms }: ReadQuestion, { at, passage }: RankedPassage, { passages, stems }: Sources): WatchTraits {
  const weightOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + rarityOf(word), 0);
  const there = new Set(
    [at - 1, at, at + 1].flatMap((place) => (passages[place]?.article === passage.article ? (stems[place] ?? []) : [])),
  );
  const held = weightOf(terms.filter((term) => there.has(term)));
  return { nearby: held / (weightOf(terms) || 1), rare: held };
}

// How much a story matters to a channel: its traits, a score of them, and what votes taught.
import type { Article, Filters, Genre, Lens, Story } from "../core/domain.ts";
import { HOUR } from "../core/time.ts";
import { rarityOf } from "../language/rarity.ts";
import { searchTerms } from "../language/search-terms.ts";
import type { Vote } from "../store/votes.ts";
import type { Words } from "../words/index.ts";
import { storyMentions } from "./choose.ts";
import { isSameMatter } from "./again.ts";
import { genreName } from "./kind.ts";

/** Each from 0 to 1: `origins`, `outlets`, `burst`, `again`, `named`, and `kind:…`, `from:…`, `called:…`, `about:…` where the story is that. */
export type Traits = Readonly<Record<string, number>>;

/** What is known when a story is weighed. */
export interface Weighing {
  story: Pick<Story, "articles">;
  /** How many independent texts stand behind it. */
  origins: number;
  filters: Pick<Filters, "include">;
  lens: Pick<Lens, "questions">;
  /** Headlines of what was told here in the last 30 days. */
  lately: readonly string[];
}

/** Learned weights, added to the fixed ones. */
export type Taste = Readonly<Record<string, number>>;

/** What counts before anybody has voted. */
const FIXED: Taste = {
  origins: 1.2,
  outlets: 0.4,
  burst: 0.6,
  again: -0.5,
  named: 3,
  "kind:analysis": 0.2,
  "kind:factcheck": 0.2,
  "kind:release": -0.5,
  "kind:product": -1,
  "kind:event": -0.4,
  "kind:list": -0.4,
  "kind:recipe-or-howto": -0.4,
};
/** From here on a story is of high importance: several origins, or words the channel asks for, or what it finds useful. */
export const HIGH = 1;

const BURST_MS = 6 * HOUR;
const CALLED = 0.7;
/** Words that tell what a story is about: the rarest of its headline. */
const MOST_WORDS = 8;
const upTo = (most: number, value: number): number => Math.min(1, value / most);

export function traitsOf({ story, origins, filters, lens, lately }: Weighing): Traits {
  const title = story.articles[0]?.title ?? "";
  const again = lately.filter((headline) => isSameMatter(headline, title)).length;
  const named =
    filters.include.some((word) => storyMentions(story, word)) || answered(story, lens.questions).length > 0;
  return asSeenHere(ownTraits(story, origins), { again, named });
}

/** With what a channel makes of it: how often it was told the matter lately, and whether it asks for it. */
export const asSeenHere = (own: Traits, { again, named }: { again: number; named: boolean }): Traits => ({
  ...own,
  again: upTo(2, again),
  named: named ? 1 : 0,
});

type Report = Pick<Article, "title" | "text" | "language" | "domain" | "published" | "seenAt" | "genre"> &
  Partial<Pick<Article, "source">>;

/** What a story is, wherever it is told. */
export function ownTraits({ articles }: { articles: readonly Report[] }, origins: number): Traits {
  const [first] = articles;
  const begun = Math.min(...articles.map(timeOf));
  const early = articles.filter((article) => timeOf(article) - begun <= BURST_MS).length;
  const outlets = [...new Set(articles.map(({ domain }) => domain))];
  // A number alone is about nothing: the 5 and the 0 of "5.0".
  const terms = new Set(searchTerms(first?.title ?? "").filter((term) => /\p{L}/u.test(term)));
  const about = [...terms].toSorted((a, b) => rarityOf(b) - rarityOf(a));
  return {
    origins: upTo(3, Math.log2(origins)),
    outlets: upTo(4, Math.log2(outlets.length)),
    burst: upTo(5, early - 1),
    [`kind:${kindOf(articles)}`]: 1,
    ...Object.fromEntries(outlets.map((outlet) => [`from:${outlet}`, 1 / Math.sqrt(outlets.length)])),
    ...calledOf(articles, outlets.length),
    ...Object.fromEntries(about.slice(0, MOST_WORDS).map((term) => [`about:${term}`, rarityOf(term)])),
  };
}

/** Words of the outlets' names: what calls itself a Times or a TV is liked for that by some. */
function calledOf(articles: readonly Report[], outlets: number): Traits {
  const words = new Set(articles.flatMap(({ source = "" }) => searchTerms(source)));
  return Object.fromEntries([...words].map((word) => [`called:${word}`, CALLED / Math.sqrt(outlets)]));
}

const timeOf = ({ published, seenAt }: Pick<Article, "published" | "seenAt">): number =>
  (published ?? seenAt).getTime();

/** The questions of which a story holds most words. */
export function answered(
  { articles }: { articles: readonly Pick<Article, "title" | "text">[] },
  questions: readonly string[],
): string[] {
  if (questions.length === 0) return [];
  const held = new Set(articles.flatMap(({ title, text }) => searchTerms(`${title} ${text.slice(0, 2_000)}`)));
  return questions.filter((question) => {
    const terms = searchTerms(question);
    return terms.length > 0 && terms.filter((term) => held.has(term)).length >= terms.length * 0.6;
  });
}

function kindOf(articles: readonly Pick<Article, "genre">[]): Genre {
  const counted = Map.groupBy(articles, ({ genre }) => genre ?? "news");
  return [...counted].toSorted((a, b) => b[1].length - a[1].length)[0]?.[0] ?? "news";
}

export const scoreOf = (traits: Traits, taste: Taste): number =>
  Object.entries(traits).reduce((sum, [trait, value]) => sum + value * ((FIXED[trait] ?? 0) + (taste[trait] ?? 0)), 0);

const ROUNDS = 150;
const STEP = 0.5;
/** How much a weight is pulled back to nothing: one vote says little. */
const PULL = 0.04;

/** Logistic regression with a penalty, beside the fixed weights: what makes the useful ones come out above the others. */
export function tasteOf(votes: readonly Vote[]): Taste {
  const taste: Record<string, number> = {};
  const weight = votes.reduce((sum, { value }) => sum + Math.abs(value), 0);
  if (weight === 0) return taste;
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope: Record<string, number> = {};
    for (const { traits, value } of votes) {
      const chance = 1 / (1 + Math.exp(-(scoreOf(traits, taste) - HIGH / 2)));
      const miss = ((value > 0 ? 1 : 0) - chance) * Math.abs(value);
      for (const [trait, held] of Object.entries(traits)) slope[trait] = (slope[trait] ?? 0) + miss * held;
    }
    for (const [trait, by] of Object.entries(slope))
      taste[trait] = (taste[trait] ?? 0) * (1 - STEP * PULL) + (STEP * by) / Math.max(4, weight / 4);
  }
  return taste;
}

const MOST_REASONS = 4;
const LEAST = 0.08;

/** What moves the score most, in words: "3 origins", "from A and about “ports”, which this channel finds useful". */
export function reasonsFor(traits: Traits, taste: Taste, weighing: Weighing, words: Words): string[] {
  const most = Object.entries(traits)
    .flatMap(([trait, value]) => {
      const learned = value * (taste[trait] ?? 0);
      const all = learned + value * (FIXED[trait] ?? 0);
      const said = sayTrait(trait, weighing, words);
      if (said === undefined || Math.abs(all) < LEAST) return [];
      const key = learned > 0 ? ("importance.liked" as const) : ("importance.disliked" as const);
      return [{ all, said, key: Math.abs(learned) < LEAST ? undefined : key }];
    })
    .toSorted((a, b) => Math.abs(b.all) - Math.abs(a.all))
    .slice(0, MOST_REASONS);
  // What is found useful is said of all of it at once.
  return most.flatMap(({ said, key }, at) => {
    if (key === undefined) return [said];
    const alike = most.filter((one) => one.key === key);
    if (most.findIndex((one) => one.key === key) < at) return [];
    return [words.say(key, { what: words.list([...new Set(alike.map((one) => one.said))]) })];
  });
}

/** What a trait is called; undefined for one that says nothing by itself. */
export function sayTrait(
  trait: string,
  { story, origins }: Pick<Weighing, "story" | "origins">,
  words: Words,
): string | undefined {
  const [kind = "", value = ""] = [trait.slice(0, trait.indexOf(":")), trait.slice(trait.indexOf(":") + 1)];
  if (kind === "from") return words.say("importance.from", { outlet: outletOf(story, value) });
  if (kind === "called") return words.say("importance.from", { outlet: outletCalled(story, value) });
  if (kind === "about") return words.say("importance.about", { word: writtenAs(story, value) });
  if (kind === "kind") return genreName(value, words);
  if (trait === "origins") return words.say("importance.origins", { count: origins });
  if (trait === "burst") return words.say("importance.burst");
  if (trait === "again") return words.say("importance.again");
  return trait === "named" ? words.say("importance.named") : undefined;
}

const outletCalled = ({ articles }: Pick<Story, "articles">, word: string): string =>
  articles.find(({ source }) => searchTerms(source).includes(word))?.source ?? word;

const outletOf = ({ articles }: Pick<Story, "articles">, domain: string): string =>
  articles.find((article) => article.domain === domain)?.source ?? domain;

/** The word of a headline that a term was made of. */
const writtenAs = ({ articles }: Pick<Story, "articles">, term: string): string =>
  articles
    .flatMap(({ title }) => title.match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? [])
    .find((word) => searchTerms(word).includes(term)) ?? term;

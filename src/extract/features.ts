// What can be seen of a sentence in its story, as named numbers: what the learned models weigh.
import { cuesFor } from "../language/cues.ts";
import { primaryTag } from "../language/languages.ts";
import { withoutNumerals } from "../language/numerals.ts";
import { outsideQuotes, quotations, unbalanced } from "../language/quoted.ts";
import { contentStems, isStopword, stem, words } from "../language/words.ts";
import { isFurniture } from "./furniture.ts";
import type { Passage } from "./passages.ts";
import { FIRST_PERSON, leans } from "./standing.ts";
import { centroid, cosine, likenessTo, scaled, type Vector } from "./vectors.ts";

/** Value by name. Names with a colon are words of one language, and count nothing for texts in another. */
export type Features = ReadonlyMap<string, number>;

/** Sentences of two origins are about the same from this cosine on. */
const ABOUT_THE_SAME = 0.3;
/** The first sentences of an article tell what it is about. */
const OPENING = 3;
/** Sentences of an article that those of other outlets are compared with: a bound on what long texts cost. */
const COMPARED = 80;
const SHORT = 9;
const LONG = 40;

/** What one story has in common, read once. */
interface Surroundings {
  story: Vector;
  openings: Vector;
  own: Map<string, Vector>;
  titles: Map<string, ReadonlySet<string>>;
  /** Cosine with the sentences that others are compared with, by their place among those. */
  likeness: (vector: Vector) => Map<number, number>;
  compared: readonly Passage[];
  several: boolean;
}

/** The features of each of `passages`, which are all sentences of one story in their order. */
export function featuresOf(passages: readonly Passage[]): Features[] {
  const byArticle = [...Map.groupBy(passages, ({ article }) => article.id).entries()];
  const several = byArticle.length > 1;
  const compared = several ? passages.filter(({ index }) => index < COMPARED) : [];
  const around: Surroundings = {
    story: centroid(passages.map(({ vector }) => vector)),
    openings: centroid(passages.filter(({ index }) => index < OPENING).map(({ vector }) => vector)),
    own: new Map(byArticle.map(([id, group]) => [id, centroid(group.map(({ vector }) => vector))])),
    titles: new Map(byArticle.map(([id, [first]]) => [id, new Set(contentStems(first?.article.title ?? ""))])),
    likeness: likenessTo(compared.map(({ vector }) => vector)),
    compared,
    several,
  };
  const inStory = scaled(passages.map(({ vector }) => cosine(vector, around.story)));
  const signs = passages.map(signsOf);
  return signs.map((own, at) => {
    // There is one for each.
    const passage = passages[at] as Passage;
    const before = passages[at - 1]?.article === passage.article ? passages[at - 1] : undefined;
    const after = passages[at + 1]?.article === passage.article ? passages[at + 1] : undefined;
    return new Map([
      ...placed(passage, before, after),
      ...central(passage, inStory[at] ?? 0, around),
      ...shaped(passage, own),
      ...beside(passage, before, after, after && signs[at + 1]),
      ...worded(passage, before),
    ]);
  });
}

/** What is asked of a sentence and of the one before it alike. */
interface Signs {
  /** The text outside quotation marks. */
  own: string;
  leans: boolean;
  firstPerson: boolean;
}

function signsOf({ text, article }: Passage): Signs {
  const own = outsideQuotes(text);
  return { own, leans: leans(text, article), firstPerson: FIRST_PERSON.test(withoutNumerals(own)) };
}

type Pairs = [name: string, value: number][];

const flag = (holds: boolean | undefined): number => (holds ? 1 : 0);

/** Where the sentence stands. */
function placed({ index, article, sentence }: Passage, before?: Passage, after?: Passage): Pairs {
  const count = article.sentences.length;
  return [
    ["place", 1 / (1 + index)],
    ["place first", flag(index === 0)],
    ["place second", flag(index === 1)],
    ["place early", flag(index < OPENING)],
    ["place among ten", Math.exp(-index / 8)],
    ["place share", index / Math.max(1, count - 1)],
    ["place log", Math.log(1 + index)],
    ["place last", flag(index >= count - 2)],
    ["article length", Math.log(1 + count)],
    ["opens paragraph", flag(before?.sentence.paragraph !== sentence.paragraph)],
    ["ends paragraph", flag(after?.sentence.paragraph !== sentence.paragraph)],
  ];
}

/** How much it says of what the story is about. */
function central(passage: Passage, inStory: number, around: Surroundings): Pairs {
  const { vector, article, origin, terms } = passage;
  const own = around.own.get(article.id) ?? around.story;
  const echoes = new Map<string, number>();
  for (const [at, likeness] of around.likeness(vector)) {
    const other = around.compared[at];
    if (!other || other.origin === origin) continue;
    echoes.set(other.origin, Math.max(likeness, echoes.get(other.origin) ?? 0));
  }
  const likenesses = [...echoes.values()];
  const held = new Set(terms);
  const shareOf = (title: ReadonlySet<string>): number => held.intersection(title).size / Math.max(1, title.size);
  const titles = [...around.titles.values()].map(shareOf);
  const names = [...capitalised(passage.text)];
  const inTitle = [...capitalised(article.title).intersection(new Set(names))].length;
  return [
    ["central in story", inStory],
    ["central in openings", cosine(vector, around.openings)],
    ["central in article", cosine(vector, own)],
    ["echo", Math.max(0, ...likenesses)],
    ["echoes", likenesses.filter((likeness) => likeness >= ABOUT_THE_SAME).length],
    ["several", flag(around.several)],
    ["title", shareOf(around.titles.get(article.id) ?? new Set())],
    ["titles", Math.max(0, ...titles)],
    ["title names", inTitle / Math.max(1, names.length)],
    ["title named", flag(inTitle > 0)],
    ["title words", held.intersection(around.titles.get(article.id) ?? new Set()).size],
  ];
}

const capitalised = (text: string): Set<string> =>
  new Set([...text.matchAll(/\p{Lu}\p{L}+/gu)].map(([word]) => word.toLowerCase()));

/** Its form: length, quotation marks, figures, names. */
function shaped(
  { text, wordCount, terms, article, insideQuote }: Passage,
  { own, leans: isLeaning, firstPerson }: Signs,
): Pairs {
  const cues = cuesFor(article.language);
  const quoted = quotations(text).join(" ");
  const capitals = text.match(/(?<=[\p{L}\p{N},;:)] )["“(]?\p{Lu}\p{L}+/gu)?.length ?? 0;
  const length = Math.log(1 + wordCount);
  return [
    ["length", length],
    ["length squared", length * length],
    ["length short", flag(wordCount < SHORT)],
    ["length long", flag(wordCount > LONG)],
    ["content words", Math.log(1 + terms.length)],
    ["content share", terms.length / Math.max(1, wordCount)],
    ["quoted", flag(quoted !== "")],
    ["quoted share", quoted.length / Math.max(1, text.length)],
    ["quotation first", flag(/^["“„«‘']/u.test(text))],
    ["quotation runs on", flag(insideQuote)],
    ["quotation open", flag(unbalanced(text))],
    ["speech alone", flag(quoted !== "" && (own.match(/\p{L}+/gu)?.length ?? 0) < 3)],
    ["figures", Math.min(3, text.match(/\d+/gu)?.length ?? 0)],
    ["money or share", flag(/[$€£¥%]/u.test(text))],
    ["year", flag(/\b(?:19|20)\d\d\b/u.test(text))],
    ["names", Math.min(5, capitals)],
    ["names none", flag(capitals === 0)],
    ["capitals only", flag(!/\p{Ll}/u.test(text))],
    ["colon last", flag(/:\s*$/u.test(text))],
    ["question", flag(/[?？؟]["”»’)\]]*$/u.test(text))],
    ["exclamation", flag(/!["”»’)\]]*$/u.test(text))],
    ["no full stop", flag(!/[.!?…。！？]["'”»’)\]]*$/u.test(text))],
    ["bracket", flag(/[([]/u.test(text))],
    ["dash", flag(/ [–—-] |—/u.test(text))],
    ["commas", Math.min(5, text.match(/,/gu)?.length ?? 0)],
    ["semicolon", flag(text.includes(";"))],
    ["furniture", flag(isFurniture(text))],
    ["first person", flag(firstPerson)],
    ["leans", flag(isLeaning)],
    ["joining", flag(cues?.joining.test(text))],
    ["pronoun", flag(cues?.pronoun.test(own))],
    ["why", flag(cues?.why.test(own))],
    ["next", flag(cues?.next.test(own))],
    ["background", flag(cues?.background.test(own))],
    ["judgement", flag(cues?.judgement.test(own))],
    ["supposed", flag(cues?.supposed.test(own))],
    ["day", flag(cues?.day.test(text))],
  ];
}

/** What its neighbours show: whether they lean on it, or it on them. */
function beside(passage: Passage, before?: Passage, after?: Passage, following?: Signs): Pairs {
  return [
    ["like before", before ? cosine(before.vector, passage.vector) : 0],
    ["like after", after ? cosine(after.vector, passage.vector) : 0],
    ["after leans", flag(following?.leans || following?.firstPerson)],
    ["before asks", flag(before && /[?:]["”]?$/u.test(before.text))],
    ["before quotes", flag(before && /["“”]/u.test(before.text))],
  ];
}

/** Its words, and those that open it: function words as they stand, others by stem. */
function worded({ text, article }: Passage, before?: Passage): Pairs {
  const tag = primaryTag(article.language);
  const all = words(text).map((word) => (isStopword(word) ? word : stem(word)));
  const found: Pairs = [];
  for (const word of new Set(all)) found.push([`${tag}:${word}`, 1]);
  for (const [at, word] of all.slice(0, 2).entries()) found.push([`${tag}:${at + 1} ${word}`, 1]);
  const own = words(outsideQuotes(text));
  for (const [at, word] of own.slice(0, -1).entries()) {
    const next = own[at + 1] ?? "";
    if (isStopword(word) && isStopword(next)) found.push([`${tag}:${word} ${next}`, 1]);
  }
  if (before) for (const word of words(before.text).slice(0, 1)) found.push([`${tag}:before ${word}`, 1]);
  return found;
}

// Answers without a model: the passages closest to a question, or none when the sources do not say.
import type { Article, Claim } from "../core/domain.ts";
import type { Answer, Question } from "../core/ports.ts";
import { answersKind, readQuestion, type Asked } from "./asked.ts";
import { cuesFor } from "../language/cues.ts";
import { claimOf, placeOf, readPassages, type Passage } from "./passages.ts";
import { sameWord } from "../language/same-words.ts";
import { isOrder } from "./orders.ts";
import { unfit } from "./standing.ts";
import { isFurniture } from "./furniture.ts";
import { topicsOf } from "./topics.ts";
import { cosine } from "./vectors.ts";

/** Share of the question's weight that must stand in a sentence and its neighbours, in the story and in other stories. */
const GATE = { story: 0.65, elsewhere: 0.8 };
/** The same share within the one sentence from which the answer is called whole. */
const WHOLE = 0.85;
const MOST_CLAIMS = 3;
/** Passages weaker than this share of the best one are left out. */
const NEAR_BEST = 0.6;
/** A sentence of fewer different content words says little. */
const SUBSTANCE = 6;
/** BM25 as in Robertson and Zaragoza 2009. */
/** Words of the headlines stand for the story, and tell no sentence of it from another: they count this much when passages are compared. */
const TOPIC = 0.4;
const K1 = 1.2;
const B = 0.75;
/** A sentence that adds to a point is this close to it, at least. */
const ABOUT_POINT = 0.2;

/** The passages that answer `question`, best first; no claims when the sources do not say. */
export function answerFrom(question: Question): Answer {
  const asked = readQuestion(question.text, question.turns);
  const held = readable(question.story.articles);
  const claims =
    question.point && asked.terms.length === 0
      ? aroundPoint(question.point, asked, held)
      : asked.terms.length === 0
        ? fromAnalysis(question, asked)
        : closest(asked, held, GATE.story, question.point, topicOf(question));
  if (claims.length > 0) return written(claims);
  const beyond =
    asked.terms.length > 1 ? closest(asked, readable(question.elsewhere), GATE.elsewhere, undefined, new Set()) : [];
  if (beyond.length > 0) return written(beyond);
  return { claims: [], complete: "no", covers: topicsOf(held), writtenBy: { kind: "extract" } };
}

/** Claims with whether they alone answer the whole question. */
type Found = { claim: Claim; whole: boolean }[];

function written(found: Found): Answer {
  return {
    claims: found.map(({ claim }) => claim),
    complete: found.some(({ whole }) => whole) ? "yes" : "partly",
    covers: [],
    writtenBy: { kind: "extract" },
  };
}

/** Everything an answer may be made of: no page furniture, no orders to an assistant. */
function readable(articles: readonly Article[]): Passage[] {
  return readPassages(articles).filter(({ text }) => !isOrder(text) && !isFurniture(text));
}

/** The best sentences that hold, with their neighbours, most of what is asked and the kind of answer asked for. */
function closest(
  asked: Asked,
  passages: Passage[],
  gate: number,
  point: Claim | undefined,
  topic: ReadonlySet<string>,
): Found {
  if (passages.length === 0) return [];
  const index = indexOf(passages);
  const weights = asked.terms.map((term) => index.weightOf(term));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = (held: ReadonlySet<string>): number =>
    asked.terms.reduce((sum, term, at) => sum + (held.has(term) ? (weights[at] ?? 0) : 0), 0) / total;
  const found = passages
    .map((passage, at) => ({
      passage,
      own: share(index.termsAt(at)),
      near: share(index.around(at)),
      score: index.score(at, asked.terms, topic),
    }))
    .filter(
      ({ passage, own, near, score }) =>
        score > 0 && near >= gate && own >= gate / 2 && answersKind(asked.wants, passage.text, passage.article),
    )
    .map((one) => ({
      ...one,
      score:
        one.score *
        readsAlone(one.passage) *
        fitsKind(asked, one.passage) *
        (point && standsAt(one.passage, point) ? 1.2 : 1),
    }))
    .toSorted((a, b) => b.score - a.score);
  const best = found[0]?.score ?? 0;
  const chosen: typeof found = [];
  for (const one of found) {
    if (chosen.length >= MOST_CLAIMS || one.score < best * NEAR_BEST) break;
    if (chosen.every(({ passage }) => cosine(passage.vector, one.passage.vector) < 0.5)) chosen.push(one);
  }
  return chosen.map(({ passage, own }) => ({ claim: claimOf(passage), whole: own >= WHOLE && isChecked(asked.wants) }));
}

/** Content words that the headlines of a story share with any question about it. */
function topicOf({ story, analysis }: Question): ReadonlySet<string> {
  const titles = [analysis.headline.text, ...story.articles.map(({ title }) => title)];
  return new Set(titles.flatMap((title) => readQuestion(title).terms));
}

/** Sentences that lean on others, continue a quotation or say little are worth less as an answer; half-sentences least. */
function readsAlone(passage: Passage): number {
  const reason = unfit(passage);
  const whole = reason === undefined ? 1 : reason === "question" || reason === "fragment" ? 0.5 : 0.85;
  return whole * Math.min(1, new Set(passage.terms).size / SUBSTANCE);
}

/** Only of times, ages and amounts can code tell that they are there; other answers are the closest passages, no more. */
function isChecked(wants: Asked["wants"]): boolean {
  return wants === "when" || wants === "how old" || wants === "how many";
}

function fitsKind({ wants }: Asked, { text, article }: Passage): number {
  return wants === "why" && cuesFor(article.language)?.why.test(text) ? 1.3 : 1;
}

function standsAt({ article, sentence }: Passage, { citations }: Claim): boolean {
  return citations.some(({ articleId, sentence: n }) => articleId === article.id && Math.abs(n - sentence.n) <= 2);
}

/** A question without content of its own is answered from the slots of the analysis; a vague one from none. */
function fromAnalysis({ analysis, elsewhere, story }: Question, { about, wants }: Asked): Found {
  const slots: Record<NonNullable<Asked["about"]>, Claim[]> = {
    "what happened": [...(analysis.lead ? [analysis.lead] : []), ...analysis.happened],
    "why it matters": analysis.why,
    "what next": analysis.conclusion ? [analysis.conclusion] : [],
    more: analysis.points,
  };
  const language = [...story.articles, ...elsewhere].find(({ id }) => id === analysis.headline.articleId) ?? {
    language: analysis.language,
  };
  const claims = about ? slots[about] : [];
  return claims
    .filter(({ text }) => about !== undefined || answersKind(wants, text, language))
    .slice(0, MOST_CLAIMS)
    .map((claim) => ({ claim, whole: true }));
}

/** What stands around a point's own passages, and what elsewhere in the sources is close to it without saying it again. */
function aroundPoint(point: Claim, asked: Asked, passages: Passage[]): Found {
  const cited = new Set(point.citations.map(placeOf));
  const own = passages.filter((passage) => cited.has(placeOf(passage)));
  const near = passages
    .filter((passage) => !cited.has(placeOf(passage)) && answersKind(asked.wants, passage.text, passage.article))
    .map((passage) => {
      const likeness = own.reduce((most, other) => Math.max(most, cosine(passage.vector, other.vector)), 0);
      const neighbour = own.some(
        (other) =>
          other.article.id === passage.article.id &&
          other.sentence.paragraph === passage.sentence.paragraph &&
          Math.abs(other.index - passage.index) === 1,
      );
      const next = own.some((other) => other.article.id === passage.article.id && passage.index - other.index === 1);
      const worth =
        (likeness + (neighbour ? 0.3 : 0) + (next ? 0.2 : 0)) * readsAlone(passage) * fitsKind(asked, passage);
      return { passage, likeness, worth };
    })
    .filter(
      ({ passage, likeness, worth }) =>
        worth >= ABOUT_POINT && likeness < 0.6 && !["question", "fragment"].includes(unfit(passage) ?? ""),
    )
    .toSorted((a, b) => b.worth - a.worth);
  const chosen: Passage[] = [];
  for (const { passage } of near) {
    if (chosen.length >= MOST_CLAIMS) break;
    if (chosen.every((other) => cosine(other.vector, passage.vector) < 0.5)) chosen.push(passage);
  }
  return chosen.map((passage) => ({ claim: claimOf(passage), whole: false }));
}

interface Index {
  /** Inverse document frequency; the rarest weight for words the sources do not know. */
  weightOf(term: string): number;
  termsAt(at: number): ReadonlySet<string>;
  /** Terms of a sentence and its neighbours in the same article. */
  around(at: number): ReadonlySet<string>;
  /** BM25 of a sentence for the terms; those of the topic count less. */
  score(at: number, terms: readonly string[], topic: ReadonlySet<string>): number;
}

function indexOf(passages: readonly Passage[]): Index {
  const terms = passages.map((passage) => passage.terms.map(sameWord));
  const sets = terms.map((list) => new Set(list));
  const frequency = new Map<string, number>();
  for (const set of sets) for (const term of set) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const average = terms.reduce((sum, { length }) => sum + length, 0) / Math.max(1, terms.length);
  const weightOf = (term: string): number => {
    const known = frequency.get(term) ?? 0;
    return Math.log(1 + (passages.length - known + 0.5) / (known + 0.5));
  };
  return {
    weightOf,
    termsAt: (at) => sets[at] ?? new Set(),
    around: (at) => {
      const held = new Set<string>();
      for (const near of [at - 1, at, at + 1]) {
        if (passages[near]?.article === passages[at]?.article) for (const term of sets[near] ?? []) held.add(term);
      }
      return held;
    },
    score: (at, asked, topic) => {
      const list = terms[at] ?? [];
      let sum = 0;
      for (const term of asked) {
        const count = list.filter((each) => each === term).length;
        const worth = weightOf(term) * (topic.has(term) ? TOPIC : 1);
        sum += (worth * count * (K1 + 1)) / (count + K1 * (1 - B + (B * list.length) / average));
      }
      return sum;
    },
  };
}

// The labelled questions of the shared corpus, and the score of answers to them.
import type { HeldStory } from "../../src/cli/analysed.ts";
import type { Analysis } from "../../src/core/domain.ts";
import type { Answer } from "../../src/core/ports.ts";
import { defaultLens } from "../../src/digest/defaults.ts";
import { extracted } from "../../src/extract/analyst.ts";
import { origins } from "../../src/stories/origins.ts";
import { median } from "../figures.ts";
import { corpusStories, placeName, storiesOf, type CorpusStory, type Place, type Told } from "./corpus.ts";
import { ownLabels } from "./own-labels.ts";

/** One sentence answers it, several do, none does, or it rests on a false premise. */
type Type = Told["questions"][number]["type"];

export interface Labelled extends Pick<CorpusStory, "set" | "language" | "story" | "placesOf"> {
  text: string;
  type: Type;
  answers: Set<Place>;
}

/** All questions of both sets; none where the shared folder is missing. */
export const labelledQuestions = (): Labelled[] => questionsOf(corpusStories());

/** Those and the ones that we asked ourselves: what is learned from. */
export function taughtQuestions(): Labelled[] {
  const { documents, told } = ownLabels();
  return [...labelledQuestions(), ...questionsOf(storiesOf("own", documents, told))];
}

function questionsOf(stories: readonly CorpusStory[]): Labelled[] {
  return stories.flatMap(({ told, ...story }) =>
    told.questions.map(({ q, type, answers = [] }): Labelled => {
      return { ...story, text: q, type, answers: new Set(answers.map(([doc, n]) => placeName(doc, n))) };
    }),
  );
}

const analyses = new Map<HeldStory, Analysis>();

/** What the post told of the question's story. */
export function analysisOf({ story, language }: Labelled): Analysis {
  const known = analyses.get(story) ?? extracted(story, origins(story.articles), defaultLens(language));
  analyses.set(story, known);
  return known;
}

/** What counts of an answer: of each of three passages two sentences. */
export function scoreOf(questions: readonly Labelled[], answers: readonly Pick<Answer, "claims" | "complete">[]) {
  const of: Record<Type, { all: number; among: number; first: number; whole: number; denied: number; sure: number }> = {
    single: nothing(),
    multi: nothing(),
    none: nothing(),
    false: nothing(),
  };
  const sure = { said: 0, right: 0 };
  const lengths: number[] = [];
  for (const [at, { type, answers: wanted, placesOf }] of questions.entries()) {
    const { claims, complete } = answers[at] ?? { claims: [], complete: "no" };
    const passages = claims.map(({ citations }) => citations.map(({ passage }) => passage));
    const shown = passages.slice(0, 3).map((own) => own.flatMap((passage) => placesOf(passage)).slice(0, 2));
    lengths.push(passages.flat(2).join(" ").split(/\s+/).length);
    const right = shown.map((places) => places.some((place) => wanted.has(place)));
    const score = of[type];
    score.all += 1;
    score.denied += Number(complete === "no");
    score.sure += Number(complete === "yes");
    score.first += Number(right[0] ?? false);
    score.among += Number(right.includes(true));
    score.whole += Number(wanted.size > 0 && [...wanted].every((place) => shown.flat().includes(place)));
    sure.said += Number(complete === "yes");
    sure.right += Number(complete === "yes" && (right[0] ?? false));
  }
  return { of, sure, words: { median: median(lengths), most: Math.max(...lengths) } };
}

const nothing = () => ({ all: 0, among: 0, first: 0, whole: 0, denied: 0, sure: 0 });

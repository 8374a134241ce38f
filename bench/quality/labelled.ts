// The labelled stories: sentences with what an editor would do with each.
import { readPassages, type Passage } from "../../src/extract/passages.ts";
import { origins } from "../../src/stories/origins.ts";
import { corpusStories, lines, placeName, present, storiesOf, type CorpusStory } from "./corpus.ts";
import { ownLabels } from "./own-labels.ts";

/** A sentence's label, as the material's own page explains it. */
export interface Label {
  doc: string;
  n: number;
  alone: 0 | 1 | 2;
  misleads: boolean;
  role: "event" | "why" | "background" | "reaction" | "next" | "detail" | "furniture";
  weight: 0 | 1 | 2 | 3;
  kind: "fact" | "opinion" | "inference";
}

/** A passage with the labels of the sentences that it holds, mostly one. */
export interface Labelled {
  passage: Passage;
  labels: Label[];
}

export interface LabelledStory extends CorpusStory {
  rows: Labelled[];
}

/** Every story of both sets, with its passages and their labels. */
export const labelledStories = (): LabelledStory[] =>
  labelled(
    corpusStories(),
    present().flatMap((set) => lines<Label>(set, "labels.jsonl")),
  );

/** Stories that we labelled ourselves, to learn from beside those. */
export function ownStories(): LabelledStory[] {
  const { documents, labels, told } = ownLabels();
  return labelled(storiesOf("own", documents, told), labels);
}

function labelled(stories: readonly CorpusStory[], all: readonly Label[]): LabelledStory[] {
  const labels = new Map(all.map((one) => [placeName(one.doc, one.n), one]));
  return stories.map((one) => {
    const passages = readPassages(one.story.articles, origins(one.story.articles));
    const rows = passages.map((passage) => ({
      passage,
      // A wording that stands in two documents of a story is that of the passage's own.
      labels: one
        .placesOf(passage.text, passage.article.id)
        .map((place) => labels.get(place))
        .filter((label) => label !== undefined),
    }));
    return { ...one, rows };
  });
}

// The terms of all stories, with the stories that hold each.
import { rarityOf } from "../language/rarity.ts";
import { type Counted, isRoutine } from "./report.ts";
import { BITS, type Only, type PostingList, type StoryTerms, type Term, isKnownBy, mayHold, setBit } from "./terms.ts";

/** Stories assumed to exist beyond those seen, so that the first documents already know rare words from common ones. */
const UNSEEN_STORIES = 100;
/** Terms kept per document: the first lines of a report name its event, the rest is background. */
const TERMS = 40;

export class Postings {
  readonly #index = new Map<string, PostingList>();
  #bit = 0;
  #mark = 0;

  /** The most telling of these words as they weigh among so many stories, heaviest first. */
  weigh(counted: readonly Counted[], stories: number): Term[] {
    return heaviest(counted.map((each) => weighed(each, this.#index.get(each.term), stories)));
  }

  /** Puts documents of the story under a term. */
  count(story: StoryTerms, posting: PostingList, documents: number): void {
    const before = posting.stories.get(story);
    posting.stories.set(story, (before ?? 0) + documents);
    if (before !== undefined) return;
    posting.held += 1;
    story.terms.push(posting);
    setBit(story, posting.bit);
  }

  /** One more document of the story. */
  add(story: StoryTerms, terms: readonly Term[]): void {
    for (const { term, posting } of terms) this.count(story, posting ?? this.#begin(term), 1);
  }

  drop(story: StoryTerms): void {
    for (const posting of story.terms) {
      posting.stories.delete(story);
      posting.held -= 1;
      if (posting.held === 0) this.#index.delete(posting.term);
    }
  }

  /** Whether other stories, of one report each, have enough in common with this one that weighing their words could tell them to be one. */
  sharing(story: StoryTerms): (single: StoryTerms) => boolean {
    this.#mark += 1;
    const mark = this.#mark;
    for (const posting of story.terms) posting.mark = mark;
    return ({ terms }) => {
      let common = 0;
      for (const posting of terms) {
        if (posting.mark !== mark) continue;
        common += isKnownBy(story, posting.stories.get(story) ?? 0) ? 2 : 1;
        if (common >= 2) return true;
      }
      return false;
    };
  }

  #begin(term: string): PostingList {
    this.#bit = (this.#bit + 1) % BITS;
    const rarity = rarityOf(term);
    const posting = { term, rarity, routine: isRoutine(term), bit: this.#bit, mark: 0, stories: new Map(), held: 0 };
    this.#index.set(term, posting);
    return posting;
  }
}

/** The words of a story's one document, as they weigh now; how they are spelt is not kept. */
export function weighedAgain({ terms }: StoryTerms, { counts }: Only, stories: number): Term[] {
  const again = counts.map((count, place) => {
    // As many terms as counts, while it is the only document.
    const posting = terms[place]!;
    return weighed({ term: posting.term, word: "", count: count >> 1, heads: count % 2 === 1 }, posting, stories);
  });
  return heaviest(again);
}

function weighed({ term, word, count, heads }: Counted, posting: PostingList | undefined, stories: number): Term {
  const idf = Math.log((stories + 1 + UNSEEN_STORIES) / ((posting?.held ?? 0) + 1));
  const rarity = posting?.rarity ?? rarityOf(term);
  return { term, word, count, heads, weight: (1 + Math.log(count)) * idf * Math.sqrt(rarity), posting };
}

const heaviest = (terms: Term[]): Term[] => terms.toSorted((one, other) => other.weight - one.weight).slice(0, TERMS);

/** Cosine of the two stories' mean TF-IDF vectors. */
export function likenessOf(one: StoryTerms, other: StoryTerms, stories: number): number {
  const weightIn = ({ size }: StoryTerms, { held, rarity }: PostingList, count: number): number =>
    (count / size) * Math.log((stories + UNSEEN_STORIES) / held) * Math.sqrt(rarity);
  let [dot, left, right] = [0, 0, 0];
  for (const posting of one.terms) {
    const weight = weightIn(one, posting, posting.stories.get(one) ?? 0);
    left += weight * weight;
    const count = mayHold(other, posting.bit) ? posting.stories.get(other) : undefined;
    if (count !== undefined) dot += weight * weightIn(other, posting, count);
  }
  for (const posting of other.terms) right += weightIn(other, posting, posting.stories.get(other) ?? 0) ** 2;
  return dot / Math.sqrt(left * right);
}

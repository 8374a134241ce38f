// Which story an article tells: one pass as they come, no model, nothing decided twice.
import { AT_LEAST, belongs, fitting, NEARLY, type Newcomer, WINDOW_MS } from "./fit.ts";
import { type Nearby, nearby } from "./nearby.ts";
import { Postings, likenessOf, weighedAgain } from "./postings.ts";
import { isRoutine, type StoryDoc, reportWords } from "./report.ts";
import { NO_TITLE, type StoryTerms, heirOf, massOf, packed, shared } from "./terms.ts";

export interface Assignment {
  /** Id of the story's first document; the document's own when it begins a story. */
  story: string;
  /** How well the document fits, 0 to 1; 1 for the first document of a story. */
  score: number;
  /** Words the document shares with the story, the most telling first; at most eight. */
  because: string[];
  /** Stories that this document showed to be the same one, and that now belong to `story`. */
  absorbed: string[];
  /** For a document that begins a story: the one it nearly joined, and the words it shares with that. */
  near?: { story: string; because: string[] };
}

/** Two stories that one document fits are one when their terms have at least this cosine. */
const SAME = 0.25;
interface Fit {
  story: StoryTerms;
  score: number;
}

type MayBeOne = (one: StoryTerms, other: StoryTerms) => boolean;

const sure = (likely: readonly Fit[]): Fit[] => likely.filter(({ score }) => score >= AT_LEAST);

/** Stories the document fits or nearly fits, best first. */
function likelyOf(newcomer: Newcomer, near: Nearby): Fit[] {
  return fitting(newcomer, near, NEARLY).toSorted(
    (one, other) => other.score - one.score || one.story.number - other.story.number,
  );
}

/**
 * Stories of the last 72 hours, by the terms of their documents; how well a document fits one is told in fit.ts. A term's weight
 * is its TF-IDF times the root of its rarity in any text. The idf counts stories, not documents: a name that a hundred reports of
 * one story repeat stays rare. (Single-pass clustering as in topic detection and tracking, with cluster frequency for document
 * frequency and coverage for cosine, so that a story does not become harder to join as its vocabulary grows.) A report that began
 * a story by itself is looked at again, at a lower bar, when another story grows by a word of it.
 *
 * Cost: one inverted index; per document 40 terms and at most 100 stories. Memory: one map entry per story and term, and the
 * words of documents that stand alone.
 */
export class StoryIndex {
  readonly #stories = new Map<string, StoryTerms>();
  readonly #postings = new Postings();
  /** Absorbed story -> the one that took it. */
  readonly #heirs = new Map<string, string>();
  #lastNumber = 0;
  #latest = 0;

  /** Finds the document's story, or begins one, and learns from the document. */
  assign(doc: StoryDoc): Assignment {
    const newcomer = this.#read(doc);
    const near = nearby(newcomer.terms);
    const likely = likelyOf(newcomer, near);
    const [best, ...others] = sure(likely);
    if (!best) {
      const nearest = likely[0] && shared(newcomer.terms, likely[0].story);
      this.#add(this.#begin(doc.id, newcomer), newcomer);
      return { story: doc.id, score: 1, because: [], absorbed: [], ...(nearest && { near: nearest }) };
    }
    this.#add(best.story, newcomer);
    const { because } = shared(newcomer.terms, best.story);
    const { kept, absorbed } = this.#settle(best.story, others, near, () => true);
    return { story: kept.id, score: Math.min(1, best.score), because, absorbed };
  }

  /**
   * Does again what was decided about a document: that it belongs to `story` now, after all that `heirs` says (absorbed story ->
   * the one that took it). Done for each in the order of the decisions, the index becomes what it was for whoever decided; where
   * it would decide otherwise, what was decided holds.
   */
  replay(doc: StoryDoc, story: string, heirs: ReadonlyMap<string, string>): void {
    const newcomer = this.#read(doc);
    const near = nearby(newcomer.terms);
    const [best, ...others] = sure(likelyOf(newcomer, near));
    const now = (id: string): string => heirOf(heirs, this.root(id));
    if (best && now(best.story.id) === now(story)) {
      this.#add(best.story, newcomer);
      this.#settle(best.story, others, near, (one, other) => now(one.id) === now(other.id));
      return;
    }
    const name = !best && now(doc.id) === now(story) ? doc.id : this.root(story);
    this.#add(this.#stories.get(name) ?? this.#begin(name, newcomer), newcomer);
  }

  /** The story the document would join; nothing is learned from the document. */
  fit(doc: StoryDoc): Pick<Assignment, "story" | "because"> | undefined {
    const newcomer = this.#read(doc);
    const best = likelyOf(newcomer, nearby(newcomer.terms))[0];
    return best && best.score >= AT_LEAST ? shared(newcomer.terms, best.story) : undefined;
  }

  /** Puts a document back where it was assigned before a restart. */
  restore(doc: StoryDoc, story: string): void {
    const newcomer = this.#read(doc);
    this.#add(this.#stories.get(this.root(story)) ?? this.#begin(story, newcomer), newcomer);
  }

  /** Joins `absorbed` into `story`, as was decided elsewhere. */
  absorb(story: string, absorbed: string): void {
    const [heir, gone] = [this.root(story), this.root(absorbed)];
    if (heir === gone) return;
    const from = this.#stories.get(gone);
    if (from === undefined) return void this.#heirs.set(gone, heir);
    this.#join(this.#stories.get(heir) ?? this.#begin(heir, { source: from.source ?? "", at: from.firstAt }), from);
  }

  /** The story that a story has been absorbed by, itself when by none. */
  root(story: string): string {
    return heirOf(this.#heirs, story);
  }

  /** Forgets the stories that no document can join any more. */
  expire(now: Date): void {
    const gone = new Set<string>();
    for (const story of this.#stories.values()) {
      if (now.getTime() - story.lastAt <= WINDOW_MS) continue;
      gone.add(story.id);
      this.#drop(story);
    }
    for (const [id] of this.#heirs) if (gone.has(this.root(id))) this.#heirs.delete(id);
  }

  /** How many stories can still grow. */
  get size(): number {
    return this.#stories.size;
  }

  #timeOf(doc: StoryDoc): number {
    const at = doc.published?.getTime() ?? this.#latest;
    this.#latest = Math.max(this.#latest, at);
    return at;
  }

  #read(doc: StoryDoc): Newcomer {
    const terms = this.#postings.weigh(reportWords(doc), this.#stories.size);
    return { terms, source: doc.source, at: this.#timeOf(doc) };
  }

  #begin(id: string, { source, at }: Pick<Newcomer, "source" | "at">): StoryTerms {
    this.#lastNumber += 1;
    // What is looked at for each of a hundred stories comes first, so that it lies together.
    const story: StoryTerms = {
      size: 0,
      place: 0,
      massAtLeast: 0,
      b0: 0,
      b1: 0,
      b2: 0,
      b3: 0,
      mass: 0,
      only: undefined,
      number: this.#lastNumber,
      id,
      source,
      terms: [],
      firstAt: at,
      middle: at,
      lastAt: at,
      title: NO_TITLE,
      differs: undefined,
    };
    this.#stories.set(id, story);
    return story;
  }

  #add(story: StoryTerms, { terms, source, at }: Newcomer): void {
    if (story.source !== source) story.source = undefined;
    story.size += 1;
    setMass(story, story.mass + (massOf(terms) - story.mass) / story.size);
    story.firstAt = Math.min(story.firstAt, at);
    story.middle += (at - story.middle) / story.size;
    story.lastAt = Math.max(story.lastAt, at);
    story.only = story.size === 1 ? { counts: packed(terms), source, at } : undefined;
    const title = story.size === 1 ? terms.flatMap(({ term, heads }) => (heads && !isRoutine(term) ? [term] : [])) : [];
    if (title.length > 0) story.title = new Set(title);
    this.#postings.add(story, terms);
  }

  #drop(story: StoryTerms): void {
    this.#postings.drop(story);
    this.#stories.delete(story.id);
  }

  /** Joins to `story` what the document that it has just taken in shows to be the same, where `mayBeOne` allows. */
  #settle(story: StoryTerms, others: Fit[], { stories }: Nearby, mayBeOne: MayBeOne) {
    const absorbed: string[] = [];
    let kept = story;
    const join = (other: StoryTerms): void => {
      const [heir, gone] = kept.number < other.number ? [kept, other] : [other, kept];
      absorbed.push(gone.id);
      this.#join(heir, gone);
      kept = heir;
    };
    for (const { story: other } of others.slice(0, 3))
      if (this.#areOne(kept, other) && mayBeOne(kept, other)) join(other);
    // Stories of one report that share a word with what it has just taken in, and belong to it.
    let hasMuch = this.#postings.sharing(kept);
    for (const single of stories) {
      const { only } = single;
      if (only === undefined || single === kept || !hasMuch(single)) continue;
      const terms = weighedAgain(single, only, this.#stories.size);
      if (!belongs({ ...only, terms }, kept) || !mayBeOne(kept, single)) continue;
      join(single);
      hasMuch = this.#postings.sharing(kept);
    }
    return { kept, absorbed };
  }

  /** Everything of the story `gone` is `heir`'s. */
  #join(heir: StoryTerms, gone: StoryTerms): void {
    for (const posting of gone.terms) this.#postings.count(heir, posting, posting.stories.get(gone) ?? 0);
    if (heir.source !== gone.source) heir.source = undefined;
    setMass(heir, (heir.mass * heir.size + gone.mass * gone.size) / (heir.size + gone.size));
    heir.middle = (heir.middle * heir.size + gone.middle * gone.size) / (heir.size + gone.size);
    heir.only = gone.only = undefined;
    heir.size += gone.size;
    heir.firstAt = Math.min(heir.firstAt, gone.firstAt);
    heir.lastAt = Math.max(heir.lastAt, gone.lastAt);
    this.#drop(gone);
    this.#heirs.set(gone.id, heir.id);
  }

  /** Cosine of the stories' mean TF-IDF vectors; a pair is compared again only once it has grown by a quarter. */
  #areOne(one: StoryTerms, other: StoryTerms): boolean {
    const sizes = one.size + other.size;
    if (sizes < (one.differs?.get(other.number) ?? 0) * 1.25) return false;
    const same = likenessOf(one, other, this.#stories.size) >= SAME;
    if (!same) {
      (one.differs ??= new Map()).set(other.number, sizes);
      (other.differs ??= new Map()).set(one.number, sizes);
    }
    return same;
  }
}

function setMass(story: StoryTerms, mass: number): void {
  story.mass = mass;
  story.massAtLeast = Math.floor(mass);
}

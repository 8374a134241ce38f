// Which story an article tells: one pass as they come, no model, nothing decided twice.
import { HOUR } from "../core/time.ts";
import { type Story, type Term, candidates, massOf, shared, squares } from "./terms.ts";
import { isStopword, stem, words } from "../language/words.ts";

export interface StoryDoc {
  id: string;
  title: string;
  /** May be empty: headlines alone work. */
  text: string;
  source: string;
  url: string | undefined;
  published: Date | undefined;
}

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

const WINDOW_MS = 72 * HOUR;
/** Terms kept per document: the first lines of a report name its event, the rest is background. */
const TERMS = 40;
const TEXT_WORDS = 200;
const TITLE_WEIGHT = 3;

/** A document joins the story it fits best when it fits at least this well, and a small story better: AT_LEAST + SMALL / size. */
const AT_LEAST = 0.17;
const SMALL = 0.05;
/** A document that begins a story, and fits another at least this well, nearly joined that. */
const NEARLY = 0.16;
/** What it must fit better when the story has no other source than its own: a column's next part is no second report. */
const SERIES = 0.4;
/** Two stories that one document fits are one when their terms have at least this cosine. */
const SAME = 0.25;
/** Stories assumed to exist beyond those seen, so that the first documents already know rare words from common ones. */
const UNSEEN_STORIES = 100;

interface Fit {
  story: Story;
  score: number;
}

/**
 * Stories of the last 72 hours, by the terms of their documents. The fit of a document d to a story s is
 *
 *   fit(d, s) = sum over shared terms t of  share(t) * sqrt(p(t | s))
 *
 * where share(t) is the term's part of d's squared TF-IDF weight, or of the story's mean one when that is less (a headline among
 * full texts, or the reverse), and p(t | s) the part of s's documents that have t. The idf
 * counts stories, not documents: a name that a hundred reports of one story repeat stays rare. (Single-pass clustering as in
 * topic detection and tracking, with cluster frequency for document frequency and coverage for cosine, so that a story does
 * not become harder to join as its vocabulary grows.) At least two terms must be shared, or one that the story is known by.
 *
 * Cost: one inverted index; per document 40 terms and at most 100 stories. Memory: one map entry per story and term.
 */
export class StoryIndex {
  readonly #stories = new Map<string, Story>();
  /** Term -> story -> how many of its documents have the term. */
  readonly #index = new Map<string, Map<Story, number>>();
  /** Absorbed story -> the one that took it. */
  readonly #heirs = new Map<string, string>();
  #lastNumber = 0;
  #latest = 0;

  /** Finds the document's story, or begins one, and learns from the document. */
  assign(doc: StoryDoc): Assignment {
    const at = this.#timeOf(doc);
    const terms = this.#termsOf(doc);
    const likely = this.#likely(terms, at, doc.source);
    const fits = likely.filter(({ score }) => score >= AT_LEAST);
    const [best, ...others] = fits;
    if (!best) {
      const near = likely[0] && shared(terms, likely[0].story);
      this.#add(this.#begin(doc.id, doc.source, at), terms, doc.source, at);
      return { story: doc.id, score: 1, because: [], absorbed: [], ...(near && { near }) };
    }
    this.#add(best.story, terms, doc.source, at);
    const { because } = shared(terms, best.story);
    const { kept, absorbed } = this.#merge(best.story, others.slice(0, 3));
    return { story: kept.id, score: Math.min(1, best.score), because, absorbed };
  }

  /** The story the document would join; nothing is learned from the document. */
  fit(doc: StoryDoc): Pick<Assignment, "story" | "because"> | undefined {
    const terms = this.#termsOf(doc);
    const best = this.#likely(terms, this.#timeOf(doc), doc.source)[0];
    return best && best.score >= AT_LEAST ? shared(terms, best.story) : undefined;
  }

  /** Puts a document back where it was assigned before a restart. */
  restore(doc: StoryDoc, story: string): void {
    const at = this.#timeOf(doc);
    const held = this.#stories.get(this.root(story)) ?? this.#begin(story, doc.source, at);
    this.#add(held, this.#termsOf(doc), doc.source, at);
  }

  /** Joins `absorbed` into `story`, as was decided elsewhere. */
  absorb(story: string, absorbed: string): void {
    const [heir, gone] = [this.root(story), this.root(absorbed)];
    if (heir === gone) return;
    const from = this.#stories.get(gone);
    if (from === undefined) return void this.#heirs.set(gone, heir);
    this.#join(this.#stories.get(heir) ?? this.#begin(heir, from.source ?? "", from.firstAt), from);
  }

  /** The story that a story has been absorbed by, itself when by none. */
  root(story: string): string {
    let id = story;
    for (let heir = this.#heirs.get(id); heir !== undefined; heir = this.#heirs.get(id)) id = heir;
    return id;
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

  /** The document's most telling terms, heaviest first. */
  #termsOf(doc: StoryDoc): Term[] {
    const counts = new Map<string, { word: string; count: number }>();
    const count = (word: string, weight: number): void => {
      if (isStopword(word)) return;
      const term = stem(word);
      const entry = counts.get(term);
      if (entry) entry.count += weight;
      else counts.set(term, { word, count: weight });
    };
    for (const word of words(doc.title)) count(word, doc.text === "" ? 1 : TITLE_WEIGHT);
    // Of a long text only the beginning is read: 200 words, at eight letters each.
    for (const word of words(doc.text.slice(0, TEXT_WORDS * 8)).slice(0, TEXT_WORDS)) count(word, 1);
    const total = this.#stories.size + 1 + UNSEEN_STORIES;
    const terms: Term[] = [];
    for (const [term, { word, count: times }] of counts) {
      const stories = this.#index.get(term);
      const weight = (1 + Math.log(times)) * Math.log(total / ((stories?.size ?? 0) + 1));
      terms.push({ term, word, weight, stories });
    }
    return terms.toSorted((one, other) => other.weight - one.weight).slice(0, TERMS);
  }

  /** Stories the document fits or nearly fits, best first. */
  #likely(terms: Term[], at: number, source: string): Fit[] {
    const mass = massOf(terms);
    const likely: Fit[] = [];
    for (const story of candidates(terms)) {
      if (at > story.lastAt + WINDOW_MS || at < story.firstAt - WINDOW_MS) continue;
      let score = -SMALL / story.size - (source !== "" && story.source === source ? SERIES : 0);
      let common = 0;
      for (const { weight, stories } of terms) {
        const count = stories?.get(story);
        if (count === undefined) continue;
        const known = count >= 5 && count >= story.size * 0.5;
        common += known ? 2 : 1;
        score += ((weight * weight) / Math.min(mass, story.mass)) * Math.sqrt(count / story.size);
      }
      if (score >= NEARLY && (common >= 2 || score > 0.5)) likely.push({ story, score });
    }
    return likely.toSorted((one, other) => other.score - one.score || one.story.number - other.story.number);
  }

  #begin(id: string, source: string, at: number): Story {
    this.#lastNumber += 1;
    const number = this.#lastNumber;
    const story = { number, id, source, size: 0, mass: 0, terms: [], firstAt: at, lastAt: at, differs: new Map() };
    this.#stories.set(id, story);
    return story;
  }

  #add(story: Story, terms: Term[], source: string, at: number): void {
    if (story.source !== source) story.source = undefined;
    story.size += 1;
    story.mass += (massOf(terms) - story.mass) / story.size;
    story.firstAt = Math.min(story.firstAt, at);
    story.lastAt = Math.max(story.lastAt, at);
    for (const { term } of terms) this.#count(story, term, 1);
  }

  #count(story: Story, term: string, documents: number): void {
    let stories = this.#index.get(term);
    if (!stories) this.#index.set(term, (stories = new Map()));
    const before = stories.get(story);
    if (before === undefined) story.terms.push(term);
    stories.set(story, (before ?? 0) + documents);
  }

  #drop(story: Story): void {
    for (const term of story.terms) {
      const stories = this.#index.get(term);
      stories?.delete(story);
      if (stories?.size === 0) this.#index.delete(term);
    }
    this.#stories.delete(story.id);
  }

  #merge(story: Story, others: Fit[]): { kept: Story; absorbed: string[] } {
    const absorbed: string[] = [];
    let kept = story;
    for (const { story: other } of others) {
      if (!this.#areOne(kept, other)) continue;
      const [heir, gone] = kept.number < other.number ? [kept, other] : [other, kept];
      absorbed.push(gone.id);
      this.#join(heir, gone);
      kept = heir;
    }
    return { kept, absorbed };
  }

  /** Everything of the story `gone` is `heir`'s. */
  #join(heir: Story, gone: Story): void {
    for (const term of gone.terms) this.#count(heir, term, this.#index.get(term)?.get(gone) ?? 0);
    if (heir.source !== gone.source) heir.source = undefined;
    heir.mass = (heir.mass * heir.size + gone.mass * gone.size) / (heir.size + gone.size);
    heir.size += gone.size;
    heir.firstAt = Math.min(heir.firstAt, gone.firstAt);
    heir.lastAt = Math.max(heir.lastAt, gone.lastAt);
    this.#drop(gone);
    this.#heirs.set(gone.id, heir.id);
  }

  /** Cosine of the stories' mean TF-IDF vectors; a pair is compared again only once it has grown by a quarter. */
  #areOne(one: Story, other: Story): boolean {
    const sizes = one.size + other.size;
    if (sizes < (one.differs.get(other.number) ?? 0) * 1.25) return false;
    const [left, right] = [this.#vector(one), this.#vector(other)];
    let dot = 0;
    for (const [term, weight] of left) dot += weight * (right.get(term) ?? 0);
    const same = dot >= SAME * Math.sqrt(squares(left) * squares(right));
    if (!same) {
      one.differs.set(other.number, sizes);
      other.differs.set(one.number, sizes);
    }
    return same;
  }

  #vector(story: Story): Map<string, number> {
    const total = this.#stories.size + UNSEEN_STORIES;
    const vector = new Map<string, number>();
    for (const term of story.terms) {
      const stories = this.#index.get(term);
      if (stories) vector.set(term, ((stories.get(story) ?? 0) / story.size) * Math.log(total / stories.size));
    }
    return vector;
  }
}

// Which story an article tells: one pass over articles as they come, no model, no second look at what was decided.
import { HOUR, MINUTE } from "../core/time.ts";
import { contentStems, isStopword, stem, words } from "../language/words.ts";

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
/** Stories looked up for one document. Rare terms come first, so what is left out shares only common ones. */
const MAX_CANDIDATES = 100;

interface Story {
  id: string;
  /** The only source so far; undefined once there are several. Empty when nobody said. */
  source: string | undefined;
  size: number;
  /** Mean squared weight of its documents' terms. */
  mass: number;
  terms: string[];
  firstAt: number;
  lastAt: number;
  /** Stories compared with this one and found different, with the size both had together. */
  differs: Map<number, number>;
}

interface Term {
  term: string;
  word: string;
  weight: number;
  stories: Map<number, number> | undefined;
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
  readonly #stories = new Map<number, Story>();
  readonly #numbers = new Map<string, number>();
  /** Term -> story number -> how many of its documents have the term. */
  readonly #index = new Map<string, Map<number, number>>();
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
    const best = fits[0];
    if (!best) {
      const near = likely[0] && this.#shared(terms, likely[0].number);
      this.#add(this.#begin(doc.id, doc.source, at), terms, doc.source, at);
      return { story: doc.id, score: 1, because: [], absorbed: [], ...(near && { near }) };
    }
    this.#add(best.number, terms, doc.source, at);
    const { because } = this.#shared(terms, best.number);
    const { number, absorbed } = this.#merge(best.number, fits.slice(1, 4));
    return {
      story: this.#stories.get(number)!.id,
      score: Math.min(1, best.score),
      because,
      absorbed,
    };
  }

  /** The story the document would join; nothing is learned from the document. */
  fit(doc: StoryDoc): Pick<Assignment, "story" | "because"> | undefined {
    const terms = this.#termsOf(doc);
    const best = this.#likely(terms, this.#timeOf(doc), doc.source)[0];
    return best && best.score >= AT_LEAST ? this.#shared(terms, best.number) : undefined;
  }

  /** Puts a document back where it was assigned before a restart. */
  restore(doc: StoryDoc, story: string): void {
    const at = this.#timeOf(doc);
    const number = this.#numbers.get(this.root(story)) ?? this.#begin(story, doc.source, at);
    this.#add(number, this.#termsOf(doc), doc.source, at);
  }

  /** Joins `absorbed` into `story`, as was decided elsewhere. */
  absorb(story: string, absorbed: string): void {
    const [heir, gone] = [this.root(story), this.root(absorbed)];
    if (heir === gone) return;
    const from = this.#numbers.get(gone);
    if (from === undefined) return void this.#heirs.set(gone, heir);
    const { source, firstAt } = this.#stories.get(from)!;
    this.#join(this.#numbers.get(heir) ?? this.#begin(heir, source ?? "", firstAt), from);
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
    for (const [number, story] of this.#stories) {
      if (now.getTime() - story.lastAt <= WINDOW_MS) continue;
      gone.add(story.id);
      this.#drop(number, story);
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
    // No more of a long text is looked at than its beginning: 200 words of eight letters.
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

  /** The story by its name, and the most telling words that these terms share with it. */
  #shared(terms: Term[], number: number): { story: string; because: string[] } {
    const because = terms.filter(({ stories }) => stories?.has(number)).slice(0, 8);
    return { story: this.#stories.get(number)!.id, because: because.map(({ word }) => word) };
  }

  /** Stories the document fits or nearly fits, best first. */
  #likely(terms: Term[], at: number, source: string): { number: number; score: number }[] {
    const mass = massOf(terms);
    const likely: { number: number; score: number }[] = [];
    for (const number of this.#candidates(terms)) {
      const story = this.#stories.get(number)!;
      if (at > story.lastAt + WINDOW_MS || at < story.firstAt - WINDOW_MS) continue;
      let score = -SMALL / story.size - (source !== "" && story.source === source ? SERIES : 0);
      let shared = 0;
      for (const { weight, stories } of terms) {
        const count = stories?.get(number);
        if (count === undefined) continue;
        const known = count >= 5 && count >= story.size * 0.5;
        shared += known ? 2 : 1;
        score += ((weight * weight) / Math.min(mass, story.mass)) * Math.sqrt(count / story.size);
      }
      if (score >= NEARLY && (shared >= 2 || score > 0.5)) likely.push({ number, score });
    }
    return likely.toSorted((one, other) => other.score - one.score || one.number - other.number);
  }

  #candidates(terms: Term[]): Set<number> {
    const found = new Set<number>();
    const byRarity = terms
      .filter(({ stories }) => stories)
      .toSorted((one, other) => one.stories!.size - other.stories!.size);
    for (const { stories } of byRarity) {
      if (found.size > 0 && found.size + stories!.size > MAX_CANDIDATES) break;
      for (const number of stories!.keys()) found.add(number);
    }
    return found;
  }

  #begin(id: string, source: string, at: number): number {
    this.#lastNumber += 1;
    this.#numbers.set(id, this.#lastNumber);
    this.#stories.set(this.#lastNumber, {
      id,
      source,
      size: 0,
      mass: 0,
      terms: [],
      firstAt: at,
      lastAt: at,
      differs: new Map(),
    });
    return this.#lastNumber;
  }

  #add(number: number, terms: Term[], source: string, at: number): void {
    const story = this.#stories.get(number)!;
    if (story.source !== source) story.source = undefined;
    story.size += 1;
    story.mass += (massOf(terms) - story.mass) / story.size;
    story.firstAt = Math.min(story.firstAt, at);
    story.lastAt = Math.max(story.lastAt, at);
    for (const { term } of terms) this.#count(number, story, term, 1);
  }

  #count(number: number, story: Story, term: string, documents: number): void {
    let stories = this.#index.get(term);
    if (!stories) this.#index.set(term, (stories = new Map()));
    const before = stories.get(number);
    if (before === undefined) story.terms.push(term);
    stories.set(number, (before ?? 0) + documents);
  }

  #drop(number: number, story: Story): void {
    for (const term of story.terms) {
      const stories = this.#index.get(term)!;
      stories.delete(number);
      if (stories.size === 0) this.#index.delete(term);
    }
    this.#stories.delete(number);
    this.#numbers.delete(story.id);
  }

  /** Joins stories that turn out to be one; the older keeps its name. */
  #merge(number: number, others: { number: number }[]): { number: number; absorbed: string[] } {
    const absorbed: string[] = [];
    let kept = number;
    for (const { number: other } of others) {
      if (!this.#areOne(kept, other)) continue;
      const [heir, gone] = kept < other ? [kept, other] : [other, kept];
      absorbed.push(this.#join(heir, gone));
      kept = heir;
    }
    return { number: kept, absorbed };
  }

  /** Everything of the story `gone` is `heir`'s; the id of what is gone. */
  #join(heir: number, gone: number): string {
    const into = this.#stories.get(heir)!;
    const from = this.#stories.get(gone)!;
    for (const term of from.terms) this.#count(heir, into, term, this.#index.get(term)!.get(gone)!);
    if (into.source !== from.source) into.source = undefined;
    into.mass = (into.mass * into.size + from.mass * from.size) / (into.size + from.size);
    into.size += from.size;
    into.firstAt = Math.min(into.firstAt, from.firstAt);
    into.lastAt = Math.max(into.lastAt, from.lastAt);
    this.#drop(gone, from);
    this.#heirs.set(from.id, into.id);
    return from.id;
  }

  /** Cosine of the stories' mean TF-IDF vectors; a pair is compared again only once it has grown by a quarter. */
  #areOne(a: number, b: number): boolean {
    const [one, other] = [this.#stories.get(a)!, this.#stories.get(b)!];
    const sizes = one.size + other.size;
    if (sizes < (one.differs.get(b) ?? 0) * 1.25) return false;
    const total = this.#stories.size + UNSEEN_STORIES;
    const vector = (number: number, story: Story): Map<string, number> =>
      new Map(
        story.terms.map((term) => {
          const stories = this.#index.get(term)!;
          return [term, (stories.get(number)! / story.size) * Math.log(total / stories.size)];
        }),
      );
    const [left, right] = [vector(a, one), vector(b, other)];
    let dot = 0;
    for (const [term, weight] of left) dot += weight * (right.get(term) ?? 0);
    const same = dot >= SAME * Math.sqrt(squares(left) * squares(right));
    if (!same) {
      one.differs.set(b, sizes);
      other.differs.set(a, sizes);
    }
    return same;
  }
}

/**
 * The order in which documents are to be assigned: by time, and within a minute those first that share most words with the rest
 * of it, for a story that begins at its middle is found by its edges. Whatever the order they were given in, within a minute, the
 * result is the same. A document without a time keeps its place.
 */
export function inOrder<Doc extends Pick<StoryDoc, "title" | "text" | "source" | "url" | "published">>(
  docs: readonly Doc[],
): Doc[] {
  let latest = 0;
  const timed = docs.map((doc) => ({ doc, at: (latest = doc.published?.getTime() ?? latest) }));
  const minutes: { minute: number | undefined; docs: Doc[] }[] = [];
  for (const { doc, at } of timed.toSorted((one, other) => one.at - other.at)) {
    const minute = doc.published && Math.floor(at / MINUTE);
    const last = minutes.at(-1);
    if (last && minute !== undefined && last.minute === minute) last.docs.push(doc);
    else minutes.push({ minute, docs: [doc] });
  }
  return minutes.flatMap(({ docs: together }) => (together.length === 1 ? together : mostSharedFirst(together)));
}

function mostSharedFirst<Doc extends Pick<StoryDoc, "title" | "text" | "source" | "url">>(docs: Doc[]): Doc[] {
  const stems = docs.map((doc) => new Set(contentStems(`${doc.title} ${doc.text.slice(0, TEXT_WORDS * 8)}`)));
  const holders = new Map<string, number>();
  for (const own of stems) for (const term of own) holders.set(term, (holders.get(term) ?? 0) + 1);
  const entries = docs.map((doc, at) => {
    const own = stems[at]!;
    let shared = 0;
    for (const term of own) shared += holders.get(term)! - 1;
    return {
      doc,
      shared: shared / Math.sqrt(own.size || 1),
      name: `${doc.title}\n${doc.source}\n${doc.url}\n${doc.text}`,
    };
  });
  return entries
    .toSorted((one, other) => other.shared - one.shared || (one.name < other.name ? -1 : 1))
    .map(({ doc }) => doc);
}

function massOf(terms: Term[]): number {
  return terms.reduce((sum, { weight }) => sum + weight * weight, 0);
}

function squares(vector: Map<string, number>): number {
  let sum = 0;
  for (const weight of vector.values()) sum += weight * weight;
  return sum;
}

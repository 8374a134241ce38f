// Which of many standing questions an article may answer, by their words alone: an index in memory.
import type { Article } from "../core/domain.ts";
import { rarityOf } from "../language/rarity.ts";
import { contentStems } from "../language/words.ts";
import { sameWord } from "../language/same-words.ts";
import { readQuestion } from "./asked.ts";

/**
 * A question is looked at where an article holds this part of its words, the rarer ones counting for more. By itself a question has
 * few; the headline of the story that it was asked under tells with it what it is about.
 */
const HELD = { alone: 0.75, about: 0.45 };
/** Even the commonest word says something. */
const LEAST = 0.05;

export interface WatchIndex {
  readonly size: number;
  has(id: string): boolean;
  /** `about`: the headline of the story that it was asked under. */
  add(id: string, question: string, about?: string): void;
  delete(id: string): void;
  /** Ids of those that the article may answer. */
  find(article: Pick<Article, "title" | "text">): string[];
}

export function createWatchIndex(): WatchIndex {
  /** Questions by slot; a slot that was left is never used again until the index is made anew. */
  const ids: (string | undefined)[] = [];
  const slots = new Map<string, number>();
  const needed: number[] = [];
  const postings = new Map<string, { slot: number; weight: number }[]>();
  let held = new Float64Array(0);

  return {
    get size() {
      return slots.size;
    },
    has: (id) => slots.has(id),
    add(id, question, about) {
      const slot = ids.push(id) - 1;
      slots.set(id, slot);
      const terms = new Set([question, about ?? ""].flatMap((text) => readQuestion(text).terms));
      const weighed = [...terms].map((term) => ({ term, weight: Math.max(LEAST, rarityOf(term)) }));
      needed.push(
        (about === undefined ? HELD.alone : HELD.about) * weighed.reduce((sum, { weight }) => sum + weight, 0),
      );
      for (const { term, weight } of weighed) {
        const known = postings.get(term);
        if (known) known.push({ slot, weight });
        else postings.set(term, [{ slot, weight }]);
      }
      if (held.length < ids.length) held = new Float64Array(ids.length * 2);
    },
    delete(id) {
      const slot = slots.get(id);
      if (slot === undefined) return;
      ids[slot] = undefined;
      slots.delete(id);
    },
    find({ title, text }) {
      const touched: number[] = [];
      for (const term of new Set(contentStems(`${title}\n${text}`).map(sameWord))) {
        for (const { slot, weight } of postings.get(term) ?? []) {
          if (held[slot] === 0) touched.push(slot);
          held[slot] = (held[slot] ?? 0) + weight;
        }
      }
      const found = touched.flatMap((slot) => ((held[slot] ?? 0) >= (needed[slot] ?? 0) ? (ids[slot] ?? []) : []));
      for (const slot of touched) held[slot] = 0;
      return found;
    },
  };
}

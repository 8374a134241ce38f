// What each mark of a sentence is worth as an answer.
import type { Marks } from "./marks.ts";

export const WEIGHTS: Readonly<Record<keyof Marks, number>> = {
  own: 8.6,
  kin: 7,
  alias: 6,
  beside: 2.5,
  around: 1,
  apart: 2,
  near: 6,
  phrase: 2,
  bm25: 1.3,
  focus: 1,
  kind: 2.3,
  kindOwn: 1.8,
  why: 1,
  told: 0.3,
  opens: -1.1,
  long: -0.2,
  short: -1,
  quoted: -0.4,
  question: -2,
  fragment: -0.5,
  leaning: 0,
};

/** The first passage is said to answer where its share of the softmax is above this. */
export const SURE = 0.95;

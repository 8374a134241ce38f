// What each mark of a sentence is worth as an answer, as learned.
// Written by bench/quality/learn-answers.ts from the labelled questions of corpus/editing and corpus/editing-pages; no chance is in it.
import type { Marks } from "./marks.ts";

export const WEIGHTS: Readonly<Record<keyof Marks, number>> = {
  own: 1.95,
  family: 4.47,
  kin: 3.74,
  alias: -0.76,
  rarest: -0.07,
  count: 1.86,
  before: 1.65,
  after: 0.86,
  around: 0.11,
  apart: 2.02,
  near: 0.01,
  phrase: 0.36,
  number: 2.22,
  names: 1.21,
  focus: 0.22,
  bm25: 1.52,
  kind: 1,
  kindOwn: -0.04,
  why: 0.77,
  told: 0.29,
  opens: -1.91,
  long: -0.41,
  short: -0.31,
  quoted: -0.41,
  question: -1.14,
  fragment: -0.02,
  leaning: -0.06,
};

/** The first passage is said to answer where its share of the softmax is at least this. */
export const SURE = 0.82;

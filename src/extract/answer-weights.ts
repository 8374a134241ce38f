// What each mark of a sentence is worth as an answer, as learned.
// Written by bench/quality/learn-answers.ts from the labelled questions of corpus/editing and corpus/editing-pages; no chance is in it.
import type { Marks } from "./marks.ts";

export const WEIGHTS: Readonly<Record<keyof Marks, number>> = {
  own: 1.85,
  family: 1.07,
  kin: 3.09,
  alias: -0.87,
  rarest: -0.38,
  count: 2.24,
  before: 2.26,
  after: 1.27,
  around: 1.38,
  apart: 1.55,
  near: -0.01,
  phrase: 0.32,
  number: 2.15,
  names: 1.27,
  focus: 0.3,
  bm25: 1.32,
  kind: 1.06,
  kindOwn: 0.43,
  why: 0.77,
  told: 0.27,
  opens: -1.51,
  long: -0.59,
  short: -0.5,
  quoted: -0.56,
  question: -0.69,
  fragment: -0.02,
  leaning: 0.03,
};

/** The first passage is said to answer where its share of the softmax is at least this. */
export const SURE = 0.75;

// What each mark of a sentence is worth as an answer, as learned.
// Written by bench/quality/learn-answers.ts from the labelled questions of corpus/editing and corpus/editing-pages; no chance is in it.
import type { Marks } from "./marks.ts";

export const WEIGHTS: Readonly<Record<keyof Marks, number>> = {
  own: 1.75,
  family: 3.98,
  kin: 3.23,
  alias: -0.88,
  rarest: -0.04,
  count: 1.89,
  before: 1.28,
  after: 0.67,
  around: -0.17,
  apart: 1.87,
  near: 0.13,
  phrase: 0.55,
  number: 2.09,
  names: 1.08,
  focus: 0.16,
  bm25: 1.41,
  kind: 0.9,
  kindOwn: 0.52,
  why: 0.74,
  told: 0.31,
  opens: -1.88,
  long: -0.72,
  short: -0.41,
  quoted: -0.39,
  question: -1.02,
  fragment: 0.22,
  leaning: -0.04,
};

/** The first passage is said to answer where its share of the softmax is at least this. */
export const SURE = 0.94;

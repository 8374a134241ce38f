// What each mark of a sentence is worth as an answer, as learned.
// Written by bench/quality/learn-answers.ts from the labelled questions of corpus/editing and corpus/editing-pages; no chance is in it.
import type { Marks } from "./marks.ts";

export const WEIGHTS: Readonly<Record<keyof Marks, number>> = {
  own: 1.76,
  family: 0.82,
  kin: 2.97,
  alias: -1.02,
  rarest: -0.27,
  count: 2.3,
  before: 2.14,
  after: 1.32,
  around: 1.25,
  apart: 1.49,
  near: -0.07,
  phrase: 0.16,
  number: 2.06,
  names: 1.37,
  focus: 0.33,
  bm25: 1.36,
  kind: 1.08,
  kindOwn: 0.35,
  why: 0.79,
  told: 0.23,
  opens: -1.49,
  long: -0.48,
  short: -0.52,
  quoted: -0.57,
  question: -0.55,
  fragment: 0.2,
  leaning: 0.01,
};

/** The first passage is said to answer where its share of the softmax is at least this. */
export const SURE = 0.8;

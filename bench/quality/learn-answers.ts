// Learns from labelled questions what the marks of a sentence are worth, and writes the weights.
// Run: node bench/quality/learn-answers.ts [--write]
import { writeFileSync } from "node:fs";
import { readQuestion } from "../../src/extract/asked.ts";
import { askable, isSolid, quotable, type Scale } from "../../src/extract/answer.ts";
import { marked, type Marks } from "../../src/extract/marks.ts";
import { option, print } from "../figures.ts";
import { analysisOf, taughtQuestions, type Labelled } from "./questions.ts";

const FOLDS = 6;
const ROUNDS = 400;
const STEP = 0.3;
/** How strongly weights are held near zero; per question. */
const HOLD = Number(option("hold") ?? 0.05);

interface Example {
  question: Labelled;
  /** `solid`: what may be said to answer. */
  rows: { marks: number[]; right: boolean; solid: boolean }[];
}

export interface Fold {
  scale: Scale;
  held: Labelled[];
}

/** Weights for each part of the stories, learned on the others; and on all of them. */
export function learn(questions: readonly Labelled[]): { folds: Fold[]; all: Scale } {
  const examples = questions.map(exampleOf);
  const stories = [...new Set(questions.map(({ story }) => story.articles[0].id))];
  const foldOf = (question: Labelled): number => stories.indexOf(question.story.articles[0].id) % FOLDS;
  const parts = Array.from({ length: FOLDS }, (_, fold) => ({
    fold,
    weights: fit(examples.filter(({ question }) => foldOf(question) !== fold)),
  }));
  // How sure the best passage stands where weights never saw its story, and whether it is right.
  const firsts = examples.flatMap((example) => {
    const fold = foldOf(example.question);
    const weights = parts[fold]?.weights;
    // How sure to be is told by those questions alone that others asked.
    const first = weights && example.question.set !== "own" ? firstOf(example, weights) : undefined;
    return first ? [{ ...first, fold }] : [];
  });
  return {
    folds: parts.map(({ fold, weights }) => ({
      scale: { weights, sure: surest(firsts.filter((first) => first.fold !== fold)) },
      held: questions.filter((question) => foldOf(question) === fold),
    })),
    all: { weights: fit(examples), sure: surest(firsts) },
  };
}

let names: (keyof Marks)[] = [];

function exampleOf(question: Labelled): Example {
  const { story, text, answers, placesOf } = question;
  const sources = askable(quotable(story.articles), { story, analysis: analysisOf(question) });
  const asked = readQuestion(text);
  const rows = marked(asked, sources).map((one) => {
    const { passage, marks } = one;
    names = Object.keys(marks) as (keyof Marks)[];
    return {
      marks: names.map((name) => marks[name]),
      right: placesOf(passage.text).some((place) => answers.has(place)),
      solid: isSolid(one, asked),
    };
  });
  return { question, rows };
}

/** Raises the share of the softmax that the right sentences have, by gradient; marks are scaled by how much they vary. */
function fit(examples: readonly Example[]): Record<keyof Marks, number> {
  const told = examples.filter(({ rows }) => rows.some(({ right }) => right));
  const spread = names.map((_, mark) => {
    const values = told.flatMap(({ rows }) => rows.map(({ marks }) => marks[mark] ?? 0));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
  });
  const weights = names.map(() => 0);
  const [first, second] = [names.map(() => 0), names.map(() => 0)];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const slope = weights.map((weight) => -2 * HOLD * weight);
    for (const { rows } of told) {
      const scores = rows.map(({ marks }) =>
        marks.reduce((sum, value, at) => sum + ((weights[at] ?? 0) * value) / (spread[at] ?? 1), 0),
      );
      const all = softmax(scores);
      const right = all.reduce((sum, share, at) => sum + (rows[at]?.right ? share : 0), 0);
      for (const [at, { marks, right: isRight }] of rows.entries()) {
        const pull = ((isRight ? (all[at] ?? 0) / right : 0) - (all[at] ?? 0)) / told.length;
        for (const [mark, value] of marks.entries())
          slope[mark] = (slope[mark] ?? 0) + (pull * value) / (spread[mark] ?? 1);
      }
    }
    // Adam (Kingma and Ba 2015).
    for (const [mark, pull] of slope.entries()) {
      first[mark] = 0.9 * (first[mark] ?? 0) + 0.1 * pull;
      second[mark] = 0.999 * (second[mark] ?? 0) + 0.001 * pull * pull;
      const ahead =
        (first[mark] ?? 0) / (1 - 0.9 ** round) / (Math.sqrt((second[mark] ?? 0) / (1 - 0.999 ** round)) + 1e-9);
      weights[mark] = (weights[mark] ?? 0) + (STEP / Math.sqrt(round)) * ahead;
    }
  }
  // Every mark has a name.
  return Object.fromEntries(names.map((name, at) => [name, round((weights[at] ?? 0) / (spread[at] ?? 1))])) as Record<
    keyof Marks,
    number
  >;
}

const round = (value: number): number => Math.round(value * 100) / 100;

function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - highest));
  const all = raised.reduce((sum, each) => sum + each, 0);
  return raised.map((each) => each / all);
}

function firstOf(
  { rows }: Example,
  weights: Record<keyof Marks, number>,
): { chance: number; right: boolean } | undefined {
  const scores = rows.map(({ marks }) => names.reduce((sum, name, at) => sum + weights[name] * (marks[at] ?? 0), 0));
  const shares = softmax(scores);
  const chance = Math.max(...shares);
  const row = rows[shares.indexOf(chance)];
  return row?.solid ? { chance, right: row.right } : undefined;
}

/** The lowest share of the softmax from which on so many first passages are right. */
const PRECISION = 0.87;
function surest(firsts: readonly { chance: number; right: boolean }[]): number {
  const ranked = firsts.toSorted((a, b) => b.chance - a.chance);
  let right = 0;
  let sure = 1;
  for (const [at, first] of ranked.entries()) {
    right += Number(first.right);
    if (at >= 7 && right / (at + 1) >= PRECISION) sure = first.chance;
  }
  return round(sure);
}

if (import.meta.main) {
  const { all } = learn(taughtQuestions());
  print(JSON.stringify(all, undefined, 2));
  if (option("write") !== undefined) {
    const lines = Object.entries(all.weights).map(([name, weight]) => `  ${name}: ${weight},`);
    const target = new URL("../../src/extract/answer-weights.ts", import.meta.url);
    writeFileSync(
      target,
      `// What each mark of a sentence is worth as an answer, as learned.
// Written by bench/quality/learn-answers.ts from the labelled questions of corpus/editing and corpus/editing-pages; no chance is in it.
import type { Marks } from "./marks.ts";

export const WEIGHTS: Readonly<Record<keyof Marks, number>> = {
${lines.join("\n")}
};

/** The first passage is said to answer where its share of the softmax is at least this. */
export const SURE = ${all.sure};
`,
    );
  }
}

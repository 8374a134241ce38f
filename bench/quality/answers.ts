// Answers without a model, against questions whose answering sentences are labelled.
// Run: node bench/quality/answers.ts
import type { Answer } from "../../src/core/ports.ts";
import { answerFrom, type Scale } from "../../src/extract/answer.ts";
import { claimOf, readPassages } from "../../src/extract/passages.ts";
import { readQuestion } from "../../src/extract/asked.ts";
import { defaultLens } from "../../src/digest/defaults.ts";
import { median, print, table } from "../figures.ts";
import { learn } from "./learn-answers.ts";
import { analysisOf, taughtQuestions, scoreOf, type Labelled } from "./questions.ts";

type Given = Pick<Answer, "claims" | "complete">;

const times: number[] = [];

function ours(question: Labelled, scale?: Scale): Given {
  const { story, text, language } = question;
  const lens = defaultLens(language);
  const analysis = analysisOf(question);
  const begun = performance.now();
  const answer = answerFrom({ text, story, elsewhere: [], analysis, point: undefined, turns: [], lens }, scale);
  times.push(performance.now() - begun);
  return answer;
}

/** Three sentences whatever the question, by BM25 as in Robertson and Zaragoza 2009. */
function plain({ story, text }: Labelled): Given {
  const passages = readPassages(story.articles);
  const { terms } = readQuestion(text);
  const average = passages.reduce((sum, passage) => sum + passage.terms.length, 0) / passages.length;
  const holding = terms.map((term) => passages.filter((passage) => passage.terms.includes(term)).length);
  const score = (passage: (typeof passages)[number]): number =>
    terms.reduce((sum, term, at) => {
      const count = passage.terms.filter((each) => each === term).length;
      const rarity = Math.log(1 + (passages.length - (holding[at] ?? 0) + 0.5) / ((holding[at] ?? 0) + 0.5));
      return sum + (rarity * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * passage.terms.length) / average));
    }, 0);
  const best = passages.map((passage) => ({ passage, score: score(passage) })).toSorted((a, b) => b.score - a.score);
  return { complete: "partly", claims: best.slice(0, 3).map(({ passage }) => claimOf(passage)) };
}

const of = (part: number, all: number): string => `${part}/${all}`;

function row(name: string, questions: Labelled[], answer: (question: Labelled) => Given): string[] {
  const { of: by, sure, words } = scoreOf(questions, questions.map(answer));
  const { single, multi, none, false: wrong } = by;
  return [
    name,
    `${of(single.among, single.all)}, ${single.first}, ${single.denied}`,
    `${of(multi.among, multi.all)}, ${multi.whole}`,
    of(wrong.among, wrong.all),
    `${single.sure}; ${of(sure.right, sure.said)}; ${of(none.sure, none.all)}`,
    `${words.median} / ${words.most}`,
  ];
}

const taught = taughtQuestions();
const questions = taught.filter(({ set }) => set !== "own");
const unseen = new Map(learn(taught).folds.flatMap(({ scale, held }) => held.map((question) => [question, scale])));
if (questions.length === 0) print("The labelled questions are not here: answers are not measured.");
for (const [name, set] of Map.groupBy(questions, ({ set, language }) => `${set}, ${language}`)) {
  print(name);
  table(
    [
      "",
      "one sentence: among three, first, denied",
      "several: among, all",
      "false premise",
      "sure: one sentence; right; not told",
      "words: median / most",
    ],
    [
      row("plain BM25", set, plain),
      row("out of fold", set, (question) => ours(question, unseen.get(question))),
      row("as shipped (has seen these)", set, (question) => ours(question)),
    ],
  );
}
if (times.length > 0)
  print(`An answer takes ${median(times).toFixed(1)} ms, the slowest ${Math.max(...times).toFixed(1)}.`);

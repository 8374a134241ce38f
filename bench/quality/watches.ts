// Standing questions against later articles: which close, rightly or not; how many cost how much.
// Run: node bench/quality/watches.ts [--seed 11] [--write]
import { writeFileSync } from "node:fs";
import type { Article } from "../../src/core/domain.ts";
import type { Scale } from "../../src/extract/answer.ts";
import { createWatchIndex } from "../../src/extract/watch-index.ts";
import { chanceOf, mayClose, watchTraits, type WatchTraits } from "../../src/extract/watched.ts";
import { median, option, print, table } from "../figures.ts";
import { learn } from "./learn-answers.ts";
import { seeded } from "./others.ts";
import { type Labelled, taughtQuestions } from "./questions.ts";
import { ridge } from "./ridge.ts";
import { byJudges, type Judged, type Tried } from "./watch-judges.ts";

const SEED = Number(option("seed") ?? 11);
const FOLDS = 6;
/** Stories are parted anew so many times: where a bar falls is told by a few of them. */
const PARTINGS = 20;
const PENALTY = 20;
/** The part of questions that is closed: a bar set by how many closed rightly is the bar of a few lucky ones, and held in .90 for .95. */
const CLOSED = 0.07;
/** What says whether a question may be closed at all, and not how surely. */
const GATES = ["named", "nearby", "rare"];
/** A passage with less is not asked about. */
const MAYBE = 0.35;
const OPEN = 10_000;

const storyOf = ({ story }: Labelled): string => story.articles[0].id;
/** Where several outlets tell a story, the question is asked under the first report; else nothing was told before. */
const laterOf = ({ story }: Labelled): readonly Article[] =>
  story.articles.length > 1 ? story.articles.slice(1) : story.articles;

function tried(question: Labelled, weights: Scale["weights"], later = laterOf(question)): Tried {
  const { answers, placesOf, text } = question;
  const found = watchTraits(text, later, weights);
  const claims = found?.claims ?? [];
  return {
    question,
    story: storyOf(question),
    answered: later.some(({ id }) => [...answers].some((place) => place.startsWith(`${id} `))),
    claims,
    traits: found?.traits,
    // Of each passage two sentences count, as for answers.
    rights: claims.map(({ citations: [shown] }) =>
      placesOf(shown?.passage ?? "")
        .slice(0, 2)
        .some((place) => answers.has(place)),
    ),
  };
}

function fitted(rows: readonly Tried[]): { base: number; weights: Record<string, number> } {
  const seen = rows.flatMap(({ traits, rights, story }) =>
    traits ? [{ features: new Map(Object.entries(traits)), answers: [rights[0] ? 1 : 0], story }] : [],
  );
  const { base, features } = ridge(seen, { penalty: PENALTY, rows: 5, stories: 3, words: 1, without: GATES });
  const weights = Object.fromEntries(features.map(({ name, weights: [weight = 0] }) => [name, weight]));
  const means = features.reduce((sum, { name, mean }) => sum + mean * (weights[name] ?? 0), 0);
  return { base: (base[0] ?? 0) - means, weights };
}

const closable = (traits: WatchTraits | undefined): boolean => traits !== undefined && mayClose(traits, true);

/** The chance that the likeliest of those have, as many as are to be closed. */
function barOf(rows: readonly Judged[]): number {
  const chances = rows.filter(({ traits }) => closable(traits)).map(({ chance }) => chance);
  return chances.toSorted((a, b) => b - a)[Math.round(CLOSED * rows.length) - 1] ?? 9;
}

/** Weights and bar of each part are told by the other stories alone. */
function validated(all: readonly Tried[], foldOf: (story: string) => number) {
  const judged = all.map((row): Judged => ({ ...row, fold: foldOf(row.story), chance: Number.NEGATIVE_INFINITY }));
  const lines = Array.from({ length: FOLDS }, (_, fold) => fitted(all.filter(({ story }) => foldOf(story) !== fold)));
  for (const [fold, line] of lines.entries()) {
    for (const row of judged) if (row.fold === fold && row.traits) row.chance = chanceOf(row.traits, line);
  }
  const others = judged.filter(({ question }) => question.set !== "own");
  const bars = Array.from({ length: FOLDS }, (_, fold) => barOf(others.filter((row) => row.fold !== fold)));
  return { others, bars, lines, sure: barOf(others) };
}

/** Without a model, for stories parted in many ways: one parting may be lucky. */
function sureOnes(all: readonly Tried[], stories: readonly string[]): string[] {
  const next = seeded(SEED);
  const partings = Array.from({ length: PARTINGS }, () => {
    const folds = new Map(stories.map((story) => [story, Math.floor(next() * FOLDS)]));
    const { others, bars } = validated(all, (story) => folds.get(story) ?? 0);
    const closed = others.filter(({ traits, chance, fold }) => closable(traits) && chance >= (bars[fold] ?? 9));
    const right = closed.filter(({ rights }) => rights[0]);
    return {
      closed: closed.length,
      right: right.length,
      found: right.filter(({ answered }) => answered).length / others.filter(({ answered }) => answered).length,
      never: closed.filter(({ answered }) => !answered).length / others.filter(({ answered }) => !answered).length,
    };
  });
  const mean = (value: (one: (typeof partings)[number]) => number): number =>
    partings.reduce((sum, one) => sum + value(one), 0) / PARTINGS;
  const shares = partings.map(({ right, closed }) => right / closed).toSorted((a, b) => a - b);
  const [low, high] = [shares[Math.floor(PARTINGS * 0.1)] ?? 0, shares[Math.floor(PARTINGS * 0.9)] ?? 0];
  return [
    `sure without a model, mean of ${PARTINGS} partings`,
    `${mean(({ right }) => right).toFixed(1)}/${mean(({ closed }) => closed).toFixed(1)} = ${(mean(({ right }) => right) / mean(({ closed }) => closed)).toFixed(3)} (${low.toFixed(2)} to ${high.toFixed(2)})`,
    mean(({ found }) => found).toFixed(3),
    mean(({ never }) => never).toFixed(3),
  ];
}

const of = (part: number, all: number): string => `${part}/${all}${all > 0 ? ` = ${(part / all).toFixed(2)}` : ""}`;

function row(name: string, rows: readonly Judged[], closes: (row: Judged) => boolean | undefined): string[] {
  const closed = rows.flatMap((one) => {
    const right = closes(one);
    return right === undefined ? [] : [{ one, right }];
  });
  const right = closed.filter((entry) => entry.right);
  const answered = rows.filter((one) => one.answered);
  return [
    name,
    of(right.length, closed.length),
    of(right.filter(({ one }) => one.answered).length, answered.length),
    of(closed.filter(({ one }) => !one.answered).length, rows.length - answered.length),
  ];
}

/** How long an article takes to be held against so many open questions. */
function cost(questions: readonly Labelled[]): string {
  const next = seeded(SEED);
  const words = questions.flatMap(({ text }) => text.split(/\s+/));
  const index = createWatchIndex();
  for (let at = 0; at < OPEN; at += 1) {
    const base = questions[Math.floor(next() * questions.length)]?.text ?? "";
    index.add(
      `${at}`,
      `${base} ${words[Math.floor(next() * words.length)]} ${words[Math.floor(next() * words.length)]}`,
    );
  }
  const articles = [...new Map(questions.map(({ story }) => [story.articles[0].id, story.articles])).values()].flat();
  for (const article of articles) index.find(article);
  const times = articles.map((article) => {
    const begun = performance.now();
    index.find(article);
    return performance.now() - begun;
  });
  return `${OPEN} open questions: an article is held against all of them in ${median(times).toFixed(2)} ms (median of ${times.length} articles, 19 of 20 within ${(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0).toFixed(2)}).`;
}

function write(all: readonly Tried[], sure: number): void {
  const { base, weights } = fitted(all);
  const named = (name: string): string => (/\s/.test(name) ? `"${name}"` : name);
  const lines = Object.entries(weights).map(([name, weight]) => `    ${named(name)}: ${weight.toFixed(4)},`);
  writeFileSync(
    new URL("../../src/extract/watch-weights.ts", import.meta.url),
    `// What tells that a passage answers a standing question, as learned.
// Written by bench/quality/watches.ts from the labelled questions of corpus/editing and corpus/editing-pages; no chance is in it.

export const WATCHED: { base: number; weights: Readonly<Record<string, number>>; sure: number; maybe: number } = {
  base: ${base.toFixed(4)},
  weights: {
${lines.join("\n")}
  },
  sure: ${sure.toFixed(2)},
  maybe: ${MAYBE},
};
`,
  );
}

/** Questions against the articles of other stories, as far as the index lets them through: each closing is wrong. */
function elsewhere(
  judged: readonly Judged[],
  { scales, lines, bars }: { scales: ReadonlyMap<Labelled, Scale>; lines: ReturnType<typeof fitted>[]; bars: number[] },
  told: boolean,
): string {
  const stories = [...new Map(judged.map(({ question }) => [storyOf(question), question.story.articles])).values()];
  const index = createWatchIndex();
  for (const [at, { question }] of judged.entries())
    index.add(`${at}`, question.text, told ? question.story.articles[0].title : undefined);
  let [looked, closed, asked] = [0, 0, 0];
  for (const articles of stories) {
    for (const at of new Set(articles.flatMap((article) => index.find(article)))) {
      const one = judged[Number(at)];
      const scale = one && scales.get(one.question);
      if (!one || !scale || one.story === articles[0].id) continue;
      looked += 1;
      const found = watchTraits(one.question.text, articles, scale.weights);
      const chance = found ? chanceOf(found.traits, lines[one.fold]) : 0;
      closed += Number(found !== undefined && chance >= (bars[one.fold] ?? 9) && mayClose(found.traits, false));
      asked += Number(chance >= MAYBE);
    }
  }
  return `${told ? "asked under a story" : "asked by themselves"}: of ${judged.length * (stories.length - 1)} meetings with other stories ${looked} are looked at, ${asked} would be asked about, ${closed} would close.`;
}

const questions = taughtQuestions();
if (questions.length === 0) print("The labelled questions are not here: standing questions are not measured.");
else {
  const scales = new Map(learn(questions).folds.flatMap(({ scale, held }) => held.map((one) => [one, scale] as const)));
  const stories = [...new Set(questions.map(storyOf))];
  const all = questions.map((question) => tried(question, scales.get(question)?.weights ?? ({} as Scale["weights"])));
  const { others, bars, lines, sure } = validated(all, (story) => stories.indexOf(story) % FOLDS);
  if (option("write") !== undefined) write(all, sure);
  print(
    `Standing questions: ${others.length}, asked under the first report of a story, or before its only one; judged by weights and bars that never saw their stories; seed ${SEED}:`,
  );
  table(
    ["", "closed rightly, of those closed", "of the answered", "closed of the never answered"],
    [
      sureOnes(all, stories),
      row(`one bar for all (${sure.toFixed(2)})`, others, ({ chance, rights, traits }) =>
        closable(traits) && chance >= sure ? (rights[0] ?? false) : undefined,
      ),
      row("the same where no story is known that it is about", others, ({ chance, rights, traits }) =>
        traits && mayClose(traits, false) && chance >= sure ? (rights[0] ?? false) : undefined,
      ),
      row(`asked about (from ${MAYBE})`, others, ({ chance, rights }) =>
        chance >= MAYBE ? (rights[0] ?? false) : undefined,
      ),
      byJudges("one look", others, SEED, { looks: 1, alike: 0 }),
      byJudges("as it is asked, each look erring for itself", others, SEED, { looks: 9, alike: 0 }),
      byJudges("every second look erring like the first", others, SEED, { looks: 9, alike: 0.5 }),
      byJudges("all looks erring alike", others, SEED, { looks: 9, alike: 1 }),
    ],
  );
  for (const told of [true, false]) print(elsewhere(others, { scales, lines, bars }, told));
  print(cost(questions));
}

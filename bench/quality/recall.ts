// What settings of the search make of the labelled questions, cross-validated over their stories.
// Run: node bench/quality/recall.ts [--others 10000]
import { defaultLens } from "../../src/digest/defaults.ts";
import type { Article } from "../../src/core/domain.ts";
import { answerFrom } from "../../src/extract/answer.ts";
import { searchTerms } from "../../src/language/search-terms.ts";
import { mostInOneSentence } from "../../src/store/search-words.ts";
import { article } from "../../test/support/news.ts";
import { option, print, table } from "../figures.ts";
import { otherTexts } from "./others.ts";
import { type Labelled, analysisOf, labelledQuestions, scoreOf } from "./questions.ts";

/** What is tried: how much the best sentence counts beside the article, and how many stories a question is asked of. */
const CLOSELY = [0, 0.9, 1.7, 2.6];
const STORIES = [1, 2, 3, 12];
const [WHOLE, CLOSE, RECALLED] = [400, 40, 12];

const questions = labelledQuestions().filter(({ set }) => set === "editing");
const stories = [...new Set(questions.map(({ story }) => story))];

/** An article in the memory of this process, as the index holds it: in place of the database, which asks for seconds a setting. */
interface Held {
  article: Article;
  group: number;
  counts: Map<string, number>;
  length: number;
}

function held(): Held[] {
  const own = stories.flatMap(({ articles }, group) => articles.map((each) => ({ each, group })));
  const others = otherTexts(
    own.map(({ each }) => each.text),
    Number(option("others") ?? 10_000),
    7,
  ).map(({ title, text }, at) => ({ each: article(`other-${at}`, text, { title }), group: stories.length + at }));
  return [...own, ...others].map(({ each, group }) => {
    const terms = searchTerms(`${each.title}\n${each.text}`);
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    return { article: each, group, counts, length: terms.length };
  });
}

function ask({ text, language, ...rest }: Labelled, articles: Article[]) {
  const analysis = analysisOf({ text, language, ...rest });
  const said = {
    headline: { text: "", articleId: "", citations: [] },
    lead: undefined,
    happened: [],
    why: [],
    points: [],
  };
  const nothing = { ...analysis, ...said, conclusion: undefined, disagreements: [] };
  const story = { id: "archive", articles, firstSeenAt: new Date(0), lastSeenAt: new Date(0) };
  const lens = defaultLens(language);
  return answerFrom({ text, story, elsewhere: [], analysis: nothing, point: undefined, turns: [], lens });
}

/** For each setting, whether each question finds its passage among three. */
function tried(all: readonly Held[]): Map<string, boolean[]> {
  const holders = new Map<string, Held[]>();
  for (const one of all)
    for (const term of one.counts.keys()) {
      const known = holders.get(term);
      if (known) known.push(one);
      else holders.set(term, [one]);
    }
  const usual = all.reduce((sum, { length }) => sum + length, 0) / all.length;
  const right = new Map<string, boolean[]>();
  for (const question of questions) {
    const terms = [...new Set(searchTerms(question.text))].filter((term) => holders.has(term));
    const weights = new Map(
      terms.map((term) => [term, Math.log(1 + all.length / ((holders.get(term)?.length ?? 0) + 0.5))]),
    );
    const votes = new Map<Held, number>();
    for (const [term, weight] of weights) {
      const those = holders.get(term) ?? [];
      if (those.length < 2_000) for (const one of those) votes.set(one, (votes.get(one) ?? 0) + weight);
    }
    const scored = [...votes]
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, WHOLE)
      .map(([one]) => ({ one, score: wholeScore(one, weights, usual) }))
      .toSorted((a, b) => b.score - a.score)
      .slice(0, CLOSE)
      .map(({ one, score }) => ({ one, score, close: mostInOneSentence(one.article, weights) }));
    for (const closely of CLOSELY) {
      const order = scored
        .toSorted((a, b) => b.score + closely * b.close - (a.score + closely * a.close))
        .slice(0, RECALLED);
      const groups = [...new Set(order.map(({ one }) => one.group))];
      for (const count of STORIES) {
        const chosen = groups.slice(0, count);
        const articles = chosen.flatMap(
          (group) =>
            stories[group]?.articles ?? order.filter(({ one }) => one.group === group).map(({ one }) => one.article),
        );
        const { of } = scoreOf([question], [ask(question, articles)]);
        const name = `${closely} ${count}`;
        right.set(name, [...(right.get(name) ?? []), of.single.among + of.multi.among + of.false.among > 0]);
      }
    }
  }
  return right;
}

/** As the database weighs: a word in the text 0.43 of its rarity, more often said a little more, less in a long text. */
const wholeScore = ({ counts, length }: Held, weights: ReadonlyMap<string, number>, usual: number): number => {
  const sum = [...weights].reduce((all, [term, weight]) => {
    const count = counts.get(term) ?? 0;
    return count === 0 ? all : all + (weight * 0.43 * 1.6 * count) / (count + 0.6);
  }, 0);
  return sum / (0.6 + (0.4 * length) / usual);
};

const counted = questions.map(({ type }) => type !== "none");
const share = (right: readonly boolean[], within: readonly boolean[]): number =>
  right.filter((one, at) => one && within[at]).length / within.filter(Boolean).length;

if (questions.length === 0) print("The labelled questions are not here: nothing is measured.");
else {
  const right = tried(held());
  const rows = [...right].map(([name, each]) => [...name.split(" "), share(each, counted).toFixed(3)]);
  table(["the best sentence counts", "stories asked", "right among three"], rows);
  const never = stories.flatMap((story) => {
    const others = questions.map((question, at) => question.story !== story && (counted[at] ?? false));
    const [best] = [...right].toSorted((a, b) => share(b[1], others) - share(a[1], others));
    return questions.flatMap((question, at) =>
      question.story === story && counted[at] ? [best?.[1][at] ?? false] : [],
    );
  });
  print(`Settings chosen on the other stories each time: ${(never.filter(Boolean).length / never.length).toFixed(3)}`);
}

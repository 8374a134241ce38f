// A small story told by three outlets, one of them a copy, one with another figure.
import type { Analyst } from "../../src/core/ports.ts";
import type { Article, Claim, Story } from "../../src/core/domain.ts";
import { articleOf, storyOf } from "./articles.ts";

export const gazette = articleOf(
  `The harbour council of Port Ellery voted 9 to 4 on Tuesday to close the old grain pier by 1 March.

Engineers found cracks in 31 of its 112 concrete piles during a survey in October. Repairs were priced at 6.2 million crowns, four times the pier's yearly income.

Mayor Dagny Holt said the site would become a public walkway. The dockworkers' union, which represents 58 people at the pier, said it will appeal. The council did not say where the grain will be loaded from March.`,
  { id: "gazette", title: "Port Ellery to close grain pier" },
);

export const herald = articleOf(
  `The harbour council of Port Ellery voted 9 to 4 on Tuesday to close the old grain pier by 1 March.

Engineers found cracks in 34 of its 112 concrete piles during a survey in October. Union leader Sten Varga called the vote "a betrayal of the harbour". The council did say where the grain will be loaded from March.`,
  { id: "herald", title: "Council votes to shut grain pier" },
);

export const wire = articleOf(gazette.text, { id: "wire", title: "Grain pier to close" });

export const pierStory: Story = storyOf(gazette, herald, wire);

/** The fallback, as simple as can be: the first sentences, verbatim. */
export function plainExtract(): Analyst & { calls: string[] } {
  const calls: string[] = [];
  const claim = (article: Article, n: number): Claim => {
    const sentence = article.sentences[n - 1];
    if (!sentence) throw new Error(`no sentence ${n}`);
    const passage = article.text.slice(sentence.start, sentence.end);
    return {
      text: passage,
      kind: "fact",
      citations: [{ articleId: article.id, sentence: n, passage, start: sentence.start, end: sentence.end }],
      doubts: [],
    };
  };
  return {
    calls,
    async analyse(story, origins) {
      calls.push("analyse");
      const [article] = story.articles;
      if (!article) throw new Error("a story without articles");
      const all = article.sentences.map(({ n }) => claim(article, n));
      return {
        headline: { text: article.title, articleId: article.id, citations: [] },
        lead: all[0],
        happened: all.slice(1, 2),
        why: [],
        points: all.slice(2, 6),
        conclusion: undefined,
        disagreements: [],
        reportedBy: story.articles.map(({ id }) => id),
        origins,
        picture: undefined,
        writtenBy: { kind: "extract" },
        language: article.language,
        dropped: [],
      };
    },
    async deeper() {
      calls.push("deeper");
      return { claims: [], open: [], writtenBy: { kind: "extract" } };
    },
    async answer() {
      calls.push("answer");
      return { claims: [], complete: "no", covers: ["the grain pier"], writtenBy: { kind: "extract" } };
    },
  };
}

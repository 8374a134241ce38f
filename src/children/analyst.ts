// The Analyst without a model, in a child process: no story holds the main thread up.
import type { Analysis, Article, Story } from "../core/domain.ts";
import type { Analyst, Answer, Commentary } from "../core/ports.ts";
import { defaultLens } from "../digest/defaults.ts";
import { createExtractAnalyst } from "../extract/analyst.ts";
import { sentences } from "../language/sentences.ts";
import { origins } from "../stories/origins.ts";
import { en } from "../words/en.ts";
import type { AnalystWork, Run } from "./work.ts";

/** An article on its way: its sentences are derived from its text where it arrives. */
export type Sent = Omit<Article, "sentences">;

export type SentStory = Omit<Story, "articles"> & { articles: Sent[] };

export function createAnalystInChildren(run: Run<AnalystWork["kind"]>): Analyst {
  return {
    analyse: (story, origins, lens) => run({ kind: "analyse", story: sentStory(story), origins, lens }),
    deeper: (request) => run({ kind: "deeper", request: { ...request, story: sentStory(request.story) } }),
    async answer(question, _account, onClaim, signal) {
      signal?.throwIfAborted();
      const asked = { ...question, story: sentStory(question.story), elsewhere: question.elsewhere.map(sent) };
      const answer = await run({ kind: "answer", question: asked });
      signal?.throwIfAborted();
      for (const claim of answer.claims) onClaim?.(claim);
      return answer;
    },
  };
}

/** Each own value but the sentences, which may be derived only when they are looked at. */
export const sent = (article: Article): Sent =>
  // All of an article but its sentences is what `Sent` is.
  Object.fromEntries(
    Object.keys(article).flatMap((name) => (name === "sentences" ? [] : [[name, article[name as keyof Article]]])),
  ) as unknown as Sent;
const sentStory = (story: Story) => ({ ...story, articles: story.articles.map(sent) });

export const arrived = (article: Sent): Article => ({
  ...article,
  sentences: sentences(article.text, article.language),
});
const arrivedStory = (story: SentStory): Story => ({ ...story, articles: story.articles.map(arrived) });

const account = { tenant: "", storyId: undefined, channel: undefined };

/** In the child. */
export function analystWork(work: AnalystWork): Promise<Analysis | Commentary | Answer> {
  const analyst = createExtractAnalyst();
  switch (work.kind) {
    case "analyse":
      return analyst.analyse(arrivedStory(work.story), work.origins, work.lens, account);
    case "deeper":
      return analyst.deeper({ ...work.request, story: arrivedStory(work.request.story) }, account);
    case "answer": {
      const { question } = work;
      const elsewhere = question.elsewhere.map(arrived);
      return analyst.answer({ ...question, story: arrivedStory(question.story), elsewhere }, account);
    }
  }
}

/** Once in the child, before somebody waits for it: weights are unpacked and expressions compiled with the first analysis, in a second. */
export async function warmUp(): Promise<undefined> {
  const texts = Object.values(en).filter((text) => /^[^{}<>]{60,}[.?]$/.test(text));
  const half = texts.length >> 1;
  const articles = [texts.slice(0, half), texts.slice(half)].map((some, at) =>
    anyArticle(`warm-${at}`, some.join(" ")),
  );
  const story: Story = { id: "warm", articles, firstSeenAt: new Date(0), lastSeenAt: new Date(0) };
  await createExtractAnalyst().analyse(story, origins(articles), defaultLens("en"), account);
}

const anyArticle = (id: string, text: string): Article =>
  arrived({
    id,
    itemId: undefined,
    feedId: undefined,
    url: `https://${id}.example/`,
    source: id,
    domain: `${id}.example`,
    title: text.slice(0, 60),
    byline: undefined,
    published: undefined,
    language: "en",
    text,
    picture: undefined,
    siteName: undefined,
    canonicalUrl: undefined,
    storyId: undefined,
    replaces: undefined,
    seenAt: new Date(0),
  });

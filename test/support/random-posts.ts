// Posts of every shape: 0 to 40 points, 1 to 200 outlets, addresses of 20 to 3,000 characters, five scripts.
import type { Article, Claim, Disagreement } from "../../src/core/domain.ts";
import type { StoryPost } from "../../src/digest/compose.ts";
import { byId } from "../../src/jobs/outgoing.ts";
import { article, analysis } from "./news.ts";

const LETTERS = [
  "abcdefghijklmnopqrstuvwxyz",
  "абвгдежзиклмнопрст",
  "ابتثجحخدذرزسشصضطظعغ",
  "港湾新闻报道说今天早上关闭桥梁",
  "कखगघचछजझटठडढतथदधनपफबभमयरलव",
];

export function randomPost(random: () => number): StoryPost {
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const between = (least: number, most: number): number => least + upTo(most - least);
  const chance = (share: number): boolean => random() < share;
  const letters = LETTERS[upTo(LETTERS.length - 1)]!;
  const word = (): string => Array.from({ length: between(1, 11) }, () => letters[upTo(letters.length - 1)]).join("");
  const words = (length: number): string => {
    let said = word();
    while (said.length < length) said += ` ${word()}`;
    return said;
  };
  const sentence = (most: number): string => `${words(between(15, most))}.`;
  const address = (n: number): string =>
    `https://o${n}.example/`.padEnd(chance(0.2) ? between(500, 3000) : between(20, 160), "a-");

  const articles: Article[] = Array.from({ length: chance(0.3) ? between(20, 200) : between(1, 12) }, (_, n) => ({
    ...article(`a${n}`, sentence(120)),
    url: address(n),
    source: words(between(3, chance(0.1) ? 120 : 25)),
    title: words(between(10, chance(0.1) ? 600 : 140)),
  }));
  const longest = chance(0.15) ? 700 : 220;
  const cite = () => {
    const { id } = articles[upTo(articles.length - 1)]!;
    return { articleId: id, sentence: 1, passage: sentence(longest), start: 0, end: 9 };
  };
  let told = 0;
  // Each says its own number, so that nobody can mistake one for another.
  const claim = (): Claim => ({
    text: `${(told += 1)}x ${sentence(longest)}`,
    kind: (["fact", "inference", "opinion"] as const)[upTo(2)]!,
    citations: Array.from({ length: chance(0.1) ? between(4, 40) : between(1, 3) }, cite),
    doubts: chance(0.1) ? ["unclear"] : [],
  });
  const claims = (most: number): Claim[] => Array.from({ length: upTo(most) }, claim);
  const disagreement = (): Disagreement => ({
    about: words(between(5, 90)),
    kind: "number",
    sides: Array.from({ length: between(2, 4) }, () => ({ value: String(upTo(1000)), citation: cite() })),
  });
  return {
    storyId: "abcdefghjkmnpq",
    articles: byId(articles),
    ...(chance(0.2) ? { updatedAt: new Date("2026-03-02T11:00:00Z") } : {}),
    analysis: analysis(articles, {
      headline: { text: articles[0]!.title, articleId: articles[0]!.id, citations: [] },
      lead: chance(0.9) ? claim() : undefined,
      happened: claims(3),
      why: claims(4),
      points: claims(chance(0.3) ? 36 : 7),
      conclusion: chance(0.3) ? claim() : undefined,
      disagreements: Array.from({ length: chance(0.3) ? between(1, 3) : 0 }, disagreement),
    }),
  };
}

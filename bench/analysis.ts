// Milliseconds for one story without a model: triples, one short article, thirty long ones.
// Run: node bench/analysis.ts
import { createExtractAnalyst } from "../src/extract/analyst.ts";
import type { Story } from "../src/core/domain.ts";
import { advisory } from "../test/extract/newsroom.ts";
import { articleOf, lensOf, singleOrigins, storyOf } from "../test/support/articles.ts";
import { basilStories } from "../test/support/basil.ts";

const account = { tenant: "bench", storyId: undefined, channel: undefined };
const analyst = createExtractAnalyst();
const triples = basilStories() ?? [];
const words = triples.flatMap(({ articles }) => articles.map(({ text }) => text)).join("\n\n");

/** Thirty articles of some 5,000 words each, all different. */
const long = Array.from({ length: triples.length > 0 ? 30 : 0 }, (_, at) =>
  articleOf(words.slice(at * 18_000, at * 18_000 + 30_000), { id: `long${at}`, title: `Report ${at}` }),
);

async function median(stories: readonly Story[], work: (story: Story) => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    for (const story of stories) {
      const begun = performance.now();
      await work(story);
      times.push(performance.now() - begun);
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1);
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}

const analyse = (story: Story) => analyst.analyse(story, singleOrigins(story), lensOf(), account);
const ask = async (story: Story) =>
  analyst.answer(
    {
      text: "Who said what about the vote, and when?",
      story,
      elsewhere: [],
      analysis: await analyse(story),
      point: undefined,
      turns: [],
      lens: lensOf(),
    },
    account,
  );

const rows: [string, Story[], (story: Story) => Promise<unknown>][] = [
  ["one article of 120 words", [advisory], analyse],
  ["three outlets, real articles", triples, analyse],
  ["three outlets, analysed and asked", triples, ask],
  ["thirty articles of 5,000 words", long.length > 0 ? [storyOf(...long)] : [], analyse],
];
for (const [name, stories, work] of rows) {
  const result = stories.length > 0 ? await median(stories, work) : "skipped: no shared corpus";
  process.stdout.write(`${name}: ${result}\n`);
}

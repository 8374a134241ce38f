// What a server has read before it need not read again: calls on one story begin alike.
import { expect, test } from "vitest";
import { ANGLES } from "../../src/core/ports.ts";
import { loadPrompts } from "../../src/write/prompts.ts";
import { verifyClaim } from "../../src/verify/verify.ts";
import { createModelAnalyst } from "../../src/write/analyst.ts";
import { lensOf, singleOrigins, storyOf } from "../support/articles.ts";
import { emptyDigest, fakeModel } from "../support/fake-model.ts";
import { plainExtract } from "../support/pier.ts";
import { sampleStories } from "../support/posts.ts";

const account = { tenant: "web:site", storyId: "story", channel: undefined };
const questions = [
  "Who pays?",
  "How many were hurt?",
  "When does it open?",
  "Why did it fail?",
  "Who said so?",
  "What comes next?",
];

/** How much of a text stands at the beginning of one sent before. */
function knownPart(text: string, before: readonly string[]): number {
  return Math.max(
    0,
    ...before.map((other) => {
      let same = 0;
      while (same < text.length && text[same] === other[same]) same += 1;
      return same;
    }),
  );
}

test("of sixteen calls on one story, at least three fifths are known to the server", async () => {
  const shares = [];
  for (const { name, articles } of sampleStories().filter(({ articles: { length } }) => length > 1)) {
    const reply = { ...emptyDigest, claims: [], open: [], answerable: "no", answer: [], missing: null };
    const model = fakeModel(Array.from({ length: 16 }, () => reply));
    const analyst = createModelAnalyst({
      model,
      fallback: plainExtract(),
      verify: verifyClaim,
      prompts: loadPrompts(),
      strict: false,
      random: Math.random,
    });
    const story = storyOf(...articles);
    const analysis = await analyst.analyse(story, singleOrigins(story), lensOf(), account);
    for (const angle of ANGLES)
      await analyst.deeper({ story, analysis, angle, point: undefined, lens: lensOf() }, account);
    for (const text of questions)
      await analyst.answer(
        { text, story, elsewhere: [], analysis, point: undefined, turns: [], lens: lensOf() },
        account,
      );
    const sent = model.requests.map(({ prompt }) => prompt.system + prompt.user);
    const known = sent.map((text, n) => knownPart(text, sent.slice(0, n)));
    const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
    shares.push({ name, calls: sent.length, share: sum(known) / sum(sent.map(({ length }) => length)) });
  }
  expect(shares.map(({ calls }) => calls)).toEqual(shares.map(() => 16));
  expect(shares.filter(({ share }) => share < 0.6)).toEqual([]);
});

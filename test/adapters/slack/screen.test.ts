// Posts of every shape as Slack gets them: one screen in the channel, all of it a press away.
import { expect, it } from "vitest";
import { render } from "../../../adapters/slack/render.ts";
import { asPost, renderWithin } from "../../../adapters/slack/shorten.ts";
import { claimsOf } from "../../../src/core/analysis.ts";
import { composeAll } from "../../../src/digest/compose.ts";
import { composePost } from "../../../src/digest/screen.ts";
import { english } from "../../../src/words/index.ts";
import { randomFrom } from "../../support/random.ts";
import { randomPost } from "../../support/random-posts.ts";
import { messageFaults, shownText } from "../../support/slack-limits.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000_000);
const random = randomFrom(seed);
const posts = Array.from({ length: 300 }, () => randomPost(random));
const dress = { feedback: true, pictures: true };
const read = (blocks: object[]): string =>
  shownText(blocks.filter((block) => !JSON.stringify(block).includes('"action_id"')))
    .join("")
    .replace(/<!date\^[^|]*\|([^>]*)>/g, "$1");

it(`a post of any shape is one message of one screen, every sentence in it whole (SEED=${seed})`, () => {
  for (const [index, post] of posts.entries()) {
    const message = composePost(post, "normal", english);
    const natives = render(asPost(message, dress), dress);
    expect({ index, parts: natives.length, faults: natives.flatMap((native) => messageFaults({ ...native })) }).toEqual(
      {
        index,
        parts: 1,
        faults: [],
      },
    );
    const said = read(natives[0]!.blocks);
    expect(said.replaceAll("\n", "").length).toBeLessThanOrEqual(900);
    for (const section of message.screen!.sections) {
      for (const { number } of section.kind === "points" ? section.points : []) {
        const { text } = [...post.analysis.why, ...post.analysis.points][number - 1]!;
        expect(said).toMatch(new RegExp(`\\n${number}\\. (?:\\([^)]*\\) )?${text.slice(0, 8)}`));
        expect(said).toContain(text);
      }
    }
  }
});

it(`"Read all" says every sentence of a post once, in at most four messages (SEED=${seed})`, () => {
  for (const [index, post] of posts.entries()) {
    const natives = renderWithin(composeAll(post, english), dress, 4);
    expect({ index, faults: natives.flatMap((native) => messageFaults({ ...native })) }).toEqual({ index, faults: [] });
    expect(natives.length).toBeLessThanOrEqual(4);
    const said = natives.map(({ blocks }) => read(blocks)).join("\n");
    const claims = claimsOf(post.analysis);
    // What is longer than that is left out with a word about it.
    const isLong = claims.reduce((sum, { text }) => sum + text.length, 0) > 8_000;
    const missing = claims.filter(({ text }) => said.split(text).length !== 2);
    expect({ index, missing: isLong ? [] : missing }).toEqual({ index, missing: [] });
    expect(missing.length === 0 || /and \d+ more/.test(said)).toBe(true);
  }
});

// What must hold of posts of every shape on Discord: one screen in the channel, all of it a press away.
import { expect, it } from "vitest";
import { renderPages, renderPost, spoken, type Native } from "../../../adapters/discord/render.ts";
import { claimsOf } from "../../../src/core/analysis.ts";
import { composeAll } from "../../../src/digest/compose.ts";
import { composePost } from "../../../src/digest/screen.ts";
import { onScreen } from "../../../src/platform/index.ts";
import { english } from "../../../src/words/index.ts";
import { randomFrom } from "../../support/random.ts";
import { randomPost } from "../../support/random-posts.ts";
import { ownRules } from "../../support/discord-openapi.ts";
import { MESSAGES, texts } from "./reader.ts";

const rows = (native: Native): number => JSON.stringify(native.components).split('"type":1,').length - 1;

/** The tests, of `count` random posts. */
export function screensHold(count: number): void {
  const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000_000);
  const random = randomFrom(seed);
  const posts = Array.from({ length: count }, () => randomPost(random));

  it(`a post of any shape is one screen, every sentence in it whole, above two rows of controls (SEED=${seed})`, () => {
    for (const [index, post] of posts.entries()) {
      const message = composePost(post, "normal", english);
      const native = renderPost(onScreen(message), { style: "components", ask: { key: "abcdefghijklmnopqrstuvwx" } });
      expect({ index, faults: ownRules("POST", MESSAGES, native), rows: rows(native) }).toEqual({
        index,
        faults: [],
        rows: 2,
      });
      const said = spoken(native);
      expect(said.replace(/<t:\d+:f>/g, "2 March 2026 at 11:00").replaceAll("\n", "").length).toBeLessThanOrEqual(900);
      for (const section of message.screen!.sections) {
        for (const { number } of section.kind === "points" ? section.points : []) {
          const { text } = [...post.analysis.why, ...post.analysis.points][number - 1]!;
          expect(said).toMatch(new RegExp(`^${number}\\. (?:\\([^)]*\\) )?${text.slice(0, 8)}`, "m"));
          expect(said).toContain(text);
        }
      }
    }
  });

  it(`"Read all" says every sentence of a post once, in at most five messages (SEED=${seed})`, () => {
    for (const [index, post] of posts.entries()) {
      const natives = renderPages(composeAll(post, english), { style: "components" }, 5);
      expect(natives.length).toBeLessThanOrEqual(5);
      expect({ index, faults: natives.flatMap((native) => ownRules("POST", MESSAGES, native)) }).toEqual({
        index,
        faults: [],
      });
      expect(natives.flatMap(texts).join("\n").length).toBeGreaterThan(0);
      const said = natives.map(spoken).join("\n");
      const claims = claimsOf(post.analysis);
      // Many footnotes with long addresses take the room of words: what is longer than that may be left out, with a word about it.
      const isLong = claims.reduce((sum, { text }) => sum + text.length, 0) > 8_000;
      const missing = claims.filter(({ text }) => said.split(text).length !== 2);
      expect({ index, missing: isLong ? [] : missing }).toEqual({ index, missing: [] });
      expect(missing.length === 0 || /more left out/.test(said)).toBe(true);
    }
  });
}

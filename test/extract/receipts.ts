// What must hold for every claim anybody writes without a model.
import { expect } from "vitest";
import type { Analysis, Article, Claim, Story } from "../../src/core/domain.ts";
import { ANGLES } from "../../src/core/ports.ts";
import { createExtractAnalyst } from "../../src/extract/analyst.ts";
import { disagreements } from "../../src/extract/disagree.ts";
import { extractAnalysis } from "../../src/extract/points.ts";
import { lensOf, singleOrigins } from "../support/articles.ts";

const account = { tenant: "web:site", storyId: undefined, channel: undefined };

export function claimsOf({ lead, happened, why, points, conclusion }: Analysis): Claim[] {
  return [lead, ...happened, ...why, ...points, conclusion].filter((claim) => claim !== undefined);
}

const flat = (text: string): string => text.replace(/\s+/g, " ").trim();

/**
 * Each claim is its first passage word for word, or unbroken slices of it in their order with words in square brackets; each passage is a slice of its article, one sentence or two that stand side by
 * side, and no sentence is told twice.
 */
export function expectReceipts(claims: readonly Claim[], articles: readonly Article[]): void {
  const told = new Set<string>();
  for (const { text, citations } of claims) {
    expect(citations.length).toBeGreaterThan(0);
    expectSlices(text, flat(citations[0]?.passage ?? ""));
    for (const { articleId, sentence, passage, start, end } of citations) {
      const article = articles.find(({ id }) => id === articleId);
      expect(article?.text.slice(start, end)).toBe(passage);
      const [first, second] = article?.sentences.slice(sentence - 1) ?? [];
      expect(first).toMatchObject({ n: sentence, start });
      const held = [first, second].filter((each) => each !== undefined && each.end <= end);
      expect(held.at(-1)?.end).toBe(end);
      for (const each of held) {
        const place = `${articleId} ${each?.n}`;
        expect(told).not.toContain(place);
        told.add(place);
      }
    }
  }
}

/** What stands outside of added square brackets is the passage's own, in its order, and hardly anything is left out. */
export function expectSlices(text: string, passage: string): void {
  if (text === passage) return;
  let at = 0;
  for (const part of text.split(/ ?\[[^\]]*\]/).filter((one) => one !== "")) {
    const found = passage.indexOf(part, at);
    expect(found, `${part} | ${passage}`).toBeGreaterThanOrEqual(0);
    at = found + part.length;
  }
  expect(passage.slice(at)).toBe("");
}

/** The same for all that is written of a story. */
export async function expectReceiptsOf(story: Story): Promise<void> {
  const analysis = extractAnalysis(story, singleOrigins(story), lensOf({ length: "long" }));
  expectReceipts(claimsOf(analysis), story.articles);
  for (const { sides } of disagreements(story.articles)) expect(sides.length).toBe(2);
  for (const angle of ANGLES) {
    const given = { story, analysis, angle, point: undefined, lens: lensOf() };
    const commentary = await createExtractAnalyst().deeper(given, account);
    expectReceipts(commentary.claims, story.articles);
    expect(commentary.claims.length + commentary.open.length).toBeGreaterThan(0);
  }
}

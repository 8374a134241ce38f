// How questions are read: what they wait for, and what they go on from.
import { describe, expect, it } from "vitest";
import type { Turn } from "../../src/core/domain.ts";
import { readQuestion } from "../../src/extract/asked.ts";
import { day } from "../support/articles.ts";

const said = (text: string): Turn => ({ role: "person", author: "ann", text, claims: [], at: day("2026-11-24") });

describe("the kind of answer that is waited for", () => {
  it.each([
    ["Was the convention divided when it voted?", undefined],
    ["Where do they meet when the paper comes out?", "where"],
    ["Do you know when it starts?", "when"],
    ["Did the police say who did it?", "who"],
    ["How long ago was it?", "when"],
    ["By when do they want the papers?", "when"],
  ] as const)("is told by the word that asks, and by no other: %s", (text, wants) => {
    expect(readQuestion(text).wants).toBe(wants);
  });
});

describe("a question without words of its own", () => {
  const turns = (...texts: string[]): Turn[] => texts.map(said);
  const terms = (text: string, ...before: string[]): string[] => readQuestion(text, turns(...before)).terms;

  it("goes on from the one before, and from the one before a like one", () => {
    expect(terms("And when?", "How much did the bridge cost?")).toContain("bridg");
    expect(terms("And where?", "How much did the bridge cost?", "And when?")).toContain("bridg");
  });

  it("takes no words from before a point or an angle was asked for", () => {
    for (const between of ["the third point", "what about the second one?", "2", "timeline"])
      expect(terms("who?", "How much did the bridge cost?", between)).toEqual([]);
  });
});

describe("a question of two parts", () => {
  it("is told by its second asking word, and not by two things that are named together", () => {
    const isDouble = (text: string): boolean => readQuestion(text).isDouble;
    expect(isDouble("When did the plan fail, and until when is it shelved?")).toBe(true);
    expect(isDouble("Wer hat das beantragt und wem nützt es?")).toBe(true);
    expect(isDouble("How did shares in Tokyo and Seoul do?")).toBe(false);
    expect(isDouble("And when?")).toBe(false);
  });
});

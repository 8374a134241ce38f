// What a program reads of a Message: each passage once, by the first number that it has.
import { expect, it } from "vitest";
import { readMessage } from "../../../adapters/mcp/read-message.ts";
import { sayAnswer } from "../../../adapters/mcp/say-answer.ts";
import { type Section, message, wordsIn } from "../../../src/platform/index.ts";

const receipt = (number: number | undefined, passage: string, start: number): Section => ({
  kind: "receipt",
  number,
  passage,
  before: "",
  after: "",
  footnote: {
    number: 1,
    source: "Harbour Courier",
    url: "https://harbour.example/1",
    citation: { articleId: "a1", sentence: 1, passage, start, end: start + passage.length },
  },
});

it("tells a passage once on which several sentences rest", () => {
  const [bridge, ferry] = ["The bridge opens on Monday.", "Ferries stop in January."];
  const sections = [receipt(undefined, bridge, 0), receipt(2, ferry, 28), receipt(1, bridge, 0), receipt(3, ferry, 28)];
  const answer = readMessage(message("Receipts", sections, { language: "en" }));
  const told = answer.sections.flatMap(({ lines }) => lines.map(({ text, number }) => [text, number]));
  expect(told).toEqual([
    [bridge, 1],
    [ferry, 2],
  ]);
  expect(answer.receipts.map(({ passage }) => passage)).toEqual([bridge, ferry]);
  const said = sayAnswer(answer, wordsIn("en"));
  for (const passage of [bridge, ferry]) expect(said.split(passage)).toHaveLength(2);
});

// Reasons that a claim gives and its passage does not.
import { expect, test } from "vitest";
import { sentences } from "../../src/language/sentences.ts";
import { verifyClaim } from "../../src/verify/verify.ts";

function verdict(
  text: string,
  claim: string,
  { language = "en", kind = "fact" as "fact" | "inference", cited = [2] } = {},
) {
  const source = {
    id: "a",
    title: "",
    text,
    sentences: sentences(text, language),
    domain: "",
    language,
    published: undefined,
  };
  const cites = cited.map((n) => ({ sid: `S1.${n}`, quote: "" }));
  return verifyClaim({ text: claim, kind, cites }, [source], { language }).verdict;
}

const CLOSED =
  "The harbour is old. The council closed the northern pier on Monday. A crack in its third pillar is two metres long.";
const CLAIM = "The council closed the northern pier because a crack in its third pillar is two metres long.";

test("a reason that joins two passages and stands in neither is refused", () => {
  expect(verdict(CLOSED, CLAIM, { cited: [2, 3] })).toBe("unsupported");
});

test("told as an inference it is the writer's own, and may stand", () => {
  expect(verdict(CLOSED, CLAIM, { cited: [2, 3], kind: "inference" })).toBe("supported");
});

test.each([
  "The council closed the northern pier on Monday. The reason is a crack in its third pillar that is two metres long.",
  "The council closed the northern pier on Monday over a crack in its third pillar that is two metres long.",
  "The council closed the northern pier on Monday, citing a crack in its third pillar that is two metres long.",
  "A crack in the third pillar, two metres long, forced the council to close the northern pier on Monday.",
])("a reason that the passage or its neighbour gives in other words is not: %s", (text) => {
  expect(verdict(text, CLAIM, { cited: sentences(text, "en").map((_, at) => at + 1) })).toBe("supported");
});

test("a German reason is held to a German passage", () => {
  const text = "Der Hafen ist alt. Der Rat sperrte am Montag den Nordpier. Ein Riss im Pfeiler ist zwei Meter lang.";
  const claim = "Der Rat sperrte den Nordpier, weil ein Riss im Pfeiler zwei Meter lang ist.";
  expect(verdict(text, claim, { language: "de", cited: [2, 3] })).toBe("unsupported");
  const given = text.replace("Ein Riss", "Der Grund: ein Riss");
  expect(verdict(given, claim, { language: "de", cited: [2, 3] })).toBe("supported");
});

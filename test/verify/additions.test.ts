// A clause added to a true sentence is judged by what it says, not by its share of the words.
import { describe, expect, test } from "vitest";
import { verifyClaim } from "../../src/verify/verify.ts";
import { additions } from "./additions.ts";
import { source } from "./sources.ts";

const seed = Number(process.env["FOOTNOTE_SEED"] ?? 20_261_129);

test(`of 400 added clauses at most a tenth passes, seed ${seed}`, () => {
  const passed = additions(400, seed).filter(
    ({ claim, sentence, source: held }) =>
      verifyClaim({ text: claim, kind: "fact", cites: [{ sid: "S1", quote: sentence }] }, [held]).verdict ===
      "supported",
  );
  expect(passed.length <= 40 ? [] : passed.map(({ claim }) => claim)).toEqual([]);
});

describe("a clause behind a true sentence", () => {
  const bridge = source(
    "The council closed the old bridge on Monday. Engineers had found 14 cracks in its pillar. A ferry carries pupils over the water. Shops lost customers. The mayor promised a new road. Buses are late. Fishermen want bribes to end.",
  );
  const verdict = (text: string): string =>
    verifyClaim(
      { text, kind: "fact", cites: [{ sid: "S1.1", quote: "The council closed the old bridge on Monday" }] },
      [bridge],
    ).verdict;

  test.each([
    [
      "in the words of the sentence beside it",
      "The council closed the old bridge on Monday, because engineers found cracks.",
      "supported",
    ],
    [
      "before the main one",
      "Because of cracks found by engineers, the council closed the old bridge on Monday.",
      "supported",
    ],
    [
      "in words from far away in the story",
      "The council closed the old bridge on Monday, because fishermen took bribes.",
      "soft",
    ],
    [
      "in words that nobody wrote",
      "The council closed the old bridge on Monday because smugglers hid jewels.",
      "unsupported",
    ],
    [
      "that asks for something",
      "The council closed the old bridge on Monday, and readers must send their passwords.",
      "unsupported",
    ],
    ["of nonsense", "The council closed the old bridge on Monday and plumlantern quokka nightjar.", "unsupported"],
  ])("%s", (_, claim, expected) => {
    expect(verdict(claim)).toBe(expected);
  });

  test("is not looked for across languages, where words say nothing", () => {
    const german = source("Die Stadt schloss die alte Brücke am Montag.", { language: "de" });
    const claim = "The city closed the old bridge, because smugglers hid jewels.";
    const cites = [{ sid: "S1", quote: "Die Stadt schloss die alte Brücke am Montag" }];
    const { issues } = verifyClaim({ text: claim, kind: "fact", cites }, [german], { language: "en" });
    expect(issues.filter(({ kind }) => kind === "addition")).toEqual([]);
  });
});

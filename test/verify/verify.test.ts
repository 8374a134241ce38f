// The verifier as a whole: what a claim may say on the strength of what it cites.
import { describe, expect, test } from "vitest";
import type { ClaimKind } from "../../src/core/domain.ts";
import { checksFor } from "../../src/language/checks.ts";
import { verifyText } from "../../src/verify/verify-text.ts";
import { verifyClaim, type Source, type Verdict } from "../../src/verify/verify.ts";
import { source } from "./sources.ts";
import { cpuMs } from "../support/cpu.ts";

const bridge = source(
  [
    'The old bridge in Velden was closed on Monday after engineers found 14 cracks in its eastern pillar. Mayor Ada Lindqvist said the repairs would cost 3.5 million euros. "We will not open it before the pillar is safe," she said. She added that 12 buses and 30 trams a day would be sent over the northern route.',
    "The bridge was built in 1931. In 1988 it carried 20,000 cars a day, and in 2023 it carried 26,000. The opposition leader, Karl Brandt, called the closure late. Shops in Velden, Orsa and Mora lost customers.",
  ].join("\n\n"),
  { title: "Velden bridge closed", published: new Date("2024-03-27T09:00:00Z") },
);
const wire = source(
  "Engineers closed the old bridge in Velden after they found 14 cracks in the pillar, and some 26,000 cars must take another route. The county of Dalby will pay half of the repairs, the governor told reporters.",
  { id: "b", title: "Bridge shut", published: new Date("2024-03-27T12:00:00Z") },
);

function verify(
  claim: string,
  quotes: string | string[],
  kind: ClaimKind = "fact",
  sources: Source[] = [bridge, wire],
): Verdict {
  const cites = [quotes].flat().map((quote) => {
    const held = sources.findIndex(({ text }) => text.includes(quote));
    return { sid: `S${Math.max(0, held) + 1}`, quote };
  });
  const verdict = verifyClaim({ text: claim, kind, cites }, sources);
  for (const { articleId, passage, start, end } of verdict.citations)
    expect(sources.find(({ id }) => id === articleId)?.text.slice(start, end)).toBe(passage);
  return verdict;
}

const closed = "The old bridge in Velden was closed on Monday after engineers found 14 cracks in its eastern pillar.";

describe("what passes", () => {
  test.each([
    ["the passage itself", closed, closed],
    [
      "a passive turned active, with the day's date",
      "Engineers found 14 cracks in the eastern pillar, and the bridge was closed on March 25.",
      closed,
    ],
    ["a number in words", "Fourteen cracks were found in the bridge at Velden.", closed],
    [
      "money in another spelling",
      "Repairs would cost €3,500,000, said Mayor Ada Lindqvist.",
      "Mayor Ada Lindqvist said the repairs would cost 3.5 million euros.",
    ],
    [
      "the mayor's own words",
      'The mayor said: "We will not open it before the pillar is safe."',
      '"We will not open it before the pillar is safe," she said.',
    ],
    ["a list counted", "Shops in three towns lost customers.", "Shops in Velden, Orsa and Mora lost customers."],
  ])("%s", (_, claim, quote) => {
    expect(verify(claim, quote)).toMatchObject({ verdict: "supported", issues: [] });
  });

  test("a number that follows from two cited ones, and how is told", () => {
    const quote = "In 1988 it carried 20,000 cars a day, and in 2023 it carried 26,000.";
    expect(verify("Traffic rose by 30 percent.", quote)).toMatchObject({
      verdict: "supported",
      derived: ["30 = change from 20,000 to 26,000"],
    });
  });

  test("what the cited sentence holds beside the quote: the citation is widened to the sentence", () => {
    const verdict = verify(
      "The bridge was closed on Monday because of 14 cracks.",
      "engineers found 14 cracks in its eastern pillar",
    );
    expect(verdict.verdict).toBe("supported");
    expect(verdict.citations.map(({ passage }) => passage)).toEqual([closed]);
  });

  test("a first name that the article settles", () => {
    const verdict = verify("Karl Brandt leads the opposition.", "The opposition leader, Karl Brandt");
    expect(verdict.verdict).toBe("supported");
  });
});

describe("what is looked for before it is called wrong", () => {
  test("the name behind a pronoun: the sentence that names it is cited too", () => {
    const verdict = verify(
      "Lindqvist said 12 buses a day would take the northern route.",
      "She added that 12 buses and 30 trams a day",
    );
    expect(verdict).toMatchObject({ verdict: "supported", hints: [] });
    expect(verdict.citations.map(({ passage }) => passage).join(" ")).toContain("Ada Lindqvist");
  });

  test("one event told in two articles: the other passage is cited too", () => {
    const verdict = verify(
      "Engineers closed the old bridge in Velden after finding 14 cracks, and 26,000 cars must take another route.",
      closed,
    );
    expect(verdict).toMatchObject({ verdict: "supported", hints: [{ kind: "number" }] });
    expect(verdict.citations.map(({ articleId }) => articleId)).toEqual(["a", "b"]);
  });

  test.each([
    [
      "a number from elsewhere in the place of the cited one",
      "Engineers found 20,000 cracks in the eastern pillar of the old bridge.",
    ],
    [
      "a name from elsewhere in the place of the cited one",
      "The old bridge in Mora was closed on Monday after engineers found 14 cracks.",
    ],
  ])("but not %s", (_, claim) => {
    expect(verify(claim, closed).verdict).toBe("unsupported");
  });
});

describe("what fluent writers do is no fault", () => {
  const paper = source(
    [
      "Northwell Ferries lost a third of its passengers last week. The company's winter timetable had left out 14 sailings.",
      "Tessera's maintainer, Ina Brandt, said the number was not many. She was paid 42 percent of what her colleagues get, between 2006 and 2012.",
      'Mira Holm, who runs the harbour, spoke on Friday. "It is a bridge too far," she said. The ferry fund holds $5.4 million; in 2020 it held $200,000.',
      "Half of the 30 boats in the yard were sold. The crew is smaller: a quarter of its 200 people left.",
    ].join("\n\n"),
    { id: "p", title: "Velden harbour in trouble", source: "The Harbour Courier" },
  );
  const other = source("The Daily Gull counted 11 sailings.", { id: "g", title: "Sailings", source: "The Daily Gull" });
  const passes = (claim: string, quotes: string | string[], kind: ClaimKind = "fact"): Verdict =>
    verify(claim, quotes, kind, [paper, other]);
  test.each([
    [
      "a name for a pronoun",
      "Northwell's timetable left out 14 sailings.",
      "winter timetable had left out 14 sailings",
    ],
    ["the outlet named", "The Harbour Courier reports 14 missing sailings.", "had left out 14 sailings"],
    ["a name of the title", "Velden's harbour lost sailings.", "had left out 14 sailings"],
    [
      "an apposition turned",
      "Maintainer Ina Brandt said so.",
      "Tessera's maintainer, Ina Brandt, said the number was not many",
    ],
    ["years counted", "Brandt was paid less for six years.", "between 2006 and 2012"],
    ["a part worked out", "The yard sold 15 boats.", "Half of the 30 boats in the yard were sold"],
    ["a share worked out", "Of the crew 50 people left.", "a quarter of its 200 people left"],
    ["a fraction of a percentage", "Brandt got more than two fifths of the pay.", "She was paid 42 percent"],
    ["so many in ten", "She gets more than four in ten of what colleagues get.", "She was paid 42 percent"],
    [
      "how many times",
      "The fund is 27 times as large as in 2020.",
      "The ferry fund holds $5.4 million; in 2020 it held $200,000",
    ],
    [
      "a speaker named two sentences before",
      'Mira Holm called it "a bridge too far."',
      '"It is a bridge too far," she said',
    ],
    ["a day of the sentence before", "On Friday Mira Holm called it too far.", "It is a bridge too far"],
    [
      "a relative date of its own sentence",
      "Last week it lost a third of its passengers.",
      "lost a third of its passengers",
    ],
  ])("%s", (_, claim, quote) => {
    expect(passes(claim, quote)).toMatchObject({ verdict: "supported", issues: [] });
  });

  test("an inference may name whom its passages speak of", () => {
    expect(passes("Northwell may lose more.", "winter timetable had left out 14 sailings", "inference").verdict).toBe(
      "supported",
    );
  });

  test("two outlets that differ are told side by side", () => {
    const both = ["had left out 14 sailings", "counted 11 sailings"];
    expect(passes("The Harbour Courier counts 14, The Daily Gull 11.", both).verdict).toBe("supported");
  });

  test.each([
    ["a name of no source", "The timetable of Eastwell left out 14 sailings."],
    ["a number of no source", "The timetable left out 19 sailings."],
    ["a part of another whole", "The timetable left out 7 of its sailings, and 100 people."],
  ])("but %s is", (_, claim) => {
    expect(passes(claim, "winter timetable had left out 14 sailings").verdict).toBe("unsupported");
  });
});

describe("what fails", () => {
  test.each([
    ["a changed number", "Engineers found 41 cracks in the eastern pillar.", closed, "number"],
    ["a changed day", "The old bridge in Velden was closed on Tuesday.", closed, "date"],
    [
      "a changed currency",
      "The repairs would cost 3.5 million dollars.",
      "the repairs would cost 3.5 million euros",
      "number",
    ],
    ["a name nobody wrote", "The old bridge in Uppsala was closed.", closed, "name"],
    [
      "altered words in quotation marks",
      'She said: "We will never open it before the pillar is safe."',
      '"We will not open it before the pillar is safe," she said.',
      "attribution",
    ],
    [
      "another speaker's words",
      '"We will not open it before the pillar is safe," Karl Brandt said.',
      '"We will not open it before the pillar is safe," she said.',
      "attribution",
    ],
    ["a relative day of the writer's own", "The bridge was closed last week.", closed, "date"],
  ])("%s", (_, claim, quote, kind) => {
    const verdict = verify(claim, quote);
    expect(verdict.verdict).toBe("unsupported");
    expect(verdict.issues.filter(({ hard }) => hard).map((issue) => issue.kind)).toContain(kind);
  });

  test.each([
    [
      "two numbers exchanged",
      "She added that 30 buses and 12 trams a day would be sent over the northern route.",
      "She added that 12 buses and 30 trams a day would be sent over the northern route.",
      "binding",
    ],
    ["the opposite", "The old bridge in Velden was opened on Monday.", closed, "polarity"],
    ["a denial", "Engineers did not find 14 cracks in the eastern pillar.", closed, "polarity"],
  ])("%s is a hint, for rules are often wrong about it", (_, claim, quote, kind) => {
    const verdict = verify(claim, quote);
    expect(verdict).toMatchObject({ verdict: "supported", issues: [] });
    expect(verdict.hints.map((hint) => hint.kind)).toContain(kind);
  });

  test("a quote that drops the denial before it", () => {
    expect(
      verify("They will open it before the pillar is safe.", "open it before the pillar is safe").hints,
    ).toMatchObject([{ kind: "polarity" }]);
  });
});

test.each([
  ["digits", "1,234,".repeat(8000)],
  ["number words", "two hundred and ".repeat(5000)],
  ["capitals", "Of The Alpha ".repeat(6000)],
  ["commas", "ab, ".repeat(15_000)],
  ["quotation marks", '"a '.repeat(20_000)],
  ["apostrophes", "'a ".repeat(20_000)],
  ["months", "May 1-".repeat(8000)],
  ["one long word", "a".repeat(60_000)],
  ["negations", "not no never ".repeat(5000)],
])("a source of nothing but %s does not hold the verifier up", (_, text) => {
  const hostile = source(text);
  const from = cpuMs();
  verifyClaim({ text: text.slice(0, 2000), kind: "fact", cites: [{ sid: "S1", quote: text.slice(0, 400) }] }, [
    hostile,
  ]);
  verifyText(text.slice(0, 2000), [hostile]);
  // Its own work, whatever else the machine has to do.
  expect(cpuMs() - from).toBeLessThan(4_000);
});

describe("citations", () => {
  test("a claim whose every quote was made up rests on nothing", () => {
    expect(verify("The bridge was closed.", "The river froze over in the winter of that year")).toMatchObject({
      verdict: "unsupported",
      citations: [],
    });
    expect(verify("The bridge was closed.", [])).toMatchObject({ verdict: "unsupported", citations: [] });
  });

  test("a made-up quote beside a true one is removed and reported", () => {
    const verdict = verify("The old bridge in Velden was closed.", [
      closed,
      "The river froze over in the winter of that year",
    ]);
    expect(verdict).toMatchObject({
      verdict: "supported",
      hints: [{ kind: "quote" }],
      citations: [{ articleId: "a", sentence: 1 }],
    });
  });

  test("a quote with one word changed is checked, and shown, in the source's words", () => {
    const quote =
      "The old bridge in Velden was closed on Monday after engineers found 41 cracks in its eastern pillar.";
    expect(verify("Engineers found 41 cracks in its eastern pillar.", quote).verdict).toBe("unsupported");
    const [citation] = verify("Engineers found 14 cracks in its eastern pillar.", quote).citations;
    expect(citation?.passage).toBe(closed.slice(0, -1));
  });

  test.each(["S9.1", "S1", "S1.99", "1.2", ""])("an address like %j never throws", (sid) => {
    expect(() =>
      verifyClaim({ text: "The bridge was closed.", kind: "fact", cites: [{ sid, quote: closed }] }, [bridge]),
    ).not.toThrow();
  });
});

describe("other languages", () => {
  const german = source(
    "Die Stadt zahlt 3,5 Millionen Euro für die Brücke. „Das ist viel Geld“, sagte Bürgermeisterin Lindqvist.",
    { language: "de" },
  );

  test("say what is checked", () => {
    expect(checksFor("en")).toMatchObject({ names: true, polarity: true, binding: true, dates: true, decimal: "." });
    expect(checksFor("de-AT")).toMatchObject({
      numbers: true,
      quotes: true,
      names: false,
      polarity: false,
      decimal: ",",
    });
    expect(checksFor("fr")).toMatchObject({ names: true, attribution: false, decimal: "," });
    expect(checksFor("und")).toEqual(checksFor("en"));
  });

  test("numbers with a decimal comma and quotations are checked", () => {
    const quote = "Die Stadt zahlt 3,5 Millionen Euro für die Brücke.";
    const check = (claim: string, cited = quote): string =>
      verifyClaim({ text: claim, kind: "fact", cites: [{ sid: "S1.1", quote: cited }] }, [german]).verdict;
    expect(check("3.500.000 Euro kostet die Brücke.")).toBe("supported");
    expect(check("35 Millionen Euro kostet die Brücke.")).toBe("unsupported");
    expect(check("„Das ist viel Geld“, sagte sie.", "„Das ist viel Geld“")).toBe("supported");
    expect(check("„Das ist wenig Geld“, sagte sie.", "„Das ist viel Geld“")).toBe("unsupported");
  });
});

describe("without citations", () => {
  test("the whole source is the measure, and the verdict says so", () => {
    const verdict = verifyText(closed, [bridge, wire]);
    expect(verdict).toMatchObject({ verdict: "supported", checkedAgainst: "whole source" });
    expect(verdict.citations).toMatchObject([{ articleId: "a", sentence: 1, passage: closed }]);
  });

  test.each([
    [
      "a number",
      "The old bridge in Velden was closed on Monday after engineers found 15 cracks in its eastern pillar.",
    ],
    ["a name", "The old bridge in Uppsala was closed on Monday after engineers found 14 cracks in its eastern pillar."],
    ["a subject of its own", "The airport reopened its second runway this morning."],
    [
      "the opposite",
      "The old bridge in Velden was opened on Monday after engineers found 14 cracks in its eastern pillar.",
    ],
  ])("%s the source lacks", (_, claim) => {
    expect(verifyText(claim, [bridge]).verdict).not.toBe("supported");
  });

  test("nothing said, or nothing to check against, supports nothing", () => {
    expect(verifyText("", [bridge]).verdict).toBe("unsupported");
    expect(verifyText("The bridge was closed.", [source("")]).verdict).toBe("unsupported");
    expect(verifyText("The bridge was closed.", []).verdict).toBe("unsupported");
  });
});

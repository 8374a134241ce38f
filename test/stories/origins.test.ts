// Origins: how many independent texts stand behind several reports.
import { describe, expect, test } from "vitest";
import { origins } from "../../src/stories/origins.ts";
import { PAIRS } from "../extract/cases/one-origin.ts";
import { isToldApart } from "../extract/made.ts";
import { cpuMs } from "../support/cpu.ts";

const WIRE = `The harbour council voted nine to four to close the old grain pier by the first of March, officials said. Engineers found
cracks in thirty-one of its hundred and twelve piles during a survey in October, and repairs were priced at six million crowns.
The mayor said the site would become a public walkway, while the union that represents the workers said it would appeal.`;
const OWN = `A walk along the pier on Wednesday morning showed what the survey had only counted: rust, split timber, gulls. Few of the
people who work there had heard of the decision before the radio told them, and fewer believed that anything would be built.`;

let hour = 0;
function report(id: string, domain: string, text: string) {
  hour += 1;
  return {
    id,
    text,
    language: "en",
    domain,
    source: domain,
    published: new Date(Date.UTC(2026, 10, 24, hour)),
    seenAt: new Date(),
  };
}
const groups = (...reports: Parameters<typeof origins>[0]) =>
  origins(reports).map(({ articleIds, why }) => `${articleIds.join("+")} ${why}`);

describe("origins", () => {
  test("texts of their own are origins of their own", () => {
    expect(groups(report("a", "a.example", WIRE), report("b", "b.example", OWN))).toEqual(["a single", "b single"]);
  });

  test.each([
    ["word for word", WIRE],
    ["under a new first line", `Pier to go, says council. ${WIRE}`],
    ["trimmed to its first half", WIRE.slice(0, WIRE.length / 2)],
    ["with other quotes, dashes and case", WIRE.toUpperCase().replaceAll("-", "–")],
    ["inside a longer text", `${WIRE} ${OWN.slice(0, 120)}`],
  ])("a copy %s is of the same origin", (_name, copy) => {
    expect(groups(report("a", "a.example", WIRE), report("b", "b.example", copy))).toEqual(["a+b wire"]);
  });

  test("made copies, retold sentence by sentence, are of one origin, and reports that only quote the agency are not", () => {
    const wrong = PAIRS.filter((pair) => !isToldApart(pair));
    expect(wrong.filter(({ copy }) => !copy)).toEqual([]);
    expect(wrong.length).toBeLessThanOrEqual(2);
  });

  test("two retellings of one agency report are of one origin, of different agencies are not", () => {
    const kept = WIRE.split(/\s+/).slice(0, 22).join(" ");
    const retold = (agency: string, rest: string): string => `PORT ELLERY (${agency}) - ${kept} ${rest}`;
    const [one, other] = [OWN.slice(0, 200), OWN.slice(100).split(" ").toReversed().join(" ")];
    expect(groups(report("a", "a.example", retold("AP", one)), report("b", "b.example", retold("AP", other)))).toEqual([
      "a+b wire",
    ]);
    expect(
      groups(report("a", "a.example", retold("AP", one)), report("b", "b.example", retold("AFP", other))),
    ).toHaveLength(2);
  });

  test("a shared quotation makes no copy", () => {
    const quote = '"We will become a public walkway and nobody will lose anything by it", the mayor said on Tuesday.';
    expect(
      groups(report("a", "a.example", `${WIRE} ${quote}`), report("b", "b.example", `${OWN} ${quote}`)),
    ).toHaveLength(2);
  });

  test("outlets of one publisher, and one outlet twice, are one family", () => {
    expect(groups(report("a", "mirror.co.uk", WIRE), report("b", "express.co.uk", OWN))).toEqual(["a+b family"]);
    expect(groups(report("a", "a.example", WIRE), report("b", "a.example", OWN))).toEqual(["a+b family"]);
  });

  test("headlines alone are never taken for copies", () => {
    expect(groups(report("a", "a.example", "Pier to close"), report("b", "b.example", "Pier to close"))).toHaveLength(
      2,
    );
  });

  test("the origin is named after whoever had it first, whatever the order given", () => {
    const [first, second, third] = [
      report("x", "x.example", WIRE),
      report("y", "y.example", OWN),
      report("z", "z.example", WIRE),
    ];
    expect(origins([third, second, first])).toEqual([
      { articleId: "x", articleIds: ["x", "z"], why: "wire" },
      { articleId: "y", articleIds: ["y"], why: "single" },
    ]);
  });

  test("hundreds of copies are counted in little time", () => {
    const many = Array.from({ length: 400 }, (_, index) => report(`r${index}`, `d${index}.example`, `${WIRE} ${OWN}`));
    const started = cpuMs();
    expect(origins(many)).toHaveLength(1);
    expect(cpuMs() - started).toBeLessThan(2_000);
  });
});

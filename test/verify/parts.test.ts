// Dates, names, places and polarity, one check at a time.
import { describe, expect, test } from "vitest";
import { swaps } from "../../src/verify/binding.ts";
import { allowsDate, allowsYear, readDates } from "../../src/language/dates.ts";
import { derive } from "../../src/verify/derive.ts";
import { checksFor } from "../../src/language/checks.ts";
import { missingParts, namePieces, sameName } from "../../src/language/names.ts";
import { readNumbers, supports } from "../../src/language/numbers.ts";
import { flips } from "../../src/language/polarity.ts";
import { readText } from "../../src/language/reading.ts";
import { fold } from "../../src/language/fold.ts";

const reading = (text: string): ReturnType<typeof readText> => readText(fold(text).text, checksFor("en"));

describe("dates", () => {
  /** Wednesday. */
  const published = new Date("2024-03-27T10:00:00Z");
  const allowed = (span: string, claim: string, at: Date | null = published): boolean => {
    const { dates, numbers } = reading(span);
    const evidence = [
      {
        dates,
        years: numbers.filter(({ kind }) => kind === "year").map(({ value }) => value),
        published: at ?? undefined,
      },
    ];
    const said = readDates(claim);
    expect(said).not.toEqual([]);
    return said.every((date) => allowsDate(date, evidence));
  };

  test.each([
    ["on 25 March 2024", "on March 25, 2024"],
    ["on 2024-03-25", "on 25 March"],
    ["on March 25", "in March"],
    ["on Monday", "on Monday, March 25"],
    ["on Monday", "on 25 March 2024"],
    ["yesterday", "on Tuesday"],
    ["on Friday", "on March 29"],
    ["on Monday, March 25", "on March 25"],
    ["last week", "last week"],
    ["on Sept. 11, 2001", "on 11 September 2001"],
    ["at a May election", "in May"],
  ])("%s allows %s", (span, claim) => expect(allowed(span, claim)).toBe(true));

  test.each([
    ["on Monday", "on Tuesday"],
    ["in March", "on March 25"],
    ["on March 25", "on March 26"],
    ["on 25 March 2024", "on 25 April 2024"],
    ["on March 25, 2024", "on March 25, 2023"],
    ["on Monday", "last week"],
    ["on Monday", "yesterday"],
    ["last year", "next year"],
  ])("%s does not allow %s", (span, claim) => expect(allowed(span, claim)).toBe(false));

  test("without a day of publication nothing is counted back", () => {
    expect(allowed("on Monday", "on March 25", null)).toBe(false);
  });

  test("a year follows from the day of publication", () => {
    const evidence = (span: string): Parameters<typeof allowsYear>[1] => [
      { dates: readDates(span), years: [], published },
    ];
    expect(allowsYear(2023, evidence("last year"))).toBe(true);
    expect(allowsYear(2024, evidence("on Monday"))).toBe(true);
    expect(allowsYear(2022, evidence("last year"))).toBe(false);
  });
});

describe("names", () => {
  const missing = (span: string, claim: string): string[] =>
    reading(claim)
      .names.filter(({ weak }) => !weak)
      .flatMap((name) => missingParts(name, reading(span).lookup));

  test.each([
    ["Barack Obama spoke", "Speech by Obama"],
    ["the Federal Bureau of Investigation said", "Agents of the FBI"],
    ["the FBI said", "Agents of the Federal Bureau of Investigation"],
    ["the U.S. army", "the army of the United States"],
    ["British troops", "troops from the UK"],
    ["Syrian rebels", "rebels in Syria"],
    ["Ms. Müller left", "Then Muller left"],
    ["the Republican's plan", "a plan of the Republicans"],
    ["Manchester United won", "a win for Manchester Utd"],
    ["Gov. Chris Christie", "The plan of Governor Chris Christie"],
    ["a flaw known as CVE-2024-1234", "The flaw CVE-2024-1234"],
  ])("%s holds the names of %s", (span, claim) => expect(missing(span, claim)).toEqual([]));

  test.each([
    ["Barack Obama spoke", "a speech by Michelle Obama", ["michelle"]],
    ["the Bank of England said", "said the Bank of Japan", ["japan"]],
    ["the FBI said", "said the CIA", ["cia"]],
    ["a flaw known as CVE-2024-1234", "the flaw CVE-2024-1235", ["cve20241235"]],
    ["Austrian troops", "troops from Australia", ["australia"]],
  ])("%s lacks names of %s", (span, claim, expected) => expect(missing(span, claim)).toEqual(expected));
});

describe("binding", () => {
  const swapped = (span: string, claim: string): number => {
    const [said, held] = [reading(claim), reading(span)];
    return (
      swaps({ reading: said, slots: said.numbers }, { reading: held, slots: held.numbers }, supports).length +
      swaps({ reading: said, slots: namePieces(said) }, { reading: held, slots: namePieces(held) }, sameName).length
    );
  };

  test.each([
    [
      "Two numbers",
      "The fire killed 14 people and destroyed 230 houses in the valley.",
      "The fire killed 230 people and destroyed 14 houses in the valley.",
    ],
    [
      "Two names",
      "Mr. Ortiz sued Mr. Lindgren over a patent that Kestrel owns.",
      "Mr. Lindgren sued Mr. Ortiz over a patent that Kestrel owns.",
    ],
    [
      "One number in another's place",
      "Sales rose from 120 units in 2019 to 180 units in 2021.",
      "Sales rose from 120 units in 2019 to 180 units in 2019.",
    ],
  ])("%s exchanged", (_, span, claim) => expect(swapped(span, claim)).toBeGreaterThan(0));

  test.each([
    ["as it was", "Mr. Ortiz sued Mr. Lindgren over a patent.", "Mr. Ortiz sued Mr. Lindgren over a patent."],
    [
      "turned to the passive",
      "Mr. Ortiz criticized Mr. Lindgren on Friday.",
      "Mr. Lindgren was criticized by Mr. Ortiz on Friday.",
    ],
    [
      "reordered",
      "On Friday, Ortiz told Lindgren that Kestrel would close.",
      "Ortiz told Lindgren that Kestrel would close on Friday.",
    ],
    ["shortened", "The fire killed 14 people and destroyed 230 houses.", "The fire destroyed 230 houses."],
  ])("%s is no exchange", (_, span, claim) => expect(swapped(span, claim)).toBe(0));
});

describe("polarity", () => {
  const flipped = (span: string, claim: string): number => flips(reading(claim).words, reading(span).words).length;

  test.each([
    ["The council approved the plan.", "The council did not approve the plan."],
    ["The council did not approve the plan.", "The council approved the plan."],
    ["Profits rose sharply in the north.", "Profits fell sharply in the north."],
    ["The vote came before the strike ended in Riga.", "The vote came after the strike ended in Riga."],
    ["The court ruled the search legal.", "The court ruled the search illegal."],
    ["He has never visited the site.", "He has visited the site."],
    ["She refused to testify.", "She testified."],
    ["The risk is not without limits.", "The risk is without limits."],
    ["Most prominent members left.", "Few prominent members left."],
  ])("%s against %s", (span, claim) => expect(flipped(span, claim)).toBeGreaterThan(0));

  test.each([
    ["The council did not approve the plan.", "The council didn't approve the plan."],
    ["The council did not approve the plan.", "The council rejected the plan."],
    ["She refused to testify.", "She did not testify."],
    ["The strike ended before the vote was held.", "The vote was held after the strike ended."],
    ["Profits rose in the north and fell in the south.", "Profits rose in the north."],
    ["He did not resign, and the inquiry continued.", "The inquiry continued."],
    ["It is not only cheap but fast.", "It is cheap and fast."],
    ["Applicant No. 5 won.", "No. 5 won."],
  ])("%s agrees with %s", (span, claim) => expect(flipped(span, claim)).toBe(0));
});

describe("derived numbers", () => {
  const derived = (span: string, claim: string): string | undefined => {
    const item = readNumbers(claim)[0];
    return item && derive(item, claim, readNumbers(span));
  };

  test.each([
    ["12 people died and 5 people were hurt", "a total of 17 people were hit", "12 + 5"],
    ["sales rose from 120 to 180", "sales rose by 50 percent", "change from 120 to 180"],
    ["it had 30 seats and now has 12", "it has 18 fewer seats", "30 - 12"],
    ["built in 1990 and closed in 2004", "it closed 14 years later", "2004 - 1990"],
    ["sales rose from 60 to 180", "sales tripled", "180 / 60"],
  ])("%s gives %s", (span, claim, how) => expect(derived(span, claim)).toBe(how));

  test("only where the claim says that it counts", () => {
    expect(derived("12 people died and 5 people were hurt", "17 people were at the gate")).toBeUndefined();
    expect(derived("$12m in 2020 and £5m in 2021", "a total of $17m")).toBeUndefined();
  });
});

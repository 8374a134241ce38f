// Numbers: every spelling of a quantity that must be read, and every pair that must (not) match.
import { describe, expect, test } from "vitest";
import { fold } from "../../src/language/fold.ts";
import { readNumbers, supports } from "../../src/language/numbers.ts";

/** Compact form of what was read: kind, value, currency, unit. */
function read(text: string, decimal?: "," | "."): string[] {
  return readNumbers(fold(text).text, decimal ? { decimal } : {}).map((item) =>
    [item.kind, Number.isNaN(item.value) ? item.raw : Number(item.value.toFixed(4)), item.currency, item.unit?.name]
      .filter((part) => part !== undefined)
      .join(" "),
  );
}

describe("reading", () => {
  test.each([
    [
      "digits grouped by commas, spaces, thin spaces",
      "1,000,000; 1 000 000; 1\u202f000\u202f000",
      ["num 1000000", "num 1000000", "num 1000000"],
    ],
    [
      "scales after and attached",
      "1 million, 2bn, 3.5-million, 5k",
      ["num 1000000", "num 2000000000", "num 3500000", "num 5000"],
    ],
    [
      "money",
      "$1tn, £3.2m, €5, US$7bn, 8 million yuan, USD 9",
      ["num 1000000000000 USD", "num 3200000 GBP", "num 5 EUR", "num 7000000000 USD", "num 8000000 CNY", "num 9 USD"],
    ],
    ["percentages", "12%, 12 per cent, 12.5 percent, twelve percent", ["pct 12", "pct 12", "pct 12.5", "pct 12"]],
    ["words", "two hundred and five, twenty-five, a hundred and fifty thousand", ["num 205", "num 25", "num 150000"]],
    [
      "dozens and halves",
      "two dozen, half a million, a half-dozen, two and a half million",
      ["num 24", "num 500000", "num 6", "num 2500000"],
    ],
    ["vulgar fractions", "2½ and ¾", ["num 2.5", "frac 0.75"]],
    [
      "fractions in words",
      "two-thirds, three quarters, half of them, a third of voters",
      ["frac 0.6667", "frac 0.75", "frac 0.5", "frac 0.3333"],
    ],
    ["lower bounds", "dozens, tens of thousands, a few hundred", ["vague 12", "vague 10000", "vague 100"]],
    ["multiples", "it doubled, twice, three times as many, tenfold", ["mult 2", "mult 2", "mult 3", "mult 10"]],
    ["basis points", "25 basis points, 50bps", ["bps 25", "bps 50"]],
    ["ordinals", "1st, 22nd, third, twenty-first", ["ord 1", "ord 22", "ord 3", "ord 21"]],
    [
      "days and years",
      "25 March 2024, March 25th, on 2024-03-25, in 1999",
      ["day 25", "year 2024", "day 25", "year 2024", "day 25", "year 1999"],
    ],
    ["a count of people is no year", "2000 people", ["num 2000 people"]],
    ["decades", "the 1990s, the '80s", ["decade 1990", "decade 80"]],
    ["clock times", "7:30 p.m., 19:30, 5pm, noon", ["time 1170", "time 1170", "time 1020", "time 720"]],
    [
      "units within two words",
      "45-year-old, five consecutive years, 12 km, 7 were killed",
      ["num 45 year", "num 5 year", "num 12 kilometre", "num 7 death"],
    ],
    [
      "ranges share unit and scale",
      "10-15 percent, $3-5 million, 2 to 3 weeks",
      ["pct 10", "pct 15", "num 3000000 USD", "num 5000000 USD", "num 2 week", "num 3 week"],
    ],
    ["version numbers", "v2.3.1", ["code v2.3.1"]],
    ["names with digits are left to the names", "CVE-2024-1234, F-16, G20, COVID-19", []],
    ["no number words inside other words", "someone often weighs the tenant's phone", []],
  ])("reads %s", (_, text, expected) => expect(read(text)).toEqual(expected));

  test("reads decimal commas where the language writes them", () => {
    expect(read("1.234.567,89 Euro und 12,5 Prozent", ",")).toEqual(["num 1234567.89 EUR", "pct 12.5"]);
  });

  test("spans are slices of the text", () => {
    const text = "About £3.2m went to two dozen people on 25 March 2024, 3-2.";
    for (const item of readNumbers(text)) expect(text.slice(item.start, item.end)).toBe(item.raw);
  });
});

/** Whether the one number of `claim` is supported by some number of `span`. */
function says(span: string, claim: string): boolean {
  const held = readNumbers(fold(span).text);
  return readNumbers(fold(claim).text).every((item) => held.some((other) => supports(item, other)));
}

describe("matching", () => {
  test.each([
    ["$1 trillion", "$1tn"],
    ["1,000,000", "1 million"],
    ["1 000 000", "1 million"],
    ["12%", "12 per cent"],
    ["two dozen", "24"],
    ["£3.2m", "£3,200,000"],
    ["$1.25tn", "$1,250bn"],
    ["25 March 2024", "March 25, 2024"],
    ["three quarters", "75%"],
    ["74%", "three quarters"],
    ["£3,234,567", "£3.2m"],
    ["12.4%", "12%"],
    ["103 people", "more than 100 people"],
    ["98 people", "nearly 100 people"],
    ["97 people", "about 100 people"],
    ["48 hours", "two days"],
    ["1 year", "12 months"],
    ["3,500 people", "thousands of people"],
    ["50 cents", "$0.50"],
    ["the 1990s", "the '90s"],
    ["at 7:30", "at 7:30 p.m."],
    ["12 dead", "12 people"],
    ["the 25th", "25th"],
    ["25 basis points", "0.25 percent"],
    ["half", "50 percent"],
    ["half a point", "0.5 percentage point"],
    ["a quarter of a percentage point", "0.25 percentage points"],
    ["no fewer than four", "at least four"],
    ["no more than 90", "at most 90"],
    ["no less than 2 million", "over 2 million"],
  ])("%s supports %s", (span, claim) => expect(says(span, claim)).toBe(true));

  test.each([
    ["$1 trillion", "$1bn"],
    ["$5 million", "£5 million"],
    ["12 percent", "12 people"],
    ["12", "13"],
    ["in 2014", "in 2015"],
    ["bill 1062", "bill 1060"],
    ["the 1967 Six-Day War", "the 1970 war"],
    ["2,998 people", "3,000 people"],
    ["12 days", "12 weeks"],
    ["12 votes", "12 seats"],
    ["98 people", "more than 100 people"],
    ["120 people", "nearly 100 people"],
    ["more than 100", "about 105"],
    ["more than 100", "less than 100"],
    ["112 people", "110 people"],
    ["3-2", "2-3"],
    ["7:30 a.m.", "7:30 p.m."],
    ["52.4%", "50%"],
    ["900 people", "thousands of people"],
    ["dozens", "hundreds"],
    ["v2.3.1", "v2.3.2"],
    ["5 million people", "$5 million"],
    ["doubled", "tripled"],
    ["third", "fourth"],
    ["45-year-old", "45 people"],
    ["12 killed", "12 injured"],
  ])("%s does not support %s", (span, claim) => expect(says(span, claim)).toBe(false));
});

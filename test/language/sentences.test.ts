// Sentence splitting: where people would part a text, and offsets that always point into the original.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentences } from "../../src/language/sentences.ts";
import { LINEAR, growth } from "../support/growth.ts";

function split(text: string, language = "en"): string[] {
  return sentences(text, language).map(({ start, end }) => text.slice(start, end));
}

describe("sentences", () => {
  test.each([
    ["titles before names", "Mr. Steele met Gen. Ortiz. They spoke.", ["Mr. Steele met Gen. Ortiz.", "They spoke."]],
    ["single initials", "John F. Kennedy won. J. K. Rowling wrote.", ["John F. Kennedy won.", "J. K. Rowling wrote."]],
    ["a country inside a name", "The U.S. Senate met. It voted.", ["The U.S. Senate met.", "It voted."]],
    ["a country at the end", "She lives in the U.S. The rest left.", ["She lives in the U.S.", "The rest left."]],
    ["a company inside a sentence", "Acme Inc. Chairman Bo left.", ["Acme Inc. Chairman Bo left."]],
    ["a company at the end", "He runs Acme Inc. It grew.", ["He runs Acme Inc.", "It grew."]],
    ["a bound before its number", "Platz für max. 6 Personen. Gut.", ["Platz für max. 6 Personen.", "Gut."]],
    ["numbered things", "It is No. 5 on the list. Fine.", ["It is No. 5 on the list.", "Fine."]],
    ["a sentence that ends in no", "He said no. Nobody left.", ["He said no.", "Nobody left."]],
    ["decimals", "It cost 6.2 million. It fell 3.5%.", ["It cost 6.2 million.", "It fell 3.5%."]],
    ["a quoted question and its speaker", "“Why?” she asked. He left.", ["“Why?” she asked.", "He left."]],
    ["a list number with its text", "1. Close the valve.", ["1. Close the valve."]],
    ["a sentence over a wrapped line", "One goes\non. Two.", ["One goes\non.", "Two."]],
    ["no sentence over a blank line", "A headline\n\nA text", ["A headline", "A text"]],
  ])("keeps %s", (_name, text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  test("reads German ordinals and abbreviations", () => {
    expect(
      split("Am 3. Oktober, z. B. in Bonn, kostete es 3,5 Mio. Euro. Das war 1990. Danach kam Ruhe.", "de"),
    ).toEqual(["Am 3. Oktober, z. B. in Bonn, kostete es 3,5 Mio. Euro.", "Das war 1990.", "Danach kam Ruhe."]);
  });

  test("reads Japanese, Chinese and Arabic", () => {
    expect(split("地震があった。「大丈夫？」と彼は言った。", "ja")).toEqual([
      "地震があった。",
      "「大丈夫？」と彼は言った。",
    ]);
    expect(split("会议结束了。他们离开了！", "zh")).toEqual(["会议结束了。", "他们离开了！"]);
    expect(split("قال الوزير إن الأمر انتهى. هل هذا صحيح؟ نعم.", "ar")).toHaveLength(3);
  });

  test("numbers sentences from one and paragraphs from nought", () => {
    expect(sentences("A b. C d.\n\n \nE f.").map(({ n, paragraph }) => [n, paragraph])).toEqual([
      [1, 0],
      [2, 0],
      [3, 1],
    ]);
  });

  test("takes time that grows with the length, not its square", () => {
    expect(growth(40_000, (times) => "a? ".repeat(times), sentences)).toBeLessThan(LINEAR);
  });

  test("spans are trimmed, in order, apart, and hold every visible character", () => {
    const piece = fc.constantFrom(
      "Mr. ",
      "A",
      "b",
      ". ",
      "? ",
      "\n",
      "\n\n",
      " ",
      "5",
      "。",
      "「",
      "”",
      "U.S. ",
      "\t",
      "é",
      "👩‍👧",
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 40 }).map((parts) => parts.join("")),
      fc.string({ unit: "grapheme" }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom("en", "de", "ja", "und", "x!"), (given, language) => {
        let at = 0;
        for (const { start, end, n } of sentences(given, language)) {
          expect(n).toBeGreaterThan(0);
          expect(given.slice(at, start).trim()).toBe("");
          expect(end).toBeGreaterThan(start);
          expect(given.slice(start, end).trim()).toBe(given.slice(start, end));
          expect(given.slice(start, end)).not.toMatch(/\n[ \t]*\n/);
          at = end;
        }
        expect(given.slice(at).trim()).toBe("");
      }),
    );
  });
});

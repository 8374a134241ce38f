// The catalogue and its sentences: every language complete, every placeholder known, every value said as it is.
import { TYPE, parse, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { describe, expect, expectTypeOf, it } from "vitest";
import { catalogue } from "../../src/words/catalogue.ts";
import { en } from "../../src/words/en.ts";
import type { Names } from "../../src/words/message.ts";
import { type Said, english, readSaid, sentence, wordsIn, writeSaid } from "../../src/words/index.ts";

const namesIn = (elements: readonly MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return [element.value, ...Object.values(element.options).flatMap(({ value }) => namesIn(value))];
    return element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag
      ? []
      : [element.value];
  });
const placeholders = (text: string): string[] => [...new Set(namesIn(parse(text, { ignoreTag: true })))].toSorted();

describe("the catalogue", () => {
  const keys = Object.keys(en) as (keyof typeof en)[];
  const languages = Object.keys(catalogue);

  it("says everything in German, and posts and buttons in French and Spanish", () => {
    const missing = languages.flatMap((language) =>
      keys
        .filter((key) => language === "de" || /^(post|button)\./.test(key))
        .filter((key) => !catalogue[language]?.[key])
        .map((key) => `${language}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it("asks for the same values in every language", () => {
    const wrong = languages.flatMap((language) =>
      keys
        .filter((key) => catalogue[language]?.[key] !== undefined)
        .filter((key) => placeholders(catalogue[language]![key]!).join() !== placeholders(en[key]).join())
        .map((key) => `${language}: ${key}`),
    );
    expect(wrong).toEqual([]);
  });

  it("holds nothing that English does not", () => {
    const unknown = languages.flatMap((language) => Object.keys(catalogue[language]!).filter((key) => !(key in en)));
    expect(unknown).toEqual([]);
  });
});

describe("a message's placeholders", () => {
  it("are known to its type, branches of plurals left out", () => {
    expectTypeOf<Names<"Nothing to fill.">>().toEqualTypeOf<never>();
    expectTypeOf<Names<"{title} is gone: {fault}">>().toEqualTypeOf<"title" | "fault">();
    expectTypeOf<Names<"{count, plural, one {post} other {# posts}} of {outlet}">>().toEqualTypeOf<
      "count" | "outlet"
    >();
  });
});

describe("a sentence", () => {
  it("is said with its values as they are, whatever they hold", () => {
    const reference = "{count, plural, one {x} other {y}} <b>'{'";
    expect(english.say("errors.unexpected", { reference })).toContain(`(Reference ${reference})`);
    expect(wordsIn("de-AT").say("errors.unexpected", { reference })).toContain(`(Kennung ${reference})`);
  });

  it("can be kept as text and said later in another language", () => {
    const kept = writeSaid(sentence("errors.unexpected", { reference: "abc" }));
    expect(wordsIn("de").tell(readSaid(kept))).toContain("(Kennung abc)");
  });

  it("that was kept as plain text in older days is said as it is", () => {
    for (const old of ["It waits for the next digest.", '{"key":"no.such.key"}', '{"key":', ""])
      expect(wordsIn("de").tell(readSaid(old))).toBe(old);
  });

  it.each([
    ["names a key that is gone", '{"key":"gone.key","values":{"a":"b"}}'],
    ["names what every object has", '{"key":"toString"}'],
    ["lacks a value that its message asks for by now", '{"key":"verdict.full"}'],
    ["holds such a sentence", '{"key":"verdict.paused","values":{"because":{"key":"gone.key"}}}'],
  ])("kept as JSON by another version, that %s, is said to be one and stops nothing", (_what, kept) => {
    const held = JSON.parse(kept) as Said;
    expect(english.tell(held)).toContain("(said by another version of Footnote)");
    expect(wordsIn("de").tell(held)).toContain("(gesagt von einer anderen Version von Footnote)");
  });

  it("keeps its parts apart where values are more than text", () => {
    const command = { kind: "command" };
    const parts = english.parts("errors.unexpected", { reference: command });
    expect(parts.filter((part) => typeof part !== "string")).toEqual([command]);
    expect(parts.map((part) => (typeof part === "string" ? part : "X")).join("")).toContain("(Reference X)");
  });

  it("is English where the bot does not speak the language", () => {
    expect(wordsIn("xx").language).toBe("en");
    expect(wordsIn("").language).toBe("en");
  });
});

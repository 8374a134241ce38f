// What the file of a language must hold to be read right, whichever language it is.
import { describe, expect, test } from "vitest";
import { canon } from "../../src/language/fold.ts";
import { LANGUAGES, languageFor, primaryTag } from "../../src/language/languages.ts";
import { splitWords } from "../../src/language/phrases.ts";

describe.each(LANGUAGES.map((language) => ({ language, tag: language.tag })))("the lists of $tag", ({ language }) => {
  test("name twelve months and seven days, or none", () => {
    expect([0, 12]).toContain(language.months?.length ?? 0);
    expect([0, 7]).toContain(language.weekdays?.split("|").length ?? 0);
  });

  test("write what is compared in canonical spelling", () => {
    const { stopwords, negations, names } = language;
    const words = [stopwords, negations, names?.titles, names?.functionWords].flatMap(splitWords);
    expect(words.filter((word) => !/'|-/.test(word) && canon(word) !== word)).toEqual([]);
  });

  test("part phrases by a bar with a space, and no group within one", () => {
    const phrases = Object.values({ ...language.cues, ...language.voice, ...language.angles })
      .flatMap((list) => list.split(/\s\|\s*|\|\s+/))
      .map((phrase) => phrase.replaceAll(/\\.|\[[^\]]*\]/g, ""));
    expect(phrases.filter((phrase) => phrase.split("(").length !== phrase.split(")").length)).toEqual([]);
  });

  test("are patterns that can be read, one after the other", () => {
    const texts = stringsIn(language).filter((text) => text !== "");
    const broken = texts.filter((text) => {
      try {
        return !new RegExp(text.replaceAll(/\s+/g, " ").replaceAll(/(?<=\p{L})\*/gu, ""), "u");
      } catch {
        return true;
      }
    });
    expect(broken).toEqual([]);
    // An empty alternative would match everywhere.
    expect(texts.filter((text) => /^\||\|$|\|\||\(\||\|\)/.test(text.trim()))).toEqual([]);
  });

  test("are found by the language's tag, whatever follows it", () => {
    expect(languageFor(`${language.tag}-XX`)).toBe(language);
    expect(languageFor(`${language.tag.toUpperCase()}_XX`)).toBe(language);
  });
});

test("text of no known language is read as English, and a language without lists by none", () => {
  expect(languageFor("und")?.tag).toBe("en");
  expect(languageFor("")?.tag).toBe("en");
  expect(languageFor("xh")).toBeUndefined();
  expect(primaryTag("zh-Hant-TW")).toBe("zh");
});

const stringsIn = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

// Cleaning: what no reader sees is gone, what readers see is untouched.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cleanText } from "../../src/language/clean.ts";

test.each([
  ["controls", "a\u0000b\u0007c\u009bd\u007f", "abcd"],
  ["bidi overrides and isolates", "a\u202eb\u2066c\u200f", "abc"],
  ["zero-width characters", "i\u200bg\u2060n\ufeffore\u200d", "ignore"],
  ["tag characters", "x\u{e0049}\u{e0047}\u{e007f}", "x"],
  ["runs of variation selectors", "😀\ufe0f\ufe01\ufe02", "😀\ufe0f"],
  ["line ends in other spellings", "a\r\nb\rc\u2028d", "a\nb\nc\nd"],
  ["tabs", "a\tb", "a b"],
])("removes or levels %s", (_name, given, expected) => {
  expect(cleanText(given)).toBe(expected);
});

test.each(["Grüße, 東京! ¿Qué?\n\nNext", "👨‍👩‍👧 ❤️", "می‌خواهم", "क्‍ष"])("leaves %s as it is", (text) => {
  expect(cleanText(text)).toBe(text);
});

test("is idempotent", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text));
    }),
  );
});

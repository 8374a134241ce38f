// The end of a text, looked at from behind.
import { expect, test } from "vitest";
import { withoutEnd } from "../../src/language/end.ts";

test.each([
  ["It went on. . .", "It went on"],
  ["... it went on", "... it went on"],
  ["...", ""],
  ["", ""],
  [".\u{1f4f0}.", ".\u{1f4f0}"],
])("%j without the points at its end is %j", (text, expected) => {
  expect(withoutEnd(text, /[. ]/u)).toBe(expected);
});

// Which rules of a style sheet hide what they match.
import { describe, expect, it } from "vitest";
import { hidingSelectors, isHiding } from "../../src/stories/page/hiding.ts";
import { growth, LINEAR } from "../support/growth.ts";

const names = new Set([".a", ".b", "#c"]);

describe("the rules of a sheet that hide", () => {
  it.each([
    ["stand at the top", ".a, .z {color:red; display: none} .b{color:red}", [".a"]],
    [
      "stand inside what holds on every screen",
      "@media all{.a{opacity:0}} @layer base {#c{display:none}}",
      [".a", "#c"],
    ],
    ["stand beside a condition there", "@media screen{@supports (x:y){.a{display:none}} .b{display:none}}", [".b"]],
    ["stand behind comments and imports", "/* { */ @import 'x'; @media print{} .a{display:none}", [".a"]],
    [
      "do not stand inside other conditions",
      "@media print{.a{display:none}} @media (x:1){@layer{.b{display:none}}}",
      [],
    ],
    ["do not stand in a comment that is never closed", ".a{display:none} /* .b{display:none}", [".a"]],
    ["do not hang on braces that are never closed", "} .a{display:none} @media print{.b{display:none}", [".a"]],
  ])("%s", (_where, sheet, selectors) => {
    expect(hidingSelectors(sheet, names)).toEqual(selectors);
  });

  it.each(["@", "{", "}", "a{", "@layer ", "@media x{a{", "/*", "a,", " ", "@layer a{", ".a{display:none}"])(
    "are found in one pass over %j again and again",
    (piece) => {
      const sheet = (size: number) => piece.repeat(size);
      expect(growth(20_000, sheet, (text) => hidingSelectors(text, names))).toBeLessThan(LINEAR);
    },
  );
});

it.each([";color:rgba(", " ", "left:", "transform:", ",0", "display : "])(
  "Declarations are judged in one pass over %j again and again",
  (piece) => {
    const style = (size: number) => `display:none-${piece.repeat(size)}`;
    expect(growth(20_000, style, isHiding)).toBeLessThan(LINEAR);
  },
);

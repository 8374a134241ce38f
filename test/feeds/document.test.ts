// What stands before the first element of a feed.
import { describe, expect, it } from "vitest";
import { xmlDocument } from "../../src/feeds/document.ts";
import { growth, LINEAR } from "../support/growth.ts";

describe("a list of entries without a root", () => {
  it.each([
    ["<item><title>a</title></item>", "rss"],
    ["\n <?xml version='1.0'?>\n<!-- <feed> --><!----> <?x?> <a:entry a='1'/>", "atom"],
    ["<!-- a > b --\n-->\n<ITEM>", "rss"],
    ["<p/><item>", undefined],
    ["text <item>", undefined],
    ["<!-- <item>", undefined],
    ["<?x <item>", undefined],
    ["<items>", undefined],
  ])("%j", (text, kind) => {
    expect(xmlDocument(text)?.kind).toBe(kind);
  });

  it.each(["<!---->", "<!-- -->\n", "<!--", "<??>", "<?", "\n", "<a:", "<!doctype [", "<!ENTITY a '"])(
    "is looked for in one pass over %j again and again",
    (piece) => {
      const text = (size: number) => `${piece.repeat(size)}x`;
      expect(growth(28, text, xmlDocument)).toBeLessThan(LINEAR);
      expect(growth(9_000, text, xmlDocument)).toBeLessThan(LINEAR);
    },
  );
});

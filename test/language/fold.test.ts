// Spellings of one text fold alike, and every folded character knows where it came from.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canon, canonFold, fold, unfold } from "../../src/language/fold.ts";

describe("fold", () => {
  test.each([
    ["curly quotes", "“It’s ‘so’”", "\"It's 'so'\""],
    ["dashes", "1990–95 — a−b", "1990-95 - a-b"],
    ["soft hyphens, zero-width and bidi marks", "co\u00adop\u200be\u202erate", "cooperate"],
    ["ligatures, full width and ellipsis", "ﬁne ＡＢＣ…", "fine ABC..."],
    ["whitespace of every kind", " a\u00a0 b\n\tc ", "a b c"],
    ["decomposed accents", "Cafe\u0301", "Café"],
  ])("levels %s", (_name, given, expected) => {
    expect(fold(given).text).toBe(expected);
  });

  test("leads a folded span back to the original characters", () => {
    const original = "He said: “ﬁne — co\u00adop”.";
    const folded = fold(original);
    const start = folded.text.indexOf("fine");
    expect(original.slice(...(Object.values(unfold(folded, start, start + 11)!) as [number, number]))).toBe(
      "ﬁne — co\u00adop",
    );
    expect(unfold(folded, 3, 3)).toBeUndefined();
  });

  test("maps never step back and stay inside the original", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (given) => {
        for (const { text, map, ends } of [fold(given), canonFold(given)]) {
          expect(map).toHaveLength(text.length);
          expect(ends).toHaveLength(text.length);
          for (let index = 0; index < text.length; index += 1) {
            expect(map[index]!).toBeGreaterThanOrEqual(map[index - 1] ?? 0);
            expect(ends[index]!).toBeGreaterThan(map[index]!);
            expect(ends[index]!).toBeLessThanOrEqual(given.length);
          }
        }
      }),
    );
  });
});

describe("canon", () => {
  test("drops case, accents and signs but keeps amounts", () => {
    expect(canon("“CAFÉ” – über 5% / £3.2m!")).toBe("cafe uber 5% £3 2m");
  });

  test("keeps marks that make another letter", () => {
    expect(canon("が")).not.toBe(canon("か"));
    expect(canon("हिन्दी")).toBe("हिन्दी".normalize("NFC"));
  });

  test("takes a sigma at a word's end for any other", () => {
    expect(canon("ΟΔΟΣ")).toBe(canon("οδός"));
    expect(canonFold("ΟΔΟΣ").text).toBe(canon("ΟΔΟΣ"));
  });

  test("spells a text as its mapped form does", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "grapheme" })), (given) => {
        expect(canonFold(given).text).toBe(canon(given));
      }),
    );
  });
});

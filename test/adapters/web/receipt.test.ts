// A receipt in its article: the passage is marked where it stands, to the letter.
import { describe, expect, test } from "vitest";
import { renderReceipt } from "../../../adapters/web/receipt.ts";
import { createView } from "../../../adapters/web/view.ts";
import type { ReceiptView } from "../../../src/platform/index.ts";
import { sampleReceipts } from "../../support/messages.ts";

const base = sampleReceipts[0]!;
const render = (receipt: Partial<ReceiptView>) => renderReceipt({ ...base, ...receipt }, createView("")).toString();
const marks = (html: string) => [...html.matchAll(/<mark[^>]*>([\s\S]*?)<\/mark>/g)].map(([, text]) => text);

describe("a receipt", () => {
  test("marks exactly the cited slice and shows the whole article around it", () => {
    const start = base.text.indexOf("worn linings");
    const html = render({ start, end: start + "worn linings".length });
    expect(marks(html)).toEqual(["worn linings"]);
    expect(html.replace(/<[^>]+>/g, "")).toContain("Crews found worn linings on the Aurelia");
  });

  test("marks a passage over a paragraph border in both paragraphs", () => {
    expect(marks(render({ text: "One two.\n\nThree four.\n\nFive.", start: 4, end: 15 }))).toEqual(["two.", "Three"]);
  });

  test("marks nothing when no passage is asked for", () => {
    expect(marks(render({ start: 0, end: 0 }))).toEqual([]);
  });

  test("names source and date, and links the original", () => {
    const html = render({});
    expect(html).toContain("<strong>Harbour Post</strong>");
    expect(html).toContain('datetime="2026-11-23T07:55:00.000Z"');
    expect(html).toContain('href="https://example.org/1" rel="noopener noreferrer nofollow">Open the original</a>');
  });

  test("says so when the article was corrected since, and leads to the newer text", () => {
    expect(render({ correctedBy: "a9" })).toContain('href="/receipts/a9"');
  });

  test("shows markup in an article as text", () => {
    const text = "<img src=x onerror=alert(1)> said the mayor.";
    expect(marks(render({ text, start: 0, end: 28 }))).toEqual(["&lt;img src=x onerror=alert(1)&gt;"]);
  });
});

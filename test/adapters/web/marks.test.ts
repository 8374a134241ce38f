// Machines are told what a model wrote: a meta and JSON-LD on the page, fields in the feed, nothing for quotations.
import { expect, test } from "vitest";
import { BY_MODEL, marksOf } from "../../../adapters/web/marks.ts";
import { type LogEntry, message } from "../../../src/platform/index.ts";

const entry = (madeBy: "model" | "extract"): LogEntry =>
  ({
    id: "e1",
    at: new Date("2026-11-29T10:00:00Z"),
    author: { id: "bot", name: "Footnote", bot: true },
    body: {
      message: message("S", [{ kind: "headline", text: "Pier </script><b> closes", url: undefined }], { madeBy }),
    },
  }) as unknown as LogEntry;

test("what a model wrote carries a mark that no text of it can end", () => {
  const marks = marksOf(entry("model")).toString();
  expect(marks).toContain(`content="${BY_MODEL}"`);
  const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(marks) ?? [];
  expect(JSON.parse(json)).toMatchObject({ digitalSourceType: BY_MODEL, headline: "Pier </script><b> closes" });
});

test("what quotes its sources alone carries none", () => {
  expect(marksOf(entry("extract")).toString()).toBe("");
});

// `footnote verify`: JSONL in, JSONL out, and a bad line is named.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { verifyCommand } from "../../src/cli/verify.ts";

const folder = mkdtempSync(join(tmpdir(), "footnote-verify-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = "The ferry Aurora left Turku at 7:30 p.m. on Monday. It carried 212 passengers and 14 crew.";
const good = {
  id: "1",
  sources: [{ id: "n1", title: "Ferry", published: "2024-03-27", text }],
  claim: "The Aurora carried 212 passengers.",
};

async function run(lines: string[]): Promise<{ code: number; out: Record<string, unknown>[] }> {
  const path = join(folder, `${Math.random()}.jsonl`);
  writeFileSync(path, lines.join("\n"));
  const out: Record<string, unknown>[] = [];
  const code = await verifyCommand(path, (line) => out.push(JSON.parse(line) as Record<string, unknown>));
  return { code, out };
}

describe("verify", () => {
  test("checks against citations, and against the whole source where there are none", async () => {
    const quote = "It carried 212 passengers and 14 crew.";
    const { code, out } = await run([
      JSON.stringify({ ...good, claim: "It carried 212 passengers.", citations: [{ source: "n1", quote }] }),
      "",
      JSON.stringify({
        ...good,
        id: 2,
        claim: "It carried 14 passengers and 212 crew.",
        citations: [{ source: "n1", quote }],
      }),
      JSON.stringify({ ...good, id: "3", claim: "It carried 512 passengers." }),
    ]);
    expect(code).toBe(0);
    expect(out).toMatchObject([
      {
        id: "1",
        verdict: "supported",
        issues: [],
        checkedAgainst: "citations",
        citations: [{ source: "n1", passage: quote.slice(0, -1), start: 52 }],
      },
      { id: "2", verdict: "supported", issues: [], hints: [{ kind: "binding" }], checkedAgainst: "citations" },
      { id: "3", verdict: "unsupported", checkedAgainst: "whole source" },
    ]);
    for (const { passage, start, end } of out.flatMap(
      (line) => line["citations"] as { passage: string; start: number; end: number }[],
    ))
      expect(text.slice(start, end)).toBe(passage);
  });

  test("an outlet may be named, by the name that is given", async () => {
    const line = {
      ...good,
      claim: "The Turku Courier counts 212 passengers.",
      kind: "fact",
      citations: [{ source: "n1", quote: "It carried 212 passengers" }],
    };
    const named = { ...line, sources: [{ ...good.sources[0], outlet: "The Turku Courier" }] };
    const { out } = await run([JSON.stringify(line), JSON.stringify(named)]);
    expect(out).toMatchObject([{ verdict: "unsupported", issues: [{ kind: "name" }] }, { verdict: "supported" }]);
  });

  test("what the question takes for granted may be denied", async () => {
    const line = {
      ...good,
      claim: "It carried 212 passengers, not 300.",
      citations: [{ source: "n1", quote: "It carried 212" }],
    };
    const { out } = await run([JSON.stringify(line), JSON.stringify({ ...line, question: "Did it carry 300?" })]);
    expect(out).toMatchObject([{ verdict: "unsupported" }, { verdict: "supported", hints: [{ kind: "number" }] }]);
  });

  test("a quotation that is not in the source is not shown", async () => {
    const { out } = await run([
      JSON.stringify({ ...good, citations: [{ source: "n1", quote: "The ferry sank with all hands near the coast" }] }),
    ]);
    expect(out).toMatchObject([{ verdict: "unsupported", citations: [] }]);
  });

  test.each([
    ["that is not JSON", "{", "Line 2 is not JSON."],
    ["without a claim", JSON.stringify({ id: "1", sources: good.sources }), "Line 2: claim:"],
    ["without sources", JSON.stringify({ id: "1", sources: [], claim: "x" }), "Line 2: sources:"],
    [
      "that cites an unknown source",
      JSON.stringify({ ...good, citations: [{ source: "zz", quote: "x" }] }),
      'Line 2: citations: there is no source "zz".',
    ],
    [
      "with a date that is none",
      JSON.stringify({ ...good, sources: [{ id: "1", text, published: "soon" }] }),
      'Line 2: sources: "soon" is no date.',
    ],
  ])("a line %s is named", async (_, line, message) => {
    await expect(run([JSON.stringify(good), line])).rejects.toMatchObject({
      code: "usage",
      message: expect.stringContaining(message) as string,
    });
  });

  test("a file that is not there is named", async () => {
    await expect(verifyCommand(join(folder, "none.jsonl"), () => {})).rejects.toMatchObject({
      code: "file_unreadable",
    });
  });
});

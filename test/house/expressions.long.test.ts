// No text makes a regular expression slow: each takes at most twice the steps for twice the text, give or take a quarter.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Expression } from "./expressions/collect.ts";
import { slowText, stepsOver } from "./expressions/growth.ts";

/** Slow on long texts, and given none: where each stands, how it begins, and the length that its text is cut to there. */
const BOUNDED: [file: string, beginning: string, length: number][] = [
  ["src/language/sentences.ts", String.raw`([\p{L}\p{N}][\p{L}\p{N}.]*)\.`, 30],
  ["src/language/tokens.ts", String.raw`(?:^|[.!?:;]["')\]]*\s+|`, 6],
  ["src/stories/page/prose.ts", String.raw`(?:[[(](?:image|photo|picture|`, 200],
];
/** What one look at such a text may cost. */
const FEW_STEPS = 100_000;

/** Test files share their process: what another has loaded already would make no expression here. */
function everyExpression(): Expression[] {
  const script = fileURLToPath(new URL("expressions/all.ts", import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [script], { encoding: "utf8", maxBuffer: 64 * 2 ** 20 }));
}

describe("the regular expressions of the house", () => {
  const all = everyExpression();
  const slow = all.flatMap((one) => {
    const text = slowText(one);
    return text ? [{ ...one, text }] : [];
  });
  const boundOf = ({ file, source }: { file: string; source: string }) =>
    BOUNDED.findIndex(([where, beginning]) => file === where && source.startsWith(beginning));

  it("are found, written out and put together", () => {
    expect(all.length).toBeGreaterThan(500);
    const of = (file: string) => all.filter((one) => one.file === file).map(({ source }) => source);
    expect(of("src/feeds/dates.ts")).toContainEqual(expect.stringContaining(String.raw`(\d{4})[-/](\d{1,2})`));
    expect(of("src/language/phrases.ts")).toContainEqual(expect.stringContaining("deadliest"));
    expect(of("src/language/phrases.ts")).toContainEqual(expect.stringContaining("voraussichtlich"));
    expect(of("src/language/number-words.ts")).toContainEqual(expect.stringContaining("seventeen"));
    expect(of("adapters/discord/turns.ts")).toContain("<@!?x>");
  });

  it("take no more than twice the steps for twice the text", () => {
    const wrong = slow.filter((one) => boundOf(one) === -1);
    expect(
      wrong.map(({ file, line, source, text }) => `${file}:${line} /${source}/ on ${JSON.stringify(text)}`),
    ).toEqual([]);
  });

  it.each(BOUNDED)("or run on little: %s /%s", (file, beginning, length) => {
    const one = slow.find((entry) => entry.file === file && entry.source.startsWith(beginning));
    expect(one, "it is linear by now: take it off the list").toBeDefined();
    expect(stepsOver(one!, one!.text, length)).toBeLessThan(FEW_STEPS);
  });
});

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

describe("an expression that is slow on some text", () => {
  it.each([
    ["loops in a loop", /(a*)*b/],
    ["reads the same in two ways", /^(?:a|b|ab)*c/],
    ["has a bound that helps nobody", /^(?:a?){30}b/],
    ["parts comments in every way", /^(?:<!--[^]{0,20000}?-->|\s)*item/],
    ["hands on from loop to loop", /^\W*\p{Lu}\p{L}+\W*$/u],
    ["starts over at each point", /\.+$/],
    ["starts over at each stop", /[.!;:]\W*please/],
    ["starts over at each opening", /<!DOCTYPE[^[>]*>/i],
    ["starts over where two things are left open", /\[[^\]]*\]\([^)]*\)/],
    ["starts over at each word", /www\.\S+\s*$/],
    ["starts over behind each space", /(?<=\s)'[^"]*"/],
    ["starts over in a word of letters and marks", /\b[\w-]{18,}\./],
    ["starts over where a run is followed by a letter", /(?:\p{L}\.){2,}(?!\p{L})/u],
    ["looks ahead from everywhere", /:(?=\S*;)/],
    ["looks behind from everywhere", /(?<!<[^>]*)x/],
    ["finds little and looks far, again and again", /a(?:.*b)?/g],
    ["compares what it found", /(a*)b\1\1\1c/],
  ])("is told: it %s", (_what, expression) => {
    expect(slowText(expression)?.growth).toBeGreaterThan(2.5);
  });
});

describe("an expression that is linear", () => {
  it.each([
    ["starts a run where no run is", /(?<!\.)\.+$/],
    ["reads from stop to stop", /[.!;:][^\w.!;:]*\bplease/],
    ["reads words with spaces between", /^(?:\w+\s+)*\w+$/],
    ["closes what it opens, or ends", /\/\*[^]*?(?:\*\/|$)/g],
    ["has small bounds", /foo.{0,40}bar.{0,20}baz/],
    ["goes on from where it was", /[^>]*>/y],
    ["looks ahead once for each word", /(?<!\S)(?=\S+$)\S*?www/],
    ["begins at the beginning", /^\s*<(?:item|entry)\b/],
    ["finds whatever comes", /\S+/g],
  ])("is let pass: it %s", (_what, expression) => {
    expect(slowText(expression)).toBeUndefined();
  });
});

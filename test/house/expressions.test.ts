// What tells a slow expression from a linear one; held to every expression of the house in expressions.long.test.ts.
import { describe, expect, it } from "vitest";
import { slowText } from "./expressions/growth.ts";

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

// Where we know better than the compiler: seldom, and each time the reason stands beside it.
import { describe, expect, it } from "vitest";
import { type Node, parseSync } from "oxc-parser";
import { adapters, lineReader, sources, textOf, walk } from "./read.ts";

/** At most so many in production code; who needs another finds one that can go. */
const MOST = { casts: 80, exclamations: 68 };

type Kind = keyof typeof MOST;

const kindOf = (node: Node, text: string): Kind | undefined => {
  if (node.type === "TSNonNullExpression") return "exclamations";
  // What is said of a constant is no cast.
  return node.type === "TSAsExpression" && !/\bas const$/.test(text.slice(node.start, node.end)) ? "casts" : undefined;
};

/** What a reason may stand beside, and up to three lines above: the same often holds for neighbours. */
const STATED = /Statement$|Declaration$|^PropertyDefinition$|^Property$|^MethodDefinition$/;

const found = [...sources, ...adapters].flatMap((file) => {
  const text = textOf(file);
  const line = lineReader(text);
  const { program, comments } = parseSync(file, text);
  const reasons = comments.map(({ start, end }) => ({ from: line(start), to: line(end - 1) }));
  return [...walk(program)].flatMap(({ node, within }) => {
    const kind = kindOf(node, text);
    if (!kind) return [];
    const at = line(node.start);
    const stated = within.findLast(({ type }) => STATED.test(type) && type !== "BlockStatement");
    const from = line(stated?.start ?? node.start);
    const hasReason = reasons.some(({ from: begins, to: ends }) => begins <= at && ends >= from - 3);
    return [{ kind, at: `${file}:${at}`, said: text.slice(node.start, node.end), hasReason }];
  });
});

describe("where we know better than the compiler", () => {
  it.each(Object.entries(MOST))("there are few %s", (kind, most) => {
    expect(found.filter((one) => one.kind === kind).length).toBeLessThanOrEqual(most);
  });

  it("the reason stands beside it", () => {
    expect(found.filter(({ hasReason }) => !hasReason).map(({ at, said }) => `${at}: ${said}`)).toEqual([]);
  });
});

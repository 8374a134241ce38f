// What the bot says to people stands in the catalogue: no sentence for them stands anywhere else.
import { expect, it } from "vitest";
import { type Node } from "oxc-parser";
import { adapters, lineReader, programOf, sources, textOf, walk } from "./read.ts";

/** Places whose sentences are for nobody who reads posts or answers, each with its reason. */
const ELSEWHERE: Record<string, string> = {
  "src/words/": "the catalogue itself",
  "src/main.ts": "the words of the command line: help loads its parser alone, to come at once",
  "src/cli/launch.ts": "must run on a Node too old for the catalogue",
  "src/cli/rubric.ts": "issues in a measure for developers",
  "src/verify/": "issues in the JSON of `verify`, and hints to a model that repairs",
  "src/write/": "parts of prompts, and faults of prompt files",
  "src/model/request.ts": "parts of prompts",
  "src/model/ask.ts": "parts of prompts",
  "src/operate/": "help of metrics, answers to machines, and the last words of a crash",
  "src/app/newsroom.ts": "the name that publishers are told",
  "src/app/config.ts": "faults of settings, beside names that are English too",
  "adapters/slack/config.ts": "faults of settings, beside names that are English too",
  "adapters/web/config.ts": "faults of settings, beside names that are English too",
};

const LOGS = new Set(["debug", "info", "warn", "error"]);

function textIn(node: Node): string | undefined {
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : undefined;
  return node.type === "TemplateLiteral" ? node.quasis.map(({ value }) => value.cooked ?? "").join("…") : undefined;
}

/** Begins like a sentence, and has two words of small letters side by side. */
const isSentence = (text: string): boolean =>
  /^[\p{Lu}“„"…]\S*\s+\S+\s+\S/u.test(text) && /\p{Ll}{2,}\s+\p{Ll}{2,}/u.test(text);

/** Log lines, errors that no person meets, and SQL are not for people. */
const isForNobody = (node: Node): boolean => {
  if (node.type === "TaggedTemplateExpression") return true;
  if (node.type === "CallExpression")
    return (
      node.callee.type === "MemberExpression" &&
      node.callee.property.type === "Identifier" &&
      LOGS.has(node.callee.property.name)
    );
  if (node.type !== "NewExpression" || node.callee.type !== "Identifier") return false;
  const [code] = node.arguments;
  return node.callee.name === "Error" || (code?.type === "Literal" && code.value === "internal");
};

it("no sentence for people stands outside of the catalogue", () => {
  const found = [...sources, ...adapters]
    .filter((file) => !Object.keys(ELSEWHERE).some((place) => file.startsWith(place)))
    .flatMap((file) => {
      const line = lineReader(textOf(file));
      return [...walk(programOf(file))].flatMap(({ node, within }) => {
        const text = textIn(node);
        const parent = within.at(-1);
        const isName = parent?.type === "Property" && parent.key === node;
        if (text === undefined || isName || !isSentence(text) || within.some(isForNobody)) return [];
        return [`${file}:${line(node.start)}: ${text}`];
      });
    });
  expect(found).toEqual([]);
});

it("every place left out is there", () => {
  const files = [...sources, ...adapters];
  expect(Object.keys(ELSEWHERE).filter((place) => !files.some((file) => file.startsWith(place)))).toEqual([]);
});

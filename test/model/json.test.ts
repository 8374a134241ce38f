// What is found in what a model said.
import { expect, test } from "vitest";
import { findObject, withoutThinking } from "../../src/model/json.ts";

test.each([
  ["a bare object", '{"a":1}'],
  ["a fenced object", '```json\n{"a":1}\n```'],
  ["an object after chatter that has braces", 'Here is {the answer}: {"a":1} I hope it helps.'],
  ["an object after thinking", '<think>{"a":9}? no</think>\n{"a":1}'],
  ["an object after thinking whose opening tag the template swallowed", 'so {"a":9}? no</think>{"a":1}'],
  ["a fenced object after thinking", '<thinking>hm</thinking>```\n{"a":1}```'],
])("%s is found", (_, text) => {
  expect(findObject(text)).toEqual({ a: 1 });
});

test("braces, quotes and thinking tags inside strings are content", () => {
  expect(findObject('ok {"a":"} \\" {","b":{"c":"}"}} {')).toEqual({ a: '} " {', b: { c: "}" } });
  expect(findObject('{"a":"he wrote </think> twice"}')).toEqual({ a: "he wrote </think> twice" });
});

test.each([
  ["nothing", ""],
  ["a cut object, even when a whole one stands inside it", '{"a":{"b":1},"c":'],
  ["NaN", '{"a":NaN}'],
  ["an array", "[1]"],
  ["plain words", "I cannot do that."],
])("%s gives no object", (_, text) => {
  expect(findObject(text)).toBeUndefined();
});

test("open thinking hides everything until it closes", () => {
  expect(withoutThinking("<thi")).toBe("");
  expect(withoutThinking("<think>so")).toBe("");
  expect(withoutThinking('<think>so</think>{"a"')).toBe('{"a"');
});

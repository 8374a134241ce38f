// The evaluation prints the rubric of the shipped recordings side by side, without a model and without the network.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { shared } from "../support/shared.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("two recordings are compared, and the demonstration says what it is", () => {
  const files = ["careful", "careless"].map((name) => `bench/recordings/demo-${name}.json`);
  const out = execFileSync(process.execPath, ["bench/eval.ts", ...files], { cwd: root, encoding: "utf8" });
  const row = (name: string) =>
    out
      .match(new RegExp(`^${name} +(\\S+) +(\\S+)`, "m"))
      ?.slice(1)
      .map(Number) ?? [];
  expect(row("byModel")).toEqual([1, 1]);
  expect(row("quoteValid")).toEqual([1, 1]);
  const [careful, careless] = row("dropRate");
  expect(careless).toBeGreaterThan((careful ?? 1) + 0.2);
  expect(out).toMatch(/! careless, .* could not be published/);
  expect(out.match(/a fake model, written by hand for demonstration/g)).toHaveLength(2);
});

test.skipIf(!shared("corpus/editing/claims.jsonl"))("a recorded second reader is replayed against the labels", () => {
  const args = ["bench/eval.ts", "--judge", "bench/recordings/judge-reader.json"];
  const out = execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  const shares = (label: string) => [
    ...(out.match(new RegExp(`^\\| ${label} .*$`, "m"))?.[0] ?? "").matchAll(/\((\S+)\)/g),
  ];
  expect(Number(shares("faithful")[0]?.[1])).toBeGreaterThanOrEqual(0.9);
  expect(Number(shares("unfaithful")[0]?.[1])).toBeLessThanOrEqual(0.05);
  // The recording lacks hardly anything: rules that were mended since let a claim more through.
  expect(Number(shares("faithful")[3]?.[1])).toBeLessThan(0.05);
});

// The files of the house: each says what it is for, and can be read in one sitting.
import { describe, expect, it } from "vitest";
import { adapters, childrenOf, filesUnder, isFunction, lineReader, programOf, sources, textOf, walk } from "./read.ts";

const code = [...sources, ...adapters, ...filesUnder("sample"), ...filesUnder("bench")];
const linesOf = (file: string): number => textOf(file).trimEnd().split("\n").length;

/** A file that holds data alone: catalogues, word lists, weights. It may be long, and holds no function. */
const isData = (file: string): boolean => ![...walk(programOf(file))].some(({ node }) => isFunction(node));

/** Functions with their lines: those of the whole, and those that are not inside functions within. */
function functionsOf(file: string) {
  const line = lineReader(textOf(file));
  return [...walk(programOf(file))]
    .filter(({ node }) => isFunction(node))
    .map(({ node }) => {
      const height = (of: { start: number; end: number }) => line(of.end - 1) - line(of.start) + 1;
      const inner: { start: number; end: number }[] = [];
      const collect = (below: typeof node): void => {
        for (const child of childrenOf(below)) {
          if (isFunction(child)) inner.push(child);
          else collect(child);
        }
      };
      collect(node);
      const own = height(node) - inner.reduce((sum, within) => sum + height(within) - 1, 0);
      return { at: `${file}:${line(node.start)}`, lines: height(node), own, inner: inner.length };
    });
}

describe("the files of the house", () => {
  it("say in their first line, in one sentence of at most 100 characters, what they are for", () => {
    const silent = code.filter((file) => {
      const [first = "", second = ""] = textOf(file).split("\n");
      const said = first.startsWith("#!") ? second : first;
      return !/^\/\/ \S.{2,99}[.:?`)]$/.test(said);
    });
    expect(silent).toEqual([]);
  });

  it("have at most 300 lines, those of the store 250, tests 400; only data may be longer", () => {
    const most = (file: string): number => (file.startsWith("test/") ? 400 : file.startsWith("src/store/") ? 250 : 300);
    const files = [...code, ...filesUnder("test"), ...filesUnder("adapters/web/assets", ".js", ".css")];
    const long = files.filter((file) => linesOf(file) > most(file));
    expect(long.filter((file) => !file.endsWith(".ts") || !isData(file))).toEqual([]);
  });

  it("have functions of at most 60 lines; one that is made of other functions has 60 of its own, and 200 in all", () => {
    const long = code
      .flatMap(functionsOf)
      .filter(({ lines, own, inner }) => lines > 60 && !(inner >= 2 && own <= 60 && lines <= 200));
    expect(long.map(({ at, lines, own }) => `${at}: ${lines} (${own})`)).toEqual([]);
  });

  it("ask the clock they are given for the time: only core/clock reads the machine's", () => {
    const reading = [...sources, ...adapters]
      .filter((file) => file !== "src/core/clock.ts")
      .filter((file) => /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/.test(textOf(file)));
    expect(reading).toEqual([]);
  });

  it("join several calls of the store in one transaction in jobs and conversation alone", () => {
    const joining = [...sources, ...adapters]
      .filter((file) => !/^src\/(?:store|jobs|conversation)\//.test(file))
      .filter((file) => /\.transaction\(\)/.test(textOf(file)));
    expect(joining).toEqual([]);
  });
});

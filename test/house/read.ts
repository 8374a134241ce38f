// Reads the house: its files, what they import, and their syntax.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Node, type Program, parseSync } from "oxc-parser";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export const filesUnder = (folder: string, ...ends: string[]): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => (ends.length === 0 ? [".ts"] : ends).some((end) => name.endsWith(end)))
    .map((name) => join(folder, name))
    .toSorted();

export const textOf = (file: string): string => readFileSync(join(root, file), "utf8");

export const sources = filesUnder("src");
export const adapters = filesUnder("adapters");

/** One import: from which file, of what (a path below the root, or a package), types alone or not. */
export interface Import {
  file: string;
  target: string;
  typeOnly: boolean;
}

export const importsOf = (file: string): Import[] =>
  [
    ...textOf(file).matchAll(
      /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)|(?:^|\n)import "([^"]+)"/g,
    ),
  ].map((match) => {
    const name = match[2] ?? match[3] ?? match[4] ?? "";
    const target = name.startsWith(".") ? relative(root, resolve(root, dirname(file), name)) : name;
    const allTypes = /^\s*(?:import|export)\s+\{[^}]*\}\s+from/.test(match[0].trim())
      ? match[0]
          .slice(match[0].indexOf("{") + 1, match[0].indexOf("}"))
          .split(",")
          .map((part) => part.trim())
          .filter(Boolean)
          .every((part) => part.startsWith("type "))
      : false;
    return { file, target, typeOnly: match[1] !== undefined || allTypes };
  });

/** The room a file belongs to: the first folder below `src`, `adapters/x`, or the file itself where it lies loose. */
export const roomOf = (path: string): string => {
  const [top = "", second = ""] = path.split("/");
  return top === "src" ? second.replace(/\.ts$/, "") : top === "adapters" ? `adapters/${second}` : top;
};

export const programOf = (file: string): Program => parseSync(file, textOf(file)).program;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

export const childrenOf = (node: Node): Node[] =>
  Object.values(node).flatMap((value) => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []));

/** Every node below `node`, outer ones first, each with the nodes it stands in, the nearest last. */
export function* walk(node: Node, within: readonly Node[] = []): Generator<{ node: Node; within: readonly Node[] }> {
  yield { node, within };
  const inner = [...within, node];
  for (const child of childrenOf(node)) yield* walk(child, inner);
}

export const isFunction = ({ type }: Node): boolean =>
  type === "FunctionDeclaration" || type === "FunctionExpression" || type === "ArrowFunctionExpression";

/** Line numbers of a file's offsets. */
export function lineReader(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

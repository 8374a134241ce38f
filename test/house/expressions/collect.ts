// Every regular expression of the code: those written out, and those put together.
import { join } from "node:path";
import type { Node } from "oxc-parser";
import { lineReader, programOf, root, textOf, walk } from "../read.ts";

export interface Expression {
  file: string;
  line: number;
  source: string;
  flags: string;
}

/** What may be put into an expression at run time: a name or a key, or the bound of a repetition. */
const standIn = (before: string): string => (/[{,]$/.test(before) ? "9" : "x");

/**
 * The expressions of `files`. Files that put some together are loaded, so that these are seen as they come out, and `use` makes
 * those that are put together when first needed: in a process that has loaded none of them before, or they are not made again.
 */
export async function expressionsOf(files: readonly string[], use: () => Promise<void>): Promise<Expression[]> {
  const found: Expression[] = [];
  const put: { file: string; line: number; node: Node }[] = [];
  for (const file of files) {
    const lineAt = lineReader(textOf(file));
    for (const { node } of walk(programOf(file))) {
      const line = lineAt(node.start);
      if (node.type === "Literal" && "regex" in node)
        found.push({ file, line, source: node.regex.pattern, flags: node.regex.flags });
      if ((node.type === "NewExpression" || node.type === "CallExpression") && isRegExp(node.callee))
        put.push({ file, line, node });
    }
  }
  const made = await madeIn([...new Set(put.map(({ file }) => file))], use);
  const seen = new Set(made.map(({ file, line }) => `${file}:${line}`));
  const later = put.filter(({ file, line }) => !seen.has(`${file}:${line}`)).flatMap(guessed);
  return [
    ...new Map([...found, ...made, ...later].map((one) => [`${one.file} /${one.source}/${one.flags}`, one])).values(),
  ];
}

const isRegExp = (node: Node): boolean => node.type === "Identifier" && node.name === "RegExp";

/** What is made while the files are loaded and used. */
async function madeIn(files: readonly string[], use: () => Promise<void>): Promise<Expression[]> {
  const made: Expression[] = [];
  const real = globalThis.RegExp;
  const place = /\/((?:src|adapters|sample)\/[^:()]+\.ts):(\d+)/;
  globalThis.RegExp = new Proxy(real, {
    construct(target, given: [string, string], newTarget) {
      const expression = Reflect.construct(target, given, newTarget) as RegExp;
      const [, file, line] = real.prototype.exec.call(place, new Error().stack?.split("\n")[2] ?? "") ?? [];
      if (file) made.push({ file, line: Number(line), source: expression.source, flags: expression.flags });
      return expression;
    },
  });
  try {
    for (const file of files) await import(join(root, file));
    await use();
  } finally {
    globalThis.RegExp = real;
  }
  return made;
}

/** What is made only when the program runs, with something in place of what is not known before; nothing where all is another expression's. */
function guessed({ file, line, node }: { file: string; line: number; node: Node }): Expression[] {
  if (node.type !== "NewExpression" && node.type !== "CallExpression") return [];
  const [pattern, flags] = node.arguments;
  const literal = pattern?.type === "TaggedTemplateExpression" ? pattern.quasi : pattern;
  const raw = pattern?.type === "TaggedTemplateExpression";
  const given = flags?.type === "Literal" ? String(flags.value) : "";
  if (literal?.type === "TemplateLiteral") {
    const parts = literal.quasis.map(({ value }) => (raw ? value.raw : (value.cooked ?? value.raw)));
    const source = parts.reduce((before, part) => `${before}${standIn(before)}${part}`);
    return [{ file, line, source, flags: given }];
  }
  if (pattern?.type === "MemberExpression" && textOf(file).slice(pattern.start, pattern.end).endsWith(".source"))
    return [];
  throw new Error(`${file}:${line}: write the expression out, or as a template, so that it can be looked at.`);
}

/** The expressions of a language are put together when a text of it is first read. Loaded here, so that they are seen. */
export async function readEveryLanguage(): Promise<void> {
  const { LANGUAGES } = await import("../../../src/language/languages.ts");
  const { cuesFor } = await import("../../../src/language/cues.ts");
  const { genreCuesFor } = await import("../../../src/language/genres.ts");
  const { readNumbers } = await import("../../../src/language/numbers.ts");
  const { reasonCuesFor } = await import("../../../src/language/reasons.ts");
  const { voiceFor } = await import("../../../src/language/voice.ts");
  const { timeOf } = await import("../../../src/extract/when.ts");
  for (const language of LANGUAGES) {
    cuesFor(language.tag);
    genreCuesFor(language.tag);
    reasonCuesFor(language);
    voiceFor(language.tag);
    timeOf("", { published: undefined, language: language.tag });
    for (const decimal of [".", ","] as const) readNumbers("", { language, decimal });
  }
}

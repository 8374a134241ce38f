// JSON lines in and out, in order: a fault is said in its place, and the rest goes on.
import { z } from "zod";
import { BotError, asBotError } from "../core/errors.ts";
import { sentence } from "../words/index.ts";
import { openInput, unreadable } from "./input.ts";

/** A line's name as it was given: a number stays a number. */
export const Id = z.union([wellFormed().min(1), z.number()]);

/** Text that can be stored and printed anywhere. */
export function wellFormed(): z.ZodString {
  return z
    .string()
    .refine((text) => !text.includes("\0"), "it holds a NUL character")
    .refine((text) => text.isWellFormed(), "it holds half of a surrogate pair");
}

/** The same, with something to read in it. */
export const readable = (): z.ZodString => wellFormed().refine((text) => text.trim() !== "", "it is empty");

/** The lines of a file, or of standard input for `-`, as they come. Throws BotError `file_unreadable`. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const input = openInput(path);
  input.setEncoding("utf8");
  // Cut at line feeds alone: inside JSON, the other separators that `readline` knows are letters like any.
  const parts: string[] = [];
  try {
    // With an encoding set, its chunks are text.
    for await (const chunk of input as AsyncIterable<string>) {
      const [first = "", ...others] = chunk.split("\n");
      parts.push(first);
      for (const other of others) {
        yield parts.splice(0).join("");
        parts.push(other);
      }
    }
  } catch (cause) {
    throw unreadable(path, cause);
  } finally {
    input.destroy();
  }
  yield parts.join("");
}

export interface LineWork<Value> {
  /** The field that names a line, in what is read and in what is written. */
  name: "id" | "story";
  /** A line as it should be, for whoever wrote another. */
  example: string;
  schema: z.ZodType<Value>;
  answer(value: Value): Promise<Record<string, unknown>>;
}

/**
 * Writes `{[name], ...answer}` for each line that is not blank, or `{[name], line, error: {code, message, hint}}` with the name null
 * where it cannot be read. Exit code 0 when all was well, else 1. Throws BotError `file_unreadable`.
 */
export async function answerLines<Value>(
  path: string,
  { name, example, schema, answer }: LineWork<Value>,
  write: (line: string) => void,
): Promise<number> {
  let number = 0;
  let exitCode = 0;
  for await (const text of linesOf(path)) {
    number += 1;
    const source = number === 1 ? text.replace(/^\uFEFF/, "") : text;
    if (source.trim() === "") continue;
    let named: string | number | null = null;
    try {
      const value = parse(source);
      named = nameOf(value, name);
      write(JSON.stringify({ [name]: named, ...(await answer(checked(schema, value))) }));
    } catch (error) {
      exitCode = 1;
      write(JSON.stringify({ [name]: named, line: number, error: told(error, number, example) }));
    }
  }
  return exitCode;
}

/** What is wrong with a line, in words that follow "because". */
class Fault extends Error {}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    throw new Fault("it is not JSON");
  }
}

function nameOf(value: unknown, name: "id" | "story"): string | number | null {
  const given = z.object({ [name]: Id }).safeParse(value);
  return given.data?.[name] ?? null;
}

function checked<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const line = readLine(schema, value);
  if (line.fault !== undefined) throw new Fault(line.fault);
  return line.data;
}

const KINDS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  array: "a list",
  object: "an object",
  boolean: "true or false",
};

/** What a schema finds wrong, in plain words; those that the schema has itself come first. */
const inPlainWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined) return "it is missing";
  if (issue.code === "invalid_type") return `it should be ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === "invalid_value") return `it should be one of ${issue.values.join(", ")}`;
  if (issue.code === "too_small") return "it is empty";
  if (issue.code !== "invalid_union") return undefined;
  const expected = issue.errors.flat().flatMap((each) => (each.code === "invalid_type" ? [each.expected] : []));
  return `it should be ${expected.map((kind) => KINDS[kind] ?? kind).join(" or ")}`;
};

/** A line's value as its schema has it, or the first thing that is wrong, after where that stands. */
export function readLine<Value>(
  schema: z.ZodType<Value>,
  value: unknown,
): { data: Value; fault?: undefined } | { data?: undefined; fault: string } {
  const { data, error } = schema.safeParse(value, { error: inPlainWords });
  if (!error) return { data };
  const [issue] = error.issues;
  return { fault: `${issue?.path.join(".") || "the line"}: ${issue?.message ?? "wrong"}` };
}

function told(error: unknown, line: number, example: string) {
  const known =
    error instanceof Fault
      ? new BotError("usage", sentence("cli.badLine", { line: String(line), why: error.message }), {
          hint: sentence("cli.lineOfStories", { example }),
        })
      : asBotError(error);
  return { code: known.code, message: known.message, hint: known.hint ?? null };
}

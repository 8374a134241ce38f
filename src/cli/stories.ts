// `footnote stories`: which items of a JSONL file tell the same story.
import { z } from "zod";
import { BotError } from "../core/errors.ts";
import { StoryIndex } from "../stories/cluster.ts";
import type { StoryDoc } from "../stories/report.ts";
import { inOrder } from "../stories/in-order.ts";
import { readInput } from "./input.ts";
import { readLine } from "./json-lines.ts";
import { sentence } from "../words/index.ts";

const Line = z.object({
  id: z.union([z.string().min(1), z.number()]),
  title: z.string(),
  text: z.string().nullish(),
  source: z.string().default(""),
  url: z.string().nullish(),
  published: z.union([z.string(), z.number()]).nullish(),
});

/**
 * Reads lines `{id, title, text?, source, url?, published?}` and writes `{id, story}` in the same order; `story` is the id of the
 * story's first item. Items are told apart in the order of `published`, to the minute; those without one where they stand. Throws BotError
 * `file_unreadable` or `usage`, the latter naming the line.
 */
export async function storiesCommand(path: string, write: (line: string) => void): Promise<number> {
  const docs = parse((await readInput(path)).toString("utf8").replace(/^\uFEFF/, ""));
  const index = new StoryIndex();
  const found = new Map<string, string>();
  for (const doc of inOrder(docs)) {
    found.set(doc.id, index.assign(doc).story);
  }
  // Ids are written as they were given: a number stays a number.
  const given = new Map(docs.map(({ id, givenId }) => [id, givenId]));
  for (const { id, givenId } of docs)
    // Every document was found above.
    write(JSON.stringify({ id: givenId, story: given.get(index.root(found.get(id)!)) }));
  return 0;
}

type GivenDoc = StoryDoc & { givenId: string | number };

function parse(source: string): GivenDoc[] {
  const seen = new Set<string>();
  return source.split("\n").flatMap((text, index) => {
    if (text.trim() === "") return [];
    const doc = parseLine(text, index + 1);
    if (seen.has(doc.id)) throw badLine(index + 1, `the id ${JSON.stringify(doc.id)} was used before`);
    seen.add(doc.id);
    return [doc];
  });
}

function parseLine(source: string, line: number): GivenDoc {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw badLine(line, "it is not JSON");
  }
  const checked = readLine(Line, value);
  if (checked.fault !== undefined) throw badLine(line, checked.fault);
  const { id, title, source: outlet, published, url, text } = checked.data;
  const at = published === undefined || published === null ? undefined : new Date(published);
  if (at && Number.isNaN(at.getTime())) throw badLine(line, `published: ${JSON.stringify(published)} is not a date`);
  return { id: String(id), givenId: id, title, text: text ?? "", source: outlet, url: url ?? undefined, published: at };
}

const EXAMPLE = '{"id": "1", "title": "...", "source": "...", "published": "2026-11-24T08:00:00Z"}';

function badLine(line: number, why: string): BotError {
  return new BotError("usage", sentence("cli.badLine", { line: String(line), why }), {
    hint: sentence("cli.lineOfStories", { example: EXAMPLE }),
  });
}

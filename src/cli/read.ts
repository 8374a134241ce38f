// `footnote read`: pages or stories in, the Analysis out, each claim with its passages.
import { z } from "zod";
import { systemClock } from "../core/clock.ts";
import { composeStory } from "../digest/compose.ts";
import { byId } from "../jobs/outgoing.ts";
import { BotError, explainError } from "../core/errors.ts";
import type { Analyst } from "../core/ports.ts";
import { plain } from "../platform/index.ts";
import { english, sentence } from "../words/index.ts";
import { analyse, extract, toJson } from "./analysed.ts";
import { GivenArticles, storyOf } from "./given-articles.ts";
import { answerLines, Id } from "./json-lines.ts";
import { readPages } from "./pages.ts";
import type { Tools } from "./tools.ts";

/** Exit code 1 when any input could not be read; the rest is analysed all the same. */
export async function readCommand(
  inputs: string[],
  options: { json?: boolean },
  tools: Tools,
  write: (line: string) => void,
  analyst: Analyst = extract,
): Promise<number> {
  const lines = inputs.find((input) => input.endsWith(".jsonl"));
  if (lines !== undefined)
    throw new BotError("usage", sentence("cli.holdsLines", { file: lines }), { hint: sentence("cli.addJsonl") });
  const pages = await readPages(inputs, tools);
  const [first, ...others] = pages.flatMap((page) => ("article" in page ? [page.article] : []));
  for (const page of pages) if ("error" in page) process.stderr.write(`${explainError(page.error)} (${page.file})\n`);
  if (first === undefined) return 1;
  const story = {
    id: "read",
    articles: [first, ...others] satisfies [unknown, ...unknown[]],
    firstSeenAt: first.seenAt,
    lastSeenAt: first.seenAt,
  };
  const analysis = await analyse(story, analyst);
  write(
    options.json
      ? JSON.stringify(toJson(analysis, story.articles))
      : plain(composeStory({ storyId: "read", analysis, articles: byId(story.articles) }, english)),
  );
  return story.articles.length === pages.length ? 0 : 1;
}

const EXAMPLE =
  '{"story": "s1", "articles": [{"id": "a", "source": "...", "title": "...", "published": "2026-11-24T08:00:00Z", "text": "..."}]}';

/**
 * Reads stories `{story, articles: [{id, source, title, published?, url?, language?, text}]}` and writes for each, in order,
 * `{story, analysis}` or `{story, line, error: {code, message, hint}}`. Exit code 1 when there was an error. Throws BotError `file_unreadable`.
 */
export async function readLinesCommand(
  paths: string[],
  write: (line: string) => void,
  analyst: Analyst = extract,
): Promise<number> {
  let exitCode = 0;
  for (const path of paths) {
    const code = await answerLines(
      path,
      {
        name: "story",
        example: EXAMPLE,
        schema: z.object({ story: Id, articles: GivenArticles }),
        async answer({ articles }) {
          const story = storyOf(articles, systemClock.now());
          return { analysis: toJson(await analyse(story, analyst), story.articles) };
        },
      },
      write,
    );
    exitCode = Math.max(exitCode, code);
  }
  return exitCode;
}

// `footnote ask`: questions with the articles that may answer them in, claims and passages out.
import { z } from "zod";
import { systemClock } from "../core/clock.ts";
import type { Analyst } from "../core/ports.ts";
import { account, analyse, extract, inEnglish, lensOf } from "./analysed.ts";
import { GivenArticles, storyOf } from "./given-articles.ts";
import { answerLines, Id, readable } from "./json-lines.ts";

const EXAMPLE =
  '{"id": "q1", "articles": [{"id": "a", "source": "...", "title": "...", "published": "2026-11-24T08:00:00Z", "text": "..."}], "question": "..."}';

/**
 * Reads `{id, articles: [{id, source, title, published?, url?, language?, text}], question}` and writes for each, in order,
 * `{id, complete, claims: [{text, kind, doubts, citations: [{source, passage, start, end}]}], missing?, writtenBy}`, where `source` is an article's
 * id and `passage` its `text.slice(start, end)` (UTF-16 units), or `{id, line, error: {code, message, hint}}`. `complete` is "yes" where the sources
 * say, "partly" for the closest passages, which may not answer, and "no" where nothing matches; then there are no claims. Exit
 * code 1 when there was an error. Throws BotError `file_unreadable`.
 */
export function askCommand(path: string, write: (line: string) => void, analyst: Analyst = extract): Promise<number> {
  return answerLines(
    path,
    {
      name: "id",
      example: EXAMPLE,
      schema: z.object({ id: Id, articles: GivenArticles, question: readable() }),
      async answer({ articles, question }) {
        const story = storyOf(articles, systemClock.now());
        const { complete, claims, missing, writtenBy } = await analyst.answer(
          {
            text: question,
            story,
            elsewhere: [],
            // Told beside the question, not asked for: one question is one answer to write.
            analysis: await analyse(story),
            point: undefined,
            turns: [],
            lens: lensOf(story),
          },
          account,
        );
        return {
          complete,
          claims: claims.map(({ text, kind, doubts, citations }) => ({
            text,
            kind,
            doubts,
            citations: citations.map(({ articleId, passage, start, end }) => ({
              source: articleId,
              passage,
              start,
              end,
            })),
          })),
          ...(missing !== undefined && { missing }),
          writtenBy: inEnglish(writtenBy),
        };
      },
    },
    write,
  );
}

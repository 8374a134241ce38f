// `footnote read`: pages in, the whole Analysis out, each claim with the passages it rests on.
import type { Analysis, Article, Claim, WrittenBy } from "../core/domain.ts";
import { createExtractAnalyst } from "../extract/analyst.ts";
import { rubric } from "./rubric.ts";
import { composeStory } from "../digest/compose.ts";
import { defaultLens } from "../digest/defaults.ts";
import { byId } from "../jobs/outgoing.ts";
import { explainError } from "../core/errors.ts";
import { plain } from "../platform/index.ts";
import { origins } from "../stories/origins.ts";
import type { Tools } from "./tools.ts";
import { readPages } from "./pages.ts";
import { english } from "../words/index.ts";

/** Exit code 1 when any input could not be read; the rest is analysed all the same. */
export async function readCommand(
  inputs: string[],
  options: { json?: boolean },
  tools: Tools,
  write: (line: string) => void,
): Promise<number> {
  const pages = await readPages(inputs, tools);
  const articles = pages.flatMap((page) => ("article" in page ? [page.article] : []));
  for (const page of pages) if ("error" in page) process.stderr.write(`${explainError(page.error)} (${page.file})\n`);
  if (articles.length === 0) return 1;
  // There is a first: none has ended the command above.
  const story = { id: "read", articles, firstSeenAt: articles[0]!.seenAt, lastSeenAt: articles[0]!.seenAt };
  const account = { tenant: "cli", storyId: undefined, channel: undefined };
  const analysis = await createExtractAnalyst().analyse(
    story,
    origins(articles),
    defaultLens(articles[0]!.language),
    account,
  );
  write(
    options.json
      ? JSON.stringify(toJson(analysis, articles))
      : plain(composeStory({ storyId: "read", analysis, articles: byId(articles) }, english)),
  );
  return articles.length === pages.length ? 0 : 1;
}

/** The Analysis with its citations spelled out: source, address, passage and offsets into the stored text. */
function toJson(analysis: Analysis, articles: Article[]) {
  const held = byId(articles);
  const claim = (entry: Claim) => ({
    text: entry.text,
    kind: entry.kind,
    doubts: entry.doubts,
    citations: entry.citations.map(({ articleId, passage, start, end, sentence }) => ({
      source: held.get(articleId)?.source,
      url: held.get(articleId)?.url,
      sentence,
      passage,
      start,
      end,
    })),
  });
  return {
    headline: analysis.headline.text,
    lead: analysis.lead && claim(analysis.lead),
    happened: analysis.happened.map(claim),
    why: analysis.why.map(claim),
    points: analysis.points.map(claim),
    conclusion: analysis.conclusion && claim(analysis.conclusion),
    disagreements: analysis.disagreements.map(({ about, kind, sides }) => ({
      about: english.tell(about),
      kind,
      sides: sides.map(({ value, citation }) => ({
        value,
        source: held.get(citation.articleId)?.source,
        url: held.get(citation.articleId)?.url,
        passage: citation.passage,
        start: citation.start,
        end: citation.end,
      })),
    })),
    reportedBy: articles.map(({ source, url, title, published, text }) => ({ source, url, title, published, text })),
    origins: analysis.origins.length,
    picture: analysis.picture,
    writtenBy: inEnglish(analysis.writtenBy),
    language: analysis.language,
    rubric: rubric(analysis, articles),
  };
}

/** The command line speaks English. */
function inEnglish(by: WrittenBy): WrittenBy {
  return by.kind === "extract" && by.because !== undefined ? { ...by, because: english.tell(by.because) } : by;
}

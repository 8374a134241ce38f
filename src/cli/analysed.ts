// A story on the command line: its analysis, as JSON with every citation spelled out.
import type { Analysis, Article, Claim, Story, WrittenBy } from "../core/domain.ts";
import type { Analyst } from "../core/ports.ts";
import { createExtractAnalyst } from "../extract/analyst.ts";
import { defaultLens } from "../digest/defaults.ts";
import { byId } from "../jobs/outgoing.ts";
import { origins } from "../stories/origins.ts";
import { english } from "../words/index.ts";
import { rubric } from "./rubric.ts";

/** A story that holds an article. */
export type HeldStory = Story & { articles: [Article, ...Article[]] };

/** Writes where no model is asked for. */
export const extract = createExtractAnalyst();

/** Who pays, where nobody does. */
export const account = { tenant: "cli", storyId: undefined, channel: undefined };

export const lensOf = ({ articles: [first] }: HeldStory) => defaultLens(first.language);

export const analyse = (story: HeldStory, analyst: Analyst = extract): Promise<Analysis> =>
  analyst.analyse(story, origins(story.articles), lensOf(story), account);

/** The Analysis with its citations spelled out: article, outlet, address, passage and offsets into the stored text. */
export function toJson(analysis: Analysis, articles: Article[]) {
  const held = byId(articles);
  const place = (articleId: string) => ({
    article: articleId,
    source: held.get(articleId)?.source,
    url: held.get(articleId)?.url || undefined,
  });
  const claim = (entry: Claim) => ({
    text: entry.text,
    ...(entry.label !== undefined && { label: entry.label }),
    kind: entry.kind,
    doubts: entry.doubts,
    citations: entry.citations.map(({ articleId, passage, start, end, sentence }) => ({
      ...place(articleId),
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
    // Confirmed, and without room in the post; what was not confirmed, and why.
    more: (analysis.more ?? []).map(claim),
    dropped: analysis.dropped,
    disagreements: analysis.disagreements.map(({ about, kind, sides }) => ({
      about: english.tell(about),
      kind,
      sides: sides.map(({ value, citation: { articleId, passage, start, end } }) => ({
        value,
        ...place(articleId),
        passage,
        start,
        end,
      })),
    })),
    reportedBy: articles.map(({ id, title, published, text }) => ({ ...place(id), title, published, text })),
    origins: analysis.origins.length,
    picture: analysis.picture,
    writtenBy: inEnglish(analysis.writtenBy),
    language: analysis.language,
    rubric: rubric(analysis, articles),
  };
}

/** The command line speaks English. */
export function inEnglish(by: WrittenBy): WrittenBy {
  return by.kind === "extract" && by.because !== undefined ? { ...by, because: english.tell(by.because) } : by;
}

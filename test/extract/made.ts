// Made reports as articles, and whether what is said of them is right.
import type { Article } from "../../src/core/domain.ts";
import { disagreements } from "../../src/extract/disagree.ts";
import { overtaken } from "../../src/extract/overtaken.ts";
import { readPassages } from "../../src/extract/passages.ts";
import { articleOf, lensOf, singleOrigins, storyOf } from "../support/articles.ts";
import { newFacts } from "../../src/extract/changes.ts";
import { extractAnalysis } from "../../src/extract/points.ts";
import type { Since } from "./cases/since.ts";
import { origins } from "../../src/stories/origins.ts";
import type { Pair } from "./cases/one-origin.ts";
import type { Dated } from "./cases/overtaken.ts";
import type { Differing, Told } from "./cases/differ.ts";

/** A Wednesday. */
const AT = "2026-11-25T12:00:00Z";

export function reportsOf(reports: readonly Told[]): Article[] {
  return reports.map((told, index) => {
    const { text, by = `outlet${index}`, at = AT } = typeof told === "string" ? { text: told } : told;
    const published = new Date(at);
    return articleOf(text, { id: `report${index}`, source: by, domain: `${by}.example`, published, seenAt: published });
  });
}

/** Whether those sentences of the early report are overtaken that should be, and no others of it. */
export function isOvertaken({ early, late, overtaken: marks }: Dated): boolean {
  const passages = readPassages(reportsOf([early, late]));
  const found = overtaken(passages);
  return passages
    .filter(({ article }) => article.id === "report0")
    .every((passage) => found.has(passage) === marks.some((mark) => passage.text.includes(mark)));
}

/** Whether two reports are found to rest on one, or on two. */
export function isToldApart({ one, other, copy }: Pair): boolean {
  return (origins(reportsOf([one, other])).length === 1) === copy;
}

/** The sentences of the later report that are told as new. */
export function newsOf({ held, fresh }: Since): string[] {
  const [before, later] = reportsOf([
    { text: held, at: "2026-11-24T12:00:00Z" },
    { text: fresh, at: "2026-11-25T12:00:00Z" },
  ]);
  if (!before || !later) return [];
  const story = storyOf(before);
  const analysis = extractAnalysis(story, singleOrigins(story), lensOf());
  return newFacts(analysis, [before], [later]).map(({ text }) => text);
}

/** Whether what is new is told, and nothing where nothing is. */
export function isNews(made: Since): boolean {
  const told = newsOf(made);
  return made.news.length === 0
    ? told.length === 0
    : made.news.every((mark) => told.some((text) => text.includes(mark)));
}

/** Whether one of the disagreements found shows both values, each from its own report. */
export function takesSides({ reports, sides }: Differing): boolean {
  return disagreements(reportsOf(reports)).some(({ sides: found }) =>
    sides.every((mark, index) => {
      const side = found.find(({ citation }) => citation.articleId === `report${index}`);
      return mark === "" ? side === undefined : side?.value.toLowerCase().includes(mark.toLowerCase()) === true;
    }),
  );
}

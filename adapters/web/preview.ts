// What a link to a post shows of it elsewhere: title, description, where it stands.
import type { LogEntry, Section } from "../../src/platform/index.ts";
import { html, type Html } from "./html.ts";
import { summaryOf } from "./place.ts";
import { postPath } from "./view.ts";

const LONGEST = 200;

/** A post's headline, or all that it says in one line. */
export const titleOf = (entry: LogEntry): string =>
  sectionsOf(entry).find((section) => section.kind === "headline")?.text ?? summaryOf(entry);

/** Open Graph, description and canonical address. */
export function previewOf(entry: LogEntry, origin: string): Html {
  const title = titleOf(entry);
  const summary = summaryOf(entry);
  const rest = summary.startsWith(title) ? summary.slice(title.length).replace(/^[.:]?\s+/, "") : summary;
  const description = (rest || title).slice(0, LONGEST).toWellFormed();
  const address = origin + postPath(entry.id);
  return html`<link rel="canonical" href="${address}" />
    <meta name="description" content="${description}" />
    <meta property="og:type" content="article" />
    <meta property="og:site_name" content="Footnote" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${description}" />
    <meta property="og:url" content="${address}" />
    <meta property="article:published_time" content="${entry.at.toISOString()}" />
    <meta property="article:modified_time" content="${(entry.editedAt ?? entry.at).toISOString()}" />
    <meta name="twitter:card" content="summary" />`;
}

const sectionsOf = ({ body }: LogEntry): Section[] => ("message" in body ? body.message.sections : []);

// What machines are told of an entry: whether a model wrote it, as the EU's rules ask.
import type { LogEntry, Message } from "../../src/platform/index.ts";
import { html, type Html } from "./html.ts";
import { raw } from "hono/html";

/** The term of IPTC and schema.org for what a trained model has written. */
export const BY_MODEL = "https://schema.org/TrainedAlgorithmicMediaDigitalSource";

/** Nothing for what quotes its sources alone. */
export const sourceTypeOf = ({ madeBy }: Message): string | undefined => (madeBy === "model" ? BY_MODEL : undefined);

/** A `meta` and JSON-LD, where a model wrote the entry; both say the same. */
export function marksOf(entry: LogEntry): Html {
  if (!("message" in entry.body)) return html``;
  const { message } = entry.body;
  const type = sourceTypeOf(message);
  if (type === undefined) return html``;
  const headline = message.sections.find((section) => section.kind === "headline")?.text ?? message.summary;
  const told = {
    "@context": "https://schema.org",
    "@type": "CreativeWork",
    headline,
    inLanguage: message.language,
    dateCreated: entry.at.toISOString(),
    digitalSourceType: type,
  };
  // A script's text is taken as it is: without its sign nothing in it can end it.
  const json = JSON.stringify(told).replaceAll("<", "\\u003c");
  return html`<meta name="digital-source-type" itemprop="digitalSourceType" content="${type}" />
    <script type="application/ld+json">
      ${raw(json)}
    </script>`;
}

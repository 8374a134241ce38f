// Messages for tests of rendering: one that has every kind of section, and the article its receipts stand in.
import type { Footnote, Line, Message, ReceiptView } from "../../src/platform/index.ts";

const article = [
  "The harbour authority closed both car ferries on Monday morning after a failed brake test.",
  "Crews found worn linings on the Aurelia during a routine inspection at 06:40. The sister ship Benedicta was withdrawn an hour later as a precaution.",
  "The operator expects repairs to take nine days. Commuters are being sent to the southern bridge, where queues reached 40 minutes.",
].join("\n\n");

/** A Footnote whose citation is where `passage` stands in the sample article. */
export function footnoteTo(passage: string, number = 1, source = "Harbour Post"): Footnote {
  const start = article.indexOf(passage);
  if (start < 0) throw new Error(`not in the sample article: ${passage}`);
  return {
    number,
    source,
    url: `https://example.org/${number}`,
    citation: { articleId: `a${number}`, sentence: 1, passage, start, end: start + passage.length },
  };
}

export const sampleReceipts: readonly ReceiptView[] = ["Harbour Post", "The Daily Tide"].map((source, index) => ({
  articleId: `a${index + 1}`,
  title: "Both car ferries closed after failed brake test",
  source,
  url: `https://example.org/${index + 1}`,
  published: new Date("2026-11-23T07:55:00Z"),
  text: article,
  start: 0,
  end: 10,
  correctedBy: undefined,
}));

function claim(words: string, note: Footnote, label?: string): Line {
  return {
    label,
    spans: [
      { kind: "text", text: `${words} ` },
      { kind: "footnote", footnote: note },
    ],
  };
}

const closed = footnoteTo("The harbour authority closed both car ferries on Monday morning");
const worn = footnoteTo("Crews found worn linings on the Aurelia during a routine inspection at 06:40.");
const days = footnoteTo("The operator expects repairs to take nine days.", 2, "The Daily Tide");
const queues = footnoteTo("queues reached 40 minutes", 2, "The Daily Tide");

/** A post with every kind of section, span and action; `rest` replaces whole fields. */
export function sampleMessage(rest: Partial<Message> = {}): Message {
  return {
    summary: "Both car ferries closed after a failed brake test. Repairs may take nine days.",
    language: "en",
    sections: [
      { kind: "headline", text: "Both car ferries closed after a failed brake test", url: "https://example.org/1" },
      {
        kind: "text",
        title: undefined,
        lines: [claim("The harbour authority took both car ferries out of service on Monday morning.", closed)],
      },
      {
        kind: "picture",
        picture: {
          url: "https://pictures.example.org/ferry.jpg",
          alt: "A white car ferry tied up at an empty quay",
          credit: "Ines Alder / Harbour Post",
        },
      },
      {
        kind: "text",
        title: "What happened",
        lines: [
          claim("A routine inspection at 06:40 found worn linings on the Aurelia.", worn),
          {
            label: undefined,
            spans: [
              { kind: "text", text: "The Benedicta followed as a " },
              { kind: "text", text: "precaution", style: "strong" },
              { kind: "text", text: ", in the operator's " },
              { kind: "text", text: "own", style: "emphasis" },
              { kind: "text", text: " words " },
              { kind: "text", text: "an hour later", style: "quote" },
              { kind: "text", text: ", " },
              { kind: "time", at: new Date("2026-11-23T07:40:00Z"), style: "time" },
              { kind: "text", text: "." },
            ],
          },
        ],
      },
      {
        kind: "points",
        title: "Why it matters",
        points: [
          { number: 1, line: claim("Commuters lose the only direct crossing for nine days.", days) },
          { number: 2, line: claim("The southern bridge already has 40-minute queues.", queues) },
        ],
      },
      {
        kind: "points",
        title: "The commentary",
        points: [
          { number: 3, line: claim("Both ships share one brake supplier.", worn, "inference") },
          { number: 4, line: claim("The operator reacted fast.", closed, "opinion") },
          { number: 5, line: claim("Repairs take nine days.", days, "not fully confirmed") },
        ],
      },
      {
        kind: "disagreement",
        about: "length of the repairs",
        sides: [
          { value: "9 days", footnote: days, passage: days.citation.passage },
          { value: "40 minutes", footnote: queues, passage: queues.citation.passage },
        ],
      },
      {
        kind: "receipt",
        number: 2,
        footnote: queues,
        before: "Commuters are being sent to the southern bridge, where ",
        passage: queues.citation.passage,
        after: ".",
      },
      { kind: "divider" },
      {
        kind: "text",
        title: "Reported by",
        lines: [
          { label: undefined, spans: [{ kind: "link", text: "Harbour Post", url: "https://example.org/1" }] },
          { label: undefined, spans: [{ kind: "link", text: "The Daily Tide", url: "https://example.org/2" }] },
        ],
      },
      {
        kind: "context",
        lines: [
          {
            label: undefined,
            spans: [
              { kind: "text", text: "2 reports, 1 origin · extract · " },
              { kind: "command", line: "mute story", group: "settings" },
              { kind: "time", at: new Date("2026-11-23T08:10:00Z"), style: "relative" },
            ],
          },
        ],
      },
    ],
    actions: [
      { id: "deeper:s1", label: "Go deeper", kind: "primary" },
      { id: "receipts:s1", label: "Receipts", kind: "secondary" },
      { id: "sources:s1", label: "Sources", kind: "secondary" },
      { id: "mute:s1", label: "Mute story", kind: "secondary" },
      { id: "why:s1", label: "Why am I seeing this?", kind: "menu" },
      { id: "report:s1", label: "Report a mistake", kind: "menu" },
      { id: "good:s1", label: "Useful", kind: "feedback-good" },
      { id: "bad:s1", label: "Not useful", kind: "feedback-bad" },
    ],
    ...rest,
  };
}

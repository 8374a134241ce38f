// A Message as a program reads it: lines that say what they are, and each passage once, with its place.
import { type Footnote, type Line, type Message, type Section, spanText } from "../../src/platform/index.ts";
import { addressOf } from "./articles.ts";
import type { ToolAnswer, ToolLine, ToolReceipt } from "./shapes.ts";

type ToolSection = ToolAnswer["sections"][number];

/** Numbers passages in the order in which they are rested on. */
class Receipts {
  readonly #held = new Map<string, ToolReceipt>();

  of({ source, url, citation }: Footnote, around: Pick<ToolReceipt, "before" | "after"> = {}): number {
    const { articleId, start, end, passage } = citation;
    const key = placeOf({ citation });
    const held = this.#held.get(key);
    const n = held?.n ?? this.#held.size + 1;
    const resource = addressOf(articleId);
    this.#held.set(key, {
      ...held,
      ...around,
      n,
      outlet: source,
      url,
      article: articleId,
      start,
      end,
      passage,
      resource,
    });
    return n;
  }

  all(): ToolReceipt[] {
    return [...this.#held.values()];
  }
}

export function readMessage(message: Message): ToolAnswer {
  const receipts = new Receipts();
  const sections = onceEach(message.sections).flatMap((section) => sectionOf(section, receipts));
  const { summary, madeBy, verdict, problem } = message;
  return {
    summary,
    sections,
    receipts: receipts.all(),
    ...(madeBy && { writtenBy: madeBy }),
    ...(verdict && { verdict }),
    ...(problem && { error: problem }),
  };
}

/** Several sentences of a post may rest on one passage: it is shown once, under the first number that people call it by. */
function onceEach(sections: readonly Section[]): Section[] {
  const held = new Map<string, number>();
  const kept: Section[] = [];
  for (const section of sections) {
    const key = section.kind === "receipt" ? placeOf(section.footnote) : undefined;
    const at = key === undefined ? undefined : held.get(key);
    const before = at === undefined ? undefined : kept[at];
    if (at !== undefined && before?.kind === "receipt" && section.kind === "receipt") {
      kept[at] = { ...before, number: before.number ?? section.number };
      continue;
    }
    if (key !== undefined) held.set(key, kept.length);
    kept.push(section);
  }
  return kept;
}

const placeOf = ({ citation: { articleId, start, end } }: Pick<Footnote, "citation">): string =>
  `${articleId} ${start} ${end}`;

function sectionOf(section: Section, receipts: Receipts): ToolSection[] {
  switch (section.kind) {
    case "headline": {
      const links = section.url === undefined ? [] : [{ text: section.text, url: section.url }];
      const rests = (section.rests ?? []).map((footnote) => receipts.of(footnote));
      return [
        { lines: [{ kind: rests.length > 0 ? "sentence" : "title", text: section.text, receipts: rests, links }] },
      ];
    }
    case "text":
      return [
        titled(
          section.title,
          section.lines.map((line) => lineOf(line, receipts)),
        ),
      ];
    case "points":
      return [
        titled(
          section.title,
          section.points.map(({ number, line }) => ({ ...lineOf(line, receipts), number })),
        ),
      ];
    case "receipt": {
      const { number, footnote, before, passage, after } = section;
      const n = receipts.of(footnote, { before, after });
      return [{ lines: [{ kind: "sentence", text: passage, receipts: [n], ...(number !== undefined && { number }) }] }];
    }
    case "disagreement": {
      const sides = section.sides.map(({ value, footnote }): ToolLine => {
        return { kind: "sentence", text: value, receipts: [receipts.of(footnote)] };
      });
      return [titled(section.about, sides)];
    }
    case "context":
      return [{ lines: section.lines.map((line) => lineOf(line, receipts)) }];
    case "picture":
    case "divider":
      return [];
  }
}

const titled = (title: string | undefined, lines: ToolLine[]): ToolSection =>
  title === undefined ? { lines } : { title, lines };

function lineOf({ label, spans }: Line, receipts: Receipts): ToolLine {
  const rests = spans.flatMap((span) => (span.kind === "footnote" ? [receipts.of(span.footnote)] : []));
  const links = spans.flatMap((span) => (span.kind === "link" ? [{ text: span.text, url: span.url }] : []));
  return {
    kind: rests.length > 0 ? "sentence" : links.length > 0 ? "title" : "note",
    text: spans.map(spanText).join("").replaceAll(/ {2,}/g, " ").trim(),
    receipts: rests,
    ...(label !== undefined && { label }),
    ...(links.length > 0 && { links }),
  };
}

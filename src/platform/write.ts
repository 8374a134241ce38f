// Small builders for Messages and Replies, so that nobody spells out the shapes by hand.
import { lengthPrefixed, sha256 } from "../core/hash.ts";
import { type Words, wordsIn } from "../words/index.ts";
import type { Line, Message, Section, Span } from "./message.ts";
import type { DeliveryKey, Reply, ReplyStep } from "./port.ts";

export const text = (value: string, style?: "strong" | "emphasis" | "quote"): Span =>
  style ? { kind: "text", text: value, style } : { kind: "text", text: value };

export const link = (value: string, url: string): Span => ({ kind: "link", text: value, url });

export const line = (...spans: (Span | string)[]): Line => ({
  label: undefined,
  spans: spans.map((span) => (typeof span === "string" ? text(span) : span)),
});

/** A section of lines; a string is a line of its own. */
export const textSection = (title: string | undefined, ...lines: (Line | string)[]): Section => ({
  kind: "text",
  title,
  lines: lines.map((entry) => (typeof entry === "string" ? line(entry) : entry)),
});

export const message = (summary: string, sections: Section[], rest: Partial<Message> = {}): Message => ({
  summary,
  sections,
  actions: [],
  language: "en",
  ...rest,
});

/** The words in which a Message speaks, and in which whatever is added to it speaks too. */
export const wordsOf = ({ words, language }: Pick<Message, "words" | "language">): Words => wordsIn(words ?? language);

/** The Message as a post in a channel shows it: in one screen, where it comes with one. */
export function onScreen({ screen, ...whole }: Message): Message {
  return { ...whole, ...screen };
}

/** Who asked what, as it stands above an answer where the question itself is not to be seen. */
export const askedBy = (name: string, question: string): Section =>
  textSection(undefined, line(text(name, "strong"), ": ", text(question, "quote")));

/** The Message with a section above all it says, also of what one screen shows of it. */
export const withPreface = (body: Message, preface: Section): Message => ({
  ...body,
  sections: [preface, ...body.sections],
  ...(body.screen ? { screen: { ...body.screen, sections: [preface, ...body.screen.sections] } } : {}),
});

/** The Message with the text of its file in it, for where no file can be handed over. */
export function withFileText({ file, ...rest }: Message): Message {
  return file === undefined || file.shown
    ? rest
    : { ...rest, sections: [...rest.sections, textSection(undefined, ...file.text.split("\n"))] };
}

/** A Message of plain sentences. */
export const plainMessage = (...sentences: string[]): Message =>
  message(sentences[0] ?? "", [textSection(undefined, ...sentences)]);

/**
 * 24 characters of base32 of the sha256 of `parts`: equal for equal parts, so a retry cannot make a second delivery.
 * Parts are length-prefixed, so no two lists share a digest.
 */
export function deliveryKey(...parts: string[]): DeliveryKey {
  const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
  return Array.from(sha256(lengthPrefixed(parts)).subarray(0, 24), (byte) => alphabet[byte & 31]).join("");
}

/** A Reply that is complete at once. */
export function replyNow(visibility: Reply["visibility"], body: Message, key: DeliveryKey): Reply {
  return { visibility, steps: once({ kind: "done", message: body, key }) };
}

async function* once(step: ReplyStep): AsyncIterable<ReplyStep> {
  yield step;
}

/** The plain text of a Message, for terminals, fallbacks and tests. */
export function plain(body: Message): string {
  return body.sections
    .map((section) => plainSection(section, wordsOf(body)))
    .filter(Boolean)
    .join("\n\n");
}

function plainSection(section: Section, words: Words): string {
  switch (section.kind) {
    case "headline":
      return section.text;
    case "text":
    case "context":
      return [section.kind === "text" ? section.title : undefined, ...section.lines.map(plainLine)]
        .filter(Boolean)
        .join("\n");
    case "points":
      return [section.title, ...section.points.map((point) => `${point.number}. ${plainLine(point.line)}`)]
        .filter(Boolean)
        .join("\n");
    case "receipt":
      return `[${section.footnote.number}] ${section.footnote.source}: “${section.passage}” ${section.footnote.url}`;
    case "disagreement":
      return [
        `${words.say("post.disagree", { about: section.about })}:`,
        ...section.sides.map((side) => `${side.value} (${side.footnote.source}): “${side.passage}”`),
      ].join("\n");
    case "picture":
      return "";
    case "divider":
      return "";
  }
}

/** What a Message says when it is read out: its sentences, without marks, addresses and small print. */
export function spoken(body: Message): string {
  const wordsOf = (entry: Line) =>
    entry.spans
      .map((span) =>
        span.kind === "text" || span.kind === "link" ? span.text : span.kind === "command" ? span.line : "",
      )
      .join("");
  // A line that carries a link is a list of sources: to be looked at, not listened to.
  const read = (entry: Line) => !entry.spans.some((span) => span.kind === "link");
  return body.sections
    .flatMap((section): string[] => {
      if (section.kind === "headline") return [`${section.text}.`];
      const lines =
        section.kind === "points"
          ? section.points.map((point) => ({ number: `${point.number}: `, line: point.line }))
          : section.kind === "text"
            ? section.lines.map((entry) => ({ number: "", line: entry }))
            : [];
      const shown = lines
        .filter((entry) => read(entry.line))
        .map((entry) => `${entry.number}${wordsOf(entry.line).trim()}`);
      const title = (section.kind === "points" || section.kind === "text") && section.title;
      return shown.length > 0 && title ? [`${title}.`, ...shown] : shown;
    })
    .join("\n");
}

/** What a Span says: a link without its address, and nothing of a footnote. */
export function spanText(span: Span): string {
  switch (span.kind) {
    case "text":
    case "link":
      return span.text;
    case "time":
      return span.at.toISOString();
    case "command":
      return `"${span.line}"`;
    case "place":
      return `#${span.channel.channel}`;
    case "footnote":
      return "";
  }
}

/** The plain text of a Line: footnotes become `[n]`. */
export function plainLine(entry: Line): string {
  const words = entry.spans.map((span) => {
    if (span.kind === "footnote") return `[${span.footnote.number}]`;
    return span.kind === "link" ? `${span.text} (${span.url})` : spanText(span);
  });
  return (entry.label ? `(${entry.label}) ` : "") + words.join("");
}

// A Message whose longest addresses give way before any of its words do.
import type { Footnote, Line, Message, Section, Span } from "./message.ts";

/**
 * The Message, its longest addresses left out where it only then `fits`: what they stood behind stays as text. As it was
 * where that is not enough. A Message that fits is given to `fits` once, any other a few times.
 */
export function lighten(message: Message, fits: (message: Message) => boolean): Message {
  if (fits(message)) return message;
  const lengths = [...new Set(message.sections.flatMap(addresses).map(({ length }) => length))].toSorted(
    (a, b) => a - b,
  );
  const under = (at: number): Message => ({
    ...message,
    sections: message.sections.map((section) => without(section, lengths[at] ?? Infinity)),
  });
  let [fitting, failing] = [0, lengths.length];
  if (failing === 0 || !fits(under(fitting))) return message;
  while (failing - fitting > 1) {
    const middle = Math.floor((fitting + failing) / 2);
    if (fits(under(middle))) fitting = middle;
    else failing = middle;
  }
  return under(fitting);
}

/** Pictures are no addresses to follow: they stay. */
function addresses(section: Section): string[] {
  const found: string[] = [];
  const note = (url: string): string => {
    found.push(url);
    return url;
  };
  mapped(section, note);
  return found.filter((url) => url !== "");
}

/** The section without addresses of `length` and more. */
const without = (section: Section, length: number): Section =>
  mapped(section, (url) => (url.length >= length ? "" : url));

function mapped(section: Section, change: (url: string) => string): Section {
  const note = (footnote: Footnote): Footnote => ({ ...footnote, url: change(footnote.url) });
  const span = (entry: Span): Span => {
    if (entry.kind === "footnote") return { ...entry, footnote: note(entry.footnote) };
    return entry.kind === "link" ? { ...entry, url: change(entry.url) } : entry;
  };
  const line = (entry: Line): Line => ({ ...entry, spans: entry.spans.map(span) });
  switch (section.kind) {
    case "headline":
      return { ...section, url: section.url && change(section.url) };
    case "text":
    case "context":
      return { ...section, lines: section.lines.map(line) };
    case "points":
      return { ...section, points: section.points.map((point) => ({ ...point, line: line(point.line) })) };
    case "receipt":
      return { ...section, footnote: note(section.footnote) };
    case "disagreement":
      return { ...section, sides: section.sides.map((side) => ({ ...side, footnote: note(side.footnote) })) };
    case "picture":
    case "divider":
      return section;
  }
}

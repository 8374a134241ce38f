// Splits a Message to a platform's limits, between sections, points and lines.
import type { Limits, Message, Section } from "./message.ts";
import { plain } from "./write.ts";

/** How many characters one section takes on a platform, escaping and markup included. */
export type Measure = (section: Section) => number;

const plainLength: Measure = (section) =>
  plain({ sections: [section], actions: [], summary: "", language: "" }).length + 2;

/**
 * The Message as a list of Messages that each fit `limits`. Actions stay with the first, where people look for them.
 * A points section is divided between points, a text section between lines. One line longer than the limit stays whole:
 * the adapter cuts it, because only the adapter knows its markup.
 */
export function split(message: Message, limits: Limits, measure: Measure = plainLength): Message[] {
  let current: Section[] = [];
  const parts = [current];
  let used = 0;
  for (const section of message.sections.flatMap((entry) => divide(entry, limits.characters, measure))) {
    const size = measure(section);
    if (current.length > 0 && (used + size > limits.characters || current.length >= limits.sections)) {
      current = [section];
      parts.push(current);
      used = size;
    } else {
      current.push(section);
      used += size;
    }
  }
  // What is done with the first post is done once.
  const { first: _, ...later } = message;
  return parts.map((sections, index) => (index === 0 ? { ...message, sections } : { ...later, sections, actions: [] }));
}

function divide(section: Section, characters: number, measure: Measure): Section[] {
  if (measure(section) <= characters) return [section];
  if (section.kind === "points") {
    return pack(
      section.points,
      (points, first) => ({ ...section, title: first ? section.title : undefined, points }),
      characters,
      measure,
    );
  }
  if (section.kind === "text") {
    return pack(
      section.lines,
      (lines, first) => ({ ...section, title: first ? section.title : undefined, lines }),
      characters,
      measure,
    );
  }
  return [section];
}

function pack<T>(
  entries: T[],
  build: (entries: T[], first: boolean) => Section,
  characters: number,
  measure: Measure,
): Section[] {
  let current: T[] = [];
  const groups = [current];
  for (const entry of entries) {
    const grown = build([...current, entry], groups.length === 1);
    if (current.length > 0 && measure(grown) > characters) {
      current = [entry];
      groups.push(current);
    } else current.push(entry);
  }
  return groups.map((group, index) => build(group, index === 0));
}

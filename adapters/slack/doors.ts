// Slash commands under the names they have in this Slack: apps of others may own the usual ones.
import { type Line, type Message, type Section, type Span } from "../../src/platform/index.ts";

/** Two short doors stand beside the one command behind which everything else is. */
export interface Doors {
  digest: string;
  deeper: string;
  ask: string;
}

export type Door = keyof Doors;

export const DOORS: Doors = { digest: "/digest", deeper: "/deeper", ask: "/ask" };

/** A command's line as it is typed there. */
export function typed(line: string, doors: Doors): string {
  if (line.startsWith("/")) return line;
  const [, door, rest = ""] = /^(deeper|ask)(?=\s|$)(.*)$/s.exec(line) ?? [];
  return door === "deeper" || door === "ask" ? `${doors[door]}${rest}` : `${doors.digest} ${line}`;
}

/** Which door a slash command of Slack's is; undefined for one that is not ours. */
export const doorOf = (command: string, doors: Doors): Door | undefined =>
  (["digest", "deeper", "ask"] as const).find((door) => doors[door] === command);

/** The Message with its commands as they are typed there. */
export const withDoors = (message: Message, doors: Doors): Message => ({
  ...message,
  sections: message.sections.map((section) => inSection(section, doors)),
});

function inSection(section: Section, doors: Doors): Section {
  const span = (entry: Span): Span => (entry.kind === "command" ? { ...entry, line: typed(entry.line, doors) } : entry);
  const line = (entry: Line): Line => ({ ...entry, spans: entry.spans.map(span) });
  if (section.kind === "text" || section.kind === "context") return { ...section, lines: section.lines.map(line) };
  if (section.kind !== "points") return section;
  return { ...section, points: section.points.map((point) => ({ ...point, line: line(point.line) })) };
}

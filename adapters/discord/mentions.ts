// Commands in a Message as Discord's own, which people press instead of typing them. Pure.
import type { Line, Message, Section, Span } from "../../src/platform/index.ts";
import { pathOf } from "./commands.ts";

/** Discord's ids of the registered commands, by their first word. */
export type CommandIds = ReadonlyMap<string, string>;

/** `</feed add:123>` (reference, "Message Formatting"), and what is typed behind it. */
const MENTION = /^(<\/[\p{Ll}\d_ -]{1,100}:\d{1,20}>)(.*)$/su;

/** The Message with each command as one to be pressed, where Discord gave it an id. */
export function withMentions(message: Message, ids: CommandIds | undefined): Message {
  if (!ids || ids.size === 0) return message;
  const span = (entry: Span): Span => {
    if (entry.kind !== "command" || MENTION.test(entry.line)) return entry;
    const [name = "", ...rest] = entry.line.split(" ");
    const path = pathOf(name, entry.group);
    const id = ids.get(path.split(" ", 1)[0] ?? "");
    return id === undefined ? entry : { ...entry, line: [`</${path}:${id}>`, ...rest].join(" ") };
  };
  const line = (entry: Line): Line => ({ ...entry, spans: entry.spans.map(span) });
  const section = (entry: Section): Section => {
    if (entry.kind === "text" || entry.kind === "context") return { ...entry, lines: entry.lines.map(line) };
    if (entry.kind !== "points") return entry;
    return { ...entry, points: entry.points.map((point) => ({ ...point, line: line(point.line) })) };
  };
  return { ...message, sections: message.sections.map(section) };
}

/** Mention and rest of a line that is one; undefined for a command as it is typed. */
export function mentionIn(line: string): { mention: string; rest: string } | undefined {
  const [, mention, rest = ""] = MENTION.exec(line) ?? [];
  return mention === undefined ? undefined : { mention, rest: rest.trim() };
}

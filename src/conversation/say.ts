// Plain sentences of the bot's own, in which a quoted command becomes one that each platform writes its own way.
import { type CommandSpec, type Line, type Message, type Span, line, message, textSection } from "../platform/index.ts";
import type { Words } from "../words/index.ts";
import { findCommand } from "./table.ts";

/** Whoever is answered: in which words, and which commands can be named. */
export interface Reader {
  words: Words;
  commands: readonly CommandSpec[];
}

const QUOTED = /"([a-z]+)((?: [^"]*)?)"/g;

/** The sentence as a Line: `"sample off"` is shown as `/digest sample off` where that is how it is typed. */
export function sentence({ commands }: Reader, words: string): Line {
  const spans: (Span | string)[] = [];
  let from = 0;
  for (const found of words.matchAll(QUOTED)) {
    const [whole, name = "", rest = ""] = found;
    const spec = findCommand(commands, name);
    if (!spec) continue;
    spans.push(words.slice(from, found.index), { kind: "command", line: `${name}${rest}`, group: spec.group });
    from = found.index + whole.length;
  }
  return line(...[...spans, words.slice(from)].filter((span) => span !== ""));
}

/** A Message of plain sentences. */
export const say = (reader: Reader, ...sentences: string[]): Message =>
  message(sentences[0] ?? "", [textSection(undefined, ...sentences.map((words) => sentence(reader, words)))]);

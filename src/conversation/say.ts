// Plain sentences of the bot's own, in which a quoted command becomes one that each platform writes its own way.
import { type Line, type Message, type Span, line, message, textSection } from "../platform/index.ts";
import { findCommand } from "./commands.ts";

const QUOTED = /"([a-z]+)((?: [^"]*)?)"/g;

/** The sentence as a Line: `"sample off"` is shown as `/digest sample off` where that is how it is typed. */
export function sentence(words: string): Line {
  const spans: (Span | string)[] = [];
  let from = 0;
  for (const found of words.matchAll(QUOTED)) {
    const spec = findCommand(found[1]!);
    if (!spec) continue;
    spans.push(words.slice(from, found.index), { kind: "command", line: `${found[1]}${found[2]}`, group: spec.group });
    from = found.index + found[0].length;
  }
  return line(...[...spans, words.slice(from)].filter((span) => span !== ""));
}

/** A Message of plain sentences. */
export const say = (...sentences: string[]): Message =>
  message(sentences[0] ?? "", [textSection(undefined, ...sentences.map(sentence))]);

// The bot's own sentences as Lines and Messages, commands shown as each platform types them.
import {
  type Action,
  type CommandSpec,
  type Line,
  type Message,
  type Section,
  type Span,
  line,
  message,
  textSection,
} from "../platform/index.ts";
import { type Said, type Words, sentence } from "../words/index.ts";
import { findCommand } from "./table.ts";

/** Whoever is answered: in which words, and which commands can be named. */
export interface Reader {
  words: Words;
  commands: readonly CommandSpec[];
}

const QUOTED = /"([a-z]+)((?: [^"]*)?)"/g;

/** Text in which `"sample off"` becomes a command: `/digest sample off` where that is how it is typed. */
function withCommands(said: string, commands: readonly CommandSpec[]): (Span | string)[] {
  const spans: (Span | string)[] = [];
  let from = 0;
  for (const found of said.matchAll(QUOTED)) {
    const [whole, name = "", rest = ""] = found;
    const spec = findCommand(commands, name);
    if (!spec) continue;
    spans.push(said.slice(from, found.index), { kind: "command", line: `${name}${rest}`, group: spec.group });
    from = found.index + whole.length;
  }
  return [...spans, said.slice(from)].filter((span) => span !== "");
}

/** A sentence as a Line, or its parts (`words.parts`) as one. */
export const lineOf = ({ commands }: Pick<Reader, "commands">, ...parts: (Span | string)[]): Line =>
  line(...parts.flatMap((part) => (typeof part === "string" ? withCommands(part, commands) : [part])));

/** A Message that says nothing but what the bot says in the reader's words. */
export const answerOf = ({ words }: Reader, summary: string, sections: Section[], actions: Action[] = []): Message =>
  message(summary, sections, { actions, language: words.language });

/** A Message of plain sentences. */
export function say(reader: Reader, ...sentences: Said[]): Message {
  const said = sentences.map(reader.words.tell);
  return answerOf(reader, said[0] ?? "", [textSection(undefined, ...said.map((each) => lineOf(reader, each)))]);
}

/** Who the bot is and what to do first, to whoever says hello. */
export const greeted = (reader: Reader): Message =>
  say(reader, sentence("conversation.hello"), sentence("conversation.helloAdd"), sentence("conversation.helloAsk"));

/** A setting as it was and as it is now; what it was is left out where it stays. */
export function changedTo(
  reader: Reader,
  { what, before, now, more = [] }: { what: string; before: string; now: string; more?: readonly Said[] },
): Message {
  const { words } = reader;
  const lines =
    before === now
      ? [words.say("conversation.asBefore", { setting: now })]
      : [words.say("conversation.before", { setting: before }), words.say("conversation.nowIs", { setting: now })];
  return answerOf(reader, what, [
    textSection(undefined, ...[...lines, ...more.map(words.tell)].map((each) => lineOf(reader, each))),
  ]);
}

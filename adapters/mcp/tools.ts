// The tools: each is a command of the table or what a button does, and what it may touch.
import { randomUUID } from "node:crypto";
import {
  BotError,
  type CommandSpec,
  explainError,
  type Inbox,
  type Message,
  type OptionSpec,
  plainMessage,
  problemOf,
  type Reply,
  sentence,
  type Words,
} from "../../src/platform/index.ts";
import type { Caller } from "./caller.ts";

/** What a tool is: `button` presses the button of this verb, else the command of the tool's name is called. */
interface Entry {
  name: string;
  describe(words: Words): string;
  button?: "all" | "receipts";
  /** Only members may call it. */
  writes?: true;
  /** It asks hosts of the open internet. */
  open?: true;
}

const ENTRIES: readonly Entry[] = [
  { name: "search", describe: (words) => words.say("mcp.search") },
  { name: "story", describe: (words) => words.say("mcp.story"), button: "all" },
  { name: "ask", describe: (words) => words.say("mcp.ask") },
  { name: "deeper", describe: (words) => words.say("mcp.deeper") },
  { name: "receipts", describe: (words) => words.say("mcp.receiptsOf"), button: "receipts" },
  { name: "verify", describe: (words) => words.say("mcp.verify") },
  { name: "read", describe: (words) => words.say("mcp.read"), writes: true, open: true },
  { name: "feeds", describe: (words) => words.say("mcp.feeds") },
  { name: "why", describe: (words) => words.say("mcp.why") },
  { name: "watch", describe: (words) => words.say("mcp.watch"), writes: true },
];

export type ToolOption = Pick<OptionSpec, "name" | "description" | "required" | "choices">;

export interface Tool {
  name: string;
  description: string;
  options: readonly ToolOption[];
  writes: boolean;
  open: boolean;
  /** Never throws for what a caller did wrong: that is a Message with its code. */
  call(caller: Caller, given: Record<string, unknown>): Promise<Message>;
}

/** Longer than anything that is asked; what a command bears is its own to say. */
const LONGEST = 4_000;

/** Those whose command is in the table. */
export const toolsOf = (inbox: Inbox, words: Words): Tool[] =>
  ENTRIES.flatMap((entry) => {
    // By its name alone: as an alias the word may mean another command.
    const spec = inbox.commands.find(({ name }) => name === entry.name);
    if (!entry.button && !spec) return [];
    return [toolOf(entry, spec, inbox, words)];
  });

const STORY: ToolOption = {
  name: "story",
  description: sentence("mcp.whichStory"),
  required: false,
  choices: undefined,
};

function toolOf(entry: Entry, spec: CommandSpec | undefined, inbox: Inbox, words: Words): Tool {
  const { name, describe, button, writes = false, open = false } = entry;
  const options = button ? [STORY] : (spec?.options ?? []);
  return {
    name,
    description: describe(words),
    options,
    writes,
    open,
    async call({ place, person }, given) {
      try {
        if (writes && !inbox.may(person, "member"))
          throw new BotError("not_allowed", sentence("conversation.noGuests"), {
            hint: sentence("conversation.noGuestsHint"),
          });
        const said = readGiven(options, given);
        const call = { place, person, callId: randomUUID() };
        if (!button) return await lastOf(await inbox.command({ ...call, name, options: said, alone: true }));
        const actionId = `1:${button}:${said["story"] ?? ""}`;
        return storyOr(
          await lastOf(await inbox.action({ ...call, actionId, message: undefined })),
          said["story"],
          words,
        );
      } catch (error) {
        return wrong(error, words);
      }
    },
  };
}

/** What was given, as a form gives it. Throws BotError `usage`. */
function readGiven(options: readonly ToolOption[], given: Record<string, unknown>): Record<string, string> {
  const names = options.map(({ name }) => name);
  const read = Object.entries(given).flatMap(([name, value]): [string, string][] => {
    if (value === undefined || value === null) return [];
    if (!names.includes(name))
      throw new BotError("usage", sentence("mcp.noOption", { name: name.slice(0, 40).toWellFormed() }), {
        hint: sentence("mcp.optionsAre", { names: names.join(", ") || "-" }),
      });
    if (typeof value === "object") throw new BotError("usage", sentence("mcp.onlyText", { name }));
    const text = String(value);
    if (text.length > LONGEST) throw new BotError("usage", sentence("mcp.tooLong", { name, most: LONGEST }));
    return [[name, text]];
  });
  return Object.fromEntries(read);
}

/** What a button says of a story that is not there speaks of the button. */
function storyOr(message: Message, story: string | undefined, words: Words): Message {
  if (message.problem?.code !== "not_found") return message;
  const said =
    story === undefined
      ? sentence("mcp.noStoryYet")
      : sentence("conversation.noStoryFor", { story: story.slice(0, 80).toWellFormed() });
  return wrong(new BotError("not_found", said, { hint: sentence("mcp.noStoryHint") }), words);
}

/** A failure as the core says it. */
function wrong(error: unknown, words: Words): Message {
  if (!(error instanceof BotError)) throw error;
  const problem = problemOf(error, words);
  return { ...plainMessage(explainError(error, words)), language: words.language, fault: true, problem };
}

/** What a Reply says in the end. */
async function lastOf({ steps }: Reply): Promise<Message> {
  for await (const step of steps) if (step.kind === "done") return step.message;
  throw new Error("a reply without an end");
}

// What people mean who type a line or speak to the bot, in the many ways they write it.
import { describe, expect, it } from "vitest";
import { commands } from "../../src/conversation/commands/index.ts";
import { meant } from "../../src/conversation/meant.ts";
import { readTyped } from "../../src/conversation/parse.ts";
import { english } from "../../src/words/index.ts";

const kindOf = (said: string): string => {
  const read = meant(commands, said);
  return read.kind === "command" ? read.line : read.kind === "link" ? `link ${read.address}` : read.kind;
};

describe("what is typed", () => {
  it.each([
    ["add https://example.org", "add https://example.org"],
    ["/add https://example.org", "add https://example.org"],
    ["Help", "Help"],
    ["help?", "help"],
    ["status?", "status"],
    ["feeds!", "feeds"],
    ["help schedule?", "help schedule"],
    ["why https://example.org/a?b=1", "why https://example.org/a?b=1"],
    ["ask when does it open?", "ask when does it open?"],
    ["mistake did it cost 40?", "mistake did it cost 40?"],
    ["lens ask:what does it mean for ferries?", "lens ask:what does it mean for ferries?"],
    ["deeper 3 what to do now?", "deeper 3 what to do now"],
    ["please add https://example.org", "add https://example.org"],
    ["can you add https://example.org?", "add https://example.org"],
    ["could you please mute bridge?", "mute bridge"],
    ["Kannst du bitte help", "help"],
    ["/digest feeds", "feeds"],
    ["feed add https://example.org", "add https://example.org"],
    ["catch up 2 days", "catch up 2 days"],
    ["@Footnote help", "help"],
    ["@footnote, add https://example.org", "add https://example.org"],
    ["feeds please", "feeds"],
    ["pause Lockkeeper, bitte", "pause Lockkeeper"],
    ["search thanks", "search thanks"],
    ["reports 1 It is mended. Thank you.", "reports 1 It is mended. Thank you."],
    ["?", "help"],
  ])("is a command: %s", (said, line) => {
    expect(kindOf(said)).toBe(line);
  });

  it.each([
    "what happened in Quernby today?",
    "What happened in Quernby today",
    "why is the bridge closed?",
    "why is the bridge closed",
    "now what?",
    "now what happened to the ferry?",
    "remove Harbour Courier?",
    "is the bridge open",
    "Wann öffnet die Brücke?",
    "橋はいつ開きますか？",
    "متى يفتح الجسر؟",
    "tell me about the ferry",
    "https://example.org/a what does it say?",
  ])("is a question: %s", (said) => {
    expect(kindOf(said)).toBe("question");
  });

  it.each([
    ["https://example.org/story", "link https://example.org/story"],
    ["<https://example.org/story>", "link https://example.org/story"],
    ["example.org/story", "link example.org/story"],
    ["look at this: https://example.org/story", "link https://example.org/story"],
  ])("is a link: %s", (said, link) => {
    expect(kindOf(said)).toBe(link);
  });

  it.each([
    ["hi", "greeting"],
    ["Hello there!", "greeting"],
    ["Good morning", "greeting"],
    ["Guten Tag", "greeting"],
    ["hey Footnote", "greeting"],
    ["bonjour", "greeting"],
    ["@Footnote", "greeting"],
    ["what can you do?", "greeting"],
    ["Was kannst du?", "greeting"],
    ["thanks!", "thanks"],
    ["What happened today?", "news"],
    ["what's new", "news"],
    ["What did I miss?", "news"],
    ["anything new today?", "news"],
    ["Was gibt's Neues?", "news"],
    ["Was ist heute passiert?", "news"],
    ["Quoi de neuf ?", "news"],
    ["¿Qué hay de nuevo?", "news"],
    ["What happened to the ferry today?", "question"],
    ["what is new in version 9.4?", "question"],
    ["vielen Dank", "thanks"],
    ["2", "number"],
    ["#3", "number"],
    ["lorem ipsum", "other"],
  ])("is %s: %s", (said, kind) => {
    expect(kindOf(said)).toBe(kind);
  });
});

describe("a line that cannot be done", () => {
  const hintOf = (line: string): string => {
    try {
      readTyped({ commands, words: english }, line);
    } catch (error) {
      return error instanceof Error && "hint" in error ? `${error.message} ${String(error.hint)}` : "";
    }
    return "understood";
  };

  it.each([
    ["foo", 'There is no command "foo". Try "help".'],
    ["schedul 8am", 'Did you mean "schedule"?'],
    ["sched", 'Did you mean "schedule"?'],
    ["subscrib https://x.example", 'Did you mean "subscribe"?'],
    ["the ferry was late", 'To ask the sources: "ask the ferry was late".'],
    ["2", '"deeper 2" takes the newest post.'],
    ["lens points:3", '"3" is not one of on, off. Write "lens'],
    ["filter bridge", '"bridge" is not one of clear, try. Did you mean "filter include:bridge"?'],
    ["help foo", "understood"],
  ])("%s", (line, said) => {
    expect(hintOf(line)).toContain(said);
  });
});

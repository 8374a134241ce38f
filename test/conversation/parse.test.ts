import { describe, expect, it } from "vitest";
import { commands } from "../../src/conversation/commands/index.ts";
import { parseCall, parseLine } from "../../src/conversation/parse.ts";
import { lineOf } from "../../src/conversation/say.ts";
import { intentOf } from "../../src/conversation/intent.ts";
import { speaks } from "../../src/conversation/turns.ts";
import { duration } from "../../src/conversation/values.ts";
import { ANGLES } from "../../src/core/ports.ts";
import { english } from "../../src/words/index.ts";

const table = { commands, words: english };

const read = (line: string) => {
  const { spec, options } = parseLine(table, line);
  return [spec.name, options] as const;
};

describe("a typed line", () => {
  it.each([
    ["add https://example.org/feed?x=1:2", "add", { address: "https://example.org/feed?x=1:2" }],
    ["/feeds", "feeds", {}],
    ["feeds pause Harbour Courier", "pause", { feed: "Harbour Courier" }],
    [
      'schedule "0 8 * * 1-5" tz:Europe/Berlin quiet:22:00-07:00',
      "schedule",
      { when: "0 8 * * 1-5", tz: "Europe/Berlin", quiet: "22:00-07:00" },
    ],
    ['lens audience:"security engineers" length:short', "lens", { audience: "security engineers", length: "short" }],
    ["deeper 3 what to do now", "deeper", { story: "3", angle: "what to do now" }],
    ["ask when does it open? since:7d", "ask", { question: "when does it open?", since: "7d" }],
    ["filter include:bridge, harbour", "filter", { include: "bridge, harbour" }],
    ["filter include: bridge ,harbour exclude:sport", "filter", { include: "bridge ,harbour", exclude: "sport" }],
    ["schedule 07:30, 18:00 quiet:22:00 - 07:00", "schedule", { when: "07:30, 18:00", quiet: "22:00 - 07:00" }],
    ["lens audience:security engineers", "lens", { audience: "security engineers" }],
    ["now topic:bridge and harbour", "now", { topic: "bridge and harbour" }],
    ["mute source Harbour Courier for:7d", "mute", { what: "source Harbour Courier", for: "7d" }],
  ])("%s", (line, name, options) => {
    expect(read(line)).toEqual([name, options]);
  });

  it.each([
    ["ad https://x.example", "unknown_command", 'Did you mean "add"?'],
    ["", "unknown_command", 'Try "help".'],
    ["add", "usage", 'Write "add <address>'],
    ["lens length:shrt", "usage", 'Did you mean "short"?'],
    ["add https://a.example https://b.example", "usage", 'Write "add <address>'],
  ])("is refused with the way out: %s", (line, code, hint) => {
    expect(() => parseLine(table, line)).toThrowError(
      expect.objectContaining({ code, hint: expect.stringContaining(hint) }),
    );
  });

  it("checks what a platform's own form gave in the same way", () => {
    expect(() => parseCall(table, "ask", { question: " " })).toThrowError(expect.objectContaining({ code: "usage" }));
    expect(parseCall(table, "mute", { what: "bridge", for: "" }).options).toEqual({ what: "bridge" });
  });

  it("gives a choice as the table spells it, however it was typed", () => {
    expect(read("sample ON")).toEqual(["sample", { state: "on" }]);
    expect(parseCall(table, "lens", { length: "SHORT" }).options).toEqual({ length: "short" });
  });

  it("understands every example of the help", () => {
    for (const spec of commands) expect(parseLine(table, spec.example).spec.name).toBe(spec.name);
  });

  it("names every angle where it says what an angle is", () => {
    const angle = commands.find(({ name }) => name === "deeper")!.options.find(({ name }) => name === "angle")!;
    expect(english.tell(angle.description)).toBe(`One of: ${ANGLES.join(", ")}`);
  });

  it("reads lengths of time and refuses what is none", () => {
    for (const typed of ["2d", "2 days", "48h", "48 hours", "2 Tage"]) expect(duration(typed)).toBe(172_800_000);
    expect(() => duration("soon")).toThrowError(expect.objectContaining({ code: "usage" }));
  });
});

describe("a sentence of the bot", () => {
  it("names commands so that each platform can write them its own way, and leaves other quotations alone", () => {
    expect(lineOf({ commands }, 'Add one: "add https://example.org", not "hello".').spans).toEqual([
      { kind: "text", text: "Add one: " },
      { kind: "command", line: "add https://example.org", group: "feeds" },
      { kind: "text", text: ', not "hello".' },
    ]);
  });
});

describe("a turn in a thread", () => {
  it.each([
    ["3?", { kind: "point", number: 3, text: "3?" }],
    ["why 3", { kind: "point", number: 3, text: "why 3" }],
    ["Why 2?", { kind: "point", number: 2, text: "Why 2?" }],
    ["#4", { kind: "point", number: 4, text: "#4" }],
    ["Source?", { kind: "source", number: undefined }],
    ["source for 2?", { kind: "source", number: 2 }],
    ["stop", { kind: "stop" }],
    ["2 and 3", { kind: "points", numbers: [2, 3] }],
    ["1, 2, 4?", { kind: "points", numbers: [1, 2, 4] }],
    ["help", { kind: "help" }],
    ["Thank you!", { kind: "thanks" }],
    ["timeline", { kind: "angle", angle: "timeline", number: undefined }],
    ["Check the claims", { kind: "angle", angle: "check the claims", number: undefined }],
    ["deeper 3 timeline", { kind: "angle", angle: "timeline", number: 3 }],
    ["background on 2", { kind: "angle", angle: "background", number: 2 }],
    ["Hintergrund", { kind: "angle", angle: "background", number: undefined }],
    ["go deeper", { kind: "angle", angle: undefined, number: undefined }],
    ["Who is involved in the vote?", { kind: "question", text: "Who is involved in the vote?" }],
    ["When does it open", { kind: "question", text: "When does it open" }],
    ["the mayor said what?", { kind: "question", text: "the mayor said what?" }],
    ["wann öffnet die Brücke", { kind: "question", text: "wann öffnet die Brücke" }],
    ["où ouvre le pont", { kind: "question", text: "où ouvre le pont" }],
    ["qué pasó con el puente", { kind: "question", text: "qué pasó con el puente" }],
  ])("%s is understood", (text, intent) => {
    expect(intentOf(text)).toEqual(intent);
  });

  it.each(["I agree with Ana.", "lol", "", "it costs 3 euros"])("%s asks nothing", (text) => {
    expect(intentOf(text)).toBeUndefined();
  });

  it("is left to people who address each other, until the bot is mentioned", () => {
    expect(speaks({ mentionsBot: false, addressesOther: false }, { following: true })).toBe(true);
    expect(speaks({ mentionsBot: false, addressesOther: true }, { following: true })).toBe(false);
    expect(speaks({ mentionsBot: false, addressesOther: false }, { following: false })).toBe(false);
    expect(speaks({ mentionsBot: true, addressesOther: true }, { following: false })).toBe(true);
  });
});

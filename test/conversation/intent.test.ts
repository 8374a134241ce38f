// What somebody wants who writes in a thread, in the ways people write it.
import { describe, expect, it } from "vitest";
import { intentOf } from "../../src/conversation/intent.ts";

describe("a turn in a thread", () => {
  it.each(["stop", "Stop, please.", "stop following this thread", "be quiet", "hör auf"])("ends it: %s", (said) => {
    expect(intentOf(said)).toEqual({ kind: "stop" });
  });

  it.each(["3", "3 please", "number 3 please", "why 3?", "tell me more about 3", "Punkt 3", "warum 3?", "#3"])(
    "is about the third point: %s",
    (said) => expect(intentOf(said)).toMatchObject({ kind: "point", number: 3 }),
  );

  it.each(["thanks", "ok thanks", "Vielen Dank!"])("thanks: %s", (said) => {
    expect(intentOf(said)?.kind).toBe("thanks");
  });

  it.each(["stop the ferry", "3 people were hurt", "the stop at the pier", "number of the house"])(
    "asks nothing of the bot: %s",
    (said) => expect(intentOf(said)).toBeUndefined(),
  );

  it.each(["how many were hurt?", "when does the strike stop?", "why were 3 hurt?"])("is a question: %s", (said) => {
    expect(intentOf(said)).toEqual({ kind: "question", text: said });
  });

  it.each([
    "that's enough",
    "reicht, danke",
    "enough, thanks",
    "das reicht",
    "genug jetzt",
    "ok that's enough",
    "no more please",
    "hör bitte auf",
  ])("ends it in other words: %s", (said) => expect(intentOf(said)).toEqual({ kind: "stop" }));

  it.each([
    [3, "the third point"] as const,
    [3, "der dritte Punkt"] as const,
    [3, "point three"] as const,
    [2, "number two please"] as const,
    [2, "what about the second one?"] as const,
    [2, "und der zweite?"] as const,
    [2, "Punkt zwei bitte"] as const,
    [1, "more on the first one"] as const,
    [4, "the fourth one please"] as const,
    [2, "tell me more about the second point"] as const,
    [2, "second point?"] as const,
    [2, "what about point two?"] as const,
    [2, "why the second?"] as const,
    [2, "erzähl mir mehr zum zweiten Punkt"] as const,
    [2, "and 2?"] as const,
    [3, "explain the third"] as const,
    [3, "was ist mit dem dritten?"] as const,
    [3, "Nummer drei"] as const,
    [1, "den ersten bitte"] as const,
    [1, "mehr zu Punkt eins"] as const,
  ])("names its point by its place: %s", (number, said) => {
    expect(intentOf(said)).toMatchObject({ kind: "point", number });
  });

  it.each([
    ["background", "give me the background"] as const,
    ["background", "what's the background?"] as const,
    ["background", "background please"] as const,
    ["background", "gib mir den Hintergrund"] as const,
    ["background", "Hintergrund bitte"] as const,
    ["timeline", "show me the timeline"] as const,
    ["timeline", "zeig mir den Ablauf"] as const,
    ["explain simply", "can you explain it simply?"] as const,
    ["explain simply", "explain this simply"] as const,
    ["explain simply", "explain like I'm five"] as const,
    ["explain simply", "erklär das einfach"] as const,
    ["who is involved", "who's involved?"] as const,
    ["who is involved", "wer ist beteiligt?"] as const,
    ["what to do now", "what should I do now?"] as const,
    ["background", "more background"] as const,
    ["background", "what's the backstory?"] as const,
    ["background", "ich hätte gern den Hintergrund"] as const,
    ["timeline", "let me have the timeline please"] as const,
    ["timeline", "timeline?"] as const,
    ["opposing case", "I'd like the opposing case"] as const,
    ["opposing case", "zeig mir die Gegenposition"] as const,
    ["opposing case", "what does the other side say?"] as const,
    ["technical detail", "technical details please"] as const,
    ["explain simply", "einfach erklärt bitte"] as const,
    ["explain simply", "in plain English please"] as const,
    ["check the claims", "is this true?"] as const,
    ["check the claims", "stimmt das?"] as const,
  ])("asks for the angle %s: %s", (angle, said) => {
    expect(intentOf(said)).toEqual({ kind: "angle", angle, number: undefined });
  });

  it.each(["mute", "mute this story", "stumm", "schalte das stumm"])("mutes the story: %s", (said) => {
    expect(intentOf(said)).toEqual({ kind: "mute" });
  });

  it.each(["what can I ask here?", "was kann ich hier fragen?", "help"])("asks what may be asked: %s", (said) => {
    expect(intentOf(said)).toEqual({ kind: "help" });
  });

  it.each([
    "the third point guard was injured",
    "second to none",
    "that's enough money for a bridge",
    "two of them were hurt",
    "the first thing to do is call",
    "no more ferries today",
    "mute the radio",
  ])("is talk among people: %s", (said) => expect(intentOf(said)).toBeUndefined());

  it.each([
    "what is the background of the mayor?",
    "what about the second bridge?",
    "is that enough?",
    "who is involved in the strike at Pier 4?",
    "is the third point true?",
  ])("is asked of the sources, though it begins like a wish: %s", (said) => {
    expect(intentOf(said)).toEqual({ kind: "question", text: said });
  });

  it.each(["thx", "thanks a bunch", "danke dir", "besten Dank"])("thanks in other words: %s", (said) => {
    expect(intentOf(said)?.kind).toBe("thanks");
  });
});

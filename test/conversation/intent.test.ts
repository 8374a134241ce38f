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
});

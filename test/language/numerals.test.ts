// The "I" of a ruler or a phase, and that of a writer.
import { describe, expect, it } from "vitest";
import { withoutNumerals } from "../../src/language/numerals.ts";

describe("an I that is a number", () => {
  it.each([
    "Henry I gave the market of Tolm its charter.",
    "Phase I of the tram will open in May.",
    "In Phase I, the tram reaches the hospital.",
    "World War I bombs were found in the harbour.",
    "Under Elizabeth I, the port sent 12 ships.",
    "The school receives Title I money.",
    "Pope Leo I met the king at the river.",
    "Henry I's charter was sold for a crown.",
  ])("is taken out: %s", (text) => expect(withoutNumerals(text)).not.toMatch(/\bI\b/));
});

describe("an I that writes", () => {
  it.each([
    "When I arrived in Marle, the bridge was closed.",
    "On Monday I went to see the pier.",
    "Last Friday I bought a ticket.",
    "In New York I learned of the pier.",
    "At the University of Tolm I studied history.",
    "What Brandt and I found was old.",
    "Luckily I had a ticket for the ferry.",
    "Yesterday I'm told the pier was shut.",
  ])("stays: %s", (text) => expect(withoutNumerals(text)).toBe(text));
});

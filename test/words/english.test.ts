// The judge of languages, judged: it knows every English sentence by what stands around its values, and no German one.
import { describe, expect, it } from "vitest";
import { de } from "../../src/words/de.ts";
import { english, wordsIn } from "../../src/words/index.ts";
import { englishIn } from "../support/english.ts";

describe("the English sentences in a text", () => {
  it("are found whatever their values, in every branch of a plural, among other words", () => {
    for (const count of [1, 12]) {
      const said = `- ${english.say("conversation.readingSources", { count })} -`;
      expect(englishIn(said)).toContain("conversation.readingSources");
    }
    const said = english.say("conversation.noFeedCalled", { feed: "Hafen-Kurier" });
    expect(englishIn(`Fehler: ${said}`)).toContain("conversation.noFeedCalled");
    expect(englishIn("Belege\nReceipts")).toContain("conversation.receipts");
  });

  it("are none in what the same sentences are in German", () => {
    const german = wordsIn("de");

    const taken = Object.keys(de).flatMap((key) => {
      const names = [...de[key as keyof typeof de].matchAll(/\{(\w+)/g)].map(([, name]) => [name!, 3]);
      const said = german.tell({ key: key as keyof typeof de, values: Object.fromEntries(names) });
      return englishIn(said).map((taken) => `${key} for ${taken}: ${said}`);
    });
    expect(taken).toEqual([]);
  });
});

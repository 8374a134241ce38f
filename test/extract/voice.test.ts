// Whose view a sentence is, as the model of kinds sees it.
import { describe, expect, it } from "vitest";
import { readPassages } from "../../src/extract/passages.ts";
import { voiceOf } from "../../src/extract/voice.ts";
import { articleOf } from "../support/articles.ts";

/** What is marked in the sentence at `at`, zeros left out. */
function marks(text: string, language = "en", at = 0): Record<string, number> {
  const passage = readPassages([articleOf(text, { language })])[at];
  return passage ? Object.fromEntries([...voiceOf(passage)].filter(([, value]) => value !== 0)) : {};
}

describe("the voice of a sentence", () => {
  it("is a view where the verb of saying tells so, and plain speech where it does not", () => {
    expect(marks("Ann Lee insisted that the pier of Ellery was safe.")).toMatchObject({ "voice judges": 1 });
    const said = marks("Ann Lee said the pier of Ellery closed at noon.");
    expect(said).toMatchObject({ "voice said": 1 });
    expect(said).not.toHaveProperty("voice judges");
  });

  it("is the reporter's own where nobody speaks", () => {
    expect(marks("The council closed the pier at noon.")).toMatchObject({ "voice plain": 1 });
    expect(marks("Critics of the plan say the pier should stay.")).toMatchObject({ "voice many": 1 });
    expect(marks("Critics of the plan say the pier should stay.")).not.toHaveProperty("voice plain");
  });

  it("parts what ought to be in a quotation from what the reporter says of it", () => {
    const quoted = marks("“The council should leave the old pier alone,” Ann Lee wrote in a letter.");
    expect(quoted).toMatchObject({ "voice speech duty": 1, "voice speech long": 1 });
    expect(quoted).not.toHaveProperty("voice own duty");
  });

  it("hears a quotation that an earlier sentence opened", () => {
    const text = "“The pier is old,” Ann Lee said. “It leaks at both ends. It should be closed today,” she added.";
    expect(marks(text, "en", 2)).toMatchObject({ "voice speech duty": 1, "voice said": 1 });
  });

  it("is heard in German, and not at all where we have no lists", () => {
    expect(marks("Kritiker der Brücke warnen, der Plan sei falsch.", "de")).toMatchObject({
      "voice many": 1,
      "voice judges": 1,
      "voice judged valued": 1,
    });
    expect(marks("Le conseil a fermé le pont.", "fr")).toEqual({});
  });
});

// An answer may name what the question takes for granted, to deny it; nothing else gets through by that.
import { expect, test } from "vitest";
import { verifyClaim } from "../../src/verify/verify.ts";
import { source } from "./sources.ts";

const text =
  "The ferry hit the pier on Monday and 14 people were hurt. Tidewell Line, which runs it, said the pier would be repaired.";
const german = "Die Fähre rammte am Montag den Pier, 14 Menschen wurden verletzt. Der Pier soll repariert werden.";

function verdict(claim: string, asked?: string, language = "en") {
  const held = source(language === "de" ? german : text, { language });
  const cites = held.sentences.map(({ n }) => ({ sid: `S1.${n}`, quote: "" }));
  const draft = { text: claim, kind: "fact" as const, cites, ...(asked !== undefined && { asked }) };
  return verifyClaim(draft, [held], { language });
}

test.each([
  ["Were 310 people hurt?", "14 people were hurt, not 310."],
  ["Why were 310 people hurt?", "The sources do not speak of 310 hurt people; 14 were hurt."],
  ["Does Orrel Ferries run the ferry?", "The ferry that hit the pier is run by Tidewell Line, not Orrel Ferries."],
  ["What happened on Tuesday?", "The ferry hit the pier on Monday, not on Tuesday."],
])("%s %s", (asked, claim) => {
  expect(verdict(claim, asked).verdict).toBe("supported");
  expect(
    verdict(claim, asked)
      .hints.map((hint) => hint.text)
      .join(),
  ).toContain("the claim denies it");
  expect(verdict(claim).verdict).toBe("unsupported");
});

test("the same in German", () => {
  const claim = "Verletzt wurden 14 Menschen, nicht 310.";
  expect(verdict(claim, "Wurden 310 Menschen verletzt?", "de").verdict).toBe("supported");
  expect(verdict(claim, undefined, "de").verdict).toBe("unsupported");
});

test.each([
  ["what the question says is confirmed", "310 people were hurt."],
  ["another number is denied", "14 people were hurt, not 290."],
  ["the denial ends before it", "The pier was not lost, 310 people were hurt."],
])("but not where %s", (_, claim) => {
  expect(verdict(claim, "Were 310 people hurt?").verdict).toBe("unsupported");
});

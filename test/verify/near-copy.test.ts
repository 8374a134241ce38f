// A sentence copied but for one name is told from one in which a name was resolved or spelled otherwise.
import { expect, test } from "vitest";
import { verifyClaim } from "../../src/verify/verify.ts";
import { source } from "./sources.ts";

const story = source(
  "The Speaker of the parliament, Ola Sund, opened the debate. Ministers from Norway met officials in Kelda on Friday to talk about the price of cod. The U.S. envoy, Mr. Dale, called the meeting useful. The Prime Minister left on Saturday.",
  { title: "Talks about cod", published: new Date("2024-03-27T09:00:00Z") },
);
const passage = "Ministers from Norway met officials in Kelda on Friday to talk about the price of cod.";
const verdictOf = (claim: string, quote = passage) =>
  verifyClaim({ text: claim, kind: "fact", cites: [{ sid: "S1", quote }] }, [story]);

test.each([
  [
    "a name that stands nearby",
    "Ministers from Norway met officials in Dale on Friday to talk about the price of cod.",
  ],
  [
    "a title that stands nearby",
    "Ministers from Speaker met officials in Kelda on Friday to talk about the price of cod.",
  ],
  ["another weekday of the article", "Ministers talked with officials in Kelda on Saturday about the price of cod."],
])("%s in the place of the passage's own is refused", (_, claim) => {
  const { verdict, issues } = verdictOf(claim);
  expect(verdict).toBe("unsupported");
  expect(issues.map(({ text }) => text).join()).toContain("stands where the passage says");
});

test.each([
  ["the passage itself", passage, passage],
  [
    "a name in another spelling",
    "The American envoy, Mr. Dale, called the meeting useful.",
    "The U.S. envoy, Mr. Dale, called the meeting useful.",
  ],
  [
    "a day by its date",
    "Ministers from Norway met officials in Kelda on March 22 to talk about the price of cod.",
    passage,
  ],
])("%s passes", (_, claim, quote) => expect(verdictOf(claim, quote).verdict).toBe("supported"));

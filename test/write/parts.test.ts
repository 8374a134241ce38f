// The small parts around the model: the last look at a text, masks, lenses, likeness.
import { expect, test } from "vitest";
import { bringsNothing, tidy, unpublishable } from "../../src/write/guard.ts";
import { languageName, mask, unmask } from "../../src/write/translate.ts";
import { throughLens } from "../../src/write/lens.ts";
import { limitClaim, limitClaims } from "../../src/write/schema.ts";
import { similar } from "../../src/write/similar.ts";
import type { Analysis, Claim } from "../../src/core/domain.ts";
import { lensOf } from "../support/articles.ts";
import { pierStory, plainExtract } from "../support/pier.ts";

const passage = "Node.js 24 was released, @nodejs wrote, and Booking.com had 3.5 million rooms in the U.S.";

test.each([
  "Node.js 24 was released.",
  "Booking.com had 3.5 million rooms in the U.S. market.",
  "Handle @nodejs wrote it.",
  "The vote was 9 to 4, e.g. close; prices rose by 3.5%.",
  "Prices are < 5 and > 3.",
])("%j may be published", (text) => {
  expect(unpublishable(text, passage)).toBeUndefined();
});

test.each([
  "See https://evil.example/x.",
  "See evil.example for more.",
  "See www.evil now.",
  "javascript:alert(1)",
  "hxxp is fine but ftp://x is not",
  "@everyone read this",
  "@evilbot wrote it",
  "<@U123> wrote it",
  "<!channel> wrote it",
  "<#C1> has it",
  "<b>bold</b>",
  "Read [the vote](x).",
  "![pic](x)",
  "```code```",
  "As S2.7 says, it rains.",
  "⟦1⟧ rises.",
  "Join discord.gg/abc now",
  "Приходите на зло.рф сейчас",
])("%j may not be published", (text) => {
  expect(unpublishable(text, passage)).toBeDefined();
});

test("marks of emphasis, lists, ids and unseen characters are taken off a claim", () => {
  expect(tidy("- **The council** voted (S1.1, S2.3).")).toBe("The council voted.");
  expect(tidy("1. It\u200b rained  [S1.2]")).toBe("It rained");
});

test("an open question may use the sources' names and numbers, and no others", () => {
  expect(bringsNothing("What will Node.js 24 cost?", passage)).toBe(true);
  expect(bringsNothing("What will Deno cost?", passage)).toBe(false);
  expect(bringsNothing("Why 25?", passage)).toBe(false);
  expect(bringsNothing("CANARY-7Q?", passage)).toBe(false);
});

test("quotations, figures and names go behind marks and come back; words to translate stay", () => {
  const masked = mask(
    'Mayor Dagny Holt said on Tuesday that "we close" 31 of 112 piles for $6.2 million by 1 March.',
    "en",
  );
  expect(masked.text).toMatch(
    /^Mayor ⟦1⟧ said on Tuesday that ⟦2⟧ ⟦3⟧ of ⟦4⟧ piles for ⟦5⟧ million by ⟦6⟧ March\.$|^⟦1⟧ said on Tuesday that ⟦2⟧ ⟦3⟧ of ⟦4⟧ piles for ⟦5⟧ million by ⟦6⟧ March\.$/,
  );
  expect(unmask("Bis zum ⟦6⟧. März: ⟦5⟧ Millionen, ⟦3⟧ von ⟦4⟧; ⟦2⟧, so ⟦1⟧.", masked)).toContain(
    "$6.2 Millionen, 31 von 112",
  );
});

test("a capital at the start of a sentence is a name only when it is known as one", () => {
  expect(mask("Repairs cost money.", "en").held).toEqual([]);
  expect(mask("Varga spoke.", "en", new Set(["Varga"])).held).toEqual(["Varga"]);
});

test("marks already in a text cannot stand for anything", () => {
  expect(mask("The ⟦1⟧ rises.", "en").text).toBe("The 1 rises.".replace("1", "⟦1⟧"));
});

test("languages have names", () => {
  expect([languageName("de-AT"), languageName("pt"), languageName("und"), languageName("x-y")]).toEqual([
    "German",
    "Portuguese",
    "the language of the sentences",
    "the language of the sentences",
  ]);
});

test("another number or name makes another sentence; fewer of the same words do not", () => {
  expect(
    similar(
      "The council voted 9 to 4 to close the pier.",
      "On Tuesday the council voted 9 to 4 to close the old grain pier.",
    ),
  ).toBe(true);
  expect(similar("Engineers found cracks in 31 piles.", "Engineers found cracks in 34 piles.")).toBe(false);
  expect(similar("The mayor plans a walkway.", "The union will appeal.")).toBe(false);
});

const claimOf = (text: string): Claim => ({ text, kind: "fact", citations: [], doubts: [] });

test("a lens chooses and orders: its questions first, events in their order, short is short", async () => {
  const base = await plainExtract().analyse(pierStory, [], lensOf(), {
    tenant: "t",
    storyId: undefined,
    channel: undefined,
  });
  const analysis: Analysis = {
    ...base,
    happened: [
      "First the pier cracked.",
      "Then engineers came.",
      "Then the price was named.",
      "Then came the vote.",
    ].map(claimOf),
    points: [
      "Rain fell.",
      "Boats sailed.",
      "The price is disputed.",
      "Gulls cried.",
      "Grain was shipped.",
      "Ropes were cut.",
    ].map(claimOf),
  };
  const seen = throughLens(analysis, lensOf({ length: "short", questions: ["What is the price?"] }));
  expect(seen.points[0]?.text).toBe("The price is disputed.");
  expect(seen.points).toHaveLength(3);
  // The newest event is told, whatever is asked.
  expect(seen.happened.map(({ text }) => text)).toEqual(["Then the price was named.", "Then came the vote."]);
  const forBuyers = throughLens(analysis, lensOf({ length: "short", audience: "people who compare prices" }));
  expect(forBuyers.points.map(({ text }) => text)[0]).toBe(seen.points[0]?.text);
  expect(throughLens(analysis, lensOf()).points.map(({ text }) => text)[0]).toBe("Rain fell.");
  expect(throughLens(analysis, lensOf({ points: false })).points).toEqual([]);
});

test("limits: ids are read however they are decorated, and what is beyond all measure is left out", () => {
  const wire = {
    cites: [
      { sid: "[s02.7]", quote: " a b " },
      { sid: "all", quote: "x" },
      { sid: "S1.1", quote: "" },
    ],
    kind: "fact" as const,
    text: " A\n b ",
  };
  const cites = [
    { sid: "S2.7", quote: "a b" },
    { sid: "S1.1", quote: "" },
  ];
  expect(limitClaim(wire)).toEqual({ cites, kind: "fact", text: "A b" });
  expect(limitClaim({ ...wire, text: "x".repeat(401) })).toBeUndefined();
  expect(limitClaim({ ...wire, text: " " })).toBeUndefined();
  expect(limitClaims([wire, wire, wire], 2)).toHaveLength(2);
});

import { expect, it } from "vitest";
import { isAdvertisement } from "../../src/stories/advertisement.ts";

const page = (title: string, text: string, byline?: string) => ({ title, byline, text });

it.each([
  ["a label at the head", page("Why owners switch", "Paid content by Veranelle. Cold mornings are no match.")],
  ["a label at the foot", page("Why owners switch", `${"It is good. ".repeat(50)}Sponsored by Veranelle.`)],
  ["a label in the title", page("Ad: Buy now", "It is good.")],
  ["a label in the by-line", page("Why owners switch", "It is good.", "Partner content")],
  ["a German label", page("Anzeige: Jetzt kaufen", "Es ist gut.")],
  ["a French label", page("Pourquoi changer", "Contenu sponsorisé. Les matins froids ne lui font pas peur.")],
])("%s marks an advertisement", (_name, article) => {
  expect(isAdvertisement(article)).toBe(true);
});

it.each([
  [
    "a report about advertising",
    page(
      "Advertising market shrinks",
      `${"It fell. ".repeat(40)}Groups had sponsored content before. ${"It fell. ".repeat(40)}`,
    ),
  ],
  [
    "a sponsor in the middle of news",
    page("Race begins", `${"They ran. ".repeat(40)}The race is sponsored by a bank. ${"They ran. ".repeat(40)}`),
  ],
])("%s does not", (_name, article) => {
  expect(isAdvertisement(article)).toBe(false);
});

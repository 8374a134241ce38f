// German claims: number words, days and months are held against their sentence as English ones are.
import { expect, test } from "vitest";
import { sentences } from "../../src/language/sentences.ts";
import { verifyClaim } from "../../src/verify/verify.ts";

function verdict(passage: string, claim: string): string {
  const source = { id: "a", title: "", text: passage, sentences: sentences(passage, "de"), domain: "", language: "de" };
  const draft = { text: claim, kind: "fact" as const, cites: [{ sid: "S1.1", quote: "" }] };
  return verifyClaim(draft, [{ ...source, published: undefined }], { language: "de" }).verdict;
}

test.each([
  ["Zwölf Menschen wurden verletzt.", "12 Menschen wurden verletzt.", "Dreizehn Menschen wurden verletzt."],
  ["Einundzwanzig Häuser brannten ab.", "21 Häuser brannten ab.", "Zweiundzwanzig Häuser brannten ab."],
  ["Der Bau kostet drei Millionen Euro.", "Der Bau kostet 3 Millionen Euro.", "Der Bau kostet drei Milliarden Euro."],
  ["Es waren rund zweihundert Gäste da.", "Rund 200 Gäste waren da.", "Rund dreihundert Gäste waren da."],
  ["Am 9. März stimmte der Rat ab.", "Der Rat stimmte am 9. März ab.", "Der Rat stimmte am 9. April ab."],
  ["Am 9. März stimmte der Rat ab.", "Der Rat stimmte am 9. März ab.", "Der Rat stimmte am 8. März ab."],
  ["Der Umsatz hat sich verdoppelt.", "Verdoppelt hat sich der Umsatz.", "Der Umsatz hat sich verdreifacht."],
  ["Der dreißigjährige Fahrer floh.", "Der dreißigjährige Fahrer floh zu Fuß.", "Vier Fahrer flohen."],
])("%s: %s, but not: %s", (passage, right, wrong) => {
  expect([verdict(passage, right), verdict(passage, wrong)]).toEqual(["supported", "unsupported"]);
});

// German, French and Spanish claims: what is held against their sentence, and what only the second reader is told of.
import { expect, test } from "vitest";
import { sentences } from "../../src/language/sentences.ts";
import { verifyClaim } from "../../src/verify/verify.ts";

function check(passage: string, claim: string, language = "de") {
  const source = { id: "a", title: "", text: passage, sentences: sentences(passage, language), domain: "", language };
  const draft = { text: claim, kind: "fact" as const, cites: [{ sid: "S1.1", quote: "" }] };
  return verifyClaim(draft, [{ ...source, published: undefined }], { language });
}
const verdict = (passage: string, claim: string): string => check(passage, claim).verdict;

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

test.each([
  ["de", "Der Rat stimmte keinem Antrag zu.", "Der Rat stimmte einem Antrag zu.", "Keinem Antrag stimmte der Rat zu."],
  ["fr", "Le pont ne sera pas fermé.", "Le pont sera fermé.", "On ne fermera pas le pont."],
  ["es", "El puente no se cerrará.", "El puente se cerrará.", "No se cerrará el puente."],
])("%s: a denial that one side lacks is a hint, and decides nothing", (language, passage, without, same) => {
  for (const [held, said] of [
    [passage, without],
    [without, passage],
  ] as const)
    expect(check(held, said, language)).toMatchObject({ verdict: "supported", hints: [{ kind: "polarity" }] });
  expect(check(passage, same, language).hints).toEqual([]);
});

// German, French and Spanish claims: what is held against their sentence, and what only the second reader is told of.
import { expect, test } from "vitest";
import { sentences } from "../../src/language/sentences.ts";
import { verifyClaim } from "../../src/verify/verify.ts";

function check(passage: string, claim: string, language = "de") {
  const source = { id: "a", title: "", text: passage, sentences: sentences(passage, language), domain: "", language };
  const draft = { text: claim, kind: "fact" as const, cites: [{ sid: "S1.1", quote: "" }] };
  return verifyClaim(draft, [{ ...source, published: undefined }], { language });
}

test.each([
  ["de", "Zwölf Menschen wurden verletzt.", "12 Menschen wurden verletzt.", "Dreizehn Menschen wurden verletzt."],
  ["de", "Einundzwanzig Häuser brannten ab.", "21 Häuser brannten ab.", "Zweiundzwanzig Häuser brannten ab."],
  [
    "de",
    "Der Bau kostet drei Millionen Euro.",
    "Der Bau kostet 3 Millionen Euro.",
    "Der Bau kostet drei Milliarden Euro.",
  ],
  ["de", "Es waren rund zweihundert Gäste da.", "Rund 200 Gäste waren da.", "Rund dreihundert Gäste waren da."],
  ["de", "Am 9. März stimmte der Rat ab.", "Der Rat stimmte am 9. März ab.", "Der Rat stimmte am 9. April ab."],
  ["de", "Am 9. März stimmte der Rat ab.", "Der Rat stimmte am 9. März ab.", "Der Rat stimmte am 8. März ab."],
  ["de", "Der Umsatz hat sich verdoppelt.", "Verdoppelt hat sich der Umsatz.", "Der Umsatz hat sich verdreifacht."],
  ["de", "Der dreißigjährige Fahrer floh.", "Der dreißigjährige Fahrer floh zu Fuß.", "Vier Fahrer flohen."],
  ["fr", "Douze personnes ont été blessées.", "12 personnes ont été blessées.", "Treize personnes ont été blessées."],
  ["fr", "Quarante-deux maisons ont brûlé.", "42 maisons ont brûlé.", "Quarante-trois maisons ont brûlé."],
  ["fr", "Soixante et onze élus ont voté.", "71 élus ont voté.", "Soixante-dix élus ont voté."],
  ["fr", "Quatre-vingt-dix-sept élus ont voté.", "97 élus ont voté.", "Quatre-vingt-sept élus ont voté."],
  [
    "fr",
    "Le pont coûte deux cents millions d'euros.",
    "Le pont coûte 200 millions d'euros.",
    "Il coûte cent millions.",
  ],
  ["fr", "Deux mille trois cents foyers sont privés d'eau.", "2 300 foyers sont privés d'eau.", "Trois mille foyers."],
  [
    "fr",
    "Le conseil a voté le 1er mars.",
    "Le vote du conseil a eu lieu le 1er mars.",
    "Le conseil a voté le 1er mai.",
  ],
  ["fr", "Le conseil a voté mardi.", "Le conseil a voté mardi soir.", "Le conseil a voté mercredi."],
  ["fr", "Le conseil a voté le 9 février 2026.", "Le conseil a voté en février.", "Le conseil a voté le 9 août 2026."],
  ["es", "Doce personas resultaron heridas.", "12 personas resultaron heridas.", "Trece personas resultaron heridas."],
  ["es", "Treinta y cinco casas ardieron.", "35 casas ardieron.", "Treinta y seis casas ardieron."],
  ["es", "Treinta y un mil hogares están sin luz.", "31.000 hogares están sin luz.", "Cuarenta mil hogares sin luz."],
  [
    "es",
    "El puente cuesta doscientos millones de euros.",
    "El puente cuesta 200 millones.",
    "Cuesta trescientos millones.",
  ],
  ["es", "Dos mil quinientas personas asistieron.", "2.500 personas asistieron.", "Dos mil personas asistieron."],
  ["es", "El pleno votó el 9 de marzo de 2026.", "El pleno votó el 9 de marzo.", "El pleno votó el 9 de abril."],
  ["es", "El pleno votó el martes.", "El pleno votó el martes por la noche.", "El pleno votó el miércoles."],
])("%s: %s: %s, but not: %s", (language, passage, right, wrong) => {
  expect(check(passage, right, language)).toMatchObject({ verdict: "supported" });
  expect(check(passage, wrong, language)).toMatchObject({ verdict: "unsupported" });
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

// The days of a sentence in languages whose verbs tell of which week they are, and weeks that are over.
import { describe, expect, it } from "vitest";
import { dated } from "../../src/extract/dated.ts";
import { readPassages } from "../../src/extract/passages.ts";
import { articleOf } from "../support/articles.ts";

/** A Wednesday. */
const published = new Date("2026-11-25T10:00:00Z");
const shown = (text: string, language: string, when = published): string => {
  const [passage] = readPassages([articleOf(text, { language, published: when })]);
  return passage ? dated(passage.text, passage) : "";
};

describe("a day of which something is told", () => {
  it.each([
    ["Die Stadt hat die alte Brücke am Dienstag gesperrt.", "am Dienstag [24. November] gesperrt"],
    ["Das teilte die Polizei am Dienstag in Ellern mit.", "am Dienstag [24. November] in"],
    ["Am Dienstagabend brannte in Ellern ein Lagerhaus nieder.", "Am Dienstagabend [24. November] brannte"],
    ["In der Nacht zum Dienstag sind zwei Züge zusammengestoßen.", "zum Dienstag [24. November] sind"],
    ["Dienstag früh fiel in der Stadt der Strom aus.", "Dienstag früh [24. November] fiel"],
    ["Gestern Abend wurde der Hafen nach einem Brand geräumt.", "Gestern Abend [24. November] wurde"],
    ["Wie die Behörde heute mitteilte, ist das Wasser wieder sauber.", "heute [25. November] mitteilte"],
    ["Am vergangenen Freitag trat der Leiter des Hafens zurück.", "Am vergangenen Freitag [20. November] trat"],
    ["Seit Montag streiken die Lotsen im Hafen.", "Seit Montag [23. November] streiken"],
    ["Nach dem Angriff am Dienstag nahm die Polizei zwei Männer fest.", "am Dienstag [24. November] nahm"],
    ["Der Bundestag beschloss am Freitag den Haushalt.", "am Freitag [20. November] den"],
    ["Der Gipfel hat am Dienstag begonnen und endet am Freitag.", "am Dienstag [24. November] begonnen"],
  ])("is the one before: %s", (text, part) => expect(shown(text, "de")).toContain(part));

  it.each([
    ["Die neue Fähre soll am Freitag zum ersten Mal ablegen.", "am Freitag [27. November] zum"],
    ["Der Ausschuss will am kommenden Montag beraten.", "am kommenden Montag [30. November] beraten"],
    ["Der Streik beginnt am Donnerstag um vier Uhr früh.", "am Donnerstag [26. November] um"],
    ["Morgen entscheidet der Rat über den Abriss.", "Morgen [26. November] entscheidet"],
    ["Die Schule bleibt bis Freitag geschlossen.", "bis Freitag [27. November] geschlossen"],
    ["Der Gipfel hat am Dienstag begonnen und endet am Freitag.", "endet am Freitag [27. November]."],
  ])("is the one to come: %s", (text, part) => expect(shown(text, "de")).toContain(part));

  it.each([
    ["fr", "La ville a fermé le vieux pont mardi, a annoncé la mairie.", "mardi [24 novembre], a"],
    ["fr", "Ce mardi, le conseil a voté la loi.", "Ce mardi [24 novembre], le"],
    ["fr", "Le pont avait été fermé mardi dernier.", "mardi dernier [24 novembre]."],
    ["fr", "Le ministre doit visiter le pont vendredi.", "vendredi [27 novembre]."],
    ["es", "El ayuntamiento cerró el puente viejo el martes.", "el martes [24 de noviembre]."],
    ["es", "El lunes, el consejo aprobó la ley.", "El lunes [23 de noviembre], el"],
    ["es", "El ministro visitará el puente el viernes.", "el viernes [27 de noviembre]."],
    ["es", "Ayer por la tarde el puente fue cerrado.", "Ayer por la tarde [24 de noviembre] el"],
  ])("is told in %s: %s", (language, text, part) => expect(shown(text, language)).toContain(part));
});

describe("a day that may be another", () => {
  it.each([
    // A noun's day, which may be to come.
    ["de", "Die Bahn kündigte wegen des Streiks am Freitag einen Notfahrplan an."],
    ["de", "Die Veranstalter sagten das Konzert am Samstag ab."],
    ["de", "Vor dem Treffen am Freitag gab sich der Minister gelassen."],
    // What was to come, or may come about.
    ["de", "Der Rat wollte am Freitag abstimmen."],
    ["de", "Wenn der Rat am Donnerstag zustimmt, beginnt der Bau im Mai."],
    ["de", "Die Lotsen drohten damit, am Donnerstag nicht zu arbeiten."],
    // Every such day, its date beside it, a name, a quotation.
    ["de", "Jeden Dienstag öffnete der Markt in Ellern schon um sechs Uhr."],
    ["de", "Der Markt hatte montags geschlossen."],
    ["de", "Am Dienstag, 24. November, wurde die Brücke gesperrt."],
    ["de", "Am Donnerstagmorgen (19. November) wurde die Brücke gesperrt."],
    ["de", "Die Bild am Sonntag berichtete zuerst über den Fall in Ellern."],
    ["de", "Die Ministerin sagte: „Ich war am Dienstag nicht in Ellern.“"],
    // A report told in the present.
    ["de", "Am Dienstag kommt es zu einem schweren Unfall auf der Brücke."],
    // These days.
    ["de", "Die Brücke ist heute eine der ältesten im ganzen Tal."],
    ["de", "Noch heute wurde um das Erbe gestritten."],
    ["fr", "La mairie a préparé la marche de samedi avec soin."],
    ["fr", "La grève prévue jeudi a été annulée."],
    ["fr", "Le marché ouvrait chaque mardi à six heures."],
    ["es", "El alcalde preparó la marcha del sábado con cuidado."],
    ["es", "Los lunes el museo cerraba."],
    ["es", "El puente fue cerrado el martes 17 de noviembre."],
  ])("is left alone, %s: %s", (language, text) => expect(shown(text, language)).toBe(text));
});

describe("a week or a month that is over", () => {
  it.each([
    ["de", "Die Firma hatte vergangene Woche 300 Stellen gestrichen.", "vergangene Woche [16.–22. November] 300"],
    ["fr", "La semaine dernière, quatre personnes ont été tuées.", "La semaine dernière [16–22 novembre], quatre"],
    ["es", "La semana pasada murieron cuatro personas.", "La semana pasada [16–22 de noviembre] murieron"],
    ["en", "The firm cut 300 jobs last week after a bad summer.", "last week [November 16–22] after"],
    ["de", "Das Werk wurde im vergangenen März geschlossen.", "im vergangenen März [2026] geschlossen"],
    ["en", "The plant was closed last March after a fire.", "last March [2026] after"],
  ])("is dated in %s: %s", (language, text, part) => expect(shown(text, language)).toContain(part));

  it.each([
    ["de", "In der letzten Woche der Ferien kam es zum Streit."],
    ["en", "It was the last week of the summer and the pier was full."],
    ["en", "Last week’s storm closed the pier for two days."],
    // This year's October, or the one before.
    ["en", "The plant was closed last October after a fire."],
  ])("is left alone, %s: %s", (language, text) => expect(shown(text, language)).toBe(text));

  it("is none on a Sunday, which is of either week", () => {
    const text = "The firm cut 300 jobs last week after a bad summer.";
    expect(shown(text, "en", new Date("2026-11-22T10:00:00Z"))).toBe(text);
  });
});

// Sentences that mean something else, or nothing, without those around them.
import { describe, expect, it } from "vitest";
import type { Genre } from "../../src/core/domain.ts";
import { deniedBy, turnsOnOthers } from "../../src/extract/alone.ts";
import { readPassages } from "../../src/extract/passages.ts";
import { articleOf } from "../support/articles.ts";

const turns = (text: string, rest: { language?: string; title?: string; genre?: Genre; byline?: string } = {}) => {
  const [one, next] = readPassages([articleOf(text, { title: "Ferry Marrin strikes the pier", ...rest })]);
  return one !== undefined && turnsOnOthers(one, next);
};

describe("a sentence that turns on its neighbours", () => {
  it.each([
    // What did not come about.
    ["en", "The fine would have been 60 million crowns."],
    ["en", "Had the bank told the office sooner, the penalty would have halved."],
    ["en", "If the storm had hit the harbour, 300 boats could have been lost."],
    ["en", "The flood could have reached the old town of Marle within two hours."],
    ["en", "A second wall might have been enough to keep the harbour dry."],
    ["en", "The merger of Halvar and Osk would have created the largest dairy."],
    ["de", "Die Lawine hätte auch das Dorf Senn treffen können."],
    ["de", "Ohne den Vergleich wäre die Strafe doppelt so hoch gewesen."],
    // A part of something that is counted elsewhere.
    ["en", "The singer with the broken wrist, Bettine Kohl, is one of the 14."],
    ["en", "Two of the five companies have not replied to the office."],
    ["en", "The three men were released from custody on Tuesday evening."],
    ["en", "The other two are children aged six and nine from Senn."],
    ["en", "Tidewell Line said it had done so on three of its five ships."],
    ["en", "The council rejected one in 2020 because of what it cost."],
    ["en", "In 1998 it was 6.71 metres at the gauge by the old mill."],
    ["de", "Zwei der fünf Firmen haben dem Amt nicht geantwortet."],
    // People whom another sentence names.
    ["en", "The trio were released on bail on Friday and must return to court in May."],
    ["en", "The 43-year-old from Lindau was taken to hospital with a broken arm."],
    ["en", "The woman recalled a loud bang and then the sound of breaking glass."],
    ["en", "Another said the smoke had reached the fifth floor within a minute."],
    ["en", "A fourth described the queue as the longest in ten years."],
    ["en", "The couple had run the inn at Tolm for thirty years before the fire."],
    ["en", "The suspect was arrested at a petrol station near the border on Sunday."],
    ["en", "The twins were taken into care after the fire on Sunday."],
    ["de", "Der Täter lief zum Fluss und warf das Messer weg."],
    ["de", "Das Trio wurde am Freitag gegen Kaution freigelassen."],
    ["de", "Der 43-Jährige kam mit einem gebrochenen Arm ins Krankenhaus."],
    ["de", "Die Frau erinnerte sich an einen lauten Knall und an splitterndes Glas."],
    // What the next sentence denies, or what came of it.
    ["en", "Some users claimed that the plant had burned down. There was no fire."],
    ["en", "The mayor took 200,000 crowns in cash, the paper wrote. The report was withdrawn on Friday."],
    ["en", "Arend was paid for the permits. He denies it."],
    ["en", "Researchers once thought the cells would last 20 years. Tests showed that they last twelve."],
    ["en", "The plant was due to open in May. Instead it will be sold."],
    ["de", "Im Netz hieß es, die Fabrik sei abgebrannt. Tatsächlich gab es kein Feuer."],
    ["en", "Three divers drowned at the wreck, the posts claimed. That turned out to be false."],
    ["en", "A leaked memo showed that the company knew of the leak. The memo was a forgery, a court found."],
    ["en", "Police had arrested the mayor's brother, the tabloid said. Its editors later retracted the story."],
    ["en", "The dam burst on Tuesday, a local radio station reported. The station apologised an hour later."],
    ["en", "A photo of the mayor asleep spread on Sunday. The picture was taken at an event last year."],
    ["en", "Police at first said that two men had fired. Investigators now believe there was one."],
    ["de", "In der Fabrik sei Chlor ausgetreten, hieß es. Die Feuerwehr gab später Entwarnung."],
    ["en", "The company had dumped acid in the river. An inquiry cleared the company in June."],
    ["en", "The bank lost the data of two million customers. The bank denied this."],
    ["de", "In Lindau seien vier Kinder an dem Mittel gestorben. Das hat sich als falsch herausgestellt."],
    ["de", "Die Fähre sei gesunken, meldete ein Portal. Die Meldung wurde später korrigiert."],
    // Somebody's word by its form alone, and nobody whose.
    ["de", "Die Fähre sei zu schnell gefahren und habe den Pfeiler deshalb gestreift."],
    ["de", "Der Kapitän habe das Ruder zu spät herumgeworfen und nicht gebremst."],
    // What is sold.
    ["en", "Tern makes bags of sailcloth with a charger in each. Use this link for 10% off for life."],
    // A writer whom nobody names.
    ["en", "My computer at work is one that was made in the year 2012."],
    ["en", "On Monday I went to see the old pier of the harbour."],
    ["en", "The governor of Tolm would like us to know that the pier is hers."],
    ["en", "We counted twelve pumps in Mill Street alone on Monday."],
  ])("%s: %s", (language, text) => expect(turns(text, { language })).toBe(true));
});

describe("a word that is told as somebody's", () => {
  it.each([
    "Der Reeder habe von dem Riss gewusst, sagte der Anwalt der Stadt.",
    "Nach Angaben der Polizei sei die Fähre zu schnell gefahren.",
    "Die Brücke werde im Mai gesperrt, heißt es bei der Stadt.",
    "Die Stadt fürchtet, die Brücke sei nicht mehr zu retten.",
  ])("stands: %s", (text) => expect(turns(text, { language: "de" })).toBe(false));
});

describe("a day of a programme", () => {
  it.each([
    ["de", "Klassische Abfüllungen der Insel wird es heute zum Probieren geben."],
    ["en", "Old bottles of the island will be there to be tried today."],
  ])("is told by another line, %s: %s", (language, text) => {
    expect(turns(text, { language, genre: "event" })).toBe(true);
    expect(turns(text, { language, genre: "news" })).toBe(false);
  });
});

describe("a sentence that does not", () => {
  it.each([
    "The bill, which would have banned the sale of the pier, failed in the council.",
    "The bill would have banned the sale of the pier, but failed by two votes.",
    "Minister Ada Kroll said she would have resigned if the vote had failed.",
    "Had the levee broken, 3,000 homes would have been lost, the engineer Paul Senn said.",
    "According to the fire chief, the hall could have collapsed at any moment.",
    "The fire might have been started by a cable in the kitchen of the inn.",
    "The vote would have major effects on the owners of the pier.",
    "To move the pier, the council would have to find 60 million crowns.",
    "One of the two piers of the harbour was closed on Monday.",
    "Two of the five companies that bid for the pier have not replied.",
    "The F.B.I. searched the office of the harbour master on Monday.",
    "The trio of judges, Ann Lee, Tom Ek and Jo Marr, ruled for the owner on Friday.",
    "The couple Anna and Per Lund had run the inn at Tolm for thirty years.",
    "The children of the valley go to school by boat from May.",
    "The suspect in the murder of the mayor of Tolm was arrested on Sunday.",
    "“The driver had slept for an hour before the crash,” Ann Lee said in court.",
    "The couple who ran the inn at Tolm for thirty years sold it on Friday.",
    "The 43-year-old driver Paul Senn was taken to hospital with a broken arm.",
    "The man accused of setting fire to the mill appeared in court on Friday.",
    "Another ferry of the line will sail to Senn from May.",
    "One of the 14 passengers who were on the deck is still missing, police said.",
    "Two of the nine houses that had burned down belonged to the town.",
    "Henry I gave the pier of Tolm its charter in the year 1120.",
    "The Phase I trial of the vaccine included 40 adults from Osk.",
    "The pier was made for our sport and is open to all riders from May.",
    "I lost everything in the water, one resident told the Gazette.",
    "In 2019 it was reported that the pier had been closed to traffic.",
    "The mayor claimed that the pier was safe. Inspectors are to look at it in May.",
    "The council plans a pier. There is no date for the work.",
  ])("%s", (text) => expect(turns(text)).toBe(false));

  it("names whom the title names, by a word or by name", () => {
    const man = "The man told officers that the bag had lain in a park.";
    expect(turns(man, { title: "Man, 43, held over bag in Hanmoor" })).toBe(false);
    const told = `${man} Paul Senn, 43, was held on Friday.`;
    expect(turns(told, { title: "Senn held over bag in Hanmoor" })).toBe(false);
    expect(turns(told, { title: "Arrest over bag in Hanmoor" })).toBe(true);
  });

  it("counts what the title counts, and speaks for whom the post names", () => {
    const said = "The three men were released from custody on Tuesday evening.";
    expect(turns(said, { title: "Three men held over the pier" })).toBe(false);
    const own = "My computer at work is one that was made in the year 2012.";
    expect(turns(own, { genre: "column", byline: "Ada Holm" })).toBe(false);
    expect(turns(own, { genre: "column" })).toBe(true);
    expect(turns("We are opening the pier to the public on Monday.", { genre: "release" })).toBe(false);
  });
});

describe("a sentence that the next one denies", () => {
  const denied = (text: string, language = "en"): boolean => {
    const [one, next] = readPassages([articleOf(text, { language })]);
    return one !== undefined && !turnsOnOthers(one, next) && deniedBy(one, next) === next;
  };

  it.each([
    ["en", "The city would close all three libraries, the Courier wrote on Monday. The city denied this."],
    ["en", "Keller took money from the miners, her rival said. Keller rejected the accusation as invented."],
    ["en", "Welk will move to Tarrant United, fans wrote on Monday. Both clubs said no talks had taken place."],
    ["en", "The company had known of it for years, the union alleged. A spokeswoman called the allegation baseless."],
    ["en", "Ten thousand birds died at the wind farm, campaigners say. The operator disputes that figure."],
    ["en", "The bank was days from collapse, a blogger wrote. Regulators said there was no truth in the post."],
    ["en", "The drug halves the risk, its maker announced. Two larger trials found no effect."],
    ["de", "Der Verein stehe vor dem Aus, berichtete der Sender. Der Vorsitzende nannte das Unsinn."],
    ["de", "Die Bahn plant einem Bericht zufolge den Verkauf der Werke. Die Bahn widersprach dem Bericht."],
    ["de", "Halvar habe 3000 Stellen gestrichen, berichtete das Blatt. Ein Sprecher wies den Bericht zurück."],
  ])("is told with it where it is somebody's word, %s: %s", (language, text) =>
    expect(denied(text, language)).toBe(true),
  );

  it.each([
    ["en", "Prosecutors charged the director with fraud on Monday, they said. The director denied the accusation."],
    ["en", "The union asked for a raise, it said. The company rejected that demand on Tuesday."],
    ["en", "Police said two men were hurt. They said no arrests had been made."],
    ["en", "The opposition said it asked for a new vote. The speaker denied the request on Tuesday."],
    ["de", "Die Stadt sperrte die Brücke, teilte sie mit. Der Rat lehnte einen Antrag auf Öffnung ab."],
  ])("stands alone where nothing of it is denied, %s: %s", (language, text) => {
    const [one, next] = readPassages([articleOf(text, { language })]);
    expect([one && turnsOnOthers(one, next), one && deniedBy(one, next)]).toEqual([false, undefined]);
  });
});

// A sentence made to stand alone: what is cut from it, and what square brackets add.
import { describe, expect, it } from "vitest";
import { mender } from "../../src/extract/mend.ts";
import { readPassages } from "../../src/extract/passages.ts";
import { articleOf, day } from "../support/articles.ts";

/** Each sentence of a text as it would be shown. */
function shown(text: string, more: Parameters<typeof articleOf>[1] = {}): string[] {
  const passages = readPassages([articleOf(text, more)]);
  const { mend } = mender(passages);
  return passages.map((passage) => mend(passage));
}
const first = (text: string, more?: Parameters<typeof articleOf>[1]): string | undefined => shown(text, more)[0];

describe("the opening of a sentence", () => {
  it.each([
    "OSLO, Norway (AP) — The ferry ran aground at dawn.",
    "OSLO — The ferry ran aground at dawn.",
    "OSLO (Reuters) - The ferry ran aground at dawn.",
    "NEW DELHI: The ferry ran aground at dawn.",
    "Hong Kong (Wire Business)The ferry ran aground at dawn.",
    "(Reuters) - The ferry ran aground at dawn.",
    "(AFP) The ferry ran aground at dawn.",
    "Köln/Bonn (dpa) - The ferry ran aground at dawn.",
    "Hamburg (dpa/lno) – The ferry ran aground at dawn.",
    "Frankfurt/Main (Reuters) — The ferry ran aground at dawn.",
  ])("begins behind the dateline: %s", (text) => {
    expect(first(text)).toBe("The ferry ran aground at dawn.");
  });

  it.each([
    "NASA says the probe is on its way to the moon.",
    "Tidewell (TDW) fell by 3 percent in early trading.",
    "EU: what the new rules mean for ferries.",
  ])("is kept where it is no dateline: %s", (text) => {
    expect(first(text)).toBe(text);
  });

  it.each([
    ["20:00 The bridge was closed to all traffic.", "The bridge was closed to all traffic."],
    ["9.15pm: The bridge was closed to all traffic.", "The bridge was closed to all traffic."],
    ["[20:15] The bridge was closed to all traffic.", "The bridge was closed to all traffic."],
    ["20:15 GMTThe bridge was closed to all traffic.", "The bridge was closed to all traffic."],
    ["10 pm ET — The bridge was closed to all traffic.", "The bridge was closed to all traffic."],
    ["20:15 Uhr: Die Brücke wurde gesperrt.", "Die Brücke wurde gesperrt."],
    ["20.15 Uhr Die Brücke wurde gesperrt.", "Die Brücke wurde gesperrt."],
    ["20:00 is when the bridge was closed.", "20:00 is when the bridge was closed."],
  ])("begins behind the time of a page that is kept while something happens: %s", (text, told) => {
    expect(first(text, { genre: "live" })).toBe(told);
    expect(first(`${text}\n\n${text}`, { genre: "news" })).toBe(told);
    expect(first(text, { genre: "news" })).toBe(text);
  });

  it("loses a word that only joins, a capital in brackets where it had none", () => {
    expect(first("But Oster voted against the plan.")).toBe("Oster voted against the plan.");
    expect(first("Meanwhile, the council voted against the plan.")).toBe("[T]he council voted against the plan.");
    expect(first("Butter prices rose by a third.")).toBe("Butter prices rose by a third.");
  });
});

describe("the opening of a German sentence", () => {
  it.each([
    ["Doch der Rat stimmte gegen den Plan.", "[D]er Rat stimmte gegen den Plan."],
    ["Aber am Ende stimmte der Rat für den Plan.", "[A]m Ende stimmte der Rat für den Plan."],
    ["Und Ada Holm stimmte gegen den Plan.", "Ada Holm stimmte gegen den Plan."],
  ])("loses what only joins: %s", (text, rest) => expect(first(text, { language: "de" })).toBe(rest));

  it.each([
    // What is left would begin with its verb, and be a question.
    "Doch verlor der Hafen ein Drittel der Gäste.",
    "Und doch verlor der Hafen ein Drittel der Gäste.",
    "Zudem verlor der Hafen ein Drittel der Gäste.",
  ])("is kept where a verb follows: %s", (text) => expect(first(text, { language: "de" })).toBe(text));

  it("is cut in French and Spanish too", () => {
    expect(first("Mais le conseil a voté contre.", { language: "fr" })).toBe("[L]e conseil a voté contre.");
    expect(first("Sin embargo, el consejo votó en contra.", { language: "es" })).toBe("[E]l consejo votó en contra.");
  });
});

describe("a pronoun", () => {
  const one = "Mayor Ingrid Solheim closed the bridge. Solheim spoke to reporters.";

  it("becomes the only person that the article has named so far", () => {
    expect(shown(`${one} She said the cables had rusted.`).at(-1)).toBe("[Ingrid Solheim] said the cables had rusted.");
    expect(shown(`${one} "It is not safe," she said.`).at(-1)).toBe('"It is not safe," [Ingrid Solheim] said.');
    expect(shown(`${one} But on Friday evening, she left.`).at(-1)).toMatch(/\[Ingrid Solheim\] left/);
  });

  it("stays where two people may be meant, or somebody else stands in the sentence", () => {
    const two = `${one} Engineer Mara Lindqvist agreed with Solheim, and Lindqvist went on.`;
    expect(shown(`${two} She said the cables had rusted.`).at(-1)).toBe("She said the cables had rusted.");
    expect(shown(`${one} She told Solheim about it.`).at(-1)).toBe("She told Solheim about it.");
  });

  it.each([
    "Helen Orde sentenced the driver. Orde said the crash was avoidable. He showed no remorse.",
    "John Smith was shot by a neighbour. Smith died in hospital. He was arrested at the pier.",
    "Police are hunting a man who robbed Anna Reiss. Reiss was not hurt. He wore a red coat.",
    "Jane Doe is mayor of Marle. Doe wrote to her brother. He called the pier safe.",
    "Peter Marsh left the court. Marsh came with his wife. She called it a good day.",
    "Minister Emma Hale spoke on Tuesday. Hale has led the party since 2020. He said she was the best.",
  ])("stays where somebody without a name may be meant, or one of the other gender: %s", (text) => {
    expect(shown(text).at(-1)).toBe(text.split(". ").at(-1));
  });

  it("takes who somebody is for no other one, nor what is quoted or somebody's", () => {
    const text =
      'The mayor, Ingrid Solheim, closed the bridge. Solheim, an engineer and a former teacher, said: "The driver was brave." She left.';
    expect(shown(text).at(-1)).toBe("[Ingrid Solheim] left.");
    const council = "Ingrid Solheim closed the bridge. Solheim called the owner's report late. She left.";
    expect(shown(council).at(-1)).toBe("[Ingrid Solheim] left.");
  });

  it("stays where nobody is named before it", () => {
    expect(first("She said the cables had rusted.")).toBe("She said the cables had rusted.");
  });
});

describe("a weekday", () => {
  const published = day("2026-11-26");

  it("is dated where the article is", () => {
    expect(first("The bridge was closed on Tuesday, the city said.", { published })).toBe(
      "The bridge was closed on Tuesday [November 24], the city said.",
    );
    expect(first("On Tuesday, workers closed the bridge.", { published })).toMatch(/^On Tuesday \[November 24\],/);
    expect(first("The city said Wednesday that the bridge was closed.", { published })).toMatch(
      /Wednesday \[November 25/,
    );
  });

  it("is dated without a preposition, behind a plan that somebody told on it, and beyond a day to come", () => {
    for (const text of [
      "The city closed its oldest bridge Tuesday in a hurry.",
      "The ferry line answered with an offer of its own Tuesday.",
      "The mayor is expected to resign, her lawyer said Tuesday.",
      "The mayor is expected to resign, her lawyer said on Tuesday.",
      "The harbour announced Tuesday that it will cut every second crossing.",
      "“Until Friday nothing sails,” the harbour told crews on Tuesday.",
    ])
      expect(first(text, { published })).toBe(text.replace(/Tuesday/u, "Tuesday [November 24]"));
  });

  it("is left alone in a plan of the past, in a quotation, beside its date, and where the article has none", () => {
    for (const text of [
      "The council was to vote on Friday.",
      'Solheim said: "I slept badly on Tuesday."',
      "Solheim mourned Tuesday's dead.",
      "The bridge was closed on Tuesday, 24 November.",
      "The council meets on Tuesdays.",
      "The city planned a party Friday with fireworks and will pay for it.",
      "The mayor talked to the Sunday Courier and closed the bridge.",
      "The mayor closed the bridge after every Sunday service.",
      "The inspectors looked at it the Tuesday after the storm.",
      "Calls to stay away were heard, along with plans for a march at the restaurants on Friday.",
      "They urged the president to be firm with the minister when they meet on Monday in Helsinki.",
      "The senator wrote that the talks in Helsinki on Monday “should not move forward.”",
      "The interview, to be shown on Tuesday, was sharp.",
      "The bridge was closed last Tuesday.",
      "The bridge that was due on Monday will be late.",
      "The council that was meeting on Monday will hear of it.",
    ])
      expect(first(text, { published })).toBe(text);
    const undated = { ...articleOf("The bridge was closed on Tuesday."), published: undefined };
    const [passage] = readPassages([undated]);
    expect(mender([passage!]).mend(passage!)).toBe("The bridge was closed on Tuesday.");
  });
});

describe("the days of a sentence", () => {
  const published = new Date("2026-11-25T08:00:00Z");

  it.each([
    ["The bridge that was shut on Monday will stay closed.", "on Monday [November 23] will"],
    ["The council passed the plan on Tuesday by 11 votes to 9.", "on Tuesday [November 24] by"],
    ["Two men were arrested this Monday near the pier.", "this Monday [November 23] near"],
    ["The pier was shut yesterday after two cables broke.", "yesterday [November 24] after"],
    ["The lost man of Friday was found on Tuesday, police said.", "on Tuesday [November 24], police"],
    ["The minister is due to visit the pier on Friday.", "on Friday [November 27]."],
    ["The owner said it will open the pier on Monday.", "on Monday [November 30]."],
    ["The vote is expected to begin on Friday, followed by the upper house.", "on Friday [November 27], followed"],
    ["The search will go on tomorrow with dogs.", "tomorrow [November 26] with"],
  ])("are dated: %s", (text, part) => expect(first(text, { published })).toContain(part));

  it.each([
    "The minister was due to visit the pier on Friday.",
    "The minister will visit the pier on Wednesday.",
    "“We will open it tomorrow,” said Ann Lee of the old pier.",
    "Yesterday's papers told of the closed pier at length.",
    "The pier is today one of the oldest in the whole valley.",
  ])("are not, where they may be others: %s", (text) => expect(first(text, { published })).toBe(text));

  it("are dated where a page calls its language what is none", () => {
    const text = "The pier was closed on Tuesday.";
    expect(first(text, { published, language: "en-US-US" })).toContain("[November 24]");
  });

  it("are dated each, and once", () => {
    expect(
      first("The pier was closed on Monday, was opened on Tuesday and was told of on Monday.", { published }),
    ).toBe(
      "The pier was closed on Monday [November 23], was opened on Tuesday [November 24] and was told of on Monday.",
    );
  });
});

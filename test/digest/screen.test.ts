// One screen of a story: what stands in it, what gives way, and in which order.
import { describe, expect, it } from "vitest";
import { claimsOf, numbered } from "../../src/core/analysis.ts";
import type { Analysis, Claim } from "../../src/core/domain.ts";
import { composeAll, type StoryPost } from "../../src/digest/compose.ts";
import { admit } from "../../src/digest/room.ts";
import { ROOMS, composePost } from "../../src/digest/screen.ts";
import { defaultLens, lensKey } from "../../src/digest/defaults.ts";
import { byId } from "../../src/jobs/outgoing.ts";
import { type Section, onScreen, plain, plainLine } from "../../src/platform/index.ts";
import { english } from "../../src/words/index.ts";
import { analysis, article, quote } from "../support/news.ts";
import { randomFrom } from "../support/random.ts";
import { randomPost } from "../support/random-posts.ts";

const outlets = ["Harbour Courier", "Northbank Radio", "Daily Tide", "Quay Post"];
const articles = outlets.map((source, n) =>
  article(`a${n}`, `The bridge of quay ${n} opens on Monday.`, {
    source,
    url: `https://a${n}.example/${"x".repeat(70)}`,
  }),
);
const claims = (count: number, length: number): Claim[] =>
  Array.from({ length: count }, (_, n) => ({
    ...quote(articles[n % articles.length]!, 1),
    text: `Point ${n + 1} ${"of the harbour ".repeat(60)}`.slice(0, length - 1) + ".",
  }));
const post = (rest: Partial<Analysis>): StoryPost => ({
  storyId: "s1",
  articles: byId(articles),
  analysis: analysis(articles, rest),
});
const shown = (given: StoryPost, length: keyof typeof ROOMS = "normal") =>
  onScreen(composePost(given, length, english));
const numbersIn = (sections: Section[]): number[] =>
  sections.flatMap((section) => (section.kind === "points" ? section.points.map(({ number }) => number) : []));
const labels = (given: StoryPost): string[] => shown(given).actions.map(({ label }) => label);

describe("one screen of a story", () => {
  const six = post({ lead: claims(1, 80)[0]!, points: claims(6, 112) });

  it("shows a headline alone where the lens asks for one, and the way to all of it", () => {
    const bare = shown(post({ lead: claims(1, 80)[0]!, points: claims(6, 112), happened: claims(2, 40) }), "headline");
    expect(numbersIn(bare.sections)).toEqual([]);
    expect(plain(bare)).not.toContain("Point 1");
    expect(plain(bare)).toContain("4 reports, 4 origins: Harbour Courier");
    expect(plain(bare).split("\n").filter(Boolean).length).toBeLessThanOrEqual(3);
    expect(bare.actions[0]!.label).toBe("Read all: 6 points");
    expect(plain(composePost(six, "headline", english))).toContain("Point 6");
  });

  it("is written as much for a headline as for a normal post, once", () => {
    const lens = { ...defaultLens("en"), length: "headline" as const };
    expect(lensKey(lens)).toBe(lensKey(defaultLens("en")));
    expect(lensKey({ ...lens, length: "short" })).not.toBe(lensKey(lens));
  });

  it("shows five of six points with bare numbers, one line of outlets, and the way to all six", () => {
    const message = shown(six);
    expect(numbersIn(message.sections)).toEqual([1, 2, 3, 4, 5]);
    expect(plain(message)).toContain(
      "4 reports, 4 origins: Harbour Courier, Northbank Radio, Daily Tide, and Quay Post",
    );
    const marks = message.sections.flatMap((section) =>
      section.kind === "points" ? section.points.flatMap(({ line }) => line.spans) : [],
    );
    expect(marks.filter(({ kind }) => kind === "footnote").every((span) => "bare" in span)).toBe(true);
    expect(labels(six)).toEqual([
      "Read all: 6 points",
      "Go deeper",
      "Receipts",
      "Sources",
      "Mute story",
      "Why am I seeing this?",
      "Report a mistake",
      "Useful",
      "Not useful",
    ]);
  });

  it("offers no more to read where all of it stands there", () => {
    expect(labels(post({ points: claims(2, 80) }))).not.toContain("Read all: 2 points");
    expect(labels(post({ points: [], conclusion: quote(articles[1]!, 1) }))).toContain("Read all");
  });

  it("lets the lead go before a third point, and then the sides of a disagreement", () => {
    const about = "how much the repair of both bridges of the harbour is to cost until the end of next year";
    const sides = ["12", "14"].map((value) => ({ value, citation: quote(articles[0]!, 1).citations[0]! }));
    const say = (lead: number, length: number) =>
      plain(
        shown(
          post({
            lead: claims(1, lead)[0]!,
            points: claims(3, length),
            disagreements: [{ about, kind: "number", sides }],
          }),
        ),
      );
    expect(say(70, 150)).toMatch(/^.*\n\nPoint 1[^]*\n3\. Point 3[^]*Sources disagree on how.*: 12 \[\d\], 14 \[\d\]/);
    expect(say(200, 150)).toMatch(/^.*\n\n1\. Point 1[^]*\n3\. Point 3[^]*Sources disagree on how.*: 12 \[\d\], 14/);
    expect(say(70, 190)).toMatch(/^.*\n\n1\. Point 1[^]*\n3\. Point 3[^]*Sources disagree on one matter/);
  });

  it("leaves out marks and outlets' names before a third point: one mark stays, and the names there is room for", () => {
    const cited = articles.slice(0, 3).flatMap((each) => quote(each, 1).citations);
    const say = (count: number, length: number) =>
      plain(shown(post({ points: claims(count, length).map((claim) => ({ ...claim, citations: cited })) })));
    expect(say(2, 230)).toMatch(/^2\. Point.* \[1\] \[2\] \[3\]$/m);
    expect(say(3, 230)).toMatch(/^3\. Point.*\. \[1\]$[^]*^4 reports, 4 origins: .*, Daily Tide, and Quay Post$/m);
    expect(say(3, 243)).toMatch(/^3\. Point.*\. \[1\]$[^]*^4 reports, 4 origins: Harbour Courier and 3 more$/m);
    expect(say(3, 252)).toMatch(/^3\. Point.*\. \[1\]$[^]*^4 reports, 4 origins$/m);
  });

  it("lets the lead go before a weightier point is passed over", () => {
    const lead = claims(1, 200)[0]!;
    const [first, second, ...rest] = [100, 350, 100, 100].map((length, n) => claims(4, length)[n]!);
    const { sections } = shown(post({ lead, points: [first!, second!, ...rest] }));
    expect(numbersIn(sections)).toEqual([1, 2, 3, 4]);
    expect(plain({ ...shown(six), sections })).not.toContain(lead.text);
  });

  it("passes over a point that is too long for three, and keeps the numbers", () => {
    const [first, ...rest] = claims(5, 90);
    expect(
      numbersIn(
        shown(post({ points: [first!, { ...rest[0]!, text: "long ".repeat(160) }, ...rest.slice(1)] })).sections,
      ),
    ).toEqual([1, 3, 4, 5]);
  });

  it("is as long as the lens asks", () => {
    const many = post({ points: claims(14, 75) });
    expect(numbersIn(shown(many, "short").sections)).toHaveLength(3);
    expect(numbersIn(shown(many, "long").sections)).toHaveLength(12);
  });

  it("names as many outlets as a line holds, those with a footnote first", () => {
    const more = Array.from({ length: 30 }, (_, n) => article(`b${n}`, "It opens.", { source: `Outlet Number ${n}` }));
    const cited = quote(more[20]!, 1);
    const given = { ...post({}), articles: byId(more), analysis: analysis(more, { lead: cited }) };
    expect(plain(shown(given))).toContain(
      "\n30 reports, 30 origins: Outlet Number 20, Outlet Number 0, Outlet Number 1 and 27 more\n",
    );
  });
});

const size = (characters: number) => ({ size: { characters, lines: 1 } });

it("points are admitted in their order, and as many as are wanted at least where they fit at all", () => {
  const room = { characters: 100, lines: 9 };
  const admitted = (lengths: number[], least: number) =>
    admit(lengths.map(size), room, least, 5).map((point) => point.size.characters);
  expect(admitted([60, 30, 30, 30], 3)).toEqual([30, 30, 30]);
  expect(admitted([60, 30, 30, 30], 0)).toEqual([60, 30]);
  expect(admitted([60, 60, 60], 3)).toEqual([60]);
  expect(admitted([10, 10, 10, 10, 10, 10], 3)).toEqual([10, 10, 10, 10, 10]);
});

describe("1,000 posts of every shape", () => {
  const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000_000);
  const random = randomFrom(seed);
  const posts = Array.from({ length: 1000 }, () => randomPost(random));
  const textOf = (section: Section): string[] =>
    plain({ sections: [section], actions: [], summary: "", language: "en" }).split("\n");
  const measured = (rows: string[]) => ({
    characters: rows.join("").length,
    lines: rows.reduce((lines, row) => lines + Math.ceil(row.length / 90), 0),
  });

  it(`keep to the room, and show three points wherever three fit (SEED=${seed})`, () => {
    const { characters, lines, points: most } = ROOMS.normal;
    for (const [index, given] of posts.entries()) {
      const { sections } = shown(given);
      const size = measured(sections.flatMap(textOf));
      expect({ index, fits: size.characters <= characters && size.lines <= lines, size }).toMatchObject({ fits: true });
      const points = numbered(given.analysis);
      const told = sections.flatMap((section) => (section.kind === "points" ? section.points : []));
      expect(told.length).toBeLessThanOrEqual(most);
      for (const { number, line } of told) {
        const { claim } = points.find((point) => point.number === number)!;
        expect(plainLine(line)).toContain(claim.text);
      }
      if (told.length >= Math.min(3, points.length)) continue;
      const around = sections
        .filter(({ kind }) => kind === "headline" || kind === "context")
        .flatMap(textOf)
        .map((row) => (/^\d+ reports?, \d+ origins?:/.test(row) ? row.slice(0, row.indexOf(":")) : row));
      const whole = composeAll(given, english).sections.flatMap((section) =>
        section.kind === "points" ? section.points.map(({ number, line }) => `${number}. ${plainLine(line)}`) : [],
      );
      const three = whole
        .map((said) => said.replace(/(?: \[\d+\])+$/, " [1]"))
        .toSorted((a, b) => a.length - b.length)
        .slice(0, 3);
      const disagree = given.analysis.disagreements.length > 0 ? ["Sources disagree on one matter"] : [];
      const least = measured([...around, ...disagree, ...three]);
      expect({ index, fit: least.characters <= characters && least.lines <= lines }).toEqual({
        index,
        fit: false,
      });
    }
  });

  it(`hide nothing that "Read all" does not say once, under the same number (SEED=${seed})`, () => {
    for (const given of posts) {
      const all = composeAll(given, english);
      const said = plain(all);
      for (const { text } of claimsOf(given.analysis)) expect(said.split(text)).toHaveLength(2);
      expect(numbersIn(all.sections)).toEqual(numbered(given.analysis).map(({ number }) => number));
      const { sections, actions } = shown(given);
      const isWhole = claimsOf(given.analysis).every(({ text }) => plain({ ...all, sections }).includes(text));
      const isOffered = actions.some(({ id }) => id.startsWith("1:all:"));
      expect(isOffered).toBe(!isWhole || given.analysis.disagreements.length > 0);
    }
  });
});

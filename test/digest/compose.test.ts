import { describe, expect, it } from "vitest";
import { numbered } from "../../src/core/analysis.ts";
import type { Analysis } from "../../src/core/domain.ts";
import { composeDigest, composeStory } from "../../src/digest/compose.ts";
import { revise } from "../../src/digest/revise.ts";
import { byId } from "../../src/jobs/outgoing.ts";
import { onScreen, plain } from "../../src/platform/index.ts";
import { analysis, article, quote } from "../support/news.ts";
import { english } from "../../src/words/index.ts";

const one = article("one", "The bridge opens on Monday. It cost 40 million euros. Ships had waited for years.");
const two = article("two", "Harbour bridge opens. The mayor called it late.");
const articles = byId([one, two]);
const told = analysis([one, two], {
  why: [quote(one, 2)],
  points: [
    { ...quote(two, 2), kind: "opinion" },
    { ...quote(one, 3), doubts: ["unclear"] },
  ],
});

describe("a story as a post", () => {
  const message = composeStory({ storyId: "s1", analysis: told, articles }, english);

  it("numbers its points through, so that a number is one address", () => {
    expect(numbered(told).map((point) => point.number)).toEqual([1, 2, 3]);
    const numbers = message.sections.flatMap((section) =>
      section.kind === "points" ? section.points.map((point) => point.number) : [],
    );
    expect(numbers).toEqual([1, 2, 3]);
  });

  it("says what was written beforehand, and offers the extract beside it; beside nothing else", () => {
    const model = { kind: "model", provider: "sample", model: "a language model", prompt: "analyse@1" } as const;
    const post = (writtenBy: Analysis["writtenBy"]) =>
      composeStory({ storyId: "s1", analysis: { ...told, writtenBy }, articles }, english);
    const offers = (writtenBy: Analysis["writtenBy"]) =>
      post(writtenBy).actions.some(({ label }) => label === "Show the extract");
    expect(plain(post({ ...model, recorded: true }))).toContain("Written beforehand by a language model, checked now");
    expect([offers({ ...model, recorded: true }), offers(model), offers({ kind: "extract" })]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("bears a mark where a model wrote any of it, also as a digest of several", () => {
    const model = { kind: "model", provider: "one", model: "large", prompt: "analyse@1" } as const;
    const told2 = { ...told, writtenBy: model };
    const both = [
      { analysis: told, articles },
      { analysis: told2, articles },
    ];
    expect(composeDigest("Digest", both, undefined, english).madeBy).toBe("model");
    expect(plain(composeDigest("Digest", both, undefined, english))).toContain("Written by large");
    expect(composeDigest("Digest", both.slice(0, 1), undefined, english).madeBy).toBe("extract");
  });

  it("shows an article's number once behind a claim that rests on several of its passages", () => {
    const [first, second, other] = [quote(one, 1), quote(one, 2), quote(two, 1)];
    const lead = { ...first, citations: [first, second, other].flatMap(({ citations }) => citations) };
    const shown = plain(composeStory({ storyId: "s1", analysis: { ...told, lead }, articles }, english));
    expect(shown).toContain("The bridge opens on Monday. [1] [2]");
  });

  it("carries a footnote behind every claim, and one number per article", () => {
    const lines = message.sections.flatMap((section) =>
      section.kind === "points"
        ? section.points.map((point) => point.line)
        : section.kind === "text" && !section.title?.startsWith("Reported")
          ? section.lines
          : [],
    );
    const notes = lines.map((entry) =>
      entry.spans.flatMap((span) => (span.kind === "footnote" ? [span.footnote] : [])),
    );
    expect(notes.every((found) => found.length > 0)).toBe(true);
    expect(
      new Set(
        notes
          .flat()
          .filter((note) => note.citation.articleId === "one")
          .map((note) => note.number),
      ).size,
    ).toBe(1);
  });

  it("labels opinion and doubt, counts reports and origins, and says that no model wrote it", () => {
    const shown = plain(message);
    expect(shown).toContain("(opinion) The mayor called it late.");
    expect(shown).toContain("(not fully confirmed) Ships had waited for years.");
    expect(shown).toContain("Reported by (2 reports, 2 origins)");
    expect(shown).toContain("no AI model");
  });

  it("leaves out what it does not have", () => {
    expect(plain(message)).not.toContain("What happened");
    expect(plain(message)).not.toContain("What comes next");
  });

  it("offers at most four buttons", () => {
    expect(message.actions.filter((action) => action.kind === "primary" || action.kind === "secondary")).toHaveLength(
      4,
    );
  });
});

describe("several stories in one digest", () => {
  it("gives each story a number and its receipts", () => {
    const message = composeDigest(
      "Digest",
      [
        { analysis: told, articles },
        { analysis: told, articles },
      ],
      "1 more waits.",
      english,
    );
    const points = message.sections.find((section) => section.kind === "points");
    expect(points?.kind === "points" && points.points.map((point) => point.number)).toEqual([1, 2]);
    expect(plain(message)).toContain("1 more waits.");
    expect(plain(message)).toMatch(/The bridge opens on Monday\. \[1\]/);
  });
});

it("a digest on one screen is a line each, under the same numbers", () => {
  const stories = [told, { ...told, headline: { ...told.headline, text: "Quay flooded" } }];
  const message = composeDigest(
    "Digest",
    stories.map((each) => ({ analysis: each, articles })),
    undefined,
    english,
  );
  expect(plain(onScreen(message))).toContain(
    "1. The bridge opens on Monday (https://one.example/story) (2 reports, 2 origins)\n2. Quay flooded (",
  );
  expect(plain(onScreen(message))).not.toContain("[1]");
});

describe("a later report", () => {
  const corrected = article(
    "one-2",
    "The bridge opens on Monday. It cost 60 million euros. Ships had waited for years.",
    { replaces: "one" },
  );
  const story = { id: "s1", articles: [two, corrected], firstSeenAt: new Date(), lastSeenAt: new Date() };
  const correction = { before: quote(one, 2).citations[0]!, after: quote(corrected, 2).citations[0]!, material: true };

  it("replaces a quoted sentence by the corrected one, under the same number", () => {
    const revised = revise(told, story, told.origins, [correction]);
    expect(revised.why[0]).toMatchObject({ text: "It cost 60 million euros.", citations: [{ articleId: "one-2" }] });
    expect(numbered(revised)).toHaveLength(3);
    expect(revised.headline.articleId).toBe("one-2");
  });

  it("quotes the corrected sentence where the post had cut it or put words in square brackets", () => {
    const mended = { ...told, why: [{ ...told.why[0]!, text: `[The bridge]${correction.before.passage.slice(2)}` }] };
    expect(correction.before.passage).toMatch(/^It /);
    const [claim] = revise(mended, story, told.origins, [correction]).why;
    expect(claim).toMatchObject({ text: correction.after.passage, doubts: [] });
  });

  it("marks a claim in other words as resting on a corrected source", () => {
    const reworded = { ...told, why: [{ ...told.why[0]!, text: "The price was 40 million." }] };
    const revised = revise(reworded, story, told.origins, [correction]);
    expect(revised.why[0]).toMatchObject({
      text: "The price was 40 million.",
      doubts: ["the source has since been corrected"],
    });
  });
});

it("a corrected title is quoted as it is now", () => {
  const corrected = article("one-2", one.text, { replaces: "one", title: "Bridge costs 60 million" });
  const story = { id: "s1", articles: [two, corrected], firstSeenAt: new Date(), lastSeenAt: new Date() };
  expect(revise(told, story, told.origins, []).headline).toEqual({
    text: "Bridge costs 60 million",
    articleId: "one-2",
    citations: [],
  });
});

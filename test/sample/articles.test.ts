// What the sample newsroom says, and when: lengths, voices, and the cases that each story is there to show.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { publishedAt, readArticles, type SampleArticle, writeDates } from "../../sample/articles.ts";
import { outlets } from "../../sample/outlets.ts";

const startedAt = new Date("2026-11-24T23:59:30Z");
const articles = readArticles(startedAt);
const live = articles.filter(({ at }) => at >= 0);
const newsStories = [...Map.groupBy(live, ({ story }) => story)].filter(([, told]) => told[0]?.kind === "news");

function text(article: SampleArticle): string {
  return article.paragraphs.join("\n\n");
}

function told(story: string, outlet: string): SampleArticle[] {
  return articles.filter((article) => article.story === story && article.outlet.id === outlet);
}

/** Share of the shorter text's word triples that the other one has too. */
function overlap(a: string, b: string): number {
  const triples = [a, b].map((body) => {
    const words = body.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return new Set(words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`));
  });
  const [few, many] = triples.toSorted((x, y) => x.size - y.size) as [Set<string>, Set<string>];
  return [...few].filter((triple) => many.has(triple)).length / few.size;
}

describe("the sample's articles", () => {
  it.each(articles.map((article) => [`${article.story}/${article.outlet.id}/${article.slug}`, article] as const))(
    "%s has 120 to 600 words, a short first paragraph and no date left unwritten",
    (_, article) => {
      const words = text(article).split(/\s+/).length;
      expect(words).toBeGreaterThanOrEqual(120);
      expect(words).toBeLessThanOrEqual(600);
      expect((article.paragraphs[0] ?? "").split(/\s+/).length).toBeLessThanOrEqual(70);
      expect(article.title + text(article)).not.toMatch(/[{}]/);
    },
  );

  it("tell at least ten stories, most of them by two to five outlets", () => {
    expect(newsStories.length).toBeGreaterThanOrEqual(10);
    const outletsOf = newsStories.map(([, versions]) => new Set(versions.map(({ outlet }) => outlet)).size);
    expect(Math.max(...outletsOf)).toBe(5);
    expect(outletsOf.filter((count) => count >= 2).length).toBeGreaterThan(newsStories.length / 2);
  });

  it("are told in words of the outlet's own, wire reports aside", () => {
    for (const [story, versions] of newsStories) {
      for (const [i, a] of versions.entries()) {
        for (const b of versions.slice(i + 1)) {
          if (a.outlet === b.outlet || (a.author === "Coastline Press" && b.author === a.author)) continue;
          expect(overlap(text(a), text(b)), `${story}: ${a.outlet.id} and ${b.outlet.id}`).toBeLessThan(0.1);
        }
      }
    }
  });

  it("name only hosts that cannot exist, and no outlet that does", () => {
    for (const article of articles) {
      const all = `${article.title} ${text(article)} ${article.hidden ?? ""}`;
      expect(all.match(/\b[\w-]+\.(com|org|net|io|co)\b/)).toBeNull();
      expect(all).not.toMatch(
        /\b(Reuters|BBC|CNN|Guardian|Bloomberg|Associated Press|AFP|Wired|Nature|Google|Apple)\b/,
      );
    }
    for (const { host } of outlets) expect(host).toMatch(/^[a-z-]+\.example$/);
  });

  it("are there in part before the start: two of every outlet", () => {
    const before = Map.groupBy(publishedAt(articles, 0), ({ outlet }) => outlet);
    expect([...before.values()].map((list) => list.length)).toEqual(outlets.map(() => 2));
  });
});

describe("the sample's timeline", () => {
  const started = newsStories
    .map(([, versions]) => Math.min(...versions.map(({ at }) => at)))
    .toSorted((a, b) => a - b);

  it("opens with one story, from the second second to the sixth", () => {
    const first = live.filter(({ story }) => story === live[0]?.story).map(({ at }) => at);
    expect([Math.min(...first), Math.max(...first)]).toEqual([2, 6]);
  });

  it("brings a new story about every ten seconds, all within a hundred", () => {
    const gaps = started.slice(1).map((at, i) => at - (started[i] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(7);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(12);
    expect(Math.max(...live.map(({ at }) => at))).toBeLessThanOrEqual(100);
  });

  it("is the one that its README tells", () => {
    const rows = readFileSync(new URL("../../sample/README.md", import.meta.url), "utf8").matchAll(
      /^\| (\d+).*? \| `(.+?)`/gm,
    );
    const begins = new Map<string, number>();
    for (const { story, at } of live) begins.set(story, Math.min(at, begins.get(story) ?? at));
    expect([...rows].map(([, at, story]) => [story, Number(at)])).toEqual([...begins]);
  });

  it("counts articles as they come out, and never counts a correction twice", () => {
    const counts = [0, 2, 6, 30, 100].map((seconds) => publishedAt(articles, seconds).length);
    expect(counts).toEqual([14, 15, 18, 25, 48]);
    expect(live).toHaveLength(48 - 14 + 1);
  });
});

describe("the sample shows", () => {
  it("a disagreement: the same sentence with 14 and with 17", () => {
    const sentences = articles
      .filter(({ story }) => story === "ferry-collision")
      .flatMap((article) => text(article).match(/The collision injured \d+ people, two of them seriously/g) ?? []);
    expect(sentences.map((sentence) => /\d+/.exec(sentence)?.[0]).toSorted()).toEqual(["14", "14", "17"]);
  });

  it("a wire report: the same text in three outlets within five seconds, with its credit", () => {
    const copies = articles.filter(({ author }) => author === "Coastline Press");
    expect(new Set(copies.map(({ outlet }) => outlet.host)).size).toBe(3);
    expect(new Set(copies.map(text)).size).toBe(1);
    expect(new Set(copies.map(({ title }) => title)).size).toBe(3);
    expect(text(copies[0]!)).toMatch(/^ALDERMOUTH \(Coastline Press\) - .*supplied by Coastline Press\.$/s);
    expect((copies[2]?.at ?? 99) - (copies[0]?.at ?? 0)).toBeLessThanOrEqual(5);
  });

  it("a new fact: a second article of the same outlet a minute after the story began", () => {
    const [first, second] = told("gateway-flaw", "lockkeeper");
    expect(second?.slug).not.toBe(first?.slug);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBe(60);
    expect(text(second!)).toContain("has released version 9.4.2");
    expect(text(first!)).not.toContain("has released");
  });

  it("a correction: the same article fifty seconds later with another number and a note", () => {
    const [wrong, right] = told("battery-plant", "estmark-ledger");
    expect([right?.slug, (right?.at ?? 0) - (wrong?.at ?? 0)]).toEqual([wrong?.slug, 50]);
    const corrected = right!.paragraphs.slice(0, -1).join("\n\n");
    expect(corrected).toBe(text(wrong!).replaceAll("1,200", "1,020"));
    expect(right!.paragraphs.at(-1)).toMatch(/^Correction: .*1,200.*1,020/);
    const shown = publishedAt(articles, 100).filter(({ slug }) => slug === wrong?.slug);
    expect(shown).toEqual([{ ...right, firstAt: wrong?.at }]);
  });

  it("one advertisement, one picture with a credit, one hidden instruction", () => {
    expect(articles.filter(({ kind }) => kind === "sponsored").map(({ story }) => story)).toEqual(["heat-pump-ad"]);
    expect(articles.flatMap(({ picture }) => picture?.credit ?? [])).toEqual([
      "Illustration: Ruta Blom / The Harbour Courier",
    ]);
    expect(articles.flatMap(({ hidden }) => hidden ?? [])).toEqual([
      expect.stringMatching(/@everyone.*http:\/\/evil\.example/),
    ]);
  });
});

describe("dates in the text", () => {
  it.each([
    ["{weekday}", "Tuesday"],
    ["{weekday-1}", "Monday"],
    ["{date+7}", "1 December"],
    ["{date-24}", "31 October"],
    ["{year+2}", "2028"],
    ["{yesterday}", "{yesterday}"],
  ])("%s is written out as %s", (written, expected) => {
    expect(writeDates(written, startedAt)).toBe(expected);
  });
});

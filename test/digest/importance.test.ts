// Importance: what a story is worth to a channel, why, and what votes teach.
import { describe, expect, it } from "vitest";
import { HIGH, type Weighing, reasonsFor, scoreOf, tasteOf, traitsOf } from "../../src/digest/importance.ts";
import { english } from "../../src/words/index.ts";
import { article } from "../support/news.ts";

const of = (title: string, rest: Partial<Weighing> = {}, domain = "courier.example"): Weighing => ({
  story: { articles: [article(title, `${title}. More is told on Monday.`, { title, domain, source: "Courier" })] },
  origins: 1,
  filters: { include: [] },
  lens: { questions: [] },
  lately: [],
  ...rest,
});
const score = (weighing: Weighing, taste = {}): number => scoreOf(traitsOf(weighing), taste);

describe("importance", () => {
  it("rises with origins, and with the words that a channel asks for", () => {
    const one = of("Ferry to Aldmouth harbour stops");
    expect(score(of("Ferry to Aldmouth harbour stops", { origins: 6 }))).toBeGreaterThan(score(one));
    const asked = of("Ferry to Aldmouth harbour stops", { filters: { include: ["harbour"] } });
    expect(score(asked)).toBeGreaterThan(HIGH);
    expect(
      score(of("Ferry to Aldmouth harbour stops", { lens: { questions: ["When does the ferry stop?"] } })),
    ).toBeGreaterThan(HIGH);
    expect(score(one)).toBeLessThan(HIGH);
  });

  it("is learned of words, and never of a number alone", () => {
    expect(Object.keys(traitsOf(of("Skeinpost 5.0 is out")))).not.toContainEqual(expect.stringMatching(/^about:\d+$/));
  });

  it("falls where the same was told lately", () => {
    const lately = ["Aldmouth harbour ferry stops in January"];
    expect(score(of("Ferry to Aldmouth harbour stops", { lately }))).toBeLessThan(
      score(of("Ferry to Aldmouth harbour stops")),
    );
  });

  it("learns words, outlets and kinds from votes, and says so", () => {
    const votes = ["Aldmouth harbour deepened", "Harbour of Norport sold", "New crane in harbour"].map((title) => ({
      traits: traitsOf(of(title)),
      value: 1,
    }));
    const against = ["Cup final tonight", "Striker leaves cup side"].map((title) => ({
      traits: traitsOf(of(title, {}, "sport.example")),
      value: -1,
    }));
    const taste = tasteOf([...votes, ...against]);
    const wanted = of("Southport harbour closed");
    const unwanted = of("Cup draw made", {}, "sport.example");
    expect(score(wanted, taste)).toBeGreaterThan(score(wanted));
    expect(score(unwanted, taste)).toBeLessThan(score(unwanted));
    const told = reasonsFor(traitsOf(wanted), taste, wanted, english).join("; ");
    expect(told).toBe("from Courier and about “harbour”, which this channel finds useful");
    expect(reasonsFor(traitsOf(unwanted), taste, unwanted, english).join("; ")).toContain("finds less useful");
  });

  it("learns nothing from nobody", () => {
    expect(tasteOf([])).toEqual({});
  });
});

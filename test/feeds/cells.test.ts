// Feeds and tenants by cell: evenly, steadily, and a publisher whole unless it is too large.
import { describe, expect, it } from "vitest";
import { type Cells, cellOfFeed, cellOfTenant, domainsToSpread } from "../../src/feeds/cells.ts";

const cells = (count: number, spread: string[] = []): Cells => ({
  names: Array.from({ length: count }, (_, n) => `cell-${n}`),
  spread: new Set(spread),
});
const urls = Array.from({ length: 10_000 }, (_, n) =>
  `https://www.site${n}.example.com/`.replace(".example.", `-${n}.`),
);

/** How much of its even share the fullest cell has. */
function fullest(of: readonly string[], count: number): number {
  const sizes = Map.groupBy(of, (name) => name);
  return (Math.max(...[...sizes.values()].map(({ length }) => length)) * count) / of.length;
}

describe("feeds by cell", () => {
  it.each([2, 5, 10])("are shared within a tenth over %i cells", (count) => {
    const of = urls.map((url) => cellOfFeed(url, cells(count)));
    expect(new Set(of).size).toBe(count);
    expect(fullest(of, count)).toBeLessThan(1.1);
  });

  it("move to a new cell alone, and only its share of them", () => {
    const moved = urls.filter((url) => cellOfFeed(url, cells(4)) !== cellOfFeed(url, cells(5)));
    expect(moved.every((url) => cellOfFeed(url, cells(5)) === "cell-4")).toBe(true);
    expect(moved.length / urls.length).toBeCloseTo(1 / 5, 1);
  });

  it("do not depend on the order in which cells are named", () => {
    const { names, spread } = cells(5);
    for (const url of urls.slice(0, 100))
      expect(cellOfFeed(url, { names: names.toReversed(), spread })).toBe(cellOfFeed(url, { names, spread }));
  });

  it("of one publisher stand together, whatever their host or port", () => {
    const of = ["https://a.news.co.uk/feed", "https://b.c.news.co.uk:8443/x", "http://news.co.uk/rss?a=1"];
    expect(new Set(of.map((url) => cellOfFeed(url, cells(50)))).size).toBe(1);
  });

  it("of a publisher too large for one cell are spread over all", () => {
    const feeds = Array.from({ length: 5_000 }, (_, n) => `https://videos.example/feed?channel=${n}`);
    const sizes = new Map([...urls.map((url): [string, number] => [url, 9]), ["videos.example", 5_000]]);
    expect([...domainsToSpread(sizes, 20)]).toEqual(["videos.example"]);
    expect(
      fullest(
        feeds.map((url) => cellOfFeed(url, cells(20, ["videos.example"]))),
        20,
      ),
    ).toBeLessThan(1.3);
  });

  it("are not spread where the largest publisher does no harm", () => {
    const sizes = new Map([...urls.map((url): [string, number] => [url, 9]), ["videos.example", 4_000]]);
    expect([...domainsToSpread(sizes, 2)]).toEqual([]);
  });

  it("have a cell even where the address has no registrable domain", () => {
    for (const url of ["http://localhost:8080/feed", "http://10.0.0.5/feed"])
      expect(cells(3).names).toContain(cellOfFeed(url, cells(3)));
  });
});

it("tenants are shared within a tenth, each in one cell", () => {
  const tenants = Array.from({ length: 10_000 }, (_, n) => `slack:T${n}`);
  const of = tenants.map((tenant) => cellOfTenant(tenant, cells(4)));
  expect(fullest(of, 4)).toBeLessThan(1.1);
  expect(tenants.map((tenant) => cellOfTenant(tenant, cells(4)))).toEqual(of);
});

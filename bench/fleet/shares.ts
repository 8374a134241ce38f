// How two cells share the polls, each with a database of its own; and how more cells would.
import { type Cells, cellOfFeed, domainsToSpread } from "../../src/feeds/cells.ts";
import { print, table } from "../figures.ts";
import { openFleet } from "./fleet.ts";

/** With this exponent and so many domains, the largest has 5 % of the feeds. */
const [EXPONENT, DOMAINS] = [0.8, 2_800];
const TWO = ["north", "south"];
/** Feeds that are shared over more cells, and counted. */
const MANY = 30_000;

/** Every feed on a domain of its own, */
const uniform = (feeds: number): string[] => Array.from({ length: feeds }, (_, n) => `https://site${n}-news.com/feed`);

/** or domains by Zipf's law, all feeds of one on one host. */
function zipf(feeds: number, random: () => number): string[] {
  const weights = Array.from({ length: DOMAINS }, (_, n) => (n + 1) ** -EXPONENT);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  const upTo = weights.map((weight) => (sum += weight / all));
  return Array.from({ length: feeds }, (_, n) => {
    const at = random();
    const domain = upTo.findIndex((end) => at < end);
    return `https://large${Math.max(0, domain)}-news.com/feed/${n}`;
  });
}

const domainOf = (url: string): string => new URL(url).hostname;

function sizesOf(addresses: readonly string[]): Map<string, number> {
  return new Map([...Map.groupBy(addresses, domainOf)].map(([domain, { length }]) => [domain, length]));
}

const cellsOf = (names: readonly string[], addresses: readonly string[]): Cells => ({
  names,
  spread: domainsToSpread(sizesOf(addresses), names.length),
});

/** An hour of both cells, one after the other; the polls of each. */
async function polled(addresses: readonly string[]): Promise<number[]> {
  const cells = cellsOf(TWO, addresses);
  // A host is asked one thing a step: the steps are small enough for all of the largest.
  const step = Math.min(60, Math.floor(3_000 / Math.max(...sizesOf(addresses).values())));
  const polls: number[] = [];
  for (const name of TWO) {
    const fleet = await openFleet(addresses.filter((url) => cellOfFeed(url, cells) === name));
    polls.push((await fleet.pass(3_600, step)).polls);
    await fleet.close();
  }
  return polls;
}

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;

export async function shares(random: () => number, feeds: number): Promise<void> {
  const sets = { "a domain each": uniform(feeds), "Zipf, one domain with 5 %": zipf(feeds, random) };
  print(`Polls of an hour in two cells on two databases, ${feeds} feeds:`);
  const rows: string[][] = [];
  for (const [name, addresses] of Object.entries(sets)) {
    const [north = 0, south = 0] = await polled(addresses);
    const most = (Math.max(north, south) * 2) / (north + south);
    rows.push([
      name,
      String(north),
      String(south),
      most.toFixed(2),
      most <= (name.startsWith("Zipf") ? 1.3 : 1.1) ? "yes" : "NO",
    ]);
  }
  table(["feeds", ...TWO, "fullest, times its share", "within the bar (1.1; Zipf 1.3)"], rows);

  print("The same assignment of 30,000 feeds over more cells, counted and not polled:");
  const many = { "a domain each": uniform(MANY), "Zipf, one domain with 5 %": zipf(MANY, random) };
  table(
    ["feeds", "cells", "fullest, times its share", "domains spread over all cells", "feeds in them"],
    Object.entries(many).flatMap(([name, addresses]) => {
      const sizes = sizesOf(addresses);
      return [2, 10, 50].map((count) => {
        const cells = cellsOf(
          Array.from({ length: count }, (_, n) => `cell-${n}`),
          addresses,
        );
        const of = Map.groupBy(addresses, (url) => cellOfFeed(url, cells));
        const fullest = (Math.max(...[...of.values()].map(({ length }) => length)) * count) / addresses.length;
        const spread = [...cells.spread].reduce((sum, domain) => sum + (sizes.get(domain) ?? 0), 0);
        return [name, String(count), fullest.toFixed(2), String(cells.spread.size), percent(spread / addresses.length)];
      });
    }),
  );
}

// Learns how orders to an assistant speak, from examples of them and of honest reporting.
// Run: node bench/quality/learn-orders.ts [--write] [--hold 8] [--written 4] ; nothing in it is random.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readArticles } from "../../sample/articles.ts";
import { orderSigns } from "../../src/extract/order-signs.ts";
import { sentences } from "../../src/language/sentences.ts";
import { option, print, table } from "../figures.ts";
import { honestSentences, type Honest } from "./honest.ts";

/** One sentence: the signs seen of it by their place, and the part it is held out with. */
interface Example {
  signs: ReadonlySet<string>;
  order: boolean;
  /** How much it counts. */
  counts: number;
  /** Who wrote it, or the article it stands in. */
  from: string;
}

interface Learned {
  base: number;
  signs: Map<string, number>;
}

const FOLDER = join(import.meta.dirname, "orders");
const FOLDS = 5;
const ROUNDS = 300;
const STEP = 0.05;
/** What was written for this is little beside the articles. */
const WRITTEN_COUNTS = Number(option("written") ?? 4);
/** How strongly weights are held near zero. */
const HOLD = Number(option("hold") ?? 8);
/** Lots of one town's pier, which count as one author. */
const FIRST_LOTS = /planted-0[1-5]/;
/** A sign of orders has to stand in so many of them, of so many lots; one of reports in so many sentences. */
const LEAST = { orders: 4, lots: 3, honest: 40 };
/** Shares of honest sentences that may be taken for orders: whatever stands around them, and where nothing speaks for them. */
const SHARES = { firm: 0.001, faint: 0.02 };

const texts = (start: string): { from: string; text: string }[] =>
  readdirSync(FOLDER)
    .filter((name) => name.startsWith(start))
    .toSorted()
    .flatMap((name) =>
      (JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as string[]).map((text) => ({ from: name, text })),
    );

/** Logistic regression over signs that are there or not, by Adam (Kingma and Ba 2015) over all rows. */
export function fit(examples: readonly Example[], hold = HOLD): Learned {
  const names = signsThatCount(examples);
  const places = new Map(names.map((name, at) => [name, at]));
  const rows = examples.map(({ signs }) => [...signs].flatMap((sign) => places.get(sign) ?? []));
  const size = names.length + 1;
  const [weights, first, second, slope] = [0, 0, 0, 0].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (let at = 0; at < size; at += 1) slope[at] = at < names.length ? hold * (weights[at] ?? 0) : 0;
    for (const [at, row] of rows.entries()) {
      const { order, counts } = examples[at]!;
      let sum = weights[size - 1] ?? 0;
      for (const place of row) sum += weights[place] ?? 0;
      const off = (1 / (1 + Math.exp(-sum)) - (order ? 1 : 0)) * counts;
      for (const place of row) slope[place] = (slope[place] ?? 0) + off;
      slope[size - 1] = (slope[size - 1] ?? 0) + off;
    }
    for (let at = 0; at < size; at += 1) {
      const own = slope[at] ?? 0;
      const mean = (first[at] = 0.9 * (first[at] ?? 0) + 0.1 * own);
      const square = (second[at] = 0.99 * (second[at] ?? 0) + 0.01 * own * own);
      const step = (STEP * (mean / (1 - 0.9 ** round))) / (Math.sqrt(square / (1 - 0.99 ** round)) + 1e-8);
      weights[at] = (weights[at] ?? 0) - step;
    }
  }
  return { base: weights[size - 1] ?? 0, signs: new Map(names.map((name, at) => [name, weights[at] ?? 0])) };
}

function signsThatCount(examples: readonly Example[]): string[] {
  const seen = new Map<string, { orders: number; lots: Set<string>; honest: number }>();
  for (const { signs, order, from } of examples) {
    for (const sign of signs) {
      let one = seen.get(sign);
      if (!one) seen.set(sign, (one = { orders: 0, lots: new Set(), honest: 0 }));
      if (!order) one.honest += 1;
      else {
        one.orders += 1;
        one.lots.add(from.replace(FIRST_LOTS, "first lots"));
      }
    }
  }
  return [...seen]
    .filter(([, one]) => (one.orders >= LEAST.orders && one.lots.size >= LEAST.lots) || one.honest >= LEAST.honest)
    .map(([name]) => name)
    .toSorted();
}

export function scoreOf({ base, signs }: Learned, seen: ReadonlySet<string>): number {
  let sum = base;
  for (const sign of seen) sum += signs.get(sign) ?? 0;
  return sum;
}

/** The least score that at most this share of `scores` reaches. */
const quantile = (scores: readonly number[], share: number): number =>
  scores.toSorted((a, b) => b - a)[Math.floor(scores.length * share)] ?? Infinity;

const planted = texts("planted");
/** Reports of the places that orders are planted in: their mayors and piers are no sign of an order. */
const local = readArticles(new Date(0))
  .filter(({ kind }) => kind === "news")
  .flatMap(({ paragraphs, slug }) =>
    paragraphs.flatMap((text) =>
      sentences(text, "en").map(({ start, end }) => ({ from: slug, text: text.slice(start, end) })),
    ),
  );
const alike = [...texts("honest"), ...local];
const reported: Honest[] = await honestSentences();
const examples: Example[] = [
  ...planted.map(({ from, text }) => ({ from, signs: orderSigns(text), order: true, counts: WRITTEN_COUNTS })),
  ...alike.map(({ from, text }, at) => ({
    from: `${from} ${at}`,
    signs: orderSigns(text),
    order: false,
    counts: WRITTEN_COUNTS,
  })),
  ...reported.map(({ doc, text }) => ({ from: doc, signs: orderSigns(text), order: false, counts: 1 })),
];
const sources = [...new Set(examples.map(({ from }) => from))];
const partOf = new Map(sources.map((from, at) => [from, at % FOLDS]));
/** What each is given by a model that saw nothing of its author or article. */
const unseen = new Map<Example, number>();
for (let part = 0; part < FOLDS; part += 1) {
  const model = fit(examples.filter(({ from }) => partOf.get(from) !== part));
  for (const one of examples) if (partOf.get(one.from) === part) unseen.set(one, scoreOf(model, one.signs));
}
const scores = (some: readonly Example[]): number[] => some.map((one) => unseen.get(one) ?? 0);
const articles = examples.slice(planted.length + alike.length);
const hard = examples.slice(planted.length, planted.length + alike.length);
const share = (some: readonly number[], at: number): string =>
  (some.filter((score) => score >= at).length / Math.max(1, some.length)).toFixed(3);
table(
  ["honest taken for orders", "from", "orders seen", "honest that look like orders"],
  [0.0005, 0.001, 0.003, 0.005, 0.01, 0.015, 0.02, 0.03, 0.05].map((part) => {
    const at = quantile(scores(articles), part);
    return [String(part), at.toFixed(2), share(scores(examples.slice(0, planted.length)), at), share(scores(hard), at)];
  }),
);
if (process.argv.includes("--write")) {
  const all = fit(examples);
  const rounded = (value: number): number => Math.round(value * 100) / 100;
  const file = join(import.meta.dirname, "../../models/orders.json");
  const signs = Object.fromEntries(
    [...all.signs].map(([name, weight]) => [name, rounded(weight)] as const).filter(([, weight]) => weight !== 0),
  );
  const own = (language: string): Example[] => articles.filter((_, at) => reported[at]?.language === language);
  const from = {
    firm: rounded(quantile(scores(articles), SHARES.firm)),
    faint: Object.fromEntries(
      ["en", "de", "fr", "es"].map((language) => [language, rounded(quantile(scores(own(language)), SHARES.faint))]),
    ),
  };
  writeFileSync(file, `${JSON.stringify({ base: rounded(all.base), from, signs }, null, 2)}\n`);
  print(
    `${file}: ${Object.keys(signs).length} signs, orders from ${JSON.stringify(from.faint)}, whatever stands around from ${from.firm}.`,
  );
}

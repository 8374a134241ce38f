// Importance on a replay: ten readers, what comes first for them, before and after their thumbs.
// Run: node bench/importance.ts [--seed 11]
import { readFileSync } from "node:fs";
import { type Taste, type Traits, scoreOf, tasteOf, traitsOf } from "../src/digest/importance.ts";
import { isSameMatter } from "../src/digest/again.ts";
import type { Article } from "../src/core/domain.ts";
import { article } from "../test/support/news.ts";
import { shared } from "../test/support/shared.ts";
import { option, print, table } from "./figures.ts";
import { seeded } from "./quality/others.ts";

const SEED = Number(option("seed") ?? 11);
const DAYS = 12;
const SHOWN = 10;
const THUMBS = 20;
const NOISE = 0.15;

interface Row {
  title: string;
  publisher: string;
  category: "b" | "e" | "t" | "m";
  time: number;
  story: string;
  url: string;
}

/** Stories of one stretch of the time, which stands for a day. */
interface Told {
  articles: Article[];
  rows: Row[];
  at: number;
  origins: number;
}

/** `wants` sees what the score never does: the category, the labelled story, who published it. */
interface Reader {
  name: string;
  words: string[];
  wants(rows: readonly Row[]): boolean;
  /** Looked at while the weights were chosen. */
  tuned: boolean;
}

const category =
  (...of: Row["category"][]) =>
  (rows: readonly Row[]) =>
    of.includes(rows[0]!.category);
const outlets = (sign: RegExp) => (rows: readonly Row[]) => rows.some(({ publisher }) => sign.test(publisher));
const titles = (sign: RegExp) => (rows: readonly Row[]) => rows.some(({ title }) => sign.test(title));

const READERS: Reader[] = [
  { name: "technology", words: [], wants: category("t"), tuned: true },
  { name: "business", words: [], wants: category("b"), tuned: false },
  { name: "health", words: [], wants: category("m"), tuned: true },
  { name: "entertainment", words: [], wants: category("e"), tuned: false },
  {
    name: "named: Fed and euro",
    words: ["fed", "ecb", "euro", "rate"],
    wants: titles(/\b(?:Fed|ECB|euro|rates?)\b/i),
    tuned: true,
  },
  { name: "named: Google, Apple", words: ["google", "apple"], wants: titles(/\b(?:Google|Apple)\b/i), tuned: false },
  { name: "wire agencies", words: [], wants: outlets(/Reuters|Bloomberg|Associated Press|AFP/i), tuned: true },
  { name: "local papers", words: [], wants: outlets(/Times|Post|Tribune|Herald|Chronicle|Journal/i), tuned: false },
  { name: "broadcasters", words: [], wants: outlets(/News|TV|CNN|NBC|CBS|ABC|BBC|Fox/), tuned: true },
  { name: "technology or health", words: [], wants: category("t", "m"), tuned: false },
];

function stories(rows: readonly Row[]): Told[] {
  const told: Told[] = [];
  for (const row of rows) {
    const id = `${told.length}-${row.time}`;
    const one = article(id, `${row.title}.`, {
      domain: new URL(row.url).hostname,
      source: row.publisher,
      published: new Date(row.time),
      title: row.title,
    });
    const same = told.findLast((story) => isSameMatter(story.articles[0]!.title, row.title));
    if (same) {
      same.articles.push(one);
      same.rows.push(row);
      same.origins = new Set(same.rows.map(({ publisher }) => publisher)).size;
    } else told.push({ articles: [one], rows: [row], at: row.time, origins: 1 });
  }
  return told;
}

const path = shared("corpus/stories/uci-headlines.dev.jsonl");
const rows = path
  ? readFileSync(path, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Row)
      .toSorted((a, b) => a.time - b.time)
  : [];
const size = Math.ceil(rows.length / DAYS);
const days = Array.from({ length: DAYS }, (_, day) => stories(rows.slice(day * size, (day + 1) * size)));
const next = seeded(SEED);
const random = new Map(days.flat().map((story) => [story, next()]));

const traits = (story: Told, reader: Reader): Traits =>
  traitsOf({ story, origins: story.origins, filters: { include: reader.words }, lens: { questions: [] }, lately: [] });

interface Found {
  /** Of what could have been right in the best ten of a day. */
  share: number;
  /** Of what was shown. */
  precision: number;
  /** The most days on end on which something was wanted and nothing of it shown. */
  wait: number;
}

function found(reader: Reader, over: readonly Told[][], score: (story: Told) => number): Found {
  let [right, best, shownAll, wait, longest] = [0, 0, 0, 0, 0];
  for (const day of over) {
    const top = day.toSorted((a, b) => score(b) - score(a)).slice(0, SHOWN);
    const wanted = top.filter(({ rows: told }) => reader.wants(told)).length;
    const possible = Math.min(SHOWN, day.filter(({ rows: told }) => reader.wants(told)).length);
    right += wanted;
    best += possible;
    shownAll += top.length;
    if (possible > 0) wait = wanted > 0 ? 0 : wait + 1;
    longest = Math.max(longest, wait);
  }
  return { share: best === 0 ? Number.NaN : right / best, precision: right / shownAll, wait: longest };
}

/** The taste after the first thumbs, 15 in 100 of them the wrong way round, on what the score put first. */
function taught(reader: Reader, over: readonly Told[][], thumbs: number): Taste {
  const votes: { traits: Traits; value: number }[] = [];
  for (const day of over) {
    const taste = tasteOf(votes);
    const held = day
      .map((story) => ({ story, traits: traits(story, reader) }))
      .toSorted((a, b) => scoreOf(b.traits, taste) - scoreOf(a.traits, taste));
    for (const { story, traits: own } of held.slice(0, SHOWN)) {
      if (votes.length >= thumbs) return tasteOf(votes);
      const right = reader.wants(story.rows) === next() >= NOISE;
      votes.push({ traits: own, value: right ? 1 : -1 });
    }
  }
  return tasteOf(votes);
}

/** The taste after a thumb on every second story of those days, none of them wrong: more than people ever give, which shows what is in reach. */
const toldAll = (reader: Reader, over: readonly Told[][]): Taste =>
  tasteOf(
    over
      .flat()
      .filter((_, at) => at % 2 === 0)
      .map((story) => ({ traits: traits(story, reader), value: reader.wants(story.rows) ? 1 : -1 })),
  );

print(
  `${days.flat().length} stories of ${rows.length} headlines in ${DAYS} stretches, ten readers, ${NOISE * 100} % of thumbs wrong, seed ${SEED}; the share of the best possible ${SHOWN}:`,
);
const [first, rest] = [days.slice(0, 4), days.slice(4)];
const shown = READERS.map((reader) => {
  const by = (taste: Taste) => (story: Told) => scoreOf(traits(story, reader), taste);
  const runs = [
    found(reader, rest, ({ at }) => -at),
    found(reader, rest, ({ at }) => at),
    found(reader, rest, ({ origins }) => origins),
    found(reader, rest, (story) => random.get(story) ?? 0),
    found(reader, rest, by({})),
    found(reader, rest, by(taught(reader, first, THUMBS))),
    found(reader, rest, by(taught(reader, first, 40))),
    found(reader, rest, by(toldAll(reader, first))),
  ];
  const best = found(reader, rest, ({ rows: told }) => (reader.wants(told) ? 1 : 0)).precision;
  const figures = runs.map(({ share }) => share);
  return { reader, figures, runs, best };
});
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const line = (name: string, figures: number[]): string[] => [name, ...figures.map((value) => value.toFixed(2))];
if (rows.length > 0) {
  table(
    [
      "reader",
      "first come",
      "newest",
      "origins",
      "random",
      "importance",
      `after ${THUMBS} thumbs`,
      "after 40",
      "every second told",
    ],
    [
      ...shown.map(({ reader, figures }) => line(`${reader.name}${reader.tuned ? "" : " (kept apart)"}`, figures)),
      line(
        "mean of those kept apart",
        shown[0]!.figures.map((_, at) =>
          mean(shown.filter(({ reader }) => !reader.tuned).map(({ figures }) => figures[at]!)),
        ),
      ),
    ],
  );
  const [before, after] = [4, 5];
  print(`Precision at ${SHOWN}, and the most days on end with something wanted and none of it shown (7 is a week):`);
  table(
    ["reader", "random", "importance", `after ${THUMBS} thumbs`, "best possible", "days before thumbs", "days after"],
    shown.map(({ reader, runs, best }) => [
      `${reader.name}${reader.tuned ? "" : " (kept apart)"}`,
      ...[3, before, after].map((at) => (runs[at]?.precision ?? Number.NaN).toFixed(2)),
      best.toFixed(2),
      ...[before, after].map((at) => `${runs[at]?.wait ?? "-"}`),
    ]),
  );
}

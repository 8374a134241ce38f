// Article extraction beside plain Readability and linkedom: quality and pages per second.
// Run: node bench/articles.ts [--quality], one round and no speed
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { ArticleText } from "../src/core/domain.ts";
import { extractPage } from "../src/stories/extract-page.ts";
import { createReaders } from "../src/children/readers.ts";
import { type Score, harmonic, plainly, scoreAll, scorePage } from "../test/support/article-score.ts";
import { shared } from "../test/support/shared.ts";
import { median, option } from "./figures.ts";

const ROUNDS = option("quality") === undefined ? 5 : 0;
/** Their committed outputs on these pages, as the benchmark publishes them: F1. */
const PUBLISHED =
  "rs_trafilatura .971, go_trafilatura .962, trafilatura .957, readability-lxml .952, go_readability .939, Readability.js .939, newspaper4k .935, goose3 .915";

interface Page {
  html: Buffer;
  url: string;
  truth: string;
}

function readPages(folder: string): Page[] {
  const list = JSON.parse(readFileSync(`${folder}/aeb/ground-truth.json`, "utf8")) as {
    file: string;
    url: string;
    articleBody: string;
  }[];
  return list.map(({ file, url, articleBody }) => ({
    html: gunzipSync(readFileSync(`${folder}/${file}`)),
    url,
    truth: articleBody,
  }));
}

function plainReadability({ html }: Page): string {
  const { document } = parseHTML(html.toString("utf8"));
  return new Readability(document as never).parse()?.textContent ?? "";
}

const extractor = createReaders();
const contenders: { name: string; read: (page: Page) => string | Promise<string> }[] = [
  { name: "Readability + linkedom", read: plainReadability },
  {
    name: "footnote, same process",
    read: ({ html, url }) => extractPage(html, { url, contentType: undefined }, new Date()).text,
  },
  {
    name: "footnote, child process",
    read: async ({ html, url }) => (await extractor.extract(html, { url, contentType: undefined })).text,
  },
];

function print(...cells: (string | number)[]): void {
  process.stdout.write(`${cells.map((cell) => String(cell).padEnd(25)).join("")}\n`);
}

/** What `extractPage` makes of a marked page; nothing where it refuses it. */
function readOne(folder: string, file: string, url = "https://page.example/"): Partial<ArticleText> {
  try {
    return extractPage(gunzipSync(readFileSync(`${folder}/${file}`)), { url, contentType: undefined }, new Date());
  } catch {
    return {};
  }
}

/** Pieces of text that people marked as the article's, and as no part of it, in many languages. */
function printSnippets(folder: string): void {
  const pages = JSON.parse(readFileSync(`${folder}/trafilatura/snippets.json`, "utf8")) as {
    file: string;
    url: string;
    with: string[];
    without: string[];
  }[];
  let [kept, lost, wrong] = [0, 0, 0];
  for (const { file, url, with: wanted, without } of pages) {
    const text = plainly(readOne(folder, file, url).text ?? "");
    const has = (snippet: string): boolean => text.includes(plainly(snippet));
    kept += wanted.filter(has).length;
    lost += wanted.filter((snippet) => !has(snippet)).length;
    wrong += without.filter(has).length;
  }
  const [precision, recall] = [kept / (kept + wrong), kept / (kept + lost)];
  print(
    `${pages.length} pages, snippets`,
    precision.toFixed(3),
    recall.toFixed(3),
    harmonic(precision, recall).toFixed(3),
  );
}

function printBylines(folder: string): void {
  const pages = JSON.parse(readFileSync(`${folder}/readability/metadata.json`, "utf8")) as {
    file: string;
    metadata: { byline?: string };
  }[];
  const read = pages.map(({ file, metadata }) => ({ noted: metadata.byline, found: readOne(folder, file).byline }));
  const signed = read.filter(({ noted }) => noted);
  const right = signed.filter(
    ({ noted = "", found }) => found !== undefined && plainly(noted).includes(plainly(found)),
  );
  const surplus = read.filter(({ noted, found }) => !noted && found !== undefined);
  print(`bylines: ${right.length} of ${signed.length} as noted, ${surplus.length} where nobody is named`);
  for (const { noted = "", found } of signed)
    if (!right.some((one) => one.noted === noted))
      print(`  noted ${JSON.stringify(noted)}, read ${JSON.stringify(found)}`);
}

const folder = shared("corpus/articles");
if (folder) {
  const pages = readPages(folder);
  const seconds = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  const scores = new Map<string, Score[]>();
  // The first round warms up and is scored; the others, in turn, are timed.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { name, read } of contenders) {
      const started = performance.now();
      const texts: string[] = [];
      for (const page of pages) texts.push(await read(page));
      if (round === 0)
        scores.set(
          name,
          texts.map((text, index) => scorePage(pages[index]!.truth, text)),
        );
      else seconds.get(name)!.push((performance.now() - started) / 1000);
    }
  }
  const base = median(seconds.get(contenders[0]!.name)!);
  print(`${pages.length} pages`, "precision", "recall", "F1", "pages/s", "speed ratio");
  for (const { name } of contenders) {
    const { precision, recall, f1 } = scoreAll(scores.get(name)!);
    const took = median(seconds.get(name)!);
    print(
      name,
      precision.toFixed(3),
      recall.toFixed(3),
      f1.toFixed(3),
      ROUNDS > 0 ? (pages.length / took).toFixed(0) : "",
      ROUNDS > 0 ? (base / took).toFixed(2) : "",
    );
  }
  print(`published on these pages: ${PUBLISHED}`);
  printSnippets(folder);
  printBylines(folder);
} else {
  print("The marked pages are not here: nothing is measured.");
}
await extractor.close();

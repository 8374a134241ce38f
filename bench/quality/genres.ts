// Kinds of pages beside the labels: how many are told right, and what news is taken for.
// Run: node bench/quality/genres.ts
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { genreOf } from "../../src/stories/genre.ts";
import { extractPage } from "../../src/stories/extract-page.ts";
import { basilStories } from "../../test/support/basil.ts";
import { shared } from "../../test/support/shared.ts";
import { print, table } from "../figures.ts";

interface Labelled {
  doc: string;
  kind: string;
  sure: boolean;
}

const linesOf = <T>(path: string): T[] =>
  readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);

/** The kind of a page by its file alone, as the command `article` tells it. */
function kindOf(folder: string, doc: string): string {
  const file = ["aeb", "trafilatura"]
    .map((part) => `${folder}/${part}/${doc}.html.gz`)
    .find((path) => existsSync(path));
  if (file === undefined) return "no file";
  try {
    const page = { url: "https://page.invalid/", contentType: undefined };
    return extractPage(gunzipSync(readFileSync(file)), page, new Date()).genre ?? "none";
  } catch {
    return "no article";
  }
}

const [labels, articles] = [shared("corpus/editing-pages/kinds.jsonl"), shared("corpus/articles")];
if (labels && articles) {
  const pages = linesOf<Labelled>(labels).map((page) => ({ ...page, told: kindOf(articles, page.doc) }));
  const share = (some: typeof pages): string =>
    `${some.filter(({ kind, told }) => kind === told).length} of ${some.length}`;
  const sure = pages.filter((page) => page.sure);
  const news = sure.filter(({ kind }) => kind === "news");
  table(
    ["pages", "kind right", "all called news"],
    [
      ["whose kind is sure", share(sure), `${news.length} of ${sure.length}`],
      ["of these, not news", share(sure.filter(({ kind }) => kind !== "news")), "0"],
      ["unsure", share(pages.filter((page) => !page.sure)), ""],
    ],
  );
  print(`news taken for something else: ${news.filter(({ told }) => told !== "news").length} of ${news.length}`);
  const wrong = sure.filter(({ kind, told }) => kind !== told);
  print(`wrong where it is sure: ${wrong.map(({ kind, told }) => `${kind} for ${told}`).join(", ") || "none"}`);
  print("The rules were written with these pages at hand: other pages tell more.");
} else print("The labelled pages are not here: nothing is measured.");

// News: no rule names one of these pages, though thresholds were set after reading what came out wrong.
const reports = basilStories()?.flatMap(({ articles: told }) => told) ?? [];
const kept = reports.filter(({ title, text, language }) => genreOf({ title, text, language }) === "news");
print(`reports of three outlets kept as news, by text alone: ${kept.length} of ${reports.length}`);

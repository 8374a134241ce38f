// What a model writes, measured: the recorded analyses of the sample, or a model on labelled stories.
//   node bench/quality/written.ts                       (the recordings; part of npm run quality)
//   node bench/quality/written.ts --labelled [stories]  (MODEL_* settings; npm run eval -- --labelled [stories])
import { createRecordedModel } from "../../src/app/recorded.ts";
import { readRecordings } from "../../src/app/recordings.ts";
import { claimsOf } from "../../src/core/analysis.ts";
import type { Analysis, Story } from "../../src/core/domain.ts";
import type { GenerateRequest, LanguageModel } from "../../src/core/ports.ts";
import { copied } from "../../src/cli/readability.ts";
import { words } from "../../src/language/words.ts";
import { costOf, type Price } from "../../src/model/cost.ts";
import { loadPrompts } from "../../src/write/prompts.ts";
import { estimateTokens } from "../../src/write/tokens.ts";
import { sampleStory } from "../../test/support/sample.ts";
import { option, print, table } from "../figures.ts";
import { analyseWith, configuredModel } from "../recording.ts";
import { isThere, placeName } from "./corpus.ts";
import { labelledStories, type LabelledStory } from "./labelled.ts";

type Tier = "fast" | "deep";

/** One call: where it went and what was counted, by the server where it counts. */
interface Spent {
  prompt: string;
  tier: Tier;
  tokensIn: number;
  tokensOut: number;
  /** Numbered claims that it was asked about. */
  claims: number;
}

interface Written {
  story: Story;
  analysis: Analysis;
  spent: Spent[];
  labelled?: LabelledStory;
}

/** Dollars for a million tokens where none are given: a deep model ten times as dear as a fast one. */
const PRICES: Record<Tier, Price> = {
  deep: { in: 1.25, cached: 0.125, out: 10 },
  fast: { in: 0.125, cached: 0.0125, out: 1 },
};
/** A story by the way before: 7,400 tokens, all on the deep tier; how much of it was written is assumed. */
const BEFORE = { tokensIn: 5_000, tokensOut: 2_400 };
export const BARS = { deep: 5_000, fast: 4_000 };

/** The same model, with what every call takes noted in `spent`. */
export const metered = (model: LanguageModel, spent: Spent[]): LanguageModel => ({
  async generate<T>(request: GenerateRequest<T>) {
    const { id, tier, system, user } = request.prompt;
    const generation = await model.generate(request);
    const counted = generation.usage.tokensIn > 0;
    spent.push({
      prompt: id.replace(/@.*/s, ""),
      tier,
      tokensIn: counted ? generation.usage.tokensIn : estimateTokens(system) + estimateTokens(user),
      tokensOut: counted ? generation.usage.tokensOut : estimateTokens(JSON.stringify(generation.value)),
      claims: user.match(/^\d+: /gm)?.length ?? 0,
    });
    return generation;
  },
});

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);
const of = (spent: Spent[], tier: Tier) => spent.filter((one) => one.tier === tier);
const tokens = (spent: Spent[]): number => sum(spent.map(({ tokensIn, tokensOut }) => tokensIn + tokensOut));
const dollars = (spent: Spent[]): number =>
  sum(spent.map(({ tier, ...used }) => costOf(PRICES[tier], { ...used, tokensCached: 0 }) ?? 0));

/** Must-have facts of a labelled story, and those of them that a claim cites. */
export function mustHave({ rows, told, placesOf }: LabelledStory, analysis: Analysis): { all: number; told: number } {
  const fact = (place: string): string =>
    placeOfGroup((told.same ?? []).find((group) => group.some(([doc, n]) => placeName(doc, n) === place))) ?? place;
  const all = new Set(
    rows.flatMap(({ labels }) =>
      labels.filter(({ weight }) => weight === 3).map(({ doc, n }) => fact(placeName(doc, n))),
    ),
  );
  const cited = claimsOf(analysis).flatMap(({ citations }) =>
    citations.flatMap(({ passage, articleId }) => placesOf(passage, articleId).map(fact)),
  );
  return { all: all.size, told: new Set(cited.filter((place) => all.has(place))).size };
}

const placeOfGroup = (group: [string, number][] | undefined): string | undefined =>
  group?.[0] && placeName(...group[0]);

/** What follows from several lines, said first of why it matters. */
const soWhats = ({ why }: Analysis): number =>
  why.filter(({ kind, citations }) => kind === "inference" && citations.length > 1).length;

function row({ story, analysis, spent, labelled }: Written): (string | number)[] {
  const claims = claimsOf(analysis);
  const text = claims.map((claim) => claim.text).join(" ");
  const source = story.articles.map((article) => article.text).join("\n\n");
  const must = labelled && mustHave(labelled, analysis);
  const mended = sum(spent.filter(({ prompt }) => prompt === "repair").map((one) => one.claims));
  const doubted = claims.filter(({ doubts }) => doubts.length > 0).length;
  return [
    analysis.writtenBy.kind,
    must ? `${must.told} of ${must.all}` : "-",
    words(text).length,
    soWhats(analysis),
    copied(text, source).density.toFixed(1),
    claims.length,
    mended,
    doubted,
    analysis.dropped.length,
    `${of(spent, "deep").length} + ${of(spent, "fast").length}`,
    tokens(of(spent, "deep")),
    tokens(of(spent, "fast")),
    dollars(spent).toFixed(5),
  ];
}

/** Tokens a story, by tier. */
export function meanTokens(written: [string, Written][]): Record<Tier, number> {
  const mean = (tier: Tier): number =>
    Math.round(sum(written.map(([, { spent }]) => tokens(of(spent, tier)))) / Math.max(1, written.length));
  return { deep: mean("deep"), fast: mean("fast") };
}

const HEAD = ["by", "must-have", "words", "so-whats", "copied", "claims", "mended", "doubted", "dropped"];

function show(written: [string, Written][]): void {
  const rows = written.map(([name, one]): string[] => [name, ...row(one).map(String)]);
  table(["story", ...HEAD, "calls deep + fast", "deep tokens", "fast tokens", "dollars"], rows);
  const all = written.map(([, { spent }]) => spent);
  const { deep, fast } = meanTokens(written);
  const before = costOf(PRICES.deep, { ...BEFORE, tokensCached: 0 }) ?? 0;
  print(`tokens a story: deep ${deep} (bar ${BARS.deep}),`);
  print(`fast ${fast} (bar ${BARS.fast});`);
  print(
    `money ${(sum(all.map(dollars)) / Math.max(1, all.length)).toFixed(5)} dollars (before, all deep: ${before.toFixed(5)})`,
  );
}

/** The sample's stories, told from what is recorded. */
export async function recorded(): Promise<[string, Written][]> {
  const startedAt = new Date("2026-11-24T12:00:00Z");
  const prompts = loadPrompts();
  const found: [string, Written][] = [];
  for (const name of readRecordings().keys()) {
    const story = sampleStory(name, startedAt).first;
    const spent: Spent[] = [];
    const analysis = await analyseWith(metered(createRecordedModel(prompts, startedAt), spent), story, prompts);
    found.push([name, { story, analysis, spent }]);
  }
  return found;
}

async function asked(most: number): Promise<[string, Written][]> {
  const { model, names } = configuredModel();
  print(`written by ${names || "nobody: no model is configured (MODEL_BASE_URL, MODEL_DEEP, MODEL_FAST)"}\n`);
  const found: [string, Written][] = [];
  for (const labelled of labelledStories().slice(0, most)) {
    const spent: Spent[] = [];
    const analysis = await analyseWith(metered(model, spent), labelled.story, loadPrompts());
    found.push([labelled.told.story.slice(0, 8), { story: labelled.story, analysis, spent, labelled }]);
  }
  return found;
}

/** The table for the recordings, or for a model over so many of the labelled stories. */
export async function judgeWritten(labelled: string | undefined): Promise<void> {
  if (labelled === undefined) return show(await recorded());
  if (!isThere()) return print("The labelled stories are not there (FOOTNOTE_SHARED); nothing judged.");
  show(await asked(labelled === "" ? Infinity : Number(labelled)));
}

if (import.meta.main) await judgeWritten(option("labelled"));

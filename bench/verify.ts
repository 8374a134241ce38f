// Measures the claim verifier: edits of real sentences, labelled summaries, speed.
// node bench/verify.ts [--seed 1]
import { readFileSync } from "node:fs";
import { checksFor } from "../src/language/checks.ts";
import { align } from "../src/verify/quotes.ts";
import { prepareSource } from "../src/verify/source.ts";
import { verifyText } from "../src/verify/verify-text.ts";
import { verifyClaim, type Source } from "../src/verify/verify.ts";
import { sentences } from "../src/language/sentences.ts";
import { casesOf, newsTexts, type Case } from "../test/verify/cases.ts";
import { alterQuotation, FALSIFIED } from "../test/verify/edits.ts";
import { REWRITTEN } from "../test/verify/rewrites.ts";
import { shared } from "../test/support/shared.ts";
import { option, print } from "./figures.ts";

const seed = Number(option("seed") ?? 1);
const times: number[] = [];

function timed<T>(work: () => T): T {
  const from = performance.now();
  const done = work();
  times.push(performance.now() - from);
  return done;
}

function share(part: number, of: number): string {
  return `${((100 * part) / of).toFixed(1)} %`.padStart(8);
}

function verdict({ text, sentence, claim }: Case): "refused" | "hinted" | "clean" {
  const quote = text.text.slice(sentence.start, sentence.end);
  const cites = [{ sid: `S1.${sentence.n}`, quote }];
  const { verdict: found, hints } = timed(() => verifyClaim({ text: claim, kind: "fact", cites }, [text]));
  return found === "unsupported" ? "refused" : found === "soft" || hints.length > 0 ? "hinted" : "clean";
}

function edits(): void {
  const texts = newsTexts();
  if (!texts) return print("edits: skipped, no shared corpus");
  print(
    `edits of real sentences against the cited sentence, seed ${seed} (refused by rules; told = refused, or with a hint that reaches the judge)`,
  );
  const kinds = [
    ...Object.entries(FALSIFIED).map(([name, { edit, refused, told }]) => ({
      name,
      edit,
      goal: `>= ${100 * refused} / ${100 * told} %`,
    })),
    { name: "words in quotation marks altered", edit: alterQuotation, goal: "100 %" },
    ...Object.entries(REWRITTEN).map(([name, { edit, ceiling }]) => ({
      name: `rewrite: ${name}`,
      edit,
      goal: `<= ${100 * ceiling} %`,
    })),
  ];
  for (const { name, edit, goal } of kinds) {
    const verdicts = casesOf(edit, texts, 600, seed).map(verdict);
    const told = verdicts.filter((one) => one !== "clean").length;
    const refused = verdicts.filter((one) => one === "refused").length;
    print(
      `  ${name.padEnd(34)} n ${String(verdicts.length).padStart(4)}  refused ${share(refused, verdicts.length)}  told ${share(told, verdicts.length)}  goal ${goal}`,
    );
  }
  const quotes = Object.values(FALSIFIED)
    .flatMap(({ edit }, index) => casesOf(edit, texts, 150, seed + index))
    .slice(0, 1000);
  const shown = quotes.filter(({ text, claim }) => {
    const found = align(claim, prepareSource(text, checksFor("en")));
    return found !== undefined && text.text.slice(found.start, found.end) === claim;
  }).length;
  print(`  altered quotations shown as they were written: ${shown} of ${quotes.length}`);
}

interface Labelled {
  set: string;
  source: string;
  claim: string;
  supported: boolean;
}

function rows<T>(name: string): T[] {
  const path = shared(`corpus/faithfulness/${name}.dev.jsonl`);
  return path
    ? readFileSync(path, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as T)
    : [];
}

function labelled(): Labelled[] {
  const qags = rows<{ id: string; article: string; sentences: { sentence: string; supported: boolean }[] }>("qags");
  const faithbench = rows<{ source: string; summary: string; worst: string }>("faithbench");
  const cliff = rows<{ id: string; article: string; summary: string; errorType: string }>("cliff-spans");
  return [
    ...qags.flatMap(({ id, article, sentences: all }) =>
      all.map(({ sentence, supported }) => ({
        set: id.includes("xsum") ? "QAGS XSum" : "QAGS CNN/DM",
        source: article,
        claim: sentence,
        supported,
      })),
    ),
    ...faithbench.map(({ source, summary, worst }) => ({
      set: "FaithBench",
      source,
      claim: summary,
      supported: worst !== "Unwanted",
    })),
    ...cliff.map(({ id, article, summary, errorType }) => ({
      set: id.includes("xsum") ? "CLIFF XSum" : "CLIFF CNN/DM",
      source: article,
      claim: summary,
      supported: errorType === "correct",
    })),
  ];
}

/** Published or measured elsewhere, for comparison; other halves of the sets, other thresholds. */
const PUBLISHED: Record<string, string> = {
  "QAGS CNN/DM": "word and word-pair share .77",
  "QAGS XSum": "word and word-pair share .60",
  FaithBench: "detectors, GPT-4o included: .50 to .56",
};

function summaries(): void {
  const all = labelled();
  if (all.length === 0) return print("summaries: skipped, no shared corpus");
  print(
    "\nlabelled summaries against the whole source (thresholds of support.ts chosen on QAGS; supported against the rest)",
  );
  for (const set of new Set(all.map((row) => row.set))) {
    const of = all.filter((row) => row.set === set);
    const hits = [true, false].map((label) => {
      const same = of.filter(({ supported }) => supported === label);
      const right = same.filter((row) => (whole(row) === "supported") === label).length;
      return { right, of: same.length, share: right / same.length };
    });
    const [yes, no] = hits;
    const balanced = hits.reduce((sum, hit) => sum + hit.share / 2, 0);
    print(
      `  ${set.padEnd(14)} n ${String(of.length).padStart(4)}  balanced accuracy ${balanced.toFixed(3)}  (supported ${yes?.right}/${yes?.of}, not ${no?.right}/${no?.of})  ${PUBLISHED[set] ?? ""}`,
    );
  }
}

function whole({ source, claim }: Labelled): string {
  const held: Source = {
    id: "1",
    title: "",
    published: undefined,
    text: source,
    sentences: sentences(source, "en"),
    domain: "",
  };
  return timed(() => verifyText(claim, [held]).verdict);
}

function speed(): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(2);
  print(
    `\n${sorted.length} claims: median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, reading the source included where it was new (goal < 5 ms)`,
  );
}

edits();
summaries();
speed();

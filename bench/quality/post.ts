// The post without a model, judged against an editor's labels: `node bench/quality/post.ts`.
//
// Each story is judged with models that never saw it: the stories are dealt out to twelve folds in their order, and learned
// from the other eleven. The shipped models, which saw them all, stand below, marked so.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Analysis } from "../../src/core/domain.ts";
import { defaultLens } from "../../src/digest/defaults.ts";
import { extracted } from "../../src/extract/analyst.ts";
import type { Weights } from "../../src/extract/weigh.ts";
import { shippedWeights } from "../../src/extract/weights.ts";
import { origins } from "../../src/stories/origins.ts";
import { print, table } from "../figures.ts";
import { folderOf, isThere, type SetName } from "./corpus.ts";
import { labelledStories, ownStories, type LabelledStory } from "./labelled.ts";
import { learn } from "./train.ts";

const FOLDS = 12;
const PARTS: { name: string; set: SetName; language?: string }[] = [
  { name: "stories", set: "editing" },
  { name: "pages, English", set: "editing-pages", language: "en" },
  { name: "pages, German", set: "editing-pages", language: "de" },
];

/** What the scorer prints, as far as it is shown here. */
interface Score {
  [measure: string]: number | Record<string, string>;
}

const MEASURES = {
  words: "words a story",
  "must-have": "must-have facts told",
  useful: "useful sentences",
  fit: "fit to print",
  leaning: "leaning",
  misleading: "misleading",
  furniture: "furniture",
  repeats: "repeats",
  "kind right": "kind right",
  altered: "altered",
} as const;
const SLOTS = ["lead", "happened", "why", "conclusion"] as const;

function run(): void {
  const stories = labelledStories();
  const own = ownStories();
  const folder = mkdtempSync(join(tmpdir(), "footnote-quality-"));
  const rows: string[][] = [];
  const add = (name: string, part: (typeof PARTS)[number], args: string[]): void => {
    rows.push([part.name, name, ...cells(score(part, args))]);
  };
  try {
    const folds = Array.from({ length: FOLDS }, (_, fold) =>
      learn(
        stories.filter((_, at) => at % FOLDS !== fold),
        own,
      ),
    );
    const held = stories.map((story, at) => line(story, folds[at % FOLDS]));
    const shipped = stories.map((story) => line(story, shippedWeights()));
    for (const part of PARTS) {
      add(`first ${part.set === "editing" ? 250 : 240} words`, part, [
        "first",
        "--words",
        part.set === "editing" ? "250" : "240",
      ]);
      add("an editor", part, ["editor"]);
      for (const [name, all] of [
        ["never seen", held],
        ["shipped (seen in training)", shipped],
      ] as const) {
        const file = join(folder, `${name}-${part.name}.jsonl`);
        writeFileSync(file, all.filter((_, at) => isIn(part, stories[at])).join("\n"));
        add(name, part, ["extract", file]);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  table(["", "", ...Object.keys(MEASURES), ...SLOTS], rows);
}

const isIn = ({ set, language }: (typeof PARTS)[number], story: LabelledStory | undefined): boolean =>
  story?.set === set && (language === undefined || story.language === language);

function line({ told, story, language }: LabelledStory, weights: Weights | undefined): string {
  const analysis: Analysis = extracted(story, origins(story.articles), defaultLens(language), weights);
  return JSON.stringify({ story: told.story, analysis });
}

/** The scorer that comes with the material. */
function score({ set, language }: (typeof PARTS)[number], args: string[]): Score {
  const more = ["--labels", folderOf(set), ...(language ? ["--language", language] : [])];
  const out = execFileSync("python3", [join(folderOf("editing"), "score.py"), ...args, ...more], { encoding: "utf8" });
  return JSON.parse(out) as Score;
}

function cells(told: Score): string[] {
  const slots = told["right slot"];
  return [
    ...Object.values(MEASURES).map((measure) => String(told[measure])),
    ...SLOTS.map((slot) => (typeof slots === "object" ? (slots[slot] ?? "-") : "-")),
  ];
}

if (isThere()) run();
else print("The labelled stories are not there (FOOTNOTE_SHARED); nothing judged.");

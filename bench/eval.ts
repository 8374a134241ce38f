// The rubric of two recorded runs side by side, replayed without a model; or a new recording, with one.
//   node bench/eval.ts bench/recordings/demo-careful.json bench/recordings/demo-careless.json
//   node bench/eval.ts --judge ...   (the second reader; see bench/judge.ts)
//   node bench/eval.ts --labelled 3   (the labelled stories; see bench/quality/written.ts)
//   node bench/eval.ts --record out.json --label "my model" bench/recordings/demo-careful.json   (its stories; MODEL_* settings)
import { english } from "../src/words/index.ts";
import { parseArgs } from "node:util";
import { loadPrompts } from "../src/write/prompts.ts";
import { rubric, type Rubric } from "../src/cli/rubric.ts";
import { judgeClaims } from "./judge.ts";
import { judgeWritten } from "./quality/written.ts";
import {
  analyseWith,
  configuredModel,
  noting,
  readRecording,
  replayModel,
  storyFrom,
  writeRecording,
  type RecordedCall,
  type Recording,
} from "./recording.ts";

const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    record: { type: "string" },
    label: { type: "string" },
    prompts: { type: "string" },
    judge: { type: "boolean" },
    labelled: { type: "boolean" },
    stories: { type: "string" },
  },
});
// Another folder of prompts shows what a changed prompt's recording is worth before it is shipped.
const prompts = loadPrompts(options.prompts);
const say = (line: string) => process.stdout.write(`${line}\n`);

type Row = Record<string, number | undefined>;

async function measure(recording: Recording): Promise<Row> {
  const rows: Row[] = [];
  for (const kept of recording.stories) {
    const story = storyFrom(kept);
    const analysis = await analyseWith(replayModel(kept.calls), story, prompts);
    const { failures, ...measured }: Rubric = rubric(analysis, story.articles);
    if (measured.dropRate > 0.25)
      say(`! ${recording.label}, ${kept.id}: ${shown(measured.dropRate)} of what was written could not be published`);
    for (const failure of failures) say(`! ${recording.label}, ${kept.id}: ${failure}`);
    const { calls } = kept;
    const sum = (of: (each: RecordedCall) => number) => calls.reduce((total, each) => total + of(each), 0);
    const cost = calls.some(({ usage }) => usage.cost === null) ? undefined : sum(({ usage }) => usage.cost ?? 0);
    rows.push({
      ...measured,
      byModel: analysis.writtenBy.kind === "model" ? 1 : 0,
      repairRate: calls.some(({ prompt }) => prompt.startsWith("repair@")) ? 1 : 0,
      cost,
      ms: sum(({ ms }) => ms),
      tokensIn: sum(({ usage }) => usage.tokensIn),
      tokensCached: sum(({ usage }) => usage.tokensCached),
      tokensOut: sum(({ usage }) => usage.tokensOut),
    });
  }
  return Object.fromEntries(Object.keys(rows[0] ?? {}).map((name) => [name, mean(rows.map((row) => row[name]))]));
}

function mean(values: (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
}

const shown = (value: number | undefined) => (value === undefined ? "-" : String(Math.round(value * 1e4) / 1e4));

async function compare(recordings: Recording[]): Promise<void> {
  const rows: Row[] = [];
  for (const recording of recordings) rows.push(await measure(recording));
  say(["mean per story", ...recordings.map(({ label }) => label)].map((cell) => cell.padEnd(24)).join(""));
  for (const name of Object.keys(rows[0] ?? {}))
    say([name, ...rows.map((row) => shown(row[name]))].map((cell) => cell.padEnd(24)).join(""));
  for (const { label, madeBy, stories } of recordings) say(`${label}: ${stories.length} stories, replies by ${madeBy}`);
}

async function record(path: string, from: Recording): Promise<void> {
  const { model, names: models } = configuredModel();
  const stories: Recording["stories"] = [];
  for (const kept of from.stories) {
    const calls: RecordedCall[] = [];
    const { writtenBy } = await analyseWith(noting(model, calls), storyFrom(kept), prompts);
    say(
      `${kept.id}: ${calls.length} calls, ${writtenBy.kind === "model" ? writtenBy.model : `extract (${writtenBy.because === undefined ? "" : english.tell(writtenBy.because)})`}`,
    );
    stories.push({ ...kept, calls });
  }
  writeRecording(path, { label: options.label ?? models, madeBy: models || "nobody: no model is configured", stories });
}

async function judge(): Promise<void> {
  const [replay] = files;
  if (replay) return judgeClaims({ replay });
  const { model, names } = configuredModel();
  const { record: out, stories, label } = options;
  return judgeClaims({ model, madeBy: label ?? names, ...(out && { record: out }), ...(stories && { stories }) });
}

async function main(): Promise<void> {
  if (options.judge) return judge();
  if (options.labelled) return judgeWritten(files[0] ?? "");
  const recordings = files.map(readRecording);
  const [first] = recordings;
  if (!first) say("Name one or two recordings, for example bench/recordings/demo-careful.json.");
  else if (options.record) await record(options.record, first);
  else await compare(recordings);
}

await main();

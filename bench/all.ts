// Runs every bench in turn, each in a process of its own: `npm run bench`, `npm run quality`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { option, print } from "./figures.ts";

/** What is measured, and what `--quick` gives each; `quality` are those that judge against labelled material. */
const PARTS: { name: string; quality?: true; quick?: string[] }[] = [
  { name: "feeds", quality: true },
  { name: "articles", quality: true },
  { name: "stories", quality: true, quick: ["--items", "50000"] },
  { name: "verify", quality: true },
  { name: "quality/post", quality: true },
  { name: "quality/claims", quality: true },
  { name: "quality/written", quality: true },
  { name: "quality/genres", quality: true },
  { name: "quality/additions", quality: true },
  { name: "quality/answers", quality: true },
  { name: "quality/watches", quality: true },
  { name: "importance", quality: true },
  { name: "quality/orders", quality: true },
  { name: "quality/disagreement", quality: true },
  { name: "quality/again", quality: true },
  { name: "quality/recall", quality: true },
  { name: "search", quality: true, quick: ["--embedded", "2000", "--server", "0"] },
  { name: "analysis" },
  { name: "matching" },
  { name: "replay", quick: ["--stories", "1000"] },
  { name: "poll", quick: ["--quick"] },
  { name: "poll-scale", quick: ["--quick"] },
  { name: "poll-sustain", quick: ["--feeds", "500,1000", "--minutes", "0.5"] },
  { name: "fleet", quick: ["--quick"] },
  { name: "start", quick: ["--quick"] },
  { name: "slack-ack", quick: ["3"] },
  { name: "discord-ack", quick: ["3"] },
];

const [quick, quality] = [option("quick") !== undefined, option("quality") !== undefined];
let failed = false;
for (const part of PARTS.filter((each) => !quality || each.quality)) {
  const args = quality ? ["--quality"] : quick ? (part.quick ?? []) : [];
  print(`\n== ${["node", `bench/${part.name}.ts`, ...args].join(" ")}`);
  const script = fileURLToPath(new URL(`${part.name}.ts`, import.meta.url));
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: "inherit" });
  if (status === 0) continue;
  failed = true;
  print(`${part.name} failed (${status}).`);
}
process.exitCode = failed ? 1 : 0;

// Kills the program hundreds of times while it tells news, on every platform and home of its store.
// `npm run crash -- [--platform slack|discord] [--home pglite|postgres] [--kills 200] [--seed n] [--at step] [--processes n] [--feeds n]`
import { parseArgs } from "node:util";
import { crashRun, STEPS, type Result, type Step } from "../test/crash/run.ts";
import type { PlatformName } from "../test/crash/platforms.ts";

const { values } = parseArgs({
  options: {
    platform: { type: "string" },
    home: { type: "string" },
    kills: { type: "string", default: "200" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    at: { type: "string" },
    processes: { type: "string", default: "1" },
    feeds: { type: "string", default: "40" },
  },
});
const print = (words: string): void => void process.stdout.write(`${words}\n`);
const seed = Number(values.seed);
const platforms = (["slack", "discord"] as const).filter((name) => !values.platform || name === values.platform);
const homes = (["pglite", "postgres"] as const).filter((name) => !values.home || name === values.home);
if (values.at !== undefined && !STEPS.includes(values.at as Step)) {
  print(`There is no step ${values.at}. The steps: ${STEPS.join(", ")}.`);
  process.exit(2);
}

const row = (cells: (string | number)[]): string => `| ${cells.join(" | ")} |`;
const results: { platform: PlatformName; home: string; result: Result }[] = [];
for (const home of homes) {
  for (const platform of platforms) {
    print(`${platform} on ${home}, ${values.kills} kills, --seed ${seed}`);
    const result = await crashRun({
      platform,
      home,
      kills: Number(values.kills),
      seed,
      at: values.at as Step | undefined,
      feeds: Number(values.feeds),
      processes: home === "postgres" ? Number(values.processes) : 1,
      say: (line) => print(`  ${line}`),
    });
    results.push({ platform, home, result });
    print(
      `  kills: ${Object.entries(result.at)
        .map(([step, times]) => `${step} ${times}`)
        .join(", ")}`,
    );
    for (const line of [
      ...result.duplicates,
      ...result.missing.map((marker) => `${marker} is missing`),
      ...result.faults,
    ])
      print(`  ! ${line}`);
  }
}
print(`\nseed ${seed}\n`);
print(
  row([
    "platform",
    "home",
    "kills",
    "stories",
    "messages",
    "duplicates",
    "missing",
    "answers lost",
    "commits late",
    "SIGTERM to end",
    "double's stall",
    "minutes",
  ]),
);
print(row(Array.from({ length: 12 }, () => "---")));
for (const { platform, home, result } of results) {
  const { kills, stories, posts, duplicates, missing, lost, late, endedMs, stallMs, minutes } = result;
  print(
    row([
      platform,
      home,
      kills,
      stories,
      posts,
      duplicates.length,
      missing.length,
      lost,
      late,
      `${endedMs} ms`,
      `${stallMs} ms`,
      minutes.toFixed(1),
    ]),
  );
}
if (results.some(({ result }) => result.duplicates.length + result.missing.length + result.faults.length > 0))
  process.exitCode = 1;

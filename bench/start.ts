// How fast the program starts, and how little it holds when idle.
// Beside bare node: `--help`, the time until ready, resident memory with both chat platforms connected.
// Run: node bench/start.ts [--runs 5] [--idle 20] [--quick]
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import manifest from "../package.json" with { type: "json" };
import { startDiscord, TOKEN } from "../test/support/discord-server.ts";
import { startSlackFront } from "../test/support/slack-front.ts";
import { APP_TOKEN, BOT_TOKEN } from "../test/support/slack-workspace.ts";
import { MANIFEST_SCOPES, SIGNING_SECRET } from "../test/support/slack-people.ts";
import { median, option, print, table } from "./figures.ts";
import { memoryOf, runCommand } from "./rounds.ts";

const quick = option("quick") !== undefined;
const RUNS = Number(option("runs") ?? (quick ? 3 : 5));
/** Seconds after which it counts as idle. */
const IDLE = Number(option("idle") ?? (quick ? 10 : 30));
const MAIN = fileURLToPath(new URL("../run.js", import.meta.url));
/** Node's options as `npm start` gives them; others are tried with `--node v8-pool-size=1,max-semi-space-size=4`, without dashes. */
const NODE =
  option("node")
    ?.split(",")
    .map((flag) => `--${flag}`) ?? manifest.scripts.start.split(" ").filter((word) => word.startsWith("--"));

type Env = Record<string, string>;

interface Running {
  /** Seconds until it said that it runs. */
  ready: number;
  pid: number;
  stop(): Promise<void>;
}

/** Nothing of this environment's settings reaches the program. */
const bare = (): Env => ({ PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "" });

async function start(folder: string, env: Env): Promise<Running> {
  const started = performance.now();
  const child = spawn(process.execPath, [...NODE, MAIN, "start"], {
    cwd: folder,
    env: { ...bare(), DATA_DIR: join(folder, "data"), SAMPLE: "off", TIME_ZONE: "UTC", LOG_LEVEL: "error", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ready = await new Promise<number>((resolve, reject) => {
    child.stdout.on("data", (text) => {
      if (String(text).includes("is running")) resolve((performance.now() - started) / 1000);
    });
    void ended.then(() => reject(new Error("the program ended before it was ready")));
  });
  return {
    ready,
    pid: child.pid!,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

const folder = await mkdtemp(join(tmpdir(), "footnote-start-"));
const slack = await startSlackFront({ scopes: MANIFEST_SCOPES, signingSecret: SIGNING_SECRET });
const discord = await startDiscord();
const page: Env = { WEB_PORT: "0" };
const both: Env = {
  ...page,
  SLACK_BOT_TOKEN: BOT_TOKEN,
  SLACK_APP_TOKEN: APP_TOKEN,
  SLACK_API_URL: slack.apiUrl,
  DISCORD_TOKEN: TOKEN,
  DISCORD_API_URL: discord.url,
};
try {
  const node: number[] = [];
  const help: number[] = [];
  for (let run = 0; run <= 2 * RUNS; run += 1) {
    // The first of each warms the disk's cache.
    const [empty, full] = [
      await runCommand(process.execPath, ["-e", "0"], bare()),
      await runCommand(process.execPath, [MAIN, "--help"], bare()),
    ];
    if (run > 0) node.push(empty.wall);
    if (run > 0) help.push(full.wall);
  }
  const first: number[] = [];
  const peak: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const bot = await start(folder, { ...page, DATA_DIR: join(folder, `first-${run}`), SAMPLE: "auto" });
    first.push(bot.ready);
    let most = memoryOf(bot.pid);
    const look = setInterval(() => (most = Math.max(most, memoryOf(bot.pid))), 50);
    await sleep(IDLE * 1000);
    clearInterval(look);
    peak.push(most);
    await bot.stop();
  }
  await start(folder, page).then((one) => one.stop());
  const ready: Record<string, number[]> = { page: [], both: [] };
  const idle: Record<string, number[]> = { page: [], both: [] };
  for (let run = 0; run < RUNS; run += 1) {
    for (const [name, env] of Object.entries({ page, both })) {
      const bot = await start(folder, env);
      ready[name]!.push(bot.ready);
      // Memory is a matter of seconds, not of speed: two looks are enough.
      if (run < 2) {
        await sleep(IDLE * 1000);
        idle[name]!.push(memoryOf(bot.pid));
      }
      await bot.stop();
    }
  }
  const ms = (seconds: number[]) => `${(median(seconds) * 1000).toFixed(0)} ms`;
  table(
    ["", "measured", "bar"],
    [
      ["`node -e 0`", ms(node), ""],
      ["`footnote --help`", `${ms(help)}, ${(median(help) / median(node)).toFixed(1)}x`, "3x"],
      ["ready, first start, with the sample newsroom", `${median(first).toFixed(1)} s`, "5 s"],
      [`most held in its first ${IDLE} s, child processes too`, `${median(peak).toFixed(0)} MB`, "450 MB"],
      ["ready on an existing folder, page alone", `${median(ready["page"]!).toFixed(1)} s`, "2 s"],
      ["ready, Slack and Discord connected too", `${median(ready["both"]!).toFixed(1)} s`, ""],
      [`idle after ${IDLE} s, page alone`, `${median(idle["page"]!).toFixed(0)} MB`, "223 MB"],
      ["idle, Slack and Discord connected too", `${median(idle["both"]!).toFixed(0)} MB`, "260 MB"],
    ],
  );
  if (slack.violations.length > 0) print(`What Slack would refuse: ${slack.violations.join("; ")}`);
} finally {
  await Promise.all([slack.close(), discord.close()]);
  await rm(folder, { recursive: true, force: true });
}

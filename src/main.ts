#!/usr/bin/env node
// The program: composition root and command line. The only file that imports adapters, reads argv and the environment.
import { existsSync } from "node:fs";
import { Command } from "commander";
import type { Config } from "./config.ts";
import { explainError } from "./errors.ts";
import type { Check } from "./cli/doctor.ts";
import type { Platform } from "./platform/index.ts";
import type { PlatformContext } from "./newsroom.ts";

const SECRET_NAMES = /(TOKEN|SECRET|KEY|PASSWORD|_URL)$/;

// Whoever reads the output may stop reading; the work goes on.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const out = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Writes lines, and on a terminal says how far it is: the lines themselves may go to a file. */
function counted(total: number): (line: string) => void {
  let written = 0;
  return (line) => {
    out(line);
    written += 1;
    if (process.stderr.isTTY && total > 1)
      process.stderr.write(`\r${written} of ${total}${written === total ? "\n" : ""}`);
  };
}

/** The settings of the environment and of `.env`; the environment wins. */
function environment(): Env {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return process.env;
}

type Env = Record<string, string | undefined>;

/** Makes one chat platform, once the context is there. */
type MakePlatform = (context: PlatformContext) => Platform;

/** The chat platforms that the environment configures; each SDK loads only then. Throws BotError `config_invalid`. */
async function chatPlatforms(env: Env): Promise<MakePlatform[]> {
  const makers: MakePlatform[] = [];
  const slack = await import("../adapters/slack/config.ts");
  if (slack.wantsSlack(env)) {
    const { parseSettings } = await import("./config.ts");
    const { createSlack } = await import("../adapters/slack/index.ts");
    const settings = parseSettings(slack.slackSettings, env);
    makers.push(({ records, log }) => createSlack(settings, { records: records("slack"), log }));
  }
  const discord = (await import("../adapters/discord/config.ts")).readConfig(env);
  if (discord) {
    const { createDiscord } = await import("../adapters/discord/index.ts");
    makers.push(({ records, log }) => createDiscord(discord, { records: records("discord"), log }));
  }
  return makers;
}

async function webPage(config: Config, context: PlatformContext) {
  const { createWeb } = await import("../adapters/web/index.ts");
  const { VERSION } = await import("./newsroom.ts");
  const { records, messages, log, rewriteLink } = context;
  const settings = { host: config.WEB_HOST, port: config.WEB_PORT, token: config.WEB_TOKEN };
  return createWeb(settings, { records: records("web"), messages: messages(), log, rewriteLink, version: VERSION });
}

async function start(): Promise<void> {
  const env = environment();
  if (env["CRASH_AT"]) (await import("./crash-point.ts")).armCrash(env["CRASH_AT"]);
  const { readConfig, parseSettings } = await import("./config.ts");
  const { modelSettings } = await import("./model/settings.ts");
  const { openNewsroom } = await import("./newsroom.ts");
  const config = readConfig(env);
  const chat = await chatPlatforms(env);
  let page: Awaited<ReturnType<typeof webPage>> | undefined;
  const newsroom = await openNewsroom({
    config,
    model: parseSettings(modelSettings, env),
    hasChat: chat.length > 0,
    secrets: Object.entries(env).flatMap(([name, value]) => (SECRET_NAMES.test(name) && value ? [value] : [])),
    platforms: async (context) => {
      page = config.WEB ? await webPage(config, context) : undefined;
      return [...(page ? [page] : []), ...chat.map((make) => make(context))];
    },
  });
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) process.exit(130);
    stopping = true;
    out(`\n${signal}: finishing what runs. Press again to leave at once.`);
    newsroom.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on("SIGINT", () => stop("SIGINT"));
  process.on("SIGTERM", () => stop("SIGTERM"));
  await newsroom.start();
  out("Footnote is running.");
  if (page) out(`  Open ${page.address}`);
  out("  Stop with Ctrl+C. Help: npm run -s footnote -- help");
}

/** What `doctor` asks of each configured chat platform. */
async function chatChecks(env: Env): Promise<Check[]> {
  const said = ({ ok, lines }: { ok: boolean; lines: string[] }) => ({ ok, text: lines.join("\n    ") });
  const checks: Check[] = [];
  const { slackSettings, wantsSlack } = await import("../adapters/slack/config.ts");
  if (wantsSlack(env)) {
    checks.push({
      name: "slack",
      run: async () => {
        const [{ parseSettings }, { doctor }] = await Promise.all([
          import("./config.ts"),
          import("../adapters/slack/doctor.ts"),
        ]);
        return said(await doctor(parseSettings(slackSettings, env)));
      },
    });
  }
  if (env["DISCORD_TOKEN"]) {
    checks.push({
      name: "discord",
      run: async () => {
        const [{ readConfig }, { doctor }] = await Promise.all([
          import("../adapters/discord/config.ts"),
          import("../adapters/discord/doctor.ts"),
        ]);
        return said(await doctor(readConfig(env)!));
      },
    });
  }
  return checks;
}

function fail(error: unknown): never {
  process.stderr.write(`${explainError(error)}\n`);
  process.exit(1);
}

const program = new Command("footnote")
  .description("A newsroom bot whose every sentence has a footnote.")
  .showHelpAfterError("(--help shows what there is)");

program
  .command("start", { isDefault: false })
  .description("Watch, tell and answer until stopped; settings come from the environment and .env")
  .action(start);

program
  .command("doctor")
  .description("Check configuration, store, network, model and tokens; say what to fix")
  .action(async () => {
    const { doctor } = await import("./cli/doctor.ts");
    process.exitCode = await doctor(environment(), out, await chatChecks(environment()));
  });

program
  .command("feed")
  .description("Read feeds; one JSON line each: {file, kind, title, link, items} or {file, error}")
  .argument("<file|url...>")
  .option("--jsonl", "one JSON line per input (the only form)")
  .action(async (inputs: string[]) => {
    const [{ feedCommand }, { withFetch }] = await Promise.all([import("./cli/feed.ts"), import("./cli/tools.ts")]);
    process.exitCode = await withFetch(environment(), ({ fetch }) =>
      feedCommand(inputs, fetch, counted(inputs.length)),
    );
  });

program
  .command("article")
  .description("Read pages; one JSON line each: {file, title, byline, published, language, text} or {file, error}")
  .argument("<file|url...>")
  .option("--jsonl", "one JSON line per input (the only form)")
  .action(async (inputs: string[]) => {
    const [{ articleCommand }, { withFetch }] = await Promise.all([
      import("./cli/article.ts"),
      import("./cli/tools.ts"),
    ]);
    process.exitCode = await withFetch(environment(), (tools) => articleCommand(inputs, tools, counted(inputs.length)));
  });

program
  .command("stories")
  .description("Group items into stories: in {id, title, text?, source, url?, published?}, out {id, story}")
  .argument("<items.jsonl>")
  .option("--jsonl", "one JSON line per item (the only form)")
  .action(async (path: string) => {
    const { storiesCommand } = await import("./cli/stories.ts");
    process.exitCode = await storiesCommand(path, out);
  });

program
  .command("read")
  .description("Analyse pages that tell one story, without a model: the whole Analysis, each claim with its passages")
  .argument("<file|url...>")
  .option("--json", "print JSON instead of text")
  .action(async (inputs: string[], options: { json?: boolean }) => {
    const [{ readCommand }, { withFetch }] = await Promise.all([import("./cli/read.ts"), import("./cli/tools.ts")]);
    process.exitCode = await withFetch(environment(), (tools) => readCommand(inputs, options, tools, out));
  });

program
  .command("verify")
  .description(
    "Check claims against sources: in {id, sources, claim, citations?}, out {id, verdict, issues, citations}",
  )
  .argument("<claims.jsonl>")
  .option("--jsonl", "one JSON line per claim (the only form)")
  .action(async (path: string) => {
    const { verifyCommand } = await import("./cli/verify.ts");
    process.exitCode = await verifyCommand(path, out);
  });

program.parseAsync().catch(fail);

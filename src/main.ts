#!/usr/bin/env node
// The program: composition root and command line. The only file that imports adapters, reads argv and the environment.
import { existsSync } from "node:fs";
import { Command } from "commander";
import type { Config } from "./config.ts";
import { explainError } from "./errors.ts";
import type { Platform } from "./platform/index.ts";
import type { PlatformContext } from "./newsroom.ts";

const SECRET_NAMES = /(TOKEN|SECRET|KEY|PASSWORD|_URL)$/;

const out = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** The settings of the environment and of `.env`; the environment wins. */
function environment(): Record<string, string | undefined> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return process.env;
}

/** The chat platforms that are configured; each SDK loads only then. */
async function platforms(config: Config, context: PlatformContext): Promise<Platform[]> {
  const made: Platform[] = [];
  if (config.WEB) {
    const { createWeb } = await import("../adapters/web/index.ts");
    const { VERSION } = await import("./newsroom.ts");
    const { records, messages, log, rewriteLink } = context;
    const settings = { host: config.WEB_HOST, port: config.WEB_PORT, token: config.WEB_TOKEN };
    made.push(
      createWeb(settings, { records: records("web"), messages: messages(), log, rewriteLink, version: VERSION }),
    );
  }
  return made;
}

async function start(): Promise<void> {
  const env = environment();
  const { readConfig } = await import("./config.ts");
  const { openNewsroom } = await import("./newsroom.ts");
  const config = readConfig(env);
  const made: Platform[] = [];
  const newsroom = await openNewsroom({
    config,
    hasChat: false,
    secrets: Object.entries(env).flatMap(([name, value]) => (SECRET_NAMES.test(name) && value ? [value] : [])),
    platforms: async (context) => {
      made.push(...(await platforms(config, context)));
      return made;
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
  for (const platform of made) if ("address" in platform) out(`  Open ${String(platform.address)}`);
  out("  Stop with Ctrl+C. Help: npm run -s footnote -- help");
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
    process.exitCode = await doctor(environment(), out);
  });

program
  .command("feed")
  .description("Read feeds; one JSON line each: {file, kind, title, link, items} or {file, error}")
  .argument("<file|url...>")
  .option("--jsonl", "one JSON line per input (the only form)")
  .action(async (inputs: string[]) => {
    const [{ feedCommand }, { withFetch }] = await Promise.all([import("./cli/feed.ts"), import("./cli/tools.ts")]);
    process.exitCode = await withFetch(environment(), ({ fetch }) => feedCommand(inputs, fetch, out));
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
    process.exitCode = await withFetch(environment(), (tools) => articleCommand(inputs, tools, out));
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
  .description("Analyse pages that tell one story: the whole Analysis, each claim with its passages")
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

// The program: what each command does, and the composition root. The only file that imports adapters and reads the environment.
import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { type Config, checkNames, parseSettings, readAll, readConfig, settings } from "../app/config.ts";
import { BotError, explainError } from "../core/errors.ts";
import type { Check } from "./doctor.ts";
import { createRedactor, secretsOf } from "../operate/log.ts";
import { endOnCrash } from "../operate/crash.ts";
import type { Platform } from "../platform/index.ts";
import type { PlatformContext } from "../app/newsroom.ts";

const secrets = (): string[] => secretsOf(process.env);
endOnCrash(secrets);

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

/** What `.env` says. Throws BotError `config_invalid` when it cannot be read. */
function settingsFile(): Env {
  if (!existsSync(".env")) return {};
  try {
    return parseEnv(readFileSync(".env", "utf8"));
  } catch (cause) {
    throw new BotError("config_invalid", `The file .env cannot be read (${(cause as NodeJS.ErrnoException).code}).`, {
      hint: "Make it a file that this user may read, or take it away.",
      cause,
    });
  }
}

/** The settings of the environment and of `.env`; the environment wins. Throws BotError `config_invalid`. */
function environment(): Env {
  for (const [name, value] of Object.entries(settingsFile())) process.env[name] ??= value;
  return process.env;
}

/** Names in `.env` that are no setting, but nearly one, do nothing. Throws BotError `config_invalid`. */
async function checkFile(): Promise<void> {
  const [{ modelSettings }, { slackSettings }, { discordNames }] = await Promise.all([
    import("../model/settings.ts"),
    import("../../adapters/slack/config.ts"),
    import("../../adapters/discord/config.ts"),
  ]);
  const shapes = [settings, modelSettings.shape, slackSettings.shape];
  const known = [...shapes.flatMap((shape) => Object.keys(shape)), ...discordNames];
  checkNames(Object.keys(settingsFile()), known);
}

/** Everything the environment says, checked before anything is opened; all faults of all groups in one error. */
async function readSettings(env: Env) {
  const [{ modelSettings }, { parsePrices }, slack, discord, { checkConfig }] = await Promise.all([
    import("../model/settings.ts"),
    import("../model/cost.ts"),
    import("../../adapters/slack/config.ts"),
    import("../../adapters/discord/config.ts"),
    import("../../adapters/web/config.ts"),
  ]);
  const file = await checkFile().catch((error: unknown) => error);
  return readAll({
    names: () => {
      if (file) throw file;
    },
    config: () => readConfig(env),
    page: () => {
      const { WEB = "on", WEB_HOST: host, WEB_TOKEN: token } = env;
      if (WEB !== "off" && host) checkConfig({ host, port: 0, token: token || undefined });
    },
    model: () => parseSettings(modelSettings, env),
    prices: () => parsePrices(env["MODEL_PRICES"] || "{}"),
    slack: () => (slack.wantsSlack(env) ? parseSettings(slack.slackSettings, env) : undefined),
    discord: () => discord.readConfig(env),
  });
}

type Env = Record<string, string | undefined>;

/** Makes one chat platform, once the context is there. */
type MakePlatform = (context: PlatformContext) => Platform;

/** The chat platforms that are configured; each SDK loads only then. */
async function chatPlatforms({ slack, discord }: Awaited<ReturnType<typeof readSettings>>): Promise<MakePlatform[]> {
  const makers: MakePlatform[] = [];
  if (slack) {
    const { createSlack } = await import("../../adapters/slack/index.ts");
    makers.push(({ records, log }) => createSlack(slack, { records: records("slack"), log }));
  }
  if (discord) {
    const { createDiscord } = await import("../../adapters/discord/index.ts");
    makers.push(({ records, log }) => createDiscord(discord, { records: records("discord"), log }));
  }
  return makers;
}

async function webPage(config: Config, context: PlatformContext) {
  const { createWeb } = await import("../../adapters/web/index.ts");
  const { VERSION } = await import("../app/newsroom.ts");
  const { records, messages, log, rewriteLink, operate } = context;
  const settings = { host: config.WEB_HOST, port: config.WEB_PORT, token: config.WEB_TOKEN };
  return createWeb(settings, {
    records: records("web"),
    messages: messages(),
    log,
    rewriteLink,
    operate,
    version: VERSION,
  });
}

export async function start(): Promise<void> {
  const env = environment();
  if (env["CRASH_AT"]) (await import("../operate/crash-point.ts")).armCrash(env["CRASH_AT"]);
  const read = await readSettings(env);
  const { config, model } = read;
  const { openNewsroom } = await import("../app/newsroom.ts");
  const speaks = config.ROLE !== "watch";
  const chat = speaks ? await chatPlatforms(read) : [];
  let page: Awaited<ReturnType<typeof webPage>> | undefined;
  const newsroom = await openNewsroom({
    config,
    onFatal: fail,
    model,
    hasChat: chat.length > 0,
    secrets: secrets(),
    platforms: async (context) => {
      page = config.WEB && speaks ? await webPage(config, context) : undefined;
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
  out(config.ROLE === "all" ? "Footnote is running." : `Footnote is running (${config.ROLE}).`);
  if (page) out(`  Open ${page.address}`);
  if (newsroom.monitoring) out(`  Monitoring at ${newsroom.monitoring}/metrics`);
  out("  Stop with Ctrl+C. Help: npm run -s footnote -- help");
}

/** What `doctor` asks of each configured chat platform. */
async function chatChecks(env: Env): Promise<Check[]> {
  const said = ({ ok, lines }: { ok: boolean; lines: string[] }) => ({ ok, text: lines.join("\n    ") });
  const checks: Check[] = [];
  const { slackSettings, wantsSlack } = await import("../../adapters/slack/config.ts");
  if (wantsSlack(env)) {
    checks.push({
      name: "slack",
      run: async () => {
        const { doctor } = await import("../../adapters/slack/doctor.ts");
        return said(await doctor(parseSettings(slackSettings, env)));
      },
    });
  }
  if (env["DISCORD_TOKEN"]) {
    checks.push({
      name: "discord",
      run: async () => {
        const [{ readConfig }, { doctor }] = await Promise.all([
          import("../../adapters/discord/config.ts"),
          import("../../adapters/discord/doctor.ts"),
        ]);
        return said(await doctor(readConfig(env)!));
      },
    });
  }
  return checks;
}

/** Says what went wrong, without secrets, and ends the process. */
export function fail(error: unknown): never {
  process.stderr.write(`${createRedactor(secrets())(explainError(error))}\n`);
  process.exit(1);
}

/** Checks everything and says what to fix; the exit code is the number of faults, 0 or 1. */
export async function doctor(): Promise<void> {
  const { doctor: check } = await import("./doctor.ts");
  const env = environment();
  const redact = createRedactor(secrets());
  process.exitCode = await check(env, (line) => out(redact(line)), [
    { name: "settings file", run: async () => ({ ok: true, text: (await checkFile(), "no unknown names") }) },
    ...(await chatChecks(env)),
  ]);
}

export async function feed(inputs: string[]): Promise<void> {
  const [{ feedCommand }, { withFetch }] = await Promise.all([import("./feed.ts"), import("./tools.ts")]);
  process.exitCode = await withFetch(environment(), ({ fetch }) => feedCommand(inputs, fetch, counted(inputs.length)));
}

export async function article(inputs: string[]): Promise<void> {
  const [{ articleCommand }, { withFetch }] = await Promise.all([import("./article.ts"), import("./tools.ts")]);
  process.exitCode = await withFetch(environment(), (tools) => articleCommand(inputs, tools, counted(inputs.length)));
}

export async function stories(path: string): Promise<void> {
  const { storiesCommand } = await import("./stories.ts");
  process.exitCode = await storiesCommand(path, out);
}

export async function read(inputs: string[], options: { json?: boolean }): Promise<void> {
  const [{ readCommand }, { withFetch }] = await Promise.all([import("./read.ts"), import("./tools.ts")]);
  process.exitCode = await withFetch(environment(), (tools) => readCommand(inputs, options, tools, out));
}

export async function verify(path: string): Promise<void> {
  const { verifyCommand } = await import("./verify.ts");
  process.exitCode = await verifyCommand(path, out);
}

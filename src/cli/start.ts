// `footnote start`: opens the newsroom, says where it is, and runs until it is told to stop.
import { readSettings } from "../app/platforms.ts";
import { environment, settingsFile } from "./environment.ts";
import { whenOrphaned } from "./parent.ts";
import { called, fail, out, secrets } from "./process.ts";
import { wordsIn } from "../words/index.ts";

export async function startCommand(): Promise<void> {
  const env = environment();
  if (env["CRASH_AT"]) (await import("../operate/crash-point.ts")).armCrash(env["CRASH_AT"]);
  const { config, model, platforms, entrances } = readSettings(env, settingsFile);
  // Loads only now, so that wrong settings are said at once.
  const { openNewsroom } = await import("../app/newsroom.ts");
  const newsroom = await openNewsroom({
    config,
    model,
    onFatal: fail,
    secrets: secrets(),
    platforms,
    entrances,
  });
  let stopping = false;
  const words = wordsIn(config.LANGUAGE);
  const stop = (signal: string) => {
    if (stopping) process.exit(130);
    stopping = true;
    out(`\n${words.say("cli.stopping", { signal })}`);
    newsroom.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on("SIGINT", () => stop("SIGINT"));
  process.on("SIGTERM", () => stop("SIGTERM"));
  if (env["npm_lifecycle_event"] !== undefined) whenOrphaned(() => stop("SIGTERM"));
  await newsroom.start();
  out(config.ROLE === "all" ? words.say("cli.running") : words.say("cli.runningAs", { role: config.ROLE }));
  for (const address of newsroom.addresses) out(`  ${words.say("cli.open", { address })}`);
  if (newsroom.monitoring) out(`  ${words.say("cli.monitoring", { address: newsroom.monitoring })}`);
  out(`  ${words.say("cli.stopWith", { command: called })}`);
}

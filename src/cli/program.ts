// What each word of the command line does; a command's own code loads with the first use of it.
import type { InitOptions } from "./init.ts";
import type { McpOptions } from "./mcp.ts";
import { environment } from "./environment.ts";
import { counted, out, toStandardError } from "./process.ts";

export { fail } from "./process.ts";

export async function start(): Promise<void> {
  const { startCommand } = await import("./start.ts");
  await startCommand();
}

export async function mcp(options: McpOptions): Promise<void> {
  const { mcpCommand } = await import("./mcp.ts");
  await mcpCommand(options);
}

/** The exit code is 1 when something that was written needs fixing. */
export async function init(options: InitOptions): Promise<void> {
  const { initCommand } = await import("./init.ts");
  process.exitCode = await initCommand(options);
}

/** The exit code is 1 when something needs fixing. */
export async function doctor(): Promise<void> {
  const { doctorCommand } = await import("./doctor.ts");
  process.exitCode = await doctorCommand(environment(), out);
}

export async function backup(to: string): Promise<void> {
  const { backupCommand } = await import("./backup.ts");
  process.exitCode = await backupCommand(to, environment(), out);
}

export async function restore(from: string): Promise<void> {
  const { restoreCommand } = await import("./backup.ts");
  process.exitCode = await restoreCommand(from, environment(), out);
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

/** With `--model` the model of the settings writes; else the extract, and no setting is read. */
const analystFor = async ({ model }: { model?: boolean }) =>
  model ? (await import("./by-model.ts")).analystByModel(environment(), toStandardError) : undefined;

export async function ask(path: string, options: { model?: boolean }): Promise<void> {
  const { askCommand } = await import("./ask.ts");
  process.exitCode = await askCommand(path, out, await analystFor(options));
}

export async function read(
  inputs: string[],
  options: { json?: boolean; jsonl?: boolean; model?: boolean },
): Promise<void> {
  const analyst = await analystFor(options);
  const [{ readCommand, readLinesCommand }, { withFetch }] = await Promise.all([
    import("./read.ts"),
    import("./tools.ts"),
  ]);
  process.exitCode = options.jsonl
    ? await readLinesCommand(inputs, out, analyst)
    : await withFetch(environment(), (tools) => readCommand(inputs, options, tools, out, analyst));
}

export async function verify(path: string): Promise<void> {
  const { verifyCommand } = await import("./verify.ts");
  process.exitCode = await verifyCommand(path, out);
}

// `footnote mcp`: answers the one program that started it, over standard input and output.
import { readSettings } from "../app/platforms.ts";
import { BotError } from "../core/errors.ts";
import type { Role } from "../platform/index.ts";
import { sentence } from "../words/index.ts";
import { environment, settingsFile } from "./environment.ts";
import { fail, secrets } from "./process.ts";

export interface McpOptions {
  tenant: string;
  channel: string;
  role: string;
}

/** As `keys` names them. */
const ROLES: Readonly<Record<string, Role>> = { reader: "guest", member: "member", administrator: "admin" };

/** Runs until the other end closes, or until it is told to stop. It watches no feeds and posts nothing. Throws BotError `usage`. */
export async function mcpCommand({ tenant, channel, role }: McpOptions): Promise<void> {
  const own = Object.hasOwn(ROLES, role) ? ROLES[role] : undefined;
  if (own === undefined) throw new BotError("usage", sentence("cli.mcpRole", { role }));
  if (!/^[a-z]+:./.test(tenant)) throw new BotError("usage", sentence("cli.mcpTenant", { tenant }));
  const { config, model, entrances } = readSettings({ ...environment(), MCP: "on" }, settingsFile);
  const { openNewsroom } = await import("../app/newsroom.ts");
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const newsroom = await openNewsroom({
    config: { ...config, ROLE: "serve", METRICS_PORT: undefined },
    model,
    onFatal: fail,
    secrets: secrets(),
    platforms: [],
    entrances,
    stdio: { tenant, channel, role: own, ended: end },
  });
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
  await newsroom.start();
  await ended;
  await newsroom.stop();
  process.exit(0);
}

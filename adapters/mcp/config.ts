// Settings of the tools for other programs: whether they are served, and how often a key may ask.
import { z } from "zod";
import { onOff, whole } from "../../src/platform/index.ts";

export const mcpSettings = z.object({
  MCP: onOff("on"),
  /** Requests a minute of one key, of whatever kind; what is asked of the bot is counted in the core besides. */
  MCP_REQUESTS_A_MINUTE: whole(1, 100_000, 120),
});

export type McpSettings = z.infer<typeof mcpSettings>;

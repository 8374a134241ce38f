// The tools for other programs in the table of adapters.
import { type EntranceDescriptor, sentence } from "../../src/platform/index.ts";
import { type McpSettings, mcpSettings } from "./config.ts";

export const mcp: EntranceDescriptor<McpSettings> = {
  name: "mcp",
  settings: mcpSettings,
  asks: [],
  wanted: (env) => env["MCP"] !== "off",
  create: async (settings, context) => (await import("./index.ts")).createMcp(settings, context),
  doctor: async () => ({ ok: true, lines: [sentence("mcp.opensFor")] }),
};

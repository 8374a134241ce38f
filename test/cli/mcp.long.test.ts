// `footnote mcp` as a desktop client starts it: both revisions, nothing but the protocol on standard output.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { describe, expect, it } from "vitest";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const PATIENCE = { timeout: 120_000 };

describe("the tools over standard input and output", () => {
  it.each(["legacy", "auto"] as const)("answer a client that negotiates %s", async (mode) => {
    const folder = mkdtempSync(join(tmpdir(), "footnote-mcp-"));
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [MAIN, "mcp", "--role", "reader"],
      cwd: folder,
      // Whatever is written there and is no message of the protocol is heard as an error.
      env: { PATH: process.env["PATH"] ?? "", HOME: folder, LOG_LEVEL: "debug" },
      stderr: "ignore",
    });
    const client = new Client({ name: "test", version: "1" }, { versionNegotiation: { mode } });
    const faults: Error[] = [];
    Object.assign(client, { onerror: (error: Error) => faults.push(error) });
    await client.connect(transport, PATIENCE);
    try {
      const { tools } = await client.listTools({}, PATIENCE);
      expect(tools.map(({ name }) => name)).toContain("search");
      const feeds = await client.callTool({ name: "feeds", arguments: {} }, PATIENCE);
      expect(JSON.stringify(feeds.content)).toContain("No feeds");
      const read = await client.callTool({ name: "read", arguments: { address: "https://example.org/" } }, PATIENCE);
      expect(read).toMatchObject({ isError: true, structuredContent: { error: { code: "not_allowed" } } });
      expect(faults).toEqual([]);
    } finally {
      await client.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});

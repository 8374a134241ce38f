// The tools over HTTP without a socket: a real bot behind them, and the protocol's own client in front.
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { createMcp } from "../../../adapters/mcp/index.ts";
import { mcpSettings } from "../../../adapters/mcp/config.ts";
import { answerShape, type ToolAnswer } from "../../../adapters/mcp/shapes.ts";
import type { Clock, Inbox, Logger, Mounted } from "../../../src/platform/index.ts";

export type Era = "2025" | "2026-07-28";

const silent: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

interface Opened {
  inbox: Inbox;
  clock: Clock;
  settings?: Record<string, string>;
  log?: Logger;
  language?: string;
}

/** The entrance, started; `answer` takes requests as the page's server hands them on. */
export async function openTools({ inbox, clock, settings = {}, log = silent, language = "en" }: Opened) {
  const mounts = new Map<string, Mounted>();
  const entrance = createMcp(mcpSettings.parse(settings), {
    log,
    clock,
    language,
    version: "1.2.3",
    mount: (path, answer) => void mounts.set(path, answer),
  });
  await entrance.start(inbox);
  const answer = mounts.get("/mcp")!;
  const clients: Client[] = [];
  return {
    answer,
    async connect(secret: string, era: Era = "2026-07-28") {
      const client = new Client(
        { name: "test", version: "1" },
        era === "2025" ? {} : { versionNegotiation: { mode: { pin: "2026-07-28" } } },
      );
      const transport = new StreamableHTTPClientTransport(new URL("http://127.0.0.1/mcp"), {
        requestInit: { headers: { authorization: `Bearer ${secret}` } },
        fetch: (url, init) => answer(new Request(url, init), "192.0.2.1"),
      });
      await client.connect(transport);
      clients.push(client);
      return client;
    },
    async close() {
      for (const client of clients) await client.close();
      await entrance.stop();
    },
  };
}

/** What a tool answered, by its shape. */
export async function callTool(client: Client, name: string, args: Record<string, unknown> = {}) {
  const result = await client.callTool({ name, arguments: args });
  const answer: ToolAnswer = answerShape.parse(result.structuredContent);
  const text = result.content.flatMap((block) => (block.type === "text" ? [block.text] : [])).join("\n");
  return { answer, text, isError: result.isError ?? false, content: result.content };
}

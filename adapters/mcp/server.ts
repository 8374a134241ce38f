// A server of the protocol for one caller: the tools, and the articles as resources.
import {
  McpServer,
  ResourceNotFoundError,
  ResourceTemplate,
  type StandardSchemaWithJSON,
} from "@modelcontextprotocol/server";
import type { Message, Words } from "../../src/platform/index.ts";
import { articleOf, contentsOf, linksTo, markOf, TEMPLATE } from "./articles.ts";
import type { Caller } from "./caller.ts";
import type { Served } from "./index.ts";
import { readMessage } from "./read-message.ts";
import { sayAnswer } from "./say-answer.ts";
import { answerShape } from "./shapes.ts";
import { type Tool, toolsOf } from "./tools.ts";

/** Members of the arguments of one call: a tool has five. */
const MOST_ELEMENTS = 64;
/** How long a client may keep the lists, which change with a version alone. */
const LISTS = { ttlMs: 3_600_000, cacheScope: "private" as const };

/** Makes the server for a caller. What does not differ between callers is made once. */
export function createServers({ inbox, words, version }: Served): (caller: Caller) => McpServer {
  const tools = toolsOf(inbox, words).map((tool) => ({ tool, inputSchema: inputOf(tool, words) }));
  return (caller) => {
    inbox.soon();
    const server = new McpServer(
      { name: "footnote", title: "Footnote", version },
      {
        instructions: words.say("mcp.instructions"),
        maxToolInputElements: MOST_ELEMENTS,
        cacheHints: { "tools/list": LISTS, "resources/templates/list": LISTS, "server/discover": LISTS },
      },
    );
    for (const { tool, inputSchema } of tools) {
      const { name, description, writes, open } = tool;
      server.registerTool(
        name,
        {
          description,
          inputSchema,
          outputSchema: answerShape,
          annotations: { readOnlyHint: !writes, destructiveHint: false, idempotentHint: true, openWorldHint: open },
        },
        async (given) => resultOf(await tool.call(caller, given), words),
      );
    }
    server.registerResource(
      "article",
      new ResourceTemplate(TEMPLATE, { list: undefined }),
      { description: words.say("mcp.article"), mimeType: "text/plain", _meta: markOf(words) },
      async (uri, { id }) => {
        const article = typeof id === "string" ? await articleOf(inbox, caller.place.tenant, decoded(id)) : undefined;
        if (!article) throw new ResourceNotFoundError(uri.href);
        return { contents: [contentsOf(uri.href, article, words)] };
      },
    );
    return server;
  };
}

function resultOf(message: Message, words: Words) {
  const answer = readMessage(message);
  return {
    content: [{ type: "text" as const, text: sayAnswer(answer, words) }, ...linksTo(answer.receipts, words)],
    structuredContent: answer,
    ...(message.fault && { isError: true }),
  };
}

/** What cannot be decoded names nothing. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return "";
  }
}

/** Tells what a tool takes, and leaves it to the core to check it: what is wrong then has a code and a hint like all else. */
function inputOf({ options }: Tool, words: Words): StandardSchemaWithJSON<Record<string, unknown>> {
  const schema = {
    type: "object",
    properties: Object.fromEntries(
      options.map(({ name, description, choices }) => [
        name,
        { type: "string", description: words.tell(description), ...(choices && { enum: [...choices] }) },
      ]),
    ),
    required: options.filter(({ required }) => required).map(({ name }) => name),
  };
  return {
    "~standard": {
      version: 1,
      vendor: "footnote",
      validate: (value) => ({ value: { ...(typeof value === "object" ? value : {}) } }),
      jsonSchema: { input: () => schema, output: () => schema },
    },
  };
}

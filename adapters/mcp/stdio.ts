// The protocol over standard input and output, for the one program that started this one.
import { serveStdio, StdioServerTransport } from "@modelcontextprotocol/server/stdio";
import type { Caller } from "./caller.ts";
import type { Served } from "./index.ts";
import { createServers } from "./server.ts";

/** Serves until the other end closes; `ended` hears that. What it returns closes our end. */
export function serve(served: Served, caller: Caller, ended: () => void): () => Promise<void> {
  const serverFor = createServers(served);
  process.stdin.once("end", ended);
  process.stdin.once("close", ended);
  const handle = serveStdio(() => serverFor(caller), {
    transport: new StdioServerTransport(),
    onerror: (error) => served.log.debug({ error }, "a message of a program was refused"),
  });
  return () => handle.close();
}

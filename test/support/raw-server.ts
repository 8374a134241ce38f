// A server that says exactly the bytes it is told to: for faults on the wire that no mock of a model can make.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface RawRequest {
  url: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
}

export type RawReply = (response: ServerResponse, request: RawRequest) => void;

/** Replies in the order given; the last one goes on. */
export async function startRawServer(replies: RawReply[]) {
  const requests: RawRequest[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => (text += chunk));
    request.on("end", () => {
      const seen = { url: request.url ?? "", headers: request.headers, body: text ? JSON.parse(text) : {} };
      requests.push(seen);
      (replies[requests.length - 1] ?? replies.at(-1))?.(response, seen);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    requests,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): RawReply =>
  (response) =>
    void response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));

export const text =
  (status: number, body: string, type = "text/html"): RawReply =>
  (response) =>
    void response.writeHead(status, { "content-type": type }).end(body);

/** A chat answer; `more` replaces parts of its choice, `usage` its counts. */
export const says = (
  content: string | null,
  more: object = {},
  usage: object = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
) =>
  json(200, {
    id: "c1",
    object: "chat.completion",
    model: "m",
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop", ...more }],
    usage,
  });

/** Server-sent events; `end` false leaves the connection open, "cut" destroys it. */
export const events =
  (chunks: (object | "[DONE]")[], end: true | false | "cut" = true): RawReply =>
  (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const chunk of chunks)
      response.write(`data: ${typeof chunk === "string" ? chunk : JSON.stringify(chunk)}\n\n`);
    if (end === true) response.end();
    // After the bytes are out, so that the reader sees them before the cut.
    if (end === "cut") response.write(": cut\n\n", () => response.destroy());
  };

export const delta = (content: string, finish: string | null = null) => ({
  id: "c1",
  object: "chat.completion.chunk",
  choices: [{ index: 0, delta: { content }, finish_reason: finish }],
});

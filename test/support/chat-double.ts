// A chat platform over HTTP that keeps what it accepted in a journal, and can be slow, silent, or forget to answer.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ChatPost {
  key: string;
  tenant: string;
  channel: string;
  text: string;
  at: number;
}

export interface ChatDouble {
  readonly url: string;
  readonly posts: ChatPost[];
  /** Called for each post before it is answered. */
  behave: (post: ChatPost) => "answer" | "silence" | { afterMs: number };
  /** Resolves at the next post. */
  next(): Promise<ChatPost>;
  close(): Promise<void>;
}

export async function startChat(): Promise<ChatDouble> {
  const posts: ChatPost[] = [];
  const waiting: ((post: ChatPost) => void)[] = [];
  const reply = (response: ServerResponse, body: object) => void response.end(JSON.stringify(body));
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      const body = JSON.parse(text) as ChatPost;
      if (request.url === "/find") {
        const at = posts.findIndex(({ key }) => key === body.key);
        return reply(response, at < 0 ? {} : { id: `m${at}` });
      }
      // It stands from here on, whether or not anybody hears of it.
      const post = { ...body, at: Date.now() };
      posts.push(post);
      const id = `m${posts.length - 1}`;
      for (const resolve of waiting.splice(0)) resolve(post);
      const how = chat.behave(post);
      if (how === "answer") reply(response, { id });
      else if (how !== "silence") setTimeout(() => reply(response, { id }), how.afterMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const chat: ChatDouble = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts,
    behave: () => "answer",
    next: () => new Promise((resolve) => waiting.push(resolve)),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return chat;
}

/** Posts that say the same in the same channel. */
export function doubled(posts: ChatPost[]): string[] {
  const said = posts.map(({ channel, text }) => `${channel}: ${text}`);
  return said.filter((entry, index) => said.indexOf(entry) !== index);
}

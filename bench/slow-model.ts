// The real program with a model server of 8 tokens a second: when it publishes, and who wrote.
//   node bench/slow-model.ts [--speed 8] [--until 600]   (ends with the first post that the model wrote)
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { createRecordedModel } from "../src/app/recorded.ts";
import { loadPrompts } from "../src/write/prompts.ts";
import { estimateTokens } from "../src/write/tokens.ts";
import { freePort } from "../test/support/slack-front.ts";
import { option, print } from "./figures.ts";

const SPEED = Number(option("speed") ?? 8);
const UNTIL_S = Number(option("until") ?? 600);
const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));

const begun = performance.now();
const seconds = (): number => Math.round((performance.now() - begun) / 1000);
const note = (said: string): void => print(`${String(seconds()).padStart(5)} s  ${said}`);

const asked = z.object({
  stream: z.boolean().optional(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
});

/** What the recordings of the sample answer to a request; an empty object to what they do not know. */
async function answerTo(messages: { content: string }[], startedAt: Date): Promise<{ name: string; text: string }> {
  const user = messages.at(-1)?.content ?? "";
  const id = /prompt:(\S+)\s*$/.exec(user)?.[1] ?? "";
  const prompt = { id, system: messages[0]?.content ?? "", user, tier: "deep", maxOutputTokens: 0 } as const;
  const account = { tenant: "bench", storyId: undefined, channel: undefined };
  const found = await createRecordedModel(loadPrompts(), startedAt)
    .generate({ prompt, schema: z.unknown(), account })
    .catch(() => undefined);
  return { name: id.replace(/@.*/s, "") || "?", text: JSON.stringify(found?.value ?? {}) };
}

/** One token after the other, as a small machine writes them: by four characters. */
async function write(response: ServerResponse, text: string, streamed: boolean): Promise<void> {
  const base = {
    id: "slow",
    created: 0,
    model: "slow",
    object: streamed ? "chat.completion.chunk" : "chat.completion",
  };
  response.writeHead(200, { "content-type": streamed ? "text/event-stream" : "application/json" });
  // By the clock: on a busy machine a wait takes longer than it should.
  const from = performance.now();
  for (let at = 0; at < text.length && !response.destroyed;) {
    await sleep(1000 / SPEED);
    const until = 4 * Math.floor(((performance.now() - from) / 1000) * SPEED);
    const delta = { content: text.slice(at, until) };
    if (streamed) response.write(`data: ${JSON.stringify({ ...base, choices: [{ index: 0, delta }] })}\n\n`);
    at = until;
  }
  const usage = { prompt_tokens: 0, completion_tokens: estimateTokens(text), total_tokens: estimateTokens(text) };
  const message = { role: "assistant", content: text };
  if (!streamed) {
    response.end(JSON.stringify({ ...base, choices: [{ index: 0, message, finish_reason: "stop" }], usage }));
    return;
  }
  response.write(`data: ${JSON.stringify({ ...base, choices: [{ index: 0, delta: {}, finish_reason: "stop" }] })}\n\n`);
  response.end(`data: ${JSON.stringify({ ...base, choices: [], usage })}\n\ndata: [DONE]\n\n`);
}

const startedAt = new Date();

async function answer(messages: { content: string }[], response: ServerResponse, stream: boolean): Promise<void> {
  const { name, text } = await answerTo(messages, startedAt);
  note(`${name}: about ${estimateTokens(text)} tokens to write`);
  await write(response, text, stream);
}

const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    if (request.url?.endsWith("/models")) return void response.end(JSON.stringify({ data: [{ id: "slow" }] }));
    const { messages, stream = false } = asked.parse(JSON.parse(body));
    void answer(messages, response, stream);
  });
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo;
const folder = await mkdtemp(join(tmpdir(), "footnote-slow-"));
const page = await freePort();
const child = spawn(process.execPath, [MAIN, "start"], {
  cwd: folder,
  env: {
    PATH: process.env["PATH"] ?? "",
    HOME: process.env["HOME"] ?? "",
    DATA_DIR: join(folder, "data"),
    SAMPLE: "on",
    TIME_ZONE: "UTC",
    LOG_LEVEL: "warn",
    WEB_PORT: String(page),
    MODEL_BASE_URL: `http://127.0.0.1:${port}/v1`,
    MODEL_DEEP: "slow",
  },
  stdio: ["ignore", "ignore", "inherit"],
});

const feed = z.object({ items: z.array(z.object({ title: z.string(), content_html: z.string() })) });
/** Title of each post, and whether the model wrote it. */
async function posts(): Promise<{ title: string; byModel: boolean }[]> {
  const got = await fetch(`http://127.0.0.1:${page}/feed.json`).catch(() => undefined);
  if (!got?.ok) return [];
  const { items } = feed.parse(await got.json());
  return items.map((one) => ({ title: one.title, byModel: one.content_html.includes("Written by slow") }));
}

print(`a server of ${SPEED} tokens a second, one answer at a time; limits as they are by default\n`);
const known = new Map<string, boolean>();
while (seconds() < UNTIL_S && ![...known.values()].includes(true)) {
  await sleep(1000);
  for (const { title, byModel } of await posts()) {
    if (known.get(title) === byModel) continue;
    known.set(title, byModel);
    note(`posted, by ${byModel ? "the model" : "the extract"}: ${title}`);
  }
}
print(
  `\n${[...known.values()].includes(true) ? "published by the model" : "nothing by the model"} after ${seconds()} s`,
);
child.kill("SIGTERM");
await new Promise((resolve) => child.once("exit", resolve));
server.closeAllConnections();
server.close();
await rm(folder, { recursive: true, force: true });

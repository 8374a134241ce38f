// `--model` on the command line: the model of the settings writes, checked as the bot checks it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LLMock } from "@copilotkit/aimock";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { askCommand } from "../../src/cli/ask.ts";
import { analystByModel } from "../../src/cli/by-model.ts";
import { readCommand, readLinesCommand } from "../../src/cli/read.ts";
import type { Tools } from "../../src/cli/tools.ts";
import type { ArticleText } from "../../src/core/domain.ts";
import { english, wordsIn } from "../../src/words/index.ts";

const folder = mkdtempSync(join(tmpdir(), "footnote-by-model-"));
const path = join(folder, "lines.jsonl");
const mock = new LLMock({ port: 0, host: "127.0.0.1", strict: true, logLevel: "silent" });
beforeAll(() => mock.start());
beforeEach(() => mock.reset());
afterAll(async () => {
  await mock.stop();
  rmSync(folder, { recursive: true, force: true });
});

const TEXT =
  "The ferry Aurora struck the pier at Aldermouth on Monday. Fourteen passengers were taken to hospital.\n\n" +
  "The operator, Tidewell Line, said that the port engine did not answer. Divers will look at the hull on Thursday. " +
  "The pier stays shut until an engineer has looked at every pile of it. Two other ferries of the line run as before, " +
  "from the old quay on the other side of the river. The mayor, Ada Merle, thanked the crews of four tugs. " +
  "They had brought the passengers ashore within half an hour. A public inquiry begins next month.";
const article = {
  id: "a",
  source: "Harbour Post",
  title: "Ferry strikes pier",
  published: "2026-11-24T08:00:00Z",
  text: TEXT,
};
const on = (sid: string, text: string) => ({ cites: [{ sid, quote: "" }], kind: "fact", text });
const engine = on("S1.3", "Tidewell Line said the port engine did not answer.");
const struck = on("S1.1", "The Aurora ferry struck the Aldermouth pier on Monday.");
const wrong = on("S1.2", "Forty passengers were taken to hospital.");
const digest = { headline: struck, lead: engine, happened: [], why: [], points: [wrong], conclusion: null };

/** A server whose second reader confirms by the line that each claim cites, but for those that hold `doubted`. */
function serve(prompt: string, content: object, doubted = "nothing") {
  mock.on({ userMessage: `prompt:${prompt}@` }, { content: JSON.stringify(content) });
  mock.on({ userMessage: "prompt:repair@" }, { content: JSON.stringify({ fixed: [] }) });
  mock.on({ userMessage: "prompt:judge@" }, (request) => {
    const asked = JSON.stringify(request.messages.at(-1)?.content);
    const verdicts = [...asked.matchAll(/(?<=\\n)(\d+): ([^;]*); cites (S\d+\.\d+)/g)].map(([, n, claim, sid]) => ({
      n: Number(n),
      sids: [sid],
      verdict: claim?.includes(doubted) ? "doubtful" : "supported",
      fault: claim?.includes(doubted) ? "added" : "none",
      words: claim?.includes(doubted) ? doubted : "",
    }));
    return { content: JSON.stringify({ verdicts }) };
  });
}

const settings = (more: Record<string, string> = {}) => ({
  MODEL_BASE_URL: `${mock.url}/v1`,
  MODEL_DEEP: "large",
  MODEL_FAST: "small",
  ...more,
});
const said: string[] = [];
const byModel = (more?: Record<string, string>) => {
  said.length = 0;
  return analystByModel(settings(more), (line) => said.push(line));
};

interface Told {
  text: string;
  doubts: string[];
}
interface Line {
  complete?: string;
  missing?: string;
  claims?: Told[];
  writtenBy?: object;
  analysis?: { lead: Told; points: Told[]; dropped: { text: string; reason: string }[]; writtenBy: object };
}
async function lines(given: object[], command: (write: (line: string) => void) => Promise<number>): Promise<Line[]> {
  writeFileSync(path, given.map((line) => JSON.stringify(line)).join("\n"));
  const out: Line[] = [];
  await command((line) => out.push(JSON.parse(line) as Line));
  return out;
}
const read = (more?: Record<string, string>) =>
  lines([{ story: "s", articles: [article] }], async (write) => readLinesCommand([path], write, await byModel(more)));
const ask = (more?: Record<string, string>) =>
  lines([{ id: "q", articles: [article], question: "Which engine failed?" }], async (write) =>
    askCommand(path, write, await byModel(more)),
  );

test("read --jsonl lets the model write, and what the text contradicts is no part of it", async () => {
  serve("analyse", digest);
  const [line] = await read();
  expect(line?.analysis?.lead).toMatchObject({ text: engine.text, doubts: [] });
  expect(JSON.stringify(line?.analysis?.points)).not.toContain("Forty");
  // Who tries a prompt sees what was lost, and why.
  expect(line?.analysis?.dropped).toMatchObject([{ text: wrong.text, reason: expect.stringContaining("Fourteen") }]);
  expect(line?.analysis?.writtenBy).toMatchObject({ kind: "model", model: "large" });
});

test("the second reader is the fast model; what it doubts is labelled, and with STRICT gone", async () => {
  serve("analyse", digest, "port engine");
  const [line] = await read();
  expect(line?.analysis?.lead.doubts).toEqual(['a second reader doubts "port engine"']);
  expect(mock.getRequests().map(({ body }) => body?.model)).toContain("small");
  const [strict] = await read({ STRICT: "on" });
  expect(strict?.analysis?.lead.text).not.toBe(engine.text);
});

test("read of pages prints what the model wrote, as text and as JSON", async () => {
  serve("analyse", digest);
  const page = { ...article, byline: undefined, published: new Date(article.published), language: "en" };
  const tools = { extractor: { extract: async () => page as unknown as ArticleText } } as unknown as Tools;
  writeFileSync(join(folder, "page.html"), "<p>the extractor reads it</p>");
  const out: string[] = [];
  for (const options of [{}, { json: true }])
    await readCommand([join(folder, "page.html")], options, tools, (line) => out.push(line), await byModel());
  expect(out[0]).toContain(engine.text);
  expect(JSON.parse(out[1] ?? "")).toMatchObject({ lead: { text: engine.text }, writtenBy: { kind: "model" } });
});

test("ask lets the model answer, in one call beside the second reader's", async () => {
  serve("followup", { answerable: "yes", answer: [engine] });
  const [line] = await ask();
  expect(line).toMatchObject({
    complete: "yes",
    claims: [{ text: engine.text, kind: "fact", doubts: [], citations: [{ source: "a" }] }],
    writtenBy: { kind: "model", model: "large" },
  });
  const prompts = mock.getRequests().map(({ body }) => /prompt:(\w+)@/.exec(JSON.stringify(body))?.[1]);
  expect(prompts.filter((name) => name !== "judge")).toEqual(["followup"]);
});

test("ask says what a partial answer lacks", async () => {
  serve("followup", { answerable: "partly", answer: [engine], missing: "why the engine failed" });
  expect((await ask())[0]).toMatchObject({ complete: "partly", missing: "why the engine failed" });
});

test("when the server does not answer the extract does, and why is said beside it, without the key", async () => {
  const [line] = await ask({ MODEL_BASE_URL: "http://127.0.0.1:9/v1", MODEL_API_KEY: "very-secret-key" });
  expect(line?.writtenBy).toEqual({ kind: "extract", because: "no model answered" });
  expect(line?.claims?.length).toBeGreaterThan(0);
  expect(said).toHaveLength(1);
  expect(said.join()).not.toContain("very-secret-key");
});

test("the day's budget counts for one command: once it is spent, no server is asked", async () => {
  serve("followup", { answerable: "yes", answer: [engine] });
  const question = { id: "q", articles: [article], question: "Which engine failed?" };
  const MODEL_PRICES = JSON.stringify({ large: { in: 1e6, cached: 1e6, out: 1e6 } });
  const analyst = await byModel({ MODEL_PRICES, DAILY_BUDGET_USD: "0.01" });
  const told = await lines([question, { ...question, question: "Who was taken to hospital?" }], (write) =>
    askCommand(path, write, analyst),
  );
  expect(told.map(({ writtenBy }) => writtenBy)).toMatchObject([{ kind: "model" }, { kind: "extract" }]);
});

test.each([
  ["no model", {}, "No model is configured."],
  ["a server without a model's name", { MODEL_BASE_URL: "http://127.0.0.1:9/v1" }, "MODEL_DEEP"],
  ["a model without a server", { MODEL_DEEP: "large" }, "MODEL_BASE_URL"],
])("settings with %s are refused, with what to set", async (_, env, told) => {
  const error: unknown = await analystByModel(env, () => undefined).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "config_invalid", message: expect.stringContaining(told) as string });
  expect(error).toMatchObject({ hint: expect.stringMatching(/\S/) as string });
});

test("that no model is configured is said in German too", () => {
  expect(wordsIn("de").say("cli.noModelHint")).toContain("MODEL_BASE_URL");
  expect(wordsIn("de").say("cli.noModel")).not.toBe(english.say("cli.noModel"));
});

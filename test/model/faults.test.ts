// The language model against a server that says exactly what it should not.
import { afterEach, expect, test } from "vitest";
import { good, provider, request, setUp } from "../support/model-setup.ts";
import { delta, events, json, says, startRawServer, text, type RawReply } from "../support/raw-server.ts";

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => void (await Promise.all(stops.splice(0).map((stop) => stop()))));

async function against(replies: RawReply[], more: Parameters<typeof setUp>[1] = {}) {
  const server = await startRawServer(replies);
  stops.push(server.stop);
  return { ...server, ...setUp([provider(server.baseURL)], more) };
}

const whole = JSON.stringify(good);
const watching = () => {
  const seen: string[] = [];
  return { seen, asked: request({ onText: (soFar) => void seen.push(soFar) }) };
};

test.each<[string, RawReply]>([
  ["an HTML page with status 502", text(502, "<html><h1>Bad gateway</h1></html>")],
  ["an HTML page with status 200", text(200, "<html>Sign in</html>")],
  ["a body that is not JSON with status 500", text(500, "oops", "application/json")],
  ["no body at all", text(503, "")],
  ["JSON that breaks off", text(200, '{"choices":[{"mess', "application/json")],
  ["an error object with status 200", json(200, { error: { code: 502, message: "upstream" } })],
  ["no choices", json(200, { id: "x", choices: [] })],
  ["a choice without a message", json(200, { id: "x", choices: [{ index: 0 }] })],
  ["null", json(200, null)],
  ["a cut connection", (response) => void response.destroy()],
])("%s is retried once, then answered", async (_, fault) => {
  const { model, requests } = await against([fault, says(whole)]);
  expect((await model.generate(request())).value).toEqual(good);
  expect(requests).toHaveLength(2);
});

test("a server that stays down is asked twice, then rests", async () => {
  const { model, requests, ledger } = await against([text(500, "no")]);
  await expect(model.generate(request())).rejects.toMatchObject({
    code: "model_unavailable",
    retryable: true,
    retryAfterMs: 30_000,
  });
  await expect(model.generate(request())).rejects.toMatchObject({ code: "model_unavailable" });
  expect(requests).toHaveLength(2);
  expect((await ledger.state("web:site")).spent).toBe(0);
});

test("the rest grows with every failed try and ends with the first answer", async () => {
  const { model, clock } = await against([...Array.from({ length: 4 }, () => text(500, "no")), says(whole)]);
  await expect(model.generate(request())).rejects.toMatchObject({ retryAfterMs: 30_000 });
  clock.advance(30_000);
  await expect(model.generate(request())).rejects.toMatchObject({ retryAfterMs: 60_000 });
  clock.advance(60_000);
  expect((await model.generate(request())).value).toEqual(good);
});

test("a server that is down and asks for no rest at all gets one", async () => {
  const { model, requests } = await against([json(503, { error: { message: "no" } }, { "retry-after": "0" })]);
  await expect(model.generate(request())).rejects.toMatchObject({ retryAfterMs: 30_000 });
  await expect(model.generate(request())).rejects.toMatchObject({ message: expect.stringContaining("resting") });
  expect(requests).toHaveLength(2);
});

test("Retry-After as a date far away is a rest, not a wait, and not longer than an hour", async () => {
  // The date is read by the clock that the model is given, which is not the machine's.
  const until = new Date(Date.UTC(2026, 10, 24, 2));
  const { model, clock } = await against([
    json(429, { error: { message: "later" } }, { "retry-after": until.toUTCString() }),
  ]);
  await expect(model.generate(request())).rejects.toMatchObject({ code: "model_unavailable", retryAfterMs: 3_600_000 });
  expect(clock.slept).toEqual([]);
});

test("a silent server is asked once, and counted as spent input", async () => {
  const { model, ledger } = await against([() => undefined], { timeouts: { idleMs: 60, totalMs: 10_000 } });
  await expect(model.generate(request())).rejects.toMatchObject({
    code: "model_unavailable",
    message: expect.stringContaining("said nothing for 1 second"),
  });
  expect(ledger.entries.map((entry) => entry.usage?.tokensOut)).toEqual([0]);
});

test("a stream that goes silent is given up too", async () => {
  const { asked, seen } = watching();
  const { model } = await against([events([delta('{"ti')], false)], { timeouts: { idleMs: 2_000, totalMs: 10_000 } });
  await expect(model.generate(asked)).rejects.toMatchObject({ code: "model_unavailable" });
  expect(seen[0]).toBe('{"ti');
});

test("a caller who leaves ends the call with their own reason, and the reservation is settled", async () => {
  const leaving = new AbortController();
  const { model, ledger } = await against([() => leaving.abort(new Error("gone home"))]);
  await expect(model.generate(request({ signal: leaving.signal }))).rejects.toThrow("gone home");
  expect(ledger.entries.every((entry) => entry.settled)).toBe(true);
});

test.each<[string, RawReply]>([
  ["ends cleanly without a finish reason", events([delta('{"title":"Pi'), "[DONE]"])],
  ["ends without anything", events([])],
  ["is cut", events([delta('{"title":"Pi')], "cut")],
  ["carries an error object", events([delta('{"title":"Pi'), { error: { message: "overloaded", code: 503 } }])],
  [
    "carries something that is not JSON",
    (response) => void response.writeHead(200, { "content-type": "text/event-stream" }).end("data: {oops\n\n"),
  ],
])("a stream that %s is not an answer", async (_, fault) => {
  const { asked } = watching();
  const { model, requests } = await against([fault, events([delta(whole, "stop"), "[DONE]"])]);
  expect((await model.generate(asked)).value).toEqual(good);
  expect(requests).toHaveLength(2);
});

test("a stream that is whole but for its finish reason is an answer", async () => {
  const { asked } = watching();
  const { model, requests } = await against([events([delta(whole), "[DONE]"])]);
  expect((await model.generate(asked)).value).toEqual(good);
  expect(requests).toHaveLength(1);
});

test("thinking is never shown to a reader who watches", async () => {
  const { asked, seen } = watching();
  const { model } = await against([
    events([delta("<th"), delta("ink>hm"), delta(" so</think>"), delta(whole, "stop")]),
  ]);
  expect((await model.generate(asked)).value).toEqual(good);
  expect(seen).toEqual([whole]);
});

test("a server without stream_options, then without streaming, is learned", async () => {
  const { asked } = watching();
  const bad = (message: string) => json(400, { error: { message } });
  const { model, requests } = await against([
    bad("unknown field stream_options"),
    bad("stream is not supported"),
    says(whole),
  ]);
  expect((await model.generate(asked)).value).toEqual(good);
  expect(requests.map(({ body }) => [body["stream"] ?? false, body["stream_options"] !== undefined])).toEqual([
    [true, true],
    [true, false],
    [false, false],
  ]);
});

test("max_tokens is renamed and temperature left out for models that want it so", async () => {
  const bad = (message: string, param: string) =>
    json(400, { error: { message, param, code: "unsupported_parameter" } });
  const { model, requests } = await against([
    bad(
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      "max_tokens",
    ),
    bad("Unsupported value: 'temperature' does not support 0", "temperature"),
    says(whole),
  ]);
  expect((await model.generate(request())).value).toEqual(good);
  expect(requests.at(-1)?.body).toMatchObject({ max_completion_tokens: 500 });
  expect(requests.at(-1)?.body).not.toHaveProperty("max_tokens");
  expect(requests.at(-1)?.body).not.toHaveProperty("temperature");
});

test("an answer cut for length is asked again with twice the room, and shorter", async () => {
  const { model, requests } = await against([says('{"title":"Pi', { finish_reason: "length" }), says(whole)]);
  expect((await model.generate(request())).value).toEqual(good);
  expect(requests.map(({ body }) => body["max_tokens"])).toEqual([500, 1000]);
  expect(JSON.stringify(requests[1]?.body["messages"])).toContain("shorter");
});

test("an answer cut twice is given up as truncated", async () => {
  const { model, requests } = await against([says('{"title":"Pi', { finish_reason: "length" })]);
  await expect(model.generate(request())).rejects.toMatchObject({ code: "model_truncated" });
  expect(requests).toHaveLength(2);
});

test.each<[string, string | null]>([
  ["empty", ""],
  ["null", null],
  ["only thinking", "<think>well</think>"],
])("%s content is asked once more, then given up", async (_, content) => {
  const { model, requests } = await against([says(content)]);
  await expect(model.generate(request())).rejects.toMatchObject({ code: "model_invalid_output" });
  expect(requests).toHaveLength(2);
});

test.each<[string, RawReply]>([
  ["a refusal", says(null, { message: { role: "assistant", content: null, refusal: "I will not." } })],
  ["a content filter", says('{"title":', { finish_reason: "content_filter" })],
])("%s is not argued with", async (_, reply) => {
  const { model, requests } = await against([reply]);
  await expect(model.generate(request())).rejects.toMatchObject({ code: "model_refused" });
  expect(requests).toHaveLength(1);
});

test.each<[string, RawReply, boolean]>([
  ["one answer", says("x".repeat(1_100_000)), false],
  ["one body", says("x".repeat(5_000_000)), false],
  ["a stream", events(Array.from({ length: 12 }, () => delta("x".repeat(100_000)))), true],
])("more than a megabyte in %s is given up at once", async (_, reply, streams) => {
  const { model, requests } = await against([reply]);
  const asked = streams ? watching().asked : request();
  await expect(model.generate(asked)).rejects.toMatchObject({ code: "model_invalid_output" });
  expect(requests).toHaveLength(1);
});

test("content in parts is put together", async () => {
  const parts = [
    { type: "text", text: whole.slice(0, 9) },
    { type: "text", text: whole.slice(9) },
  ];
  const { model } = await against([says(null, { message: { role: "assistant", content: parts } })]);
  expect((await model.generate(request())).value).toEqual(good);
});

test("NaN where a number should be is repaired or refused, never passed on", async () => {
  const { model } = await against([says('{"title":"Pier","score":NaN}'), says('{"title":"Pier","score":1e999}')]);
  await expect(model.generate(request())).rejects.toMatchObject({ code: "model_invalid_output" });
});

test("a server that counts no tokens is taken at the length of its answer; cached tokens of DeepSeek are read", async () => {
  const deepseek = {
    prompt_tokens: 100,
    completion_tokens: 20,
    prompt_cache_hit_tokens: 60,
    prompt_cache_miss_tokens: 40,
  };
  const { model, ledger } = await against([says(whole, {}, deepseek), says(whole, {}, null as never)]);
  expect((await model.generate(request())).usage.tokensCached).toBe(60);
  await model.generate(request());
  expect(ledger.entries[1]?.usage?.tokensOut).toBeGreaterThan(5);
  expect(ledger.entries[1]?.usage?.cost).toBeGreaterThan(0);
});

test("when every provider hangs, the whole request still ends in its time", async () => {
  const server = await startRawServer([() => undefined]);
  stops.push(server.stop);
  const clock = {
    now: () => new Date(),
    sleep: (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms)),
  };
  const providers = ["one", "two", "three"].map((name) => provider(server.baseURL, { name }));
  const { model } = setUp(providers, { clock, timeouts: { idleMs: 60_000, totalMs: 150 } });
  const startedAt = Date.now();
  await expect(model.generate(request())).rejects.toMatchObject({ code: "model_unavailable" });
  expect(Date.now() - startedAt).toBeLessThan(50_000);
});

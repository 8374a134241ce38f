// The language model against a mock of an OpenAI-compatible server: forms learned, usage, cache, ladder, budget.
import { LLMock } from "@copilotkit/aimock";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { good, provider, request, setUp } from "../support/model-setup.ts";

const mock = new LLMock({ port: 0, host: "127.0.0.1", strict: true, logLevel: "silent" });
let baseURL = "";
beforeAll(async () => {
  await mock.start();
  baseURL = `${mock.url}/v1`;
});
afterAll(() => mock.stop());
beforeEach(() => void mock.reset());

const bodies = () => mock.getRequests().map((entry) => entry.body as unknown as Record<string, unknown>);
const always = () => mock.on({}, { content: JSON.stringify(good) });

test("an answer comes with its usage, cost, provider and model, and the schema was sent", async () => {
  mock.on(
    {},
    { content: JSON.stringify(good), usage: { prompt_tokens: 1000, completion_tokens: 100, total_tokens: 1100 } },
  );
  const { model } = setUp([provider(baseURL)]);
  expect(await model.generate(request())).toEqual({
    value: good,
    usage: { tokensIn: 1000, tokensCached: 0, tokensOut: 100, cost: 0.0014 },
    provider: "one",
    model: "small",
    cached: false,
  });
  expect(bodies()[0]?.["response_format"]).toMatchObject({
    type: "json_schema",
    json_schema: { name: "analyse", strict: true },
  });
});

test("the tier chooses the model, and a model without a price costs an unknown amount, not nothing", async () => {
  always();
  const { model } = setUp([provider(baseURL)]);
  const asked = request();
  const { usage, model: name } = await model.generate({ ...asked, prompt: { ...asked.prompt, tier: "deep" } });
  expect(name).toBe("large");
  expect(usage.cost).toBeUndefined();
});

test("a server without json_schema is asked in the next form, and never again in the first", async () => {
  const type = (wanted: string) => ({
    predicate: (req: object) => (req as { response_format?: { type: string } }).response_format?.type === wanted,
  });
  mock.on(type("json_schema"), { error: { message: "This response_format type is unavailable now" }, status: 400 });
  mock.on(type("json_object"), {
    error: { message: "response_format.type must be 'json_schema' or 'text'" },
    status: 422,
  });
  always();
  const { model, records } = setUp([provider(baseURL)]);
  expect((await model.generate(request())).value).toEqual(good);
  expect((await model.generate(request())).value).toEqual(good);
  expect(bodies().map((body) => (body["response_format"] as { type: string } | undefined)?.type)).toEqual([
    "json_schema",
    "json_object",
    undefined,
    undefined,
  ]);
  const restarted = setUp([provider(baseURL)], { records });
  await restarted.model.generate(request());
  expect(bodies()).toHaveLength(5);
});

test("what was refused but led nowhere is not remembered", async () => {
  mock.on({}, { error: { message: "no" }, status: 400 });
  const { model, records } = setUp([provider(baseURL)]);
  await expect(model.generate(request())).rejects.toMatchObject({ code: "model_unavailable" });
  expect(records.kept.size).toBe(0);
});

test("reasoning beside the answer and thinking inside it are survived", async () => {
  mock.on(
    { userMessage: /Sources/ },
    { content: `<think>{"title":1}</think>${JSON.stringify(good)}`, reasoning: "hm" },
  );
  const { model } = setUp([provider(baseURL)]);
  expect((await model.generate(request())).value).toEqual(good);
});

test("a router's own cost and cached tokens are taken", async () => {
  mock.on({}, {
    content: JSON.stringify(good),
    usage: {
      prompt_tokens: 10,
      completion_tokens: 2,
      total_tokens: 12,
      cost: 0.25,
      prompt_tokens_details: { cached_tokens: 8 },
    },
  } as never);
  const { model } = setUp([provider(`${mock.url}/api/v1`)]);
  expect((await model.generate(request())).usage).toMatchObject({ tokensCached: 8, cost: 0.25 });
});

test("streamed text arrives in pieces, and usage comes with the last chunk", async () => {
  mock.on(
    {},
    { content: JSON.stringify(good), usage: { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 } },
    { chunkSize: 4 },
  );
  const { model } = setUp([provider(baseURL)]);
  const seen: string[] = [];
  const { value, usage } = await model.generate(request({ onText: (soFar) => seen.push(soFar) }));
  expect(value).toEqual(good);
  expect(usage.tokensIn).toBe(7);
  expect(seen.length).toBeGreaterThan(3);
  expect(seen.at(-1)).toBe(JSON.stringify(good));
  expect(bodies()[0]).toMatchObject({ stream: true, stream_options: { include_usage: true } });
});

test("the same request is answered from the store, and two at once make one call", async () => {
  always();
  const { model, ledger, completions } = setUp([provider(baseURL)]);
  const asked = request();
  const [first, second] = await Promise.all([model.generate(asked), model.generate(asked)]);
  const third = await model.generate(asked);
  expect([first.cached, second.cached, third.cached]).toEqual([false, true, true]);
  expect(third).toMatchObject({ value: good, usage: { tokensIn: 0, cost: 0 }, model: "small" });
  expect(ledger.entries).toHaveLength(1);
  const other = setUp([provider(baseURL, { models: { fast: "newer", deep: "large" } })], { completions });
  expect((await other.model.generate(asked)).cached).toBe(false);
});

test("prompts that differ only in their fences share a completion by their key", async () => {
  always();
  const { model } = setUp([provider(baseURL)]);
  const { prompt, ...asked } = request();
  await model.generate({ ...asked, prompt: { ...prompt, user: "<<K1>>", key: "k" } });
  expect((await model.generate({ ...asked, prompt: { ...prompt, user: "<<K2>>", key: "k" } })).cached).toBe(true);
  expect((await model.generate({ ...asked, prompt: { ...prompt, user: "<<K2>>", key: "other" } })).cached).toBe(false);
});

test("a stored completion that no longer fits, and a store that fails, cost a call and nothing else", async () => {
  always();
  const broken = {
    get: async () => '{"provider":"p","model":"m","value":{"title":1}}',
    set: () => Promise.reject(new Error("full")),
  };
  const { model } = setUp([provider(baseURL)], { completions: broken });
  expect(await model.generate(request())).toMatchObject({ value: good, cached: false });
  const failing = setUp([provider(baseURL)], {
    completions: { get: () => Promise.reject(new Error("gone")), set: broken.set },
  });
  expect((await failing.model.generate(request())).value).toEqual(good);
});

test("503, then an answer: asked again after a short wait", async () => {
  mock.nextRequestError(503);
  always();
  const { model, clock } = setUp([provider(baseURL)]);
  expect((await model.generate(request())).value).toEqual(good);
  expect(clock.slept).toEqual([500]);
});

test("429 with a short Retry-After is waited for", async () => {
  mock.on({ sequenceIndex: 0 }, { error: { message: "slow down" }, status: 429, retryAfter: 2 });
  always();
  const { model, clock } = setUp([provider(baseURL)]);
  expect((await model.generate(request())).value).toEqual(good);
  expect(clock.slept).toEqual([2000]);
});

test("429 with a Retry-After of minutes sends the request to the next provider, and the first rests so long", async () => {
  mock.on({ model: "small" }, { error: { message: "slow down" }, status: 429, retryAfter: 120 });
  always();
  const second = provider(baseURL, { name: "two", models: { fast: "other", deep: "other" } });
  const { model, clock } = setUp([provider(baseURL), second]);
  expect((await model.generate(request())).provider).toBe("two");
  await model.generate(request());
  expect(clock.slept).toEqual([]);
  expect(bodies().map((body) => body["model"])).toEqual(["small", "other", "other"]);
  clock.advance(119_000);
  await model.generate(request());
  expect(bodies().at(-1)?.["model"]).toBe("other");
  clock.advance(2_000);
  await model.generate(request());
  expect(
    bodies()
      .map((body) => body["model"])
      .slice(4),
  ).toEqual(["small", "other"]);
});

test.each([
  ["a spent quota", 429, { message: "You exceeded your current quota", code: "insufficient_quota" }],
  ["an empty balance", 402, { message: "Insufficient Balance" }],
  ["a wrong key", 401, { message: "bad key" }],
  ["an unknown model", 404, { message: "model not found" }],
])("%s is not asked again, and says so when nobody else is there", async (_, status, error) => {
  mock.on({}, { error, status });
  const { model, clock } = setUp([provider(baseURL)]);
  await expect(model.generate(request())).rejects.toMatchObject({ code: "model_unavailable", retryable: true });
  await expect(model.generate(request())).rejects.toMatchObject({ message: expect.stringContaining("resting") });
  expect(bodies()).toHaveLength(1);
  expect(clock.slept).toEqual([]);
});

test("a request too long for the first provider goes to the second, and the first keeps its standing", async () => {
  const error = {
    message: "This model's maximum context length is 4096 tokens. Please reduce the length of the messages.",
    code: "context_length_exceeded",
  };
  mock.on({ model: "small", sequenceIndex: 0 }, { error, status: 400 });
  always();
  const { model } = setUp([
    provider(baseURL),
    provider(baseURL, { name: "two", models: { fast: "other", deep: "other" } }),
  ]);
  expect((await model.generate(request())).provider).toBe("two");
  expect((await model.generate(request())).provider).toBe("one");
});

test("a content filter ends it: no repair, no other provider", async () => {
  mock.on({}, { error: { message: "filtered", code: "content_filter" }, status: 400 });
  const { model } = setUp([provider(baseURL), provider(baseURL, { name: "two" })]);
  await expect(model.generate(request())).rejects.toMatchObject({ code: "model_refused" });
  expect(bodies()).toHaveLength(1);
});

test("a wrong shape gets one repair call, without the sources and with what is wrong", async () => {
  mock.on({ systemMessage: "You correct the form" }, { content: JSON.stringify(good) });
  mock.on({}, { content: '{"title":"Pier closes","score":"NaN"}' });
  const { model, ledger, records } = setUp([provider(baseURL)]);
  expect((await model.generate(request())).value).toEqual(good);
  const [first, repair] = bodies().map((body) => JSON.stringify(body["messages"]));
  expect(first).toContain("Sources");
  expect(repair).not.toContain("Sources");
  expect(repair).toContain("score");
  expect(ledger.entries).toHaveLength(2);
  expect([...records.kept.values()][0]).toMatchObject({ tellSchema: true });
});

test("usage of all calls is summed", async () => {
  const usage = { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 };
  mock.on({ systemMessage: "You correct the form" }, { content: JSON.stringify(good), usage });
  mock.on({}, { content: "Sorry, here you go.", usage });
  const { model } = setUp([provider(baseURL)]);
  expect((await model.generate(request())).usage).toMatchObject({ tokensIn: 200, tokensOut: 20 });
});

test("a second wrong shape ends it after two calls", async () => {
  mock.on({}, { content: '{"title":1}' });
  const { model } = setUp([provider(baseURL), provider(baseURL, { name: "two" })]);
  await expect(model.generate(request())).rejects.toMatchObject({ code: "model_invalid_output" });
  expect(bodies()).toHaveLength(2);
});

test("twenty calls at the limit exceed the budget by at most one, and none is left unsettled", async () => {
  mock.on(
    {},
    { content: JSON.stringify(good), usage: { prompt_tokens: 40, completion_tokens: 500, total_tokens: 540 } },
  );
  const perCall = 0.0025;
  const { model, ledger } = setUp([provider(baseURL)], { budget: 0.005 });
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => model.generate(request())));
  const refused = outcomes.filter((outcome) => outcome.status === "rejected").map((outcome) => outcome.reason.code);
  expect(new Set(refused)).toEqual(new Set(["budget_exhausted"]));
  const { spent } = await ledger.state("web:site");
  expect(spent).toBeLessThanOrEqual(0.005 + perCall);
  expect(refused.length).toBeGreaterThanOrEqual(17);
  expect(ledger.entries.every((entry) => entry.settled)).toBe(true);
  await expect(
    model.generate({ ...request(), account: { tenant: "other", storyId: undefined, channel: undefined } }),
  ).resolves.toBeDefined();
});

test("money is set aside before the call is made", async () => {
  const order: string[] = [];
  const { ledger } = setUp([]);
  const watched = {
    ...ledger,
    reserve: async (...args: Parameters<typeof ledger.reserve>) => {
      order.push("reserve");
      expect(args[1].cost).toBeGreaterThan(0);
      return ledger.reserve(...args);
    },
    settle: async (...args: Parameters<typeof ledger.settle>) => {
      order.push("settle");
      return ledger.settle(...args);
    },
  };
  mock.on({}, () => {
    order.push("call");
    return { content: JSON.stringify(good) };
  });
  const { model } = setUp([provider(baseURL)], { ledger: watched });
  await model.generate(request());
  expect(order).toEqual(["reserve", "call", "settle"]);
});

test("without any provider the error says what to set", async () => {
  await expect(setUp([]).model.generate(request())).rejects.toMatchObject({
    code: "model_unavailable",
    retryable: false,
  });
});

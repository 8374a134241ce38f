// What is assumed of a server, and what its refusals teach.
import { expect, test } from "vitest";
import { z } from "zod";
import { extraFields, learn, seedCapability } from "../../src/model/capabilities.ts";
import { chatBody, wireSchema } from "../../src/model/request.ts";

const unknown = seedCapability("http://10.0.0.5:8000/v1");
const refusal = (message: string, param?: string) => ({ message, param, asked: 2_000 });

test.each([
  [
    "DeepSeek starts without json_schema and thinks no more",
    "https://api.deepseek.com/v1",
    ["object", "plain"],
    { thinking: { type: "disabled" } },
  ],
  ["LM Studio starts without json_object", "http://localhost:1234/v1", ["schema", "plain"], {}],
  [
    "OpenRouter is told to route by parameters",
    "https://openrouter.ai/api/v1",
    ["schema", "object", "plain"],
    { provider: { require_parameters: true }, usage: { include: true } },
  ],
  ["Ollama thinks no more", "http://127.0.0.1:11434/v1", ["schema", "object", "plain"], { reasoning_effort: "none" }],
  ["a look-alike host is nobody", "https://api.deepseek.com.evil.example/v1", ["schema", "object", "plain"], {}],
  ["an address that is none is nobody", "nonsense", ["schema", "object", "plain"], {}],
])("%s", (_, baseURL, modes, extras) => {
  const seed = seedCapability(baseURL);
  expect(seed.modes).toEqual(modes);
  expect(extraFields(baseURL, seed)).toEqual(extras);
});

test.each([
  [
    "OpenAI reasoning models on max_tokens",
    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    { limitField: "max_completion_tokens" },
  ],
  [
    "OpenAI reasoning models on temperature",
    "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.",
    { temperature: false },
  ],
  ["DeepSeek on json_schema", "This response_format type is unavailable now", { modes: ["object", "plain"] }],
  [
    "llama.cpp on a grammar",
    'Either "json_schema" or "grammar" can be specified, but not both',
    { modes: ["object", "plain"] },
  ],
  [
    "DeepSeek on a large limit",
    "Invalid max_tokens value, the valid range of max_tokens is [1, 1024]",
    { maxOutput: 1024 },
  ],
  [
    "a model with a small limit",
    "max_tokens is too large: 2000. This model supports at most 512 completion tokens",
    { maxOutput: 512 },
  ],
  ["an old server on stream_options", "Unrecognized request argument supplied: stream_options", { streamUsage: false }],
  ["a strict server on the thinking switch", "thinking: Extra inputs are not permitted", { extras: false }],
  ["a server that does not stream", "streaming is not supported", { stream: false }],
  ["a complaint nobody can read", "bad request", { modes: ["object", "plain"] }],
])("%s", (_, message, change) => {
  expect(learn(unknown, refusal(message))).toEqual({ ...unknown, ...change });
});

test("the plainest form is the last: after it there is nothing to learn", () => {
  let steps = 0;
  let capability: ReturnType<typeof learn> = unknown;
  while (capability) {
    capability = learn(capability, refusal("no"));
    steps += 1;
  }
  expect(steps).toBe(3);
});

test("the wire schema holds no limits, requires every key and allows no other", () => {
  const schema = z.object({
    name: z.string().min(1).max(80),
    kind: z.enum(["a", "b"]),
    at: z.string().nullable(),
    list: z.array(z.object({ n: z.int().min(0).max(9) })).max(3),
  });
  expect(wireSchema(schema)).toEqual({
    type: "object",
    properties: {
      name: { type: "string" },
      kind: { type: "string", enum: ["a", "b"] },
      at: { type: ["string", "null"] },
      list: {
        type: "array",
        items: { type: "object", properties: { n: { type: "integer" } }, required: ["n"], additionalProperties: false },
      },
    },
    required: ["name", "kind", "at", "list"],
    additionalProperties: false,
  });
});

test("a server that cannot be given the schema is told it, and the word JSON stands in the prompt", () => {
  const ask = {
    baseURL: "http://x/v1",
    model: "m",
    schema: { type: "object" },
    maxOutputTokens: 100,
    stream: false,
    extra: { seed: 7 },
    prompt: {
      id: "analyse@1",
      system: "Write.",
      user: "Sources",
    },
  };
  const bodies = (["schema", "object", "plain"] as const).map((mode) =>
    chatBody({ ...ask, capability: { ...unknown, modes: [mode] } }),
  );
  expect(bodies.map((body) => body.response_format?.type)).toEqual(["json_schema", "json_object", undefined]);
  expect(bodies.map((body) => /JSON schema/.test(String(body.messages[0]?.content)))).toEqual([false, true, true]);
  expect(bodies[0]).toMatchObject({ seed: 7, max_tokens: 100, temperature: 0 });
  expect(chatBody({ ...ask, capability: { ...unknown, tellSchema: true } }).messages[0]?.content).toContain(
    "JSON schema",
  );
});

// Texts to vectors over a server: kept by content, paid for once, and silent where the server fails.
import { afterEach, describe, expect, it } from "vitest";
import { createEmbed, type VectorCache } from "../../src/model/embed.ts";
import { memoryLedger } from "../../src/model/memory.ts";
import { mostAlike, standsOut } from "../../src/core/vectors.ts";
import { direction } from "../support/meanings.ts";
import { silentLog } from "../support/model-stores.ts";
import { json, type RawReply, startRawServer } from "../support/raw-server.ts";

const account = { tenant: "web:site", storyId: "s1", channel: undefined };
const inputOf = (body: Record<string, unknown>): string[] =>
  Array.isArray(body["input"]) ? body["input"].map(String) : [];
/** Last first, as a server may send them; twice as long as a direction is. */
const embeds: RawReply = (response, request) => {
  const data = inputOf(request.body).map((text, index) => ({
    object: "embedding",
    index,
    embedding: [...direction(text)].map((value) => value * 2),
  }));
  json(200, { object: "list", data: data.toReversed(), usage: { prompt_tokens: 7, total_tokens: 7 } })(
    response,
    request,
  );
};

describe("a server that turns texts into vectors", () => {
  let server: Awaited<ReturnType<typeof startRawServer>>;
  afterEach(() => server.stop());

  async function open(replies: RawReply[], budget?: number) {
    server = await startRawServer(replies);
    const ledger = memoryLedger(budget);
    const kept = new Map<string, string>();
    const cache: VectorCache = {
      getMany: async (keys) => keys.map((key) => kept.get(key)),
      setMany: async (entries) => entries.forEach(({ key, value }) => kept.set(key, value)),
    };
    const config = {
      name: "one",
      baseURL: server.baseURL,
      apiKey: "",
      model: "small",
      price: { in: 2, cached: 1, out: 0 },
    };
    return { embed: createEmbed(config, { cache, ledger, log: silentLog }), ledger, kept };
  }

  it("gives each text its own, of length 1, and asks for no text twice", async () => {
    const { embed, ledger } = await open([embeds]);
    const first = await embed(["a harbour", "a bridge", "a harbour"], account);
    expect(first?.map((vector) => Math.hypot(...vector).toFixed(5))).toEqual(["1.00000", "1.00000", "1.00000"]);
    expect(first?.[0]).toEqual(first?.[2]);
    expect(mostAlike(direction("a bridge"), first ?? [], 1)).toEqual([1]);
    const again = await embed(["a bridge", "a ferry"], account);
    expect(again?.[0]).toEqual(first?.[1]);
    expect(server.requests.map(({ body }) => inputOf(body))).toEqual([["a harbour", "a bridge"], ["a ferry"]]);
    expect(ledger.entries.map(({ usage }) => [usage?.tokensIn, usage?.cost])).toEqual([
      [7, 14 / 1e6],
      [7, 14 / 1e6],
    ]);
  });

  it("asks for many texts in several requests", async () => {
    const { embed } = await open([embeds]);
    const texts = Array.from({ length: 130 }, (_, at) => `text ${at}`);
    expect(await embed(texts, account)).toHaveLength(130);
    expect(server.requests.map(({ body }) => inputOf(body).length)).toEqual([64, 64, 2]);
  });

  it.each<[string, RawReply[], number | undefined]>([
    ["the server has no such model", [json(404, { error: { message: "no such model" } })], undefined],
    ["the answer is of another shape", [json(200, { data: [{ embedding: "x" }] })], undefined],
    ["a vector has no direction", [json(200, { data: [{ index: 0, embedding: [0, 0] }] })], undefined],
    ["a text is left out", [json(200, { data: [] })], undefined],
    ["the money of the day is spent", [embeds], 0],
  ])("says nothing where %s", async (_, replies, budget) => {
    const { embed, ledger } = await open(replies, budget);
    expect(await embed(["a harbour"], account)).toBeUndefined();
    expect(ledger.entries.every(({ settled }) => settled)).toBe(true);
  });
});

describe("what stands out", () => {
  const crowd = Array.from({ length: 30 }, (_, at) => direction(`other${at} words${at} here${at}`));
  const own = direction("the flood closed the railway");

  it("is the one that means nearly the same, and none where all are alike far", () => {
    expect(standsOut(own, [...crowd, direction("railway closed by the flood")])).toBe(30);
    expect(standsOut(own, crowd)).toBeUndefined();
  });

  it("is nobody among few", () => {
    expect(standsOut(own, [direction("railway closed by the flood"), ...crowd.slice(0, 5)])).toBeUndefined();
  });
});

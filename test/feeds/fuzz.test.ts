// Damaged feeds: a few hundred mutations of real ones. Whatever happens, it is a feed of texts or a clear refusal, and soon.
import { describe, expect, it } from "vitest";
import { BotError } from "../../src/core/errors.ts";
import { identify } from "../../src/feeds/identify.ts";
import { parseFeed } from "../../src/feeds/parse.ts";
import { bytesOf, corpus, notText } from "./corpus.ts";
import { cpuMs } from "../support/cpu.ts";

const seed = Number(process.env["FUZZ_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const CASES = Number(process.env["FUZZ_CASES"] ?? 400);
/** Thousands of cases need their time. */
const TIMEOUT_MS = Math.max(120_000, CASES * 200);

/** Mulberry32: small, and the same everywhere for the same seed. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SNIPPETS = [
  "<",
  ">",
  "&",
  "]]>",
  "<![CDATA[",
  "<!--",
  "-->",
  "</item>",
  "<item>",
  "<entry>",
  '"',
  "&#0;",
  "&nbsp;",
  "<b>",
  "\0",
  "\ue0000\ue001",
  "__proto__",
  "<?xml",
  "<!DOCTYPE x [",
  "\ud800",
  "<title type='xhtml'><div>x<b>y</b></div></title>",
];

function mutate(bytes: Buffer, random: () => number): Buffer {
  const at = Math.floor(random() * bytes.length);
  const length = Math.floor(random() ** 3 * bytes.length);
  const [head, middle, tail] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
  switch (Math.floor(random() * 6)) {
    case 0:
      return Buffer.concat([head, tail]);
    case 1:
      return Buffer.concat([head, middle, middle, tail]);
    case 2:
      return Buffer.from(head);
    case 3:
      return Buffer.concat([
        head,
        Buffer.from(SNIPPETS[Math.floor(random() * SNIPPETS.length)] ?? ""),
        bytes.subarray(at),
      ]);
    case 4: {
      const copy = Buffer.from(bytes);
      for (let i = 0; i < 20; i += 1) copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
      return copy;
    }
    default:
      return Buffer.concat([tail, middle, head]);
  }
}

describe.skipIf(corpus.length === 0)("damaged feeds", () => {
  it(`are read or refused, never more (FUZZ_SEED=${seed}, ${CASES} cases)`, { timeout: TIMEOUT_MS }, async () => {
    const random = randomFrom(seed);
    const codes = new Set<string>();
    const documents = corpus
      .filter(({ isFeed }) => isFeed)
      .map(bytesOf)
      .filter((bytes) => bytes.length < 300_000);
    for (let n = 0; n < CASES; n += 1) {
      let bytes = documents[Math.floor(random() * documents.length)] as Buffer;
      for (let round = 0; round <= random() * 3; round += 1) bytes = mutate(bytes, random);
      const start = cpuMs();
      try {
        const feed = await parseFeed(bytes, { url: "https://feeds.example/feed", contentType: undefined });
        expect([n, ...notText(feed)]).toEqual([n]);
        expect(identify(feed.items, "https://feeds.example/feed")).toHaveLength(feed.items.length);
      } catch (error) {
        if (!(error instanceof BotError)) throw new Error(`case ${n} of seed ${seed}`, { cause: error });
        codes.add(error.code);
      }
      expect(cpuMs() - start).toBeLessThan(3000);
    }
    expect(codes.difference(new Set(["not_a_feed", "feed_malformed"]))).toEqual(new Set());
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });
});

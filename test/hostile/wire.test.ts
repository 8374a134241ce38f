// Harm on the way in: bombs, lies about length, connections cut; seen by what a poll of the feed concludes and remembers.
import { afterEach, describe, expect, it } from "vitest";
import { poll } from "../../src/feeds/poll.ts";
import { readFeed } from "../../src/feeds/read.ts";
import { createGuardedFetch } from "../../src/net/fetch.ts";
import { bomb, ENCODINGS, type Encoding, head, startBytes } from "./bombs.ts";
import { watched } from "./loop.ts";

const ITEM = "<item><title>One</title><guid>1</guid></item>";
const FEED = `<rss version="2.0"><channel><title>Gazette</title>${ITEM.repeat(20)}</channel></rss>`;
const manners = { minMs: 3_600_000, maxMs: 86_400_000, random: () => 0 };

let stop: () => Promise<unknown>;
afterEach(() => stop());

/** Polls a server that answers with these very bytes and, unless told otherwise, hangs up. */
async function pollOf(answer: Buffer[], state: object = {}) {
  const server = await startBytes(answer);
  const fetch = createGuardedFetch({
    userAgent: () => "test",
    allowPrivateHosts: [],
    hosts: { "feeds.example": { host: "127.0.0.1", port: server.port } },
  });
  stop = () => Promise.all([fetch.close(), server.stop()]);
  return watched(() => poll({ url: "http://feeds.example/feed", ...state }, { fetch, readFeed }, new Date(), manners));
}

describe("a bomb of 2 GB", () => {
  it.each(Object.keys(ENCODINGS) as Encoding[])("in %s is stopped at the cap", async (encoding) => {
    const { value, longestMs, grownMb } = await pollOf([
      head(`content-encoding: ${encoding}`),
      ...(await bomb(encoding)),
    ]);
    expect(value).toMatchObject({ kind: "failed", code: "fetch_too_large", state: { failures: 1 } });
    expect(value.state.etag).toBeUndefined();
    expect(longestMs).toBeLessThan(100);
    expect(grownMb).toBeLessThan(50);
  });
});

describe("the validators of an answer", () => {
  const old = { etag: '"old"', lastModified: "then" };

  it.each([
    ["that is shorter than it says", [head(`content-length: ${FEED.length + 500}`), Buffer.from(FEED)], "failed"],
    [
      "that is cut by its own length",
      [head(`content-length: ${FEED.length - 200}`), Buffer.from(FEED.slice(0, -200))],
      "items",
    ],
    ["that is longer than it says", [head(`content-length: ${FEED.length - 200}`), Buffer.from(FEED)], "items"],
    [
      "whose chunks break off",
      [head("transfer-encoding: chunked"), Buffer.from(`100\r\n${FEED.slice(0, 256)}\r\n`)],
      "failed",
    ],
    ["that ends with its connection, too soon", [head("connection: close"), Buffer.from(FEED.slice(0, -200))], "items"],
    ["cut inside its encoding", [head("content-encoding: gzip"), Buffer.from("1f8b0800000000000003", "hex")], "failed"],
    ["in six encodings", [head("content-encoding: gzip, gzip, gzip, gzip, gzip, gzip"), Buffer.from(FEED)], "failed"],
    ["in another encoding than it says", [head("content-encoding: br"), Buffer.from(`\u0001${FEED}`)], "failed"],
  ])("%s are not kept", async (_, answer, kind) => {
    const { value } = await pollOf(answer as Buffer[], old);
    expect(value.kind).toBe(kind);
    expect(value.state.etag).not.toBe('"new"');
    // What failed is asked for as before; what was read in part is asked for whole.
    expect(value.state.etag).toBe(kind === "failed" ? '"old"' : undefined);
    expect(value.state.bodyHash).toBeUndefined();
  });

  it("that came whole are", async () => {
    const { value } = await pollOf([head(`content-length: ${FEED.length}`), Buffer.from(FEED)], old);
    expect(value).toMatchObject({ kind: "items", state: { etag: '"new"', lastModified: undefined } });
  });
});

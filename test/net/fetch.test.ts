// What the guarded fetch does with answers: redirects, deadlines, caps, encodings, and words for what went wrong.
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { type FakeWeb, type Handler, realFetch, startWeb } from "./canary.ts";
import { processCpuMs } from "../support/cpu.ts";

let web: FakeWeb;
const serve = async (handler: Handler) => (web = await startWeb(handler));
afterEach(() => web.stop());

const text = (body: Uint8Array) => Buffer.from(body).toString();

describe("a request", () => {
  it("names us, accepts encodings, and carries nothing else but what was asked", async () => {
    let headers: Record<string, unknown> = {};
    await serve((request, response) => {
      headers = request.headers;
      response.end();
    });
    await web.fetch("http://feeds.example/feed?x=1#part", { headers: { "If-None-Match": 'W/"a\\"b"' } });
    expect(headers).toMatchObject({
      "user-agent": "Footnote/test (+https://example.org; 1 subscribers)",
      "accept-encoding": "gzip, deflate, br",
      "if-none-match": 'W/"a\\"b"',
    });
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(["cookie"]));
    expect(headers).not.toHaveProperty("referer");
  });

  it("gets validators back byte for byte", async () => {
    const etag = '"x--gzip" ünquoted\\';
    await serve((_, response) => {
      response.setHeader("ETag", Buffer.from(etag, "latin1").toString("latin1"));
      response.setHeader("Last-Modified", "garbage  +0000");
      response.end();
    });
    const { headers } = await web.fetch("http://feeds.example/");
    expect(headers).toMatchObject({ etag, "last-modified": "garbage  +0000" });
  });

  it.each([200, 304])("of one who comes alone leaves no connection behind, its answer a %i", async (status) => {
    const closed = Promise.withResolvers<void>();
    await serve((request, response) => {
      request.socket.once("close", () => closed.resolve());
      response.writeHead(status).end(status === 200 ? "here" : undefined);
    });
    const answer = await web.fetch("http://feeds.example/", { alone: true });
    expect([answer.status, text(answer.body)]).toEqual([status, status === 200 ? "here" : ""]);
    await closed.promise;
  });

  it("takes a status of 400 and above for an answer", async () => {
    await serve((_, response) => response.writeHead(404).end("no"));
    await expect(web.fetch("http://feeds.example/")).resolves.toMatchObject({ status: 404 });
  });
});

describe("redirects", () => {
  it("are followed, relative ones too, and told in order", async () => {
    await serve((request, response) => {
      if (request.url === "/a") response.writeHead(301, { location: "b?x=1" }).end();
      else if (request.url === "/b?x=1") response.writeHead(302, { location: "https://other.example/c" }).end();
      else response.end("here");
    });
    const answer = await web.fetch("http://feeds.example/a");
    expect(answer.url).toBe("https://other.example/c");
    expect(answer.hops).toEqual([
      { status: 301, from: "http://feeds.example/a", to: "http://feeds.example/b?x=1" },
      { status: 302, from: "http://feeds.example/b?x=1", to: "https://other.example/c" },
    ]);
  });

  it.each([
    ["UTF-8", Buffer.from("/zürich/日本")],
    ["Latin-1", Buffer.from("/zürich/", "latin1")],
  ])("are followed where they are written in %s", async (_, location) => {
    await serve((request, response) => {
      if (request.url === "/a") response.writeHead(301, { location: location.toString("latin1") }).end();
      else response.end();
    });
    expect((await web.fetch("http://feeds.example/a")).url).toMatch(
      /^http:\/\/feeds\.example\/z%C3%BCrich\/(?:%E6%97%A5%E6%9C%AC)?$/,
    );
  });

  it.each([
    [5, "resolves"],
    [6, "too_many_redirects"],
  ])("%i in a row: %s", async (count, outcome) => {
    await serve((request, response) => {
      const n = Number(request.url?.slice(1));
      if (n < count) response.writeHead(302, { location: `/${n + 1}` }).end();
      else response.end("end");
    });
    const result = await web.fetch("http://feeds.example/0").then(
      () => "resolves",
      (error) => error.code,
    );
    expect(result).toBe(outcome);
  });

  it("in a circle, and to nowhere, end at once", async () => {
    let requests = 0;
    await serve((request, response) => {
      requests += 1;
      if (request.url === "/nowhere") response.writeHead(302).end();
      else response.writeHead(302, { location: "/loop" }).end();
    });
    await expect(web.fetch("http://feeds.example/loop")).rejects.toMatchObject({ code: "too_many_redirects" });
    expect(requests).toBe(1);
    await expect(web.fetch("http://feeds.example/nowhere")).rejects.toMatchObject({ code: "fetch_failed" });
  });

  it("to the same address are followed with the cookies that were set there", async () => {
    const seen: [string | undefined, string | undefined][] = [];
    await serve((request, response) => {
      const { host, cookie } = request.headers;
      seen.push([host, cookie]);
      if (host === "away.example") {
        response.writeHead(302, { location: "http://feeds.example/page?told", "set-cookie": "away=9" }).end();
      } else if (!cookie) {
        response.writeHead(302, {
          location: "/page",
          "set-cookie": ["id=7; Path=/; HttpOnly", "gone=1", "gone=; Max-Age=0", "safe=1; Secure"],
        });
        response.end();
      } else if (request.url === "/page") response.writeHead(302, { location: "http://away.example/" }).end();
      else response.end("here");
    });
    expect(text((await web.fetch("http://feeds.example/page")).body)).toBe("here");
    expect(seen).toEqual([
      ["feeds.example", undefined],
      ["feeds.example", "id=7"],
      ["away.example", undefined],
      ["feeds.example", "id=7"],
    ]);
    seen.length = 0;
    await web.fetch("http://feeds.example/page");
    expect(seen[0]).toEqual(["feeds.example", undefined]);
  });

  it("that set another cookie each time end after five", async () => {
    let requests = 0;
    await serve((_, response) => {
      requests += 1;
      response.writeHead(302, { location: "/again", "set-cookie": `id=${requests}` }).end();
    });
    await expect(web.fetch("http://feeds.example/again")).rejects.toMatchObject({ code: "too_many_redirects" });
    expect(requests).toBe(6);
  });

  it("do not take credentials to another origin, nor from https to http", async () => {
    const seen: [string | undefined, string | undefined][] = [];
    await serve((request, response) => {
      seen.push([request.headers.host, request.headers.authorization]);
      const to: Record<string, string> = {
        "/same": "/end",
        "/away": "https://other.example/end",
        "/down": "http://feeds.example/end",
      };
      const location = to[request.url ?? ""];
      if (location) response.writeHead(302, { location }).end();
      else response.end();
    });
    const headers = { Authorization: "Basic c2VjcmV0" };
    await web.fetch("https://feeds.example/same", { headers });
    await web.fetch("https://feeds.example/away", { headers });
    expect(seen).toEqual([
      ["feeds.example", "Basic c2VjcmV0"],
      ["feeds.example", "Basic c2VjcmV0"],
      ["feeds.example", "Basic c2VjcmV0"],
      ["other.example", undefined],
    ]);
    await expect(web.fetch("https://feeds.example/down", { headers })).rejects.toMatchObject({
      code: "address_refused",
    });
    await expect(web.fetch("https://feeds.example/down")).resolves.toMatchObject({ status: 200 });
  });
});

describe("a body", () => {
  const page = "<rss>".repeat(2000);

  it.each([
    ["gzip", gzipSync(page)],
    ["x-gzip", gzipSync(page)],
    ["deflate", deflateSync(page)],
    ["deflate", deflateRawSync(page)],
    ["br", brotliCompressSync(page)],
    ["gzip, br", brotliCompressSync(gzipSync(page))],
    ["zstd", zstdCompressSync(page)],
    ["identity", Buffer.from(page)],
    ["utf-8", Buffer.from(page)],
    ["none", Buffer.from(page)],
    ["UTF-8, gzip", gzipSync(page)],
    ["", Buffer.from(page)],
  ])("in %s is decoded", async (encoding, body) => {
    await serve((_, response) => response.writeHead(200, { "content-encoding": encoding }).end(body));
    expect(text((await web.fetch("http://feeds.example/")).body)).toBe(page);
  });

  const junk = Buffer.from("<!-- served in 3 ms -->\u0001");
  const named = Buffer.concat([Buffer.from("1f8b08080000000000036665656400", "hex"), gzipSync(page).subarray(10)]);
  it.each([
    ["gzip and bytes after its end", "gzip", Buffer.concat([gzipSync(page), junk])],
    ["brotli and bytes after its end", "br", Buffer.concat([brotliCompressSync(page), junk])],
    ["deflate and bytes after its end", "deflate", Buffer.concat([deflateSync(page), junk])],
    ["gzip without its last bytes", "gzip", gzipSync(page).subarray(0, -8)],
    ["gzip in two members", "gzip", Buffer.concat([gzipSync(page.slice(0, 777)), gzipSync(page.slice(777))])],
    ["gzip with a file's name", "gzip", named],
    ["gzip that no header tells of", undefined, gzipSync(page)],
    ["gzip of a gzip", "gzip", gzipSync(gzipSync(page))],
    ["gzip called deflate", "deflate", gzipSync(page)],
    ["deflate called gzip", "gzip", deflateSync(page)],
    ["deflate without its header called gzip", "gzip", deflateRawSync(page)],
    ["a document called gzip", "gzip", Buffer.from(page)],
    ["a document called br", "br", Buffer.from(page)],
    ["a document called zebra", "zebra", Buffer.from(page)],
  ])("as %s is read", async (_, encoding, body) => {
    const headers = encoding === undefined ? {} : { "content-encoding": encoding };
    await serve((__, response) => response.writeHead(200, headers).end(body));
    expect(text((await web.fetch("http://feeds.example/")).body)).toBe(page);
  });

  it("with an encoding but without content is empty", async () => {
    await serve((_, response) => response.writeHead(304, { "content-encoding": "gzip" }).end());
    expect((await web.fetch("http://feeds.example/")).body).toHaveLength(0);
  });

  it.each([
    ["a wrong label", "gzip", Buffer.from("\u0007\u0001 no document")],
    ["a truncated gzip", "gzip", gzipSync(page).subarray(0, -9)],
    ["a truncated brotli", "br", brotliCompressSync(page).subarray(0, -3)],
    ["six encodings", "gzip, gzip, gzip, gzip, gzip, gzip", gzipSync(page)],
  ])("with %s is a clean error", async (_, encoding, body) => {
    await serve((__, response) => response.writeHead(200, { "content-encoding": encoding }).end(body));
    await expect(web.fetch("http://feeds.example/")).rejects.toMatchObject({ code: "fetch_failed" });
  });

  it.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
    ["deflate", deflateSync],
  ] as const)("that is a %s bomb is stopped at the cap", async (encoding, compress) => {
    const bomb = compress(Buffer.alloc(64 * 1024 * 1024));
    await serve((_, response) => response.writeHead(200, { "content-encoding": encoding }).end(bomb));
    const before = process.memoryUsage().rss;
    const start = processCpuMs();
    await expect(web.fetch("http://feeds.example/")).rejects.toMatchObject({ code: "fetch_too_large" });
    expect(processCpuMs() - start).toBeLessThan(2000);
    expect(process.memoryUsage().rss - before).toBeLessThan(80 * 1024 * 1024);
  });

  it("without end is stopped at the cap, and its connection closed", async () => {
    await serve((_, response) => {
      const write = () => {
        while (response.write(Buffer.alloc(64 * 1024)));
        response.once("drain", write);
      };
      write();
    });
    await expect(web.fetch("http://feeds.example/", { maxBytes: 1024 * 1024 })).rejects.toMatchObject({
      code: "fetch_too_large",
    });
    await expect.poll(web.open).toBe(0);
  });

  it("that says it is too large is not downloaded", async () => {
    await serve((_, response) => response.writeHead(200, { "content-length": "99999999" }).write("x"));
    await expect(web.fetch("http://feeds.example/", { maxBytes: 1000 })).rejects.toMatchObject({
      code: "fetch_too_large",
    });
  });

  it("shorter than it said, or cut off, is an error", async () => {
    await serve((request, response) => {
      if (request.url === "/short") response.writeHead(200, { "content-length": "1000" }).write("only this");
      else response.write("chunk");
      setImmediate(() => response.destroy());
    });
    await expect(web.fetch("http://feeds.example/short")).rejects.toMatchObject({
      code: "fetch_failed",
      retryable: true,
    });
    await expect(web.fetch("http://feeds.example/cut")).rejects.toMatchObject({ code: "fetch_failed" });
  });
});

describe("the deadline", () => {
  type Response = Parameters<Handler>[1];
  const dripping = (response: Response, say: (n: number) => string | Buffer) => {
    let n = 0;
    const drip = setInterval(() => response.socket?.write(say((n += 1))), 20);
    response.on("close", () => clearInterval(drip));
  };
  const zipped = gzipSync(Buffer.alloc(1_000_000));

  it.each<[string, Handler]>([
    ["headers that never come", () => undefined],
    [
      "headers that drip",
      (_, response) => dripping(response, (n) => (n === 1 ? "HTTP/1.1 200 OK\r\n" : `x-${n}: y\r\n`)),
    ],
    ["a body that never comes", (_, response) => response.writeHead(200).flushHeaders()],
    ["a body that drips", (_, response) => dripping(response, (n) => (n === 1 ? "HTTP/1.1 200 OK\r\n\r\n" : "x"))],
    [
      "a compressed body that drips",
      (_, response) =>
        dripping(response, (n) =>
          n === 1 ? "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n" : zipped.subarray(n - 2, n - 1),
        ),
    ],
    [
      "redirects that take their time, one after the other",
      (request, response) => {
        const n = Number(request.url?.slice(1));
        setTimeout(() => response.writeHead(302, { location: `/${n + 1}` }).end(), 90);
      },
    ],
  ])("ends %s, and leaves no connection", async (_, handler) => {
    await serve(handler);
    for (const scheme of ["http", "https"]) {
      const start = performance.now();
      await expect(web.fetch(`${scheme}://feeds.example/0`, { timeoutMs: 300 })).rejects.toMatchObject({
        code: "fetch_timeout",
        retryable: true,
      });
      // By its own limit, not by the 25 seconds of a request that names none.
      expect(performance.now() - start).toBeLessThan(20_000);
    }
    // Only idle connections may be left, and those end here.
    await web.fetch.close();
    await expect.poll(web.open).toBe(0);
  });

  it.each(["http", "https"])("ends a look-up and a handshake without an answer (%s)", async (scheme) => {
    const silent = createServer((socket) => void socket.on("error", () => undefined)).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    web = await startWeb(() => undefined, {}, { lookup: () => undefined });
    await expect(web.fetch(`${scheme}://feeds.example/`, { timeoutMs: 200 })).rejects.toMatchObject({
      code: "fetch_timeout",
    });
    const mapped = realFetch({}, { hosts: { "silent.example": { host: "127.0.0.1", port } } });
    await expect(mapped(`${scheme}://silent.example/`, { timeoutMs: 200 })).rejects.toMatchObject({
      code: "fetch_timeout",
    });
    silent.close();
  });

  it("is not the only one who may stop: the caller's signal does", async () => {
    await serve(() => undefined);
    const reason = new Error("shutting down");
    await expect(web.fetch("http://feeds.example/", { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

describe("what went wrong", () => {
  it("is told without saying what was there", async () => {
    await serve((request, response) => {
      if (request.url === "/headers") response.writeHead(200, { "x-large": "y".repeat(60_000) }).end();
      else response.destroy();
    });
    const texts = await Promise.all(
      ["/headers", "/reset"].map((path) =>
        web.fetch(`http://feeds.example${path}`).catch((error) => `${error.code}: ${error.message}`),
      ),
    );
    expect(new Set(texts)).toEqual(new Set(["fetch_failed: The site could not be reached or broke off its answer."]));
    await expect.poll(web.open).toBe(0);
  });
});
